#ifndef MSCGRAPH_GRAPH_SPARQL_NUMERIC_H_
#define MSCGRAPH_GRAPH_SPARQL_NUMERIC_H_

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "graph/sparql/datatype.h"
#include "graph/sparql/decimal.h"

namespace mscgraph::sparql {

// The value of a numeric literal; the alternatives are in the order of type promotion (XPath and XQuery
// Functions, appendix B.1). The derived integer types are integers. Pure, thread-safe.
using Numeric = std::variant<int64_t, Decimal, float, double>;

// The value of a lexical form. nullopt: it is no form of the type, or its value is out of range. An integer
// beyond 64 bits that a decimal holds becomes one: it compares as it should, and sums of it are decimals.
std::optional<Numeric> ParseNumeric(Datatype datatype, std::string_view lexical);
// Whether `lexical` is a form of the type, even if its value is out of range here.
bool IsNumericLexical(Datatype datatype, std::string_view lexical);
// xsd:integer, xsd:decimal, xsd:float or xsd:double.
Datatype NumericDatatype(const Numeric& value);
// The canonical form (XSD 1.0): "7", "2.5", "1.0E0", "INF".
std::string FormatNumeric(const Numeric& value);
// The form that a cast to xsd:string gives (XPath and XQuery Functions, 17.1.2): "2" for 2.0, "1.5"
// for 1.5E0.
std::string NumericToText(const Numeric& value);

// The operators + - * / (17.3) with promotion. nullopt: overflow of integers and decimals, and their division
// by zero. A quotient of integers is a decimal.
std::optional<Numeric> Add(const Numeric& a, const Numeric& b);
std::optional<Numeric> Subtract(const Numeric& a, const Numeric& b);
std::optional<Numeric> Multiply(const Numeric& a, const Numeric& b);
std::optional<Numeric> Divide(const Numeric& a, const Numeric& b);
std::optional<Numeric> Negate(const Numeric& a);
// Of the same type as `a`.
std::optional<Numeric> Absolute(const Numeric& a);
std::optional<Numeric> Round(const Numeric& a);
std::optional<Numeric> Ceiling(const Numeric& a);
std::optional<Numeric> Floor(const Numeric& a);

// = and < after promotion; unordered if one is NaN.
std::partial_ordering Compare(const Numeric& a, const Numeric& b);
// A total order by the exact values, which promotion may round: NaN first, -0 equal to 0.
std::weak_ordering CompareExactly(const Numeric& a, const Numeric& b);

bool IsZeroOrNan(const Numeric& value);
// Nearest; exact for floats.
double ToDouble(const Numeric& value);

}  // namespace mscgraph::sparql

#endif  // MSCGRAPH_GRAPH_SPARQL_NUMERIC_H_
