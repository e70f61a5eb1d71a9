#include "graph/sparql/numeric.h"

#include <gtest/gtest.h>

#include <array>

#include "tests/support/sparql_expressions.h"

namespace mscgraph::sparql {
namespace {

Numeric N(std::string_view term) { return *Term(term).number(); }
std::string Text(const std::optional<Numeric>& value) {
  return value ? Short(Value::Number(*value).form()) : "error";
}

TEST(ParseNumeric, TakesTheLexicalFormsOfEachTypeOnly) {
  const std::tuple<std::string_view, bool, bool> cases[] = {
      // term, is a form of its type, has a value
      {"7", true, true},
      {"-7", true, true},
      {"+7", true, true},
      {"007", true, true},
      {"'7.0'^^xsd:integer", false, false},
      {"' 7'^^xsd:integer", false, false},
      {"''^^xsd:integer", false, false},
      {"'+'^^xsd:integer", false, false},
      {"'+-1'^^xsd:integer", false, false},
      {"'127'^^xsd:byte", true, true},
      {"'128'^^xsd:byte", false, false},
      {"'-129'^^xsd:byte", false, false},
      {"'0'^^xsd:positiveInteger", false, false},
      {"'-0'^^xsd:nonNegativeInteger", true, true},
      {"'-1'^^xsd:unsignedInt", false, false},
      {"'18446744073709551615'^^xsd:unsignedLong", true, true},
      {"'18446744073709551616'^^xsd:unsignedLong", false, false},
      {"'-1'^^xsd:negativeInteger", true, true},
      {"'1'^^xsd:nonPositiveInteger", false, false},
      {"'9223372036854775808'^^xsd:long", false, false},
      {"'9223372036854775808'^^xsd:integer", true, true},
      {"'1000000000000000000000'^^xsd:integer", true, false},
      {"'1000000000000000000000'^^xsd:long", false, false},
      {"'-1000000000000000000000'^^xsd:nonNegativeInteger", false, false},
      {"1.5", true, true},
      {"'1E0'^^xsd:decimal", false, false},
      {"'0.1234567890123456789'^^xsd:decimal", true, false},
      {"1E0", true, true},
      {"'1'^^xsd:double", true, true},
      {"'.5e+3'^^xsd:double", true, true},
      {"'INF'^^xsd:double", true, true},
      {"'+INF'^^xsd:float", true, true},
      {"'inf'^^xsd:double", false, false},
      {"'infinity'^^xsd:double", false, false},
      {"'nan'^^xsd:double", false, false},
      {"'NaN'^^xsd:float", true, true},
      {"'0x1p3'^^xsd:double", false, false},
      {"'1E'^^xsd:double", false, false},
      {"'E1'^^xsd:double", false, false},
      {"'1E1.5'^^xsd:double", false, false},
      {"'1e999'^^xsd:double", true, true},
  };
  for (const auto& [term, is_lexical, has_value] : cases) {
    const Value value = Term(term);
    std::string buffer;
    EXPECT_EQ(IsNumericLexical(value.datatype(), value.Text(&buffer)), is_lexical) << term;
    EXPECT_EQ(value.number() != nullptr, has_value) << term;
  }
}

TEST(FormatNumeric, IsCanonical) {
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"+007", "'7'^^xsd:integer"},
      {"'5'^^xsd:byte", "'5'^^xsd:integer"},
      {"2.50", "'2.5'^^xsd:decimal"},
      {"2.", "'2.0'^^xsd:decimal"},
      {"1E0", "'1.0E0'^^xsd:double"},
      {"-1234.5e2", "'-1.2345E5'^^xsd:double"},
      {"0.1E0", "'1.0E-1'^^xsd:double"},
      {"'0.1'^^xsd:float", "'1.0E-1'^^xsd:float"},
      {"1e100", "'1.0E100'^^xsd:double"},
      {"5e-324", "'5.0E-324'^^xsd:double"},
      {"0e0", "'0.0E0'^^xsd:double"},
      {"-0e0", "'-0.0E0'^^xsd:double"},
      {"1e999", "'INF'^^xsd:double"},
      {"-1e999", "'-INF'^^xsd:double"},
      {"1e-999", "'0.0E0'^^xsd:double"},
      {"'1e39'^^xsd:float", "'INF'^^xsd:float"},
      {"'NaN'^^xsd:float", "'NaN'^^xsd:float"},
      {"9223372036854775808", "'9223372036854775808.0'^^xsd:decimal"},
  };
  for (const auto& [term, expected] : cases) EXPECT_EQ(Text(N(term)), expected) << term;
}

