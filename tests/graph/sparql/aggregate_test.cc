#include "graph/sparql/aggregate.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "tests/support/sparql_expressions.h"

namespace mscgraph::sparql {
namespace {

using Kind = Aggregate::Kind;

// "" is an error of the argument.
std::string ResultOf(Kind kind, const std::vector<std::string_view>& terms, std::string separator = " ") {
  Aggregate aggregate;
  aggregate.kind = kind;
  aggregate.separator = std::move(separator);
  const auto accumulator = Accumulator::Make(aggregate);
  for (std::string_view term : terms) {
    if (term.empty()) {
      accumulator->Add(nullptr);
    } else {
      const Value value = Term(term);
      accumulator->Add(&value);
    }
  }
  return Short(accumulator->Result());
}

struct Group {
  std::vector<std::string_view> terms;
  std::string_view count, sum, avg, min, max, sample;
};

TEST(Aggregates, OverOneGroup) {
  const Group groups[] = {
      {{}, "'0'^^xsd:integer", "'0'^^xsd:integer", "'0'^^xsd:integer", "error", "error", "error"},
      {{"1", "2", "3"},
       "'3'^^xsd:integer",
       "'6'^^xsd:integer",
       "'2.0'^^xsd:decimal",
       "'1'^^xsd:integer",
       "'3'^^xsd:integer",
       "'1'^^xsd:integer"},
      {{"1.0", "2.2", "3.5"},
       "'3'^^xsd:integer",
       "'6.7'^^xsd:decimal",
       "'2.233333333333333333'^^xsd:decimal",
       "'1.0'^^xsd:decimal",
       "'3.5'^^xsd:decimal",
       "'1.0'^^xsd:decimal"},
      {{"1", "2.2"},
       "'2'^^xsd:integer",
       "'3.2'^^xsd:decimal",
       "'1.6'^^xsd:decimal",
       "'1'^^xsd:integer",
       "'2.2'^^xsd:decimal",
       "'1'^^xsd:integer"},
      {{"2E-1", "0.2"},
       "'2'^^xsd:integer",
       "'4.0E-1'^^xsd:double",
       "'2.0E-1'^^xsd:double",
       "'0.2'^^xsd:decimal",
       "'2E-1'^^xsd:double",
       "'2E-1'^^xsd:double"},
      {{"'1.5'^^xsd:float", "1"},
       "'2'^^xsd:integer",
       "'2.5E0'^^xsd:float",
       "'1.25E0'^^xsd:float",
       "'1'^^xsd:integer",
       "'1.5'^^xsd:float",
       "'1.5'^^xsd:float"},
      {{"'5'^^xsd:byte"},
       "'1'^^xsd:integer",
       "'5'^^xsd:integer",
       "'5.0'^^xsd:decimal",
       "'5'^^xsd:byte",
       "'5'^^xsd:byte",
       "'5'^^xsd:byte"},
      // No number: SUM and AVG are errors, MIN and MAX take the order of ORDER BY.
      {{"1", "_:b", "3"},
       "'3'^^xsd:integer",
       "error",
       "error",
       "_:b",
       "'3'^^xsd:integer",
       "'1'^^xsd:integer"},
      {{"'b'", "'a'@en", "<a>"}, "'3'^^xsd:integer", "error", "error", "<a>", "'a'@en", "'b'"},
      {{"'x'^^xsd:integer", "1"},
       "'2'^^xsd:integer",
       "error",
       "error",
       "'1'^^xsd:integer",
       "'x'^^xsd:integer",
       "'x'^^xsd:integer"},
      // An error of the argument spoils all but COUNT and SAMPLE.
      {{"", "1", "2"}, "'2'^^xsd:integer", "error", "error", "error", "error", "'1'^^xsd:integer"},
      {{"1", ""}, "'1'^^xsd:integer", "error", "error", "error", "error", "'1'^^xsd:integer"},
      {{""}, "'0'^^xsd:integer", "error", "error", "error", "error", "error"},
      // Overflow.
      {{"9223372036854775807", "1"},
       "'2'^^xsd:integer",
       "error",
       "error",
       "'1'^^xsd:integer",
       "'9223372036854775807'^^xsd:integer",
       "'9223372036854775807'^^xsd:integer"},
  };
  for (const Group& group : groups) {
    const std::string written = ::testing::PrintToString(group.terms);
    EXPECT_EQ(ResultOf(Kind::kCount, group.terms), group.count) << written;
    EXPECT_EQ(ResultOf(Kind::kSum, group.terms), group.sum) << written;
    EXPECT_EQ(ResultOf(Kind::kAvg, group.terms), group.avg) << written;
    EXPECT_EQ(ResultOf(Kind::kMin, group.terms), group.min) << written;
    EXPECT_EQ(ResultOf(Kind::kMax, group.terms), group.max) << written;
    EXPECT_EQ(ResultOf(Kind::kSample, group.terms), group.sample) << written;
  }
}

TEST(MinAndMax, DoNotDependOnTheOrderOfRows) {
  std::vector<std::string_view> terms = {"01", "1", "1.0", "1E0", "'1'^^xsd:byte"};
  std::sort(terms.begin(), terms.end());
  const std::string min = ResultOf(Kind::kMin, terms), max = ResultOf(Kind::kMax, terms);
  do {
    ASSERT_EQ(ResultOf(Kind::kMin, terms), min);
    ASSERT_EQ(ResultOf(Kind::kMax, terms), max);
  } while (std::next_permutation(terms.begin(), terms.end()));
}

TEST(GroupConcat, JoinsTheTextsOfStr) {
  EXPECT_EQ(ResultOf(Kind::kGroupConcat, {}), "''");
  EXPECT_EQ(ResultOf(Kind::kGroupConcat, {"'a'"}), "'a'");
  EXPECT_EQ(ResultOf(Kind::kGroupConcat, {"'a'", "''", "'b'"}), "'a  b'");
  EXPECT_EQ(ResultOf(Kind::kGroupConcat, {"'a'", "'b'"}, ", "), "'a, b'");
  EXPECT_EQ(ResultOf(Kind::kGroupConcat, {"'a'", "'b'"}, ""), "'ab'");
  EXPECT_EQ(ResultOf(Kind::kGroupConcat, {"''", "''"}, "|"), "'|'");
  EXPECT_EQ(ResultOf(Kind::kGroupConcat, {"'1'@en", "'2'@en"}), "'1 2'");
  EXPECT_EQ(ResultOf(Kind::kGroupConcat, {"7", "<http://a>", "2.50", "'a\\tb'"}), "'7 http://a 2.50 a\\tb'");
  EXPECT_EQ(ResultOf(Kind::kGroupConcat, {"'a'", "_:b"}), "error");
  EXPECT_EQ(ResultOf(Kind::kGroupConcat, {"'a'", "", "'b'"}), "error");
}

TEST(Accumulator, TellsTheMemoryThatItHolds) {
  const std::string text = absl::StrCat("'", std::string(10'000, 'x'), "'");
  const std::map<Kind, size_t> at_least = {
      {Kind::kCount, 0},           {Kind::kSum, 0},      {Kind::kAvg, 0},
      {Kind::kMin, 10'000},        {Kind::kMax, 10'000}, {Kind::kSample, 10'000},
      {Kind::kGroupConcat, 50'000}};
  for (const auto& [kind, bytes] : at_least) {
    Aggregate aggregate;
    aggregate.kind = kind;
    const auto accumulator = Accumulator::Make(aggregate);
    const Value value = Term(text);
    for (int i = 0; i < 5; ++i) accumulator->Add(&value);
    EXPECT_GE(accumulator->memory(), bytes);
    EXPECT_LE(accumulator->memory(), 2 * bytes + 100);
  }
}

}  // namespace
}  // namespace mscgraph::sparql
