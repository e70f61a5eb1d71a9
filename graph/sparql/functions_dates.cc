// Functions on dates and times (section 17.4.5). What the recommendation defines for xsd:dateTime works for
// the other types that have the component too: YEAR of an xsd:gYear.
#include "graph/sparql/functions.h"

namespace mscgraph::sparql {
namespace {

bool HasYear(Datatype d) {
  return d == Datatype::kDateTime || d == Datatype::kDate || d == Datatype::kGYear ||
         d == Datatype::kGYearMonth;
}

bool HasMonth(Datatype d) {
  return d == Datatype::kDateTime || d == Datatype::kDate || d == Datatype::kGYearMonth ||
         d == Datatype::kGMonth || d == Datatype::kGMonthDay;
}

bool HasDay(Datatype d) {
  return d == Datatype::kDateTime || d == Datatype::kDate || d == Datatype::kGMonthDay ||
         d == Datatype::kGDay;
}

bool HasTime(Datatype d) { return d == Datatype::kDateTime || d == Datatype::kTime; }

std::optional<Value> IntegerIf(bool has, int64_t value) {
  if (!has) return std::nullopt;
  return Value::Number(value);
}

std::optional<Value> Timezone(const DateTime& value) {
  if (!value.timezone) return std::nullopt;
  Duration duration;
  duration.seconds = Decimal::FromInteger(*value.timezone * 60);
  return Value::OfDuration(Datatype::kDayTimeDuration, duration);
}

}  // namespace

std::optional<Value> CallDateFunction(const FunctionCall& call) {
  if (call.function == Function::kNow)
    return Value::DateOrTime(Datatype::kDateTime, ToDateTime(call.context.now));
  const DateTime* value = call.argument(0).date_time();
  if (!value) return std::nullopt;
  const Datatype datatype = call.argument(0).datatype();
  switch (call.function) {
    case Function::kYear:
      return IntegerIf(HasYear(datatype), value->year);
    case Function::kMonth:
      return IntegerIf(HasMonth(datatype), value->month);
    case Function::kDay:
      return IntegerIf(HasDay(datatype), value->day);
    case Function::kHours:
      return IntegerIf(HasTime(datatype), value->hour);
    case Function::kMinutes:
      return IntegerIf(HasTime(datatype), value->minute);
    case Function::kSeconds:
      if (!HasTime(datatype)) return std::nullopt;
      return Value::Number(value->second);
    case Function::kTimezone:
      return Timezone(*value);
    case Function::kTz:
      return Value::String(FormatTimezone(*value));
    default:
      return std::nullopt;
  }
}

}  // namespace mscgraph::sparql