TEST(NumericToText, IsWhatACastToStringGives) {
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"7", "7"},
      {"2.0", "2"},
      {"2.50", "2.5"},
      {"-0.5", "-0.5"},
      {"1E0", "1"},
      {"1.25E0", "1.25"},
      {"-7.875E0", "-7.875"},
      {"0E0", "0"},
      {"-0E0", "-0"},
      {"999999E0", "999999"},
      {"1E6", "1.0E6"},
      {"0.000001E0", "0.000001"},
      {"9E-7", "9.0E-7"},
      {"'0.1'^^xsd:float", "0.1"},
      {"'INF'^^xsd:double", "INF"},
      {"'NaN'^^xsd:double", "NaN"},
  };
  for (const auto& [term, expected] : cases) EXPECT_EQ(NumericToText(N(term)), expected) << term;
}

struct Arithmetic {
  std::string_view a, b, sum, difference, product, quotient;
};

TEST(Arithmetic, PromotesToTheGreaterType) {
  const Arithmetic cases[] = {
      {"7", "2", "'9'^^xsd:integer", "'5'^^xsd:integer", "'14'^^xsd:integer", "'3.5'^^xsd:decimal"},
      {"'7'^^xsd:byte", "'2'^^xsd:short", "'9'^^xsd:integer", "'5'^^xsd:integer", "'14'^^xsd:integer",
       "'3.5'^^xsd:decimal"},
      {"1", "0.5", "'1.5'^^xsd:decimal", "'0.5'^^xsd:decimal", "'0.5'^^xsd:decimal", "'2.0'^^xsd:decimal"},
      {"1", "'0.5'^^xsd:float", "'1.5E0'^^xsd:float", "'5.0E-1'^^xsd:float", "'5.0E-1'^^xsd:float",
       "'2.0E0'^^xsd:float"},
      {"0.5", "'0.1'^^xsd:float", "'6.0E-1'^^xsd:float", "'4.0E-1'^^xsd:float", "'5.0E-2'^^xsd:float",
       "'5.0E0'^^xsd:float"},
      {"'0.5'^^xsd:float", "1E0", "'1.5E0'^^xsd:double", "'-5.0E-1'^^xsd:double", "'5.0E-1'^^xsd:double",
       "'5.0E-1'^^xsd:double"},
      {"1", "0", "'1'^^xsd:integer", "'1'^^xsd:integer", "'0'^^xsd:integer", "error"},
      {"1.0", "0.0", "'1.0'^^xsd:decimal", "'1.0'^^xsd:decimal", "'0.0'^^xsd:decimal", "error"},
      {"1E0", "0", "'1.0E0'^^xsd:double", "'1.0E0'^^xsd:double", "'0.0E0'^^xsd:double", "'INF'^^xsd:double"},
      {"-1E0", "0E0", "'-1.0E0'^^xsd:double", "'-1.0E0'^^xsd:double", "'-0.0E0'^^xsd:double",
       "'-INF'^^xsd:double"},
      {"0E0", "0E0", "'0.0E0'^^xsd:double", "'0.0E0'^^xsd:double", "'0.0E0'^^xsd:double",
       "'NaN'^^xsd:double"},
      {"9223372036854775807", "1", "error", "'9223372036854775806'^^xsd:integer",
       "'9223372036854775807'^^xsd:integer", "'9223372036854775807.0'^^xsd:decimal"},
      {"-9223372036854775808", "-1", "error", "'-9223372036854775807'^^xsd:integer", "error",
       "'9223372036854775808.0'^^xsd:decimal"},
      {"9223372036854775808", "1", "'9223372036854775809.0'^^xsd:decimal",
       "'9223372036854775807.0'^^xsd:decimal", "'9223372036854775808.0'^^xsd:decimal",
       "'9223372036854775808.0'^^xsd:decimal"},
  };
  for (const auto& test : cases) {
    EXPECT_EQ(Text(Add(N(test.a), N(test.b))), test.sum) << test.a << " + " << test.b;
    EXPECT_EQ(Text(Subtract(N(test.a), N(test.b))), test.difference) << test.a << " - " << test.b;
    EXPECT_EQ(Text(Multiply(N(test.a), N(test.b))), test.product) << test.a << " * " << test.b;
    EXPECT_EQ(Text(Divide(N(test.a), N(test.b))), test.quotient) << test.a << " / " << test.b;
  }
}

