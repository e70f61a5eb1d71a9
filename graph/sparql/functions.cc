#include "graph/sparql/functions.h"

#include "absl/strings/match.h"
#include "absl/strings/string_view.h"

namespace mscgraph::sparql {
namespace {

absl::string_view ToAbsl(std::string_view text) { return {text.data(), text.size()}; }

// Basic filtering (RFC 4647, 3.3.1).
bool LanguageMatches(std::string_view tag, std::string_view range) {
  if (range == "*") return !tag.empty();
  if (!absl::StartsWithIgnoreCase(ToAbsl(tag), ToAbsl(range))) return false;
  return tag.size() == range.size() || (tag[range.size()] == '-' && !range.empty());
}

// nullopt if the arguments are not compatible.
template <typename Test>
std::optional<bool> TestStrings(absl::Span<const Value* const> arguments, const Test& test) {
  if (!AreCompatible(*arguments[0], *arguments[1])) return std::nullopt;
  std::string buffer0, buffer1;
  return test(arguments[0]->Text(&buffer0), arguments[1]->Text(&buffer1));
}

bool IsNumericTerm(const Value& value) {
  if (value.number()) return true;
  if (!IsNumeric(value.datatype())) return false;
  std::string buffer;  // Its value may be beyond our range.
  return IsNumericLexical(value.datatype(), value.Text(&buffer));
}

}  // namespace

bool AreCompatible(const Value& a, const Value& b) {
  if (!a.is_string_literal() || !b.is_string_literal()) return false;
  return b.datatype() == Datatype::kString ||
         absl::EqualsIgnoreCase(ToAbsl(a.language()), ToAbsl(b.language()));
}

Value StringLike(std::string_view text, const Value& model) {
  return model.language().empty() ? Value::String(text) : Value::LanguageString(text, model.language());
}

bool IsPredicate(Function function) {
  switch (function) {
    case Function::kSameTerm:
    case Function::kIsIri:
    case Function::kIsBlank:
    case Function::kIsLiteral:
    case Function::kIsNumeric:
    case Function::kStrstarts:
    case Function::kStrends:
    case Function::kContains:
    case Function::kLangMatches:
      return true;
    default:
      return false;
  }
}

std::optional<bool> CallPredicate(Function function, absl::Span<const Value* const> arguments) {
  const Value& first = *arguments[0];
  switch (function) {
    case Function::kSameTerm:
      return SameTerm(first, *arguments[1]);
    case Function::kIsIri:
      return first.kind() == Value::Kind::kIri;
    case Function::kIsBlank:
      return first.kind() == Value::Kind::kBlank;
    case Function::kIsLiteral:
      return first.is_literal();
    case Function::kIsNumeric:
      return IsNumericTerm(first);
    case Function::kStrstarts:
      return TestStrings(arguments, [](std::string_view a, std::string_view b) { return a.starts_with(b); });
    case Function::kStrends:
      return TestStrings(arguments, [](std::string_view a, std::string_view b) { return a.ends_with(b); });
    case Function::kContains:
      return TestStrings(arguments, [](std::string_view a, std::string_view b) {
        return a.find(b) != std::string_view::npos;
      });
    case Function::kLangMatches:
      if (first.datatype() != Datatype::kString || arguments[1]->datatype() != Datatype::kString)
        return std::nullopt;
      return TestStrings(arguments, &LanguageMatches);
    default:
      return std::nullopt;
  }
}

std::optional<Value> CallFunction(const FunctionCall& call) {
  if (call.function < Function::kStrlen) return CallTermFunction(call);
  if (call.function < Function::kAbs) return CallStringFunction(call);
  if (call.function < Function::kNow) return CallNumberFunction(call);
  if (call.function < Function::kMd5) return CallDateFunction(call);
  return CallHashFunction(call);
}

}  // namespace mscgraph::sparql
