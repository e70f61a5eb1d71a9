#ifndef MSCGRAPH_GRAPH_SPARQL_DATATYPE_H_
#define MSCGRAPH_GRAPH_SPARQL_DATATYPE_H_

#include <cstdint>
#include <string_view>

#include "graph/sparql/decimal.h"

namespace mscgraph::sparql {

// The datatypes whose values the engine knows. Pure, thread-safe.

// The integer types stand together, kInteger first; so do those of dates and times, and the durations.
enum class Datatype : uint8_t {
  kNone,  // IRIs and blank nodes.
  kString,
  kLangString,
  kBoolean,
  kInteger,
  kLong,
  kInt,
  kShort,
  kByte,
  kNonNegativeInteger,
  kPositiveInteger,
  kUnsignedLong,
  kUnsignedInt,
  kUnsignedShort,
  kUnsignedByte,
  kNonPositiveInteger,
  kNegativeInteger,
  kDecimal,
  kFloat,
  kDouble,
  kDateTime,
  kDate,
  kTime,
  kGYear,
  kGYearMonth,
  kGMonth,
  kGMonthDay,
  kGDay,
  kDuration,
  kDayTimeDuration,
  kYearMonthDuration,
  kOther,  // All others.
};

// kOther if it is none of them.
Datatype DatatypeOf(std::string_view iri);
// Without angle brackets. REQUIRES: neither kNone nor kOther.
std::string_view DatatypeIri(Datatype datatype);

inline bool IsInteger(Datatype d) { return d >= Datatype::kInteger && d <= Datatype::kNegativeInteger; }
inline bool IsNumeric(Datatype d) { return d >= Datatype::kInteger && d <= Datatype::kDouble; }
inline bool IsDateOrTime(Datatype d) { return d >= Datatype::kDateTime && d <= Datatype::kGDay; }
inline bool IsDuration(Datatype d) { return d >= Datatype::kDuration && d <= Datatype::kYearMonthDuration; }

// Whether a value of an integer type is in its range.
bool IsInRange(Datatype integer_type, Int128 value);

}  // namespace mscgraph::sparql

#endif  // MSCGRAPH_GRAPH_SPARQL_DATATYPE_H_
