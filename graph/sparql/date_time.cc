#include "graph/sparql/date_time.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <limits>

#include "absl/strings/str_format.h"

namespace mscgraph::sparql {
namespace {

constexpr int64_t kMaxYear = 1'000'000'000;
constexpr int kMaxTimezone = 14 * 60;

bool IsLeapYear(int64_t year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

int DaysOfMonth(int64_t year, int month) {
  constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && IsLeapYear(year) ? 29 : kDays[month - 1];
}

// Days since 0000-03-01; the year begins in March, so that the leap day is its last.
int64_t DayNumber(int64_t year, int month, int day) {
  if (month <= 2) --year;
  const int64_t era = (year >= 0 ? year : year - 399) / 400;
  const int64_t year_of_era = year - era * 400;
  const int64_t day_of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
  return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
}

// Takes lexical forms apart from the left.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : rest_(text) {}

  bool done() const { return rest_.empty(); }

  bool Take(char c) {
    if (rest_.empty() || rest_[0] != c) return false;
    rest_.remove_prefix(1);
    return true;
  }

  size_t CountDigits() const {
    size_t n = 0;
    while (n < rest_.size() && rest_[n] >= '0' && rest_[n] <= '9') ++n;
    return n;
  }

  // Two digits.
  std::optional<int> TakePair(int low, int high) {
    if (CountDigits() < 2) return std::nullopt;
    const int value = (rest_[0] - '0') * 10 + (rest_[1] - '0');
    if (value < low || value > high) return std::nullopt;
    rest_.remove_prefix(2);
    return value;
  }

  // Four digits or more; no zero before the fifth from the right.
  std::optional<int64_t> TakeYear() {
    const bool negative = Take('-');
    const size_t digits = CountDigits();
    if (digits < 4 || (digits > 4 && rest_[0] == '0')) return std::nullopt;
    int64_t year = 0;
    const auto error = std::from_chars(rest_.data(), rest_.data() + digits, year).ec;
    if (error != std::errc() || year > kMaxYear) return std::nullopt;
    rest_.remove_prefix(digits);
    return negative ? -year : year;
  }

  // "07.5": two digits, below 60.
  std::optional<Decimal> TakeSecond() {
    if (CountDigits() != 2 || rest_[0] > '5') return std::nullopt;
    return TakeDecimal();
  }

  std::optional<Decimal> TakeDecimal() {
    size_t size = CountDigits();
    if (size == 0) return std::nullopt;
    if (size < rest_.size() && rest_[size] == '.') {
      Scanner fraction(rest_.substr(size + 1));
      if (fraction.CountDigits() == 0) return std::nullopt;
      size += 1 + fraction.CountDigits();
    }
    const auto out = Decimal::Parse(rest_.substr(0, size));
    rest_.remove_prefix(size);
    return out;
  }

  // What is left: nothing, "Z" or "-08:00".
  bool TakeTimezone(std::optional<int>* minutes) {
    if (done()) return true;
    if (Take('Z')) {
      *minutes = 0;
      return done();
    }
    const bool west = Take('-');
    if (!west && !Take('+')) return false;
    const auto hour = TakePair(0, 14);
    if (!hour || !Take(':')) return false;
    const auto minute = TakePair(0, 59);
    if (!minute || *hour * 60 + *minute > kMaxTimezone) return false;
    *minutes = (west ? -1 : 1) * (*hour * 60 + *minute);
    return done();
  }

 private:
  std::string_view rest_;
};

// The shape of each type: Y year, M month, D day, t the letter T, T time; hyphens stand for themselves.
std::string_view Shape(Datatype datatype) {
  switch (datatype) {
    case Datatype::kDateTime:
      return "Y-M-DtT";
    case Datatype::kDate:
      return "Y-M-D";
    case Datatype::kTime:
      return "T";
    case Datatype::kGYear:
      return "Y";
    case Datatype::kGYearMonth:
      return "Y-M";
    case Datatype::kGMonth:
      return "--M";
    case Datatype::kGMonthDay:
      return "--M-D";
    case Datatype::kGDay:
      return "---D";
    default:
      return "";
  }
}

bool TakeTime(Scanner* scanner, DateTime* out) {
  const auto hour = scanner->TakePair(0, 24);
  if (!hour || !scanner->Take(':')) return false;
  const auto minute = scanner->TakePair(0, 59);
  if (!minute || !scanner->Take(':')) return false;
  const auto second = scanner->TakeSecond();
  if (!second || (*hour == 24 && (*minute != 0 || *second != Decimal()))) return false;
  out->hour = *hour;
  out->minute = *minute;
  out->second = *second;
  return true;
}

bool TakeComponent(char component, Scanner* scanner, DateTime* out) {
  switch (component) {
    case 'Y': {
      const auto year = scanner->TakeYear();
      out->year = year.value_or(0);
      return year.has_value();
    }
    case 'M': {
      const auto month = scanner->TakePair(1, 12);
      out->month = month.value_or(1);
      return month.has_value();
    }
    case 'D': {
      const auto day = scanner->TakePair(1, 31);
      out->day = day.value_or(1);
      return day.has_value();
    }
    case 'T':
      return TakeTime(scanner, out);
    default:
      return scanner->Take(component == 't' ? 'T' : component);
  }
}

// Hour 24 as hour 0 of the next day; of a time, the same day.
void NormaliseHour(Datatype datatype, DateTime* value) {
  if (value->hour != 24) return;
  value->hour = 0;
  if (datatype == Datatype::kTime) return;
  if (++value->day <= DaysOfMonth(value->year, value->month)) return;
  value->day = 1;
  if (++value->month <= 12) return;
  value->month = 1;
  ++value->year;
}

// Seconds since 0000-03-01T00:00:00Z; values without time zone as if in UTC.
Decimal Moment(const DateTime& value) {
  const int64_t minutes = (DayNumber(value.year, value.month, value.day) * 24 + value.hour) * 60 +
                          value.minute - value.timezone.value_or(0);
  return Decimal::FromUnits(minutes * 60 * Decimal::kOne + value.second.units());
}

// "07", "07.5".
std::string FormatSecond(Decimal second) {
  std::string text = second.ToString();
  if (text.ends_with(".0")) text.resize(text.size() - 2);
  return text.find('.') == 1 || text.size() == 1 ? "0" + text : text;
}

void AppendComponent(char component, const DateTime& value, std::string* out) {
  switch (component) {
    case 'Y':
      absl::StrAppendFormat(out, "%s%04d", value.year < 0 ? "-" : "", std::abs(value.year));
      break;
    case 'M':
      absl::StrAppendFormat(out, "%02d", value.month);
      break;
    case 'D':
      absl::StrAppendFormat(out, "%02d", value.day);
      break;
    case 'T':
      absl::StrAppendFormat(out, "%02d:%02d:%s", value.hour, value.minute, FormatSecond(value.second));
      break;
    default:
      out->push_back(component == 't' ? 'T' : component);
  }
}

// Adds `count` of a unit.
bool AddSeconds(Decimal count, int64_t unit, Decimal* total) {
  const auto product = Multiply(count, Decimal::FromInteger(unit));
  const auto sum = product ? Add(*total, *product) : std::nullopt;
  if (sum) *total = *sum;
  return sum.has_value();
}

bool AddMonths(Decimal count, int64_t unit, int64_t* total) {
  const auto whole = count.ToInteger();
  int64_t months;
  return whole && !__builtin_mul_overflow(*whole, unit, &months) &&
         !__builtin_add_overflow(*total, months, total);
}

// "3Y2M", "1D" or, behind the T, "2H3M4.5S": each designator of `designators` at most once, in that order, at
// least one.
bool TakeDurationPart(Scanner* scanner, std::string_view designators, bool time, Duration* out) {
  constexpr int64_t kDay = 86400, kHour = 3600, kMinute = 60;
  bool any = false;
  while (scanner->CountDigits() > 0) {
    const auto count = scanner->TakeDecimal();
    if (!count) return false;
    size_t next = 0;
    while (next < designators.size() && !scanner->Take(designators[next])) ++next;
    if (next == designators.size()) return false;
    const char designator = designators[next];
    designators.remove_prefix(next + 1);
    if (designator != 'S' && count->units() % Decimal::kOne != 0) return false;
    const bool fits = designator == 'Y'            ? AddMonths(*count, 12, &out->months)
                      : designator == 'M' && !time ? AddMonths(*count, 1, &out->months)
                      : designator == 'S'          ? AddSeconds(*count, 1, &out->seconds)
                                                   : AddSeconds(*count,
                                                       designator == 'D'   ? kDay
                                                                : designator == 'H' ? kHour
                                                                                    : kMinute,
                                                                &out->seconds);
    if (!fits) return false;
    any = true;
  }
  return any;
}

}  // namespace

std::optional<DateTime> ParseDateTime(Datatype datatype, std::string_view lexical) {
  const std::string_view shape = Shape(datatype);
  if (shape.empty()) return std::nullopt;
  DateTime out;
  // The first of the month or the year, where there is no day.
  if (datatype == Datatype::kGYear) out.month = out.day = 1;
  if (datatype == Datatype::kGYearMonth || datatype == Datatype::kGMonth) out.day = 1;
  Scanner scanner(lexical);
  for (char component : shape) {
    if (!TakeComponent(component, &scanner, &out)) return std::nullopt;
  }
  if (out.day > DaysOfMonth(out.year, out.month)) return std::nullopt;
  if (!scanner.TakeTimezone(&out.timezone)) return std::nullopt;
  NormaliseHour(datatype, &out);
  return out;
}

std::string FormatDateTime(Datatype datatype, const DateTime& value) {
  std::string out;
  for (char component : Shape(datatype)) AppendComponent(component, value, &out);
  return out + FormatTimezone(value);
}

std::string FormatTimezone(const DateTime& value) {
  if (!value.timezone) return "";
  if (*value.timezone == 0) return "Z";
  const int minutes = std::abs(*value.timezone);
  return absl::StrFormat("%c%02d:%02d", *value.timezone < 0 ? '-' : '+', minutes / 60, minutes % 60);
}

DateTime ToDateTime(absl::Time time) {
  const auto parts = absl::UTCTimeZone().At(time);
  DateTime out;
  out.year = std::clamp<int64_t>(parts.cs.year(), -kMaxYear, kMaxYear);
  out.month = parts.cs.month();
  out.day = parts.cs.day();
  out.hour = parts.cs.hour();
  out.minute = parts.cs.minute();
  const int64_t nanoseconds = absl::ToInt64Nanoseconds(parts.subsecond);
  out.second =
      Decimal::FromUnits(parts.cs.second() * Decimal::kOne + nanoseconds * (Decimal::kOne / 1'000'000'000));
  out.timezone = 0;
  return out;
}

std::optional<std::partial_ordering> Compare(const DateTime& a, const DateTime& b) {
  const Decimal a_moment = Moment(a), b_moment = Moment(b);
  if (a.timezone.has_value() == b.timezone.has_value()) return a_moment <=> b_moment;
  // The zone that is missing may be any (XSD 1.0 part 2, 3.2.7.4).
  constexpr Int128 kLongest = kMaxTimezone * 60 * Decimal::kOne;
  const Int128 difference = a_moment.units() - b_moment.units();
  if (difference < -kLongest) return std::partial_ordering::less;
  if (difference > kLongest) return std::partial_ordering::greater;
  return std::nullopt;
}

std::weak_ordering CompareTotally(const DateTime& a, const DateTime& b) {
  const auto order = Moment(a) <=> Moment(b);
  return order != 0 ? order : a.timezone.has_value() <=> b.timezone.has_value();
}

std::optional<Duration> ParseDuration(Datatype datatype, std::string_view lexical) {
  Scanner scanner(lexical);
  const bool negative = scanner.Take('-');
  if (!scanner.Take('P')) return std::nullopt;
  const bool months = datatype != Datatype::kDayTimeDuration, days = datatype != Datatype::kYearMonthDuration;
  const std::string_view designators = months && days ? "YMD" : months ? "YM" : "D";
  Duration out;
  const bool date = scanner.CountDigits() > 0;
  if (date && !TakeDurationPart(&scanner, designators, false, &out)) return std::nullopt;
  const bool time = days && scanner.Take('T');
  if (time && !TakeDurationPart(&scanner, "HMS", true, &out)) return std::nullopt;
  if ((!date && !time) || !scanner.done()) return std::nullopt;
  if (negative) out = {-out.months, Decimal::FromUnits(-out.seconds.units())};
  return out;
}

std::string FormatDuration(Datatype datatype, const Duration& value) {
  const bool negative = value.months < 0 || value.seconds < Decimal();
  const uint64_t months = value.months < 0 ? -static_cast<uint64_t>(value.months) : value.months;
  const Int128 units = negative ? -value.seconds.units() : value.seconds.units();
  const auto total = static_cast<uint64_t>(units / Decimal::kOne / 60);
  const Decimal second = Decimal::FromUnits(units % (60 * Decimal::kOne));
  std::string date, time;
  if (months / 12 > 0) absl::StrAppendFormat(&date, "%dY", months / 12);
  if (months % 12 > 0) absl::StrAppendFormat(&date, "%dM", months % 12);
  if (total / 1440 > 0) absl::StrAppendFormat(&date, "%dD", total / 1440);
  if (total / 60 % 24 > 0) absl::StrAppendFormat(&time, "%dH", total / 60 % 24);
  if (total % 60 > 0) absl::StrAppendFormat(&time, "%dM", total % 60);
  if (second != Decimal()) {
    std::string text = second.ToString();
    if (text.ends_with(".0")) text.resize(text.size() - 2);
    time += text + "S";
  }
  if (date.empty() && time.empty()) return datatype == Datatype::kYearMonthDuration ? "P0M" : "PT0S";
  return (negative ? "-P" : "P") + date + (time.empty() ? "" : "T" + time);
}

}  // namespace mscgraph::sparql
