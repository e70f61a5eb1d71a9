#ifndef MSCGRAPH_GRAPH_SPARQL_DATE_TIME_H_
#define MSCGRAPH_GRAPH_SPARQL_DATE_TIME_H_

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "absl/time/time.h"
#include "graph/sparql/datatype.h"
#include "graph/sparql/decimal.h"

namespace mscgraph::sparql {

// Values of xsd:dateTime, date, time, gYear ... (XSD 1.1 part 2, 3.3 and appendix D). Proleptic Gregorian
// calendar with a year 0. Components that a type lacks have the values that order it: XPath and XQuery
// Functions 3.0, 9.4. Pure, thread-safe.
struct DateTime {
  int64_t year = 1972;  // Within a thousand million years.
  int month = 12, day = 31;
  int hour = 0, minute = 0;
  Decimal second;
  std::optional<int> timezone;  // Minutes east of UTC, -840 to 840.
};

// nullopt: no lexical form of `datatype`, or beyond what is held. Hour 24 is the next day.
std::optional<DateTime> ParseDateTime(Datatype datatype, std::string_view lexical);
// Canonical but for the time zone, which is kept.
std::string FormatDateTime(Datatype datatype, const DateTime& value);
// "Z", "-08:00", or "" if there is none.
std::string FormatTimezone(const DateTime& value);
// In UTC.
DateTime ToDateTime(absl::Time time);

// nullopt if the order depends on a time zone that one of the values lacks.
std::optional<std::partial_ordering> Compare(const DateTime& a, const DateTime& b);
// A total order that agrees with Compare where that tells: values without time zone as if in UTC, before
// those of the same moment that have one.
std::weak_ordering CompareTotally(const DateTime& a, const DateTime& b);

// Of xsd:duration and its two subtypes.
struct Duration {
  int64_t months = 0;
  Decimal seconds;

  friend auto operator<=>(const Duration&, const Duration&) = default;
};

std::optional<Duration> ParseDuration(Datatype datatype, std::string_view lexical);
// Canonical: "PT0S", "-PT8H", "P1DT2.5S", "P1Y2M". The months and seconds have the same sign.
std::string FormatDuration(Datatype datatype, const Duration& value);

}  // namespace mscgraph::sparql

#endif  // MSCGRAPH_GRAPH_SPARQL_DATE_TIME_H_
