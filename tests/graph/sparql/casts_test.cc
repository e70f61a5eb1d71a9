#include <gtest/gtest.h>

#include <array>

#include "graph/sparql/functions.h"
#include "tests/support/sparql_expressions.h"

namespace mscgraph::sparql {
namespace {

TEST(Cast, FollowsTheTableOfSection17_5) {
  const std::array<std::string_view, 7> cases[] = {
      // term, xsd:boolean, integer, decimal, float, double, string; without their datatypes.
      {"'string'", "error", "error", "error", "error", "error", "string"},
      {"'-10.2E3'", "error", "error", "error", "-1.02E4", "-1.02E4", "-10.2E3"},
      {"'+33.3300'", "error", "error", "33.33", "3.333E1", "3.333E1", "+33.3300"},
      {"'0'", "false", "0", "0.0", "0.0E0", "0.0E0", "0"},
      {"' 13\\n'", "error", "13", "13.0", "1.3E1", "1.3E1", " 13\n"},
      {"'true'", "true", "error", "error", "error", "error", "true"},
      {"'INF'", "error", "error", "error", "INF", "INF", "INF"},
      {"'a'@en", "error", "error", "error", "error", "error", "error"},
      {"<http://a>", "error", "error", "error", "error", "error", "http://a"},
      {"_:b", "error", "error", "error", "error", "error", "error"},
      {"true", "true", "1", "1.0", "1.0E0", "1.0E0", "true"},
      {"'0'^^xsd:boolean", "false", "0", "0.0", "0.0E0", "0.0E0", "false"},
      {"-1", "true", "-1", "-1.0", "-1.0E0", "-1.0E0", "-1"},
      {"'007'^^xsd:byte", "true", "7", "7.0", "7.0E0", "7.0E0", "7"},
      {"-2.50", "true", "-2", "-2.5", "-2.5E0", "-2.5E0", "-2.5"},
      {"0.0", "false", "0", "0.0", "0.0E0", "0.0E0", "0"},
      {"0E1", "false", "0", "0.0", "0.0E0", "0.0E0", "0"},
      {"-7.875E0", "true", "-7", "-7.875", "-7.875E0", "-7.875E0", "-7.875"},
      {"'1.25'^^xsd:float", "true", "1", "1.25", "1.25E0", "1.25E0", "1.25"},
      {"'NaN'^^xsd:double", "false", "error", "error", "NaN", "NaN", "NaN"},
      {"'-INF'^^xsd:float", "true", "error", "error", "-INF", "-INF", "-INF"},
      {"1E300", "true", "error", "error", "INF", "1.0E300", "1.0E300"},
      {"1E19", "true", "error", "10000000000000000000.0", "1.0E19", "1.0E19", "1.0E19"},
      {"'x'^^xsd:integer", "error", "error", "error", "error", "error", "error"},
      {"'2020-01-01T00:00:00.50Z'^^xsd:dateTime", "error", "error", "error", "error", "error",
       "2020-01-01T00:00:00.5Z"},
      {"'x'^^<http://t>", "error", "error", "error", "error", "error", "x"},
  };
  constexpr std::string_view kTypes[] = {"boolean", "integer", "decimal", "float", "double", "string"};
  for (const auto& row : cases) {
    for (size_t i = 0; i < std::size(kTypes); ++i) {
      const std::string_view lexical = row[i + 1];
      const std::string expected =
          lexical == "error"
              ? "error"
              : Short(Value::Typed(lexical, absl::StrCat(std::string(kXsdPrefix), std::string(kTypes[i])))
                          .form());
      EXPECT_EQ(TestRow().Run(CastTo(kTypes[i], Leaf(row[0]))), expected) << kTypes[i] << " " << row[0];
    }
  }
}

struct CastCase {
  std::string_view type, term, expected;
};

TEST(Cast, KnowsTheOtherTypesToo) {
  const CastCase cases[] = {
      {"dateTime", "'2020-01-01T24:00:00Z'", "'2020-01-02T00:00:00Z'^^xsd:dateTime"},
      {"dateTime", "'2020-01-01'", "error"},
      {"dateTime", "'2020-01-01-05:00'^^xsd:date", "'2020-01-01T00:00:00-05:00'^^xsd:dateTime"},
      {"dateTime", "7", "error"},
      {"date", "'2020-01-01T10:00:00Z'^^xsd:dateTime", "'2020-01-01Z'^^xsd:date"},
      {"time", "'2020-01-01T10:00:00'^^xsd:dateTime", "'10:00:00'^^xsd:time"},
      {"time", "'2020-01-01'^^xsd:date", "error"},
      {"gYear", "'2020-05-01'^^xsd:date", "'2020'^^xsd:gYear"},
      {"gYear", "'2020'", "'2020'^^xsd:gYear"},
      {"gYear", "2020", "error"},
      {"date", "'2020'^^xsd:gYear", "error"},
      {"gMonthDay", "'2020-05-01'^^xsd:date", "'--05-01'^^xsd:gMonthDay"},
      {"byte", "127", "'127'^^xsd:byte"},
      {"byte", "128", "error"},
      {"unsignedInt", "'-1'", "error"},
      {"long", "1.9E0", "'1'^^xsd:long"},
      {"dayTimeDuration", "'PT90M'", "'PT1H30M'^^xsd:dayTimeDuration"},
      {"dayTimeDuration", "'P1Y2DT3H'^^xsd:duration", "'P2DT3H'^^xsd:dayTimeDuration"},
      {"yearMonthDuration", "'P1Y2DT3H'^^xsd:duration", "'P1Y'^^xsd:yearMonthDuration"},
      {"duration", "'PT36H'^^xsd:dayTimeDuration", "'P1DT12H'^^xsd:duration"},
      {"float", "'16777217'^^xsd:integer", "'1.6777216E7'^^xsd:float"},
      {"float", "3.4028235677973366E38", "'INF'^^xsd:float"},
      {"float", "3.40282356E38", "'3.4028235E38'^^xsd:float"},
      {"float", "1E-50", "'0.0E0'^^xsd:float"},
      {"integer", "'9223372036854775808'", "error"},
      {"decimal", "'9223372036854775808'", "'9223372036854775808.0'^^xsd:decimal"},
  };
  for (const auto& test : cases)
    EXPECT_EQ(TestRow().Run(CastTo(test.type, Leaf(test.term))), test.expected)
        << test.type << " " << test.term;
}

}  // namespace
}  // namespace mscgraph::sparql
