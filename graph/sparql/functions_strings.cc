// Functions on strings (section 17.4.3).
#include <cstdint>
#include <limits>
#include <string>

#include "graph/sparql/functions.h"
#include "graph/store/iris.h"
#include "schemas/text/letter_case.h"

namespace mscgraph::sparql {
namespace {

bool BeginsCodePoint(char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }

int64_t CountCodePoints(std::string_view text) {
  int64_t count = 0;
  for (char c : text) count += BeginsCodePoint(c);
  return count;
}

// fn:substring: the characters at the places p, from 1, with begin <= p < end.
std::string_view Substring(std::string_view text, double begin, double end) {
  size_t from = text.size(), to = text.size();
  double place = 0;
  for (size_t i = 0; i < text.size(); ++i) {
    if (!BeginsCodePoint(text[i])) continue;
    ++place;
    if (place >= begin && from == text.size()) from = i;
    if (!(place < end)) {
      to = i;
      break;
    }
  }
  return from < to ? text.substr(from, to - from) : std::string_view();
}

// Rounded as fn:round does.
std::optional<double> Rounded(const Value& value) {
  if (!value.number()) return std::nullopt;
  const auto rounded = Round(*value.number());
  if (!rounded) return std::nullopt;
  return ToDouble(*rounded);
}

std::optional<Value> CallSubstring(const FunctionCall& call) {
  const auto begin = Rounded(call.argument(1));
  if (!begin) return std::nullopt;
  double end = std::numeric_limits<double>::infinity();
  if (call.arguments.size() > 2) {
    const auto length = Rounded(call.argument(2));
    if (!length) return std::nullopt;
    end = *begin + *length;
  }
  std::string buffer;
  return StringLike(Substring(call.argument(0).Text(&buffer), *begin, end), call.argument(0));
}

// STRBEFORE and STRAFTER.
std::optional<Value> CallSplit(const FunctionCall& call) {
  if (!AreCompatible(call.argument(0), call.argument(1))) return std::nullopt;
  std::string buffer0, buffer1;
  const std::string_view text = call.argument(0).Text(&buffer0), part = call.argument(1).Text(&buffer1);
  const size_t at = text.find(part);
  if (at == std::string_view::npos) return Value::String("");
  return StringLike(
      call.function == Function::kStrbefore ? text.substr(0, at) : text.substr(at + part.size()),
      call.argument(0));
}

std::optional<Value> CallConcat(const FunctionCall& call) {
  std::string out, buffer;
  bool one_language = true;
  for (const Value* argument : call.arguments) {
    if (!argument->is_string_literal()) return std::nullopt;
    one_language = one_language && AreCompatible(*call.arguments[0], *argument) &&
                   call.arguments[0]->datatype() == argument->datatype();
    out.append(argument->Text(&buffer));
    if (out.size() > kMaxTermBytes) {
      *call.status = absl::ResourceExhaustedError("CONCAT: the result is too large");
      return std::nullopt;
    }
  }
  return one_language && !call.arguments.empty() ? StringLike(out, *call.arguments[0]) : Value::String(out);
}

}  // namespace

std::optional<Value> CallStringFunction(const FunctionCall& call) {
  if (call.function == Function::kConcat) return CallConcat(call);
  const Value& first = call.argument(0);
  if (!first.is_string_literal()) return std::nullopt;
  std::string buffer;
  switch (call.function) {
    case Function::kStrlen:
      return Value::Number(CountCodePoints(first.Text(&buffer)));
    case Function::kSubstr:
      return CallSubstring(call);
    case Function::kUcase:
      return StringLike(ToUpperCase(first.Text(&buffer)), first);
    case Function::kLcase:
      return StringLike(ToLowerCase(first.Text(&buffer)), first);
    case Function::kStrbefore:
    case Function::kStrafter:
      return CallSplit(call);
    case Function::kEncodeForUri:
      return Value::String(PercentEncode(first.Text(&buffer)));
    default:
      return std::nullopt;
  }
}

}  // namespace mscgraph::sparql
