// Casts (section 17.5; XPath and XQuery Functions 3.0, section 18).
#include <cmath>
#include <limits>
#include <string>

#include "graph/sparql/functions.h"

namespace mscgraph::sparql {
namespace {

std::string_view Trimmed(std::string_view text) {
  const size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return "";
  return text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

std::optional<Numeric> ToDecimalNumber(const Numeric& value) {
  if (const auto* integer = std::get_if<int64_t>(&value)) return Decimal::FromInteger(*integer);
  if (std::holds_alternative<Decimal>(value)) return value;
  const auto decimal = Decimal::FromDouble(ToDouble(value));
  if (!decimal) return std::nullopt;
  return *decimal;
}

// Rounded to the nearest; infinity from half a step beyond the greatest float.
float ToFloat(double value) {
  constexpr double kMax = std::numeric_limits<float>::max(), kInfinite = 0x1.ffffffp127;
  if (std::fabs(value) <= kMax || std::isnan(value)) return static_cast<float>(value);
  const float magnitude = std::fabs(value) < kInfinite ? std::numeric_limits<float>::max()
                                                       : std::numeric_limits<float>::infinity();
  return value < 0 ? -magnitude : magnitude;
}

// Cut off after the point.
std::optional<Value> CastToInteger(const Numeric& value, Datatype target) {
  std::optional<int64_t> integer;
  if (const auto* already = std::get_if<int64_t>(&value)) {
    integer = *already;
  } else if (const auto decimal = ToDecimalNumber(value)) {
    integer = std::get<Decimal>(*decimal).ToInteger();
  }
  if (!integer || !IsInRange(target, *integer)) return std::nullopt;
  return Value::Typed(std::to_string(*integer), DatatypeIri(target));
}

std::optional<Value> CastNumber(const Numeric& value, Datatype target) {
  if (target == Datatype::kBoolean) return Value::Boolean(!IsZeroOrNan(value));
  if (IsInteger(target)) return CastToInteger(value, target);
  if (target == Datatype::kDouble) return Value::Number(ToDouble(value));
  if (target == Datatype::kFloat) {
    if (const auto* decimal = std::get_if<Decimal>(&value)) return Value::Number(decimal->ToFloat());
    if (const auto* integer = std::get_if<int64_t>(&value))
      return Value::Number(static_cast<float>(*integer));
    return Value::Number(ToFloat(ToDouble(value)));
  }
  if (target != Datatype::kDecimal) return std::nullopt;
  const auto decimal = ToDecimalNumber(value);
  if (!decimal) return std::nullopt;
  return Value::Number(*decimal);
}

// The canonical form of a value that was read from a string; ill-typed is an error.
std::optional<Value> CastText(std::string_view text, Datatype target) {
  const Value read = Value::Typed(Trimmed(text), DatatypeIri(target));
  if (read.boolean()) return Value::Boolean(*read.boolean());
  if (read.number()) return CastNumber(*read.number(), target);
  if (read.date_time()) return Value::DateOrTime(target, *read.date_time());
  if (read.duration()) return Value::OfDuration(target, *read.duration());
  return std::nullopt;
}

// To types whose components are among those of the source; from a date to its first moment.
std::optional<Value> CastDateTime(const Value& value, Datatype target) {
  const Datatype source = value.datatype();
  if (source != target && source != Datatype::kDateTime &&
      (source != Datatype::kDate || target == Datatype::kTime))
    return std::nullopt;
  return Value::DateOrTime(target, *value.date_time());
}

std::optional<Value> CastDuration(const Duration& duration, Datatype target) {
  Duration out = duration;
  if (target == Datatype::kDayTimeDuration) out.months = 0;
  if (target == Datatype::kYearMonthDuration) out.seconds = Decimal();
  return Value::OfDuration(target, out);
}

std::optional<Value> CastToString(const Value& value) {
  std::string buffer;
  if (value.kind() == Value::Kind::kBlank || value.datatype() == Datatype::kLangString) return std::nullopt;
  if (value.boolean()) return Value::String(*value.boolean() ? "true" : "false");
  if (value.number()) return Value::String(NumericToText(*value.number()));
  if (value.date_time()) return Value::String(FormatDateTime(value.datatype(), *value.date_time()));
  if (value.duration()) return Value::String(FormatDuration(value.datatype(), *value.duration()));
  const bool has_text = value.datatype() == Datatype::kNone || value.datatype() == Datatype::kString ||
                        value.datatype() == Datatype::kOther;
  if (!has_text) return std::nullopt;  // Ill-typed, or beyond our range.
  return Value::String(value.Text(&buffer));
}

}  // namespace

bool IsCastTarget(Datatype target) {
  return target != Datatype::kNone && target != Datatype::kLangString && target != Datatype::kOther;
}

std::optional<Value> Cast(const Value& value, Datatype target) {
  if (target == Datatype::kString) return CastToString(value);
  if (value.datatype() == Datatype::kString) {
    std::string buffer;
    return CastText(value.Text(&buffer), target);
  }
  if (value.boolean()) {
    if (target == Datatype::kBoolean) return Value::Boolean(*value.boolean());
    return CastNumber(Numeric(int64_t{*value.boolean()}), target);
  }
  if (value.number()) return CastNumber(*value.number(), target);
  if (value.date_time() && IsDateOrTime(target)) return CastDateTime(value, target);
  if (value.duration() && IsDuration(target)) return CastDuration(*value.duration(), target);
  return std::nullopt;
}

}  // namespace mscgraph::sparql