TEST(Rounding, KeepsTheType) {
  const std::array<std::string_view, 5> cases[] = {
      // value, ABS, ROUND, CEIL, FLOOR
      {"-2", "'2'^^xsd:integer", "'-2'^^xsd:integer", "'-2'^^xsd:integer", "'-2'^^xsd:integer"},
      {"-2.5", "'2.5'^^xsd:decimal", "'-2.0'^^xsd:decimal", "'-2.0'^^xsd:decimal", "'-3.0'^^xsd:decimal"},
      {"-2.5E0", "'2.5E0'^^xsd:double", "'-2.0E0'^^xsd:double", "'-2.0E0'^^xsd:double",
       "'-3.0E0'^^xsd:double"},
      {"2.5E0", "'2.5E0'^^xsd:double", "'3.0E0'^^xsd:double", "'3.0E0'^^xsd:double", "'2.0E0'^^xsd:double"},
      {"-0.4E0", "'4.0E-1'^^xsd:double", "'-0.0E0'^^xsd:double", "'-0.0E0'^^xsd:double",
       "'-1.0E0'^^xsd:double"},
      {"0.49999999999999994E0", "'4.9999999999999994E-1'^^xsd:double", "'0.0E0'^^xsd:double",
       "'1.0E0'^^xsd:double", "'0.0E0'^^xsd:double"},
      {"'-1.5'^^xsd:float", "'1.5E0'^^xsd:float", "'-1.0E0'^^xsd:float", "'-1.0E0'^^xsd:float",
       "'-2.0E0'^^xsd:float"},
      {"'INF'^^xsd:double", "'INF'^^xsd:double", "'INF'^^xsd:double", "'INF'^^xsd:double",
       "'INF'^^xsd:double"},
      {"'NaN'^^xsd:double", "'NaN'^^xsd:double", "'NaN'^^xsd:double", "'NaN'^^xsd:double",
       "'NaN'^^xsd:double"},
      {"-9223372036854775808", "error", "'-9223372036854775808'^^xsd:integer",
       "'-9223372036854775808'^^xsd:integer", "'-9223372036854775808'^^xsd:integer"},
  };
  for (const auto& [value, absolute, round, ceiling, floor] : cases) {
    EXPECT_EQ(Text(Absolute(N(value))), absolute) << value;
    EXPECT_EQ(Text(Round(N(value))), round) << value;
    EXPECT_EQ(Text(Ceiling(N(value))), ceiling) << value;
    EXPECT_EQ(Text(Floor(N(value))), floor) << value;
  }
}

TEST(Negate, KeepsTheTypeAndTheZero) {
  EXPECT_EQ(Text(Negate(N("7"))), "'-7'^^xsd:integer");
  EXPECT_EQ(Text(Negate(N("2.5"))), "'-2.5'^^xsd:decimal");
  EXPECT_EQ(Text(Negate(N("0E0"))), "'-0.0E0'^^xsd:double");
  EXPECT_EQ(Text(Negate(N("-9223372036854775808"))), "error");
}

}  // namespace
}  // namespace mscgraph::sparql
