// Functions on RDF terms (section 17.4.2).
#include <algorithm>
#include <string>

#include "absl/strings/ascii.h"
#include "graph/sparql/functions.h"
#include "graph/sparql/iri_resolve.h"
#include "graph/sparql/random.h"

namespace mscgraph::sparql {
namespace {

// Absolute, and nothing in it that an IRI of N-Triples excludes.
bool IsAbsoluteIri(std::string_view iri) {
  const size_t colon = iri.find(':');
  if (colon == std::string_view::npos || colon == 0 ||
      !absl::ascii_isalpha(static_cast<unsigned char>(iri[0])))
    return false;
  for (char c : iri.substr(0, colon)) {
    if (!absl::ascii_isalnum(static_cast<unsigned char>(c)) && c != '+' && c != '-' && c != '.') return false;
  }
  for (char c : iri) {
    if (static_cast<unsigned char>(c) <= ' ' || c == 0x7f ||
        std::string_view("<>\"{}|^`\\").find(c) != std::string_view::npos)
      return false;
  }
  return true;
}

// [a-zA-Z]+(-[a-zA-Z0-9]+)*, as the grammar has it.
bool IsLanguageTag(std::string_view tag) {
  bool first = true;
  while (true) {
    const size_t hyphen = std::min(tag.find('-'), tag.size());
    if (hyphen == 0) return false;
    for (char c : tag.substr(0, hyphen)) {
      const auto byte = static_cast<unsigned char>(c);
      if (!absl::ascii_isalpha(byte) && (first || !absl::ascii_isdigit(byte))) return false;
    }
    if (hyphen == tag.size()) return true;
    tag.remove_prefix(hyphen + 1);
    first = false;
  }
}

std::optional<Value> MakeIri(const Value& value, std::string_view base) {
  if (value.kind() == Value::Kind::kIri) return value;
  if (value.datatype() != Datatype::kString) return std::nullopt;
  std::string buffer;
  const std::string iri = ResolveIri(base, value.Text(&buffer));
  if (!IsAbsoluteIri(iri)) return std::nullopt;
  return Value::Iri(iri);
}

std::optional<Value> MakeBlank(const FunctionCall& call) {
  if (call.arguments.empty()) return Value::FromForm(call.context.blank_node(std::nullopt));
  const Value& label = call.argument(0);
  if (label.datatype() != Datatype::kString) return std::nullopt;
  std::string buffer;
  return Value::FromForm(call.context.blank_node(std::string(label.Text(&buffer))));
}

std::optional<Value> MakeTyped(const Value& text, const Value& datatype) {
  if (text.datatype() != Datatype::kString || datatype.kind() != Value::Kind::kIri) return std::nullopt;
  std::string buffer0, buffer1;
  const std::string_view iri = datatype.Text(&buffer1);
  // A literal of this type has a language, which there is none for.
  if (DatatypeOf(iri) == Datatype::kLangString) return std::nullopt;
  return Value::Typed(text.Text(&buffer0), iri);
}

std::optional<Value> MakeLanguageString(const Value& text, const Value& language) {
  if (text.datatype() != Datatype::kString || language.datatype() != Datatype::kString) return std::nullopt;
  std::string buffer0, buffer1;
  const std::string_view tag = language.Text(&buffer1);
  if (!IsLanguageTag(tag)) return std::nullopt;
  return Value::LanguageString(text.Text(&buffer0), tag);
}

}  // namespace

std::optional<Value> CallTermFunction(const FunctionCall& call) {
  std::string buffer;
  switch (call.function) {
    case Function::kStr:
      if (call.argument(0).kind() == Value::Kind::kBlank) return std::nullopt;
      if (call.argument(0).datatype() == Datatype::kString) return call.argument(0);
      return Value::String(call.argument(0).Text(&buffer));
    case Function::kLang:
      if (!call.argument(0).is_literal()) return std::nullopt;
      return Value::String(call.argument(0).language());
    case Function::kDatatype:
      if (!call.argument(0).is_literal()) return std::nullopt;
      return Value::Iri(call.argument(0).datatype_iri());
    case Function::kIri:
      return MakeIri(call.argument(0), call.context.base);
    case Function::kBnode:
      return MakeBlank(call);
    case Function::kStrdt:
      return MakeTyped(call.argument(0), call.argument(1));
    case Function::kStrlang:
      return MakeLanguageString(call.argument(0), call.argument(1));
    case Function::kUuid:
      return Value::Iri("urn:uuid:" + RandomUuid());
    case Function::kStruuid:
      return Value::String(RandomUuid());
    default:
      return std::nullopt;
  }
}

}  // namespace mscgraph::sparql
