#include "graph/sparql/expression.h"

#include <gtest/gtest.h>

#include <array>

#include "tests/support/sparql_expressions.h"

namespace mscgraph::sparql {
namespace {

using Kind = Expression::Kind;

// ?0 is 7, ?1 is unbound (so an error), ?2 is "text", ?3 is 8.
TestRow Row() { return TestRow({"7", "", "'text'", "8"}); }
std::string ResultOf(const Expression& expression) { return Row().Run(expression); }

TEST(Evaluate, GivesTermsAndVariablesAsTheyAre) {
  EXPECT_EQ(ResultOf(Leaf("'01'^^xsd:integer")), "'01'^^xsd:integer");
  EXPECT_EQ(ResultOf(Leaf("?0")), "'7'^^xsd:integer");
  EXPECT_EQ(ResultOf(Leaf("?1")), "error");
}

TEST(Evaluate, KnowsTheTruthTablesWithErrors) {
  const std::array<std::string_view, 4> cases[] = {
      // a, b, a || b, a && b
      {"true", "true", "true", "true"},   {"true", "false", "true", "false"},
      {"false", "true", "true", "false"}, {"false", "false", "false", "false"},
      {"true", "?1", "true", "error"},    {"?1", "true", "true", "error"},
      {"false", "?1", "error", "false"},  {"?1", "false", "error", "false"},
      {"?1", "?1", "error", "error"},     {"<a>", "true", "true", "error"},
      {"''", "?2", "true", "false"},
  };
  for (const auto& [a, b, either, both] : cases) {
    const auto expected = [](std::string_view value) {
      return value == "error" ? "error" : absl::StrCat("'", std::string(value), "'^^xsd:boolean");
    };
    EXPECT_EQ(ResultOf(Operation(Kind::kOr, Leaves({a, b}))), expected(either)) << a << " || " << b;
    EXPECT_EQ(ResultOf(Operation(Kind::kAnd, Leaves({a, b}))), expected(both)) << a << " && " << b;
  }
  EXPECT_EQ(ResultOf(Operation(Kind::kNot, Leaves({"?2"}))), "'false'^^xsd:boolean");
  EXPECT_EQ(ResultOf(Operation(Kind::kNot, Leaves({"?1"}))), "error");
  EXPECT_EQ(ResultOf(Operation(Kind::kOr, Leaves({"false", "?1", "true"}))), "'true'^^xsd:boolean");
}

TEST(Evaluate, ComparesTwoVariablesThoughOneValueDiesWithTheNext) {
  const std::pair<Kind, std::string_view> cases[] = {
      {Kind::kEqual, "false"},   {Kind::kNotEqual, "true"},    {Kind::kLess, "true"},
      {Kind::kGreater, "false"}, {Kind::kLessOrEqual, "true"}, {Kind::kGreaterOrEqual, "false"}};
  for (const auto& [kind, expected] : cases) {
    EXPECT_EQ(ResultOf(Operation(kind, Leaves({"?0", "?3"}))),
              absl::StrCat("'", std::string(expected), "'^^xsd:boolean"));
    EXPECT_EQ(ResultOf(Operation(kind, Leaves({"?0", "?1"}))), "error");
  }
  EXPECT_EQ(ResultOf(Operation(Kind::kLessOrEqual, Leaves({"?0", "7.0"}))), "'true'^^xsd:boolean");
  EXPECT_EQ(ResultOf(Operation(Kind::kGreaterOrEqual, Leaves({"?0", "'NaN'^^xsd:double"}))),
            "'false'^^xsd:boolean");
  EXPECT_EQ(ResultOf(Operation(Kind::kLess, Leaves({"?0", "?2"}))), "error");
}

TEST(Evaluate, CopiesAVariableBehindIfAndCoalesceToo) {
  const Expression seven = Call(Function::kIf, Leaves({"true", "?0", "?3"}));
  const Expression eight = Call(Function::kCoalesce, Leaves({"?1", "?3"}));
  EXPECT_EQ(ResultOf(Operation(Kind::kLess, {seven, eight})), "'true'^^xsd:boolean");
  EXPECT_EQ(ResultOf(Operation(Kind::kIn, {seven, eight, Leaf("?1"), Leaf("?0")})), "'true'^^xsd:boolean");
}

TEST(Evaluate, InIsAChainOfEqualities) {
  const std::pair<std::vector<std::string_view>, std::string_view> cases[] = {
      {{"?0", "6", "7.0"}, "true"}, {{"?0", "6", "8"}, "false"},        {{"?0"}, "false"},
      {{"?0", "?1", "7"}, "true"},  {{"?0", "7", "?1"}, "true"},        {{"?0", "?1", "8"}, "error"},
      {{"?1", "7"}, "error"},       {{"?0", "'7'^^<t>", "8"}, "error"},
  };
  for (const auto& [arguments, expected] : cases) {
    const std::string written = ::testing::PrintToString(arguments);
    const std::string inverse = expected == "true" ? "false" : expected == "false" ? "true" : "error";
    const auto as_term = [](std::string_view value) {
      return value == "error" ? "error" : absl::StrCat("'", std::string(value), "'^^xsd:boolean");
    };
    EXPECT_EQ(ResultOf(Operation(Kind::kIn, Leaves(arguments))), as_term(expected)) << written;
    EXPECT_EQ(ResultOf(Operation(Kind::kNotIn, Leaves(arguments))), as_term(inverse)) << written;
  }
}

TEST(Evaluate, ComputesWithNumbersOnly) {
  EXPECT_EQ(ResultOf(Operation(Kind::kAdd, Leaves({"?0", "?3"}))), "'15'^^xsd:integer");
  EXPECT_EQ(ResultOf(Operation(Kind::kDivide, {Operation(Kind::kAdd, Leaves({"?0", "?3"})), Leaf("2")})),
            "'7.5'^^xsd:decimal");
  EXPECT_EQ(ResultOf(Operation(Kind::kMinus, {Operation(Kind::kMultiply, Leaves({"?0", "0.5"}))})),
            "'-3.5'^^xsd:decimal");
  EXPECT_EQ(ResultOf(Operation(Kind::kPlus, Leaves({"'5'^^xsd:byte"}))), "'5'^^xsd:integer");
  EXPECT_EQ(ResultOf(Operation(Kind::kDivide, Leaves({"1", "0"}))), "error");
  EXPECT_EQ(ResultOf(Operation(Kind::kAdd, Leaves({"?0", "?2"}))), "error");
  EXPECT_EQ(ResultOf(Operation(Kind::kAdd, Leaves({"?0", "?1"}))), "error");
  EXPECT_EQ(ResultOf(Operation(Kind::kPlus, Leaves({"?2"}))), "error");
  EXPECT_EQ(ResultOf(Operation(Kind::kMinus, Leaves({"'x'^^xsd:integer"}))), "error");
}

Expression Existence(Kind kind) {
  Expression out = Operation(kind, {});
  out.pattern = std::make_shared<Pattern>();
  return out;
}

TEST(Evaluate, AsksWhetherAPatternHasASolution) {
  TestRow row = Row();
  row.exists = true;
  EXPECT_EQ(row.Run(Existence(Kind::kExists)), "'true'^^xsd:boolean");
  EXPECT_EQ(row.Run(Existence(Kind::kNotExists)), "'false'^^xsd:boolean");
}

TEST(Evaluate, EndsTheQueryWithWhatExistsReports) {
  TestRow row = Row();
  row.exists = absl::DeadlineExceededError("late");
  const Expression exists = Existence(Kind::kExists);
  EXPECT_EQ(row.Run(exists), "late");
  EXPECT_EQ(row.Run(Operation(Kind::kNot, {exists})), "late");
  EXPECT_EQ(row.Run(Operation(Kind::kOr, {exists, Leaf("true")})), "late");
  EXPECT_EQ(row.Run(Call(Function::kCoalesce, {exists, Leaf("1")})), "late");
  EXPECT_EQ(row.Run(Operation(Kind::kIn, {Leaf("true"), exists, Leaf("true")})), "late");
  // What is not evaluated reports nothing.
  EXPECT_EQ(row.Run(Operation(Kind::kOr, {Leaf("true"), exists})), "'true'^^xsd:boolean");
}

TEST(EvaluateBoolean, IsTheEffectiveBooleanValue) {
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"?0", "true"}, {"?1", "error"}, {"?2", "true"}, {"0.0", "false"}, {"<a>", "error"}};
  for (const auto& [leaf, expected] : cases) {
    const auto compiled = CompiledExpression::Compile(Leaf(leaf));
    TestRow row = Row();
    const auto value =
        row.With([&](const ExpressionContext& context) { return compiled->EvaluateBoolean(context); });
    EXPECT_EQ(Short(*value), expected) << leaf;
  }
}

absl::Status CompileStatus(const Expression& expression) {
  return CompiledExpression::Compile(expression).status();
}

TEST(Compile, RefusesUnknownFunctionsByName) {
  Expression call = CastTo("integer", Leaf("1"));
  call.form = "<http://example.org/distance>";
  EXPECT_EQ(CompileStatus(Operation(Kind::kNot, {call})),
            absl::UnimplementedError("unknown function <http://example.org/distance>"));
  call.form = "<http://www.w3.org/2001/XMLSchema#anyURI>";
  EXPECT_TRUE(absl::IsUnimplemented(CompileStatus(call)));
}

TEST(Compile, ChecksTheNumberOfArguments) {
  EXPECT_EQ(CompileStatus(Call(Function::kStrlen, {})),
            absl::InvalidArgumentError("STRLEN: wrong number of arguments"));
  EXPECT_TRUE(absl::IsInvalidArgument(CompileStatus(Operation(Kind::kAdd, Leaves({"1"})))));
  EXPECT_TRUE(absl::IsInvalidArgument(CompileStatus(Operation(Kind::kExists, {}))));
  Expression cast = CastTo("integer", Leaf("1"));
  cast.arguments.push_back(Leaf("2"));
  EXPECT_TRUE(absl::IsInvalidArgument(CompileStatus(cast)));
  EXPECT_TRUE(absl::IsInvalidArgument(CompileStatus(Call(Function::kBound, Leaves({"1"})))));
}

TEST(Compile, ReportsConstantRegularExpressionsThatAreNoneOrCannotRun) {
  EXPECT_TRUE(absl::IsInvalidArgument(CompileStatus(Call(Function::kRegex, Leaves({"?2", "'('"})))));
  EXPECT_TRUE(absl::IsInvalidArgument(CompileStatus(Call(Function::kRegex, Leaves({"?2", "'a'", "'z'"})))));
  EXPECT_TRUE(
      absl::IsUnimplemented(CompileStatus(Call(Function::kReplace, Leaves({"?2", "'(a)\\\\1'", "''"})))));
}

TEST(Evaluate, ComputedRegularExpressionsThatAreNoneAreErrorsOfTheRow) {
  const TestRow row({"'('", "'(a)\\\\1'"});
  EXPECT_EQ(TestRow(row).Run(Call(Function::kRegex, Leaves({"'a'", "?0"}))), "error");
  EXPECT_EQ(TestRow(row).Run(Call(Function::kRegex, Leaves({"'a'", "?1"}))),
            "regular expression: a reference to a group within the pattern not supported");
}

TEST(Evaluate, ManyComputedRegularExpressionsAreEachTheirOwn) {
  const auto compiled = CompiledExpression::Compile(Call(Function::kRegex, Leaves({"'x7y'", "?0"})));
  for (int round = 0; round < 3; ++round) {
    for (int i = 0; i < 100; ++i) {
      TestRow row({absl::StrCat("'x", i, "y'")});
      const auto value =
          row.With([&](const ExpressionContext& context) { return compiled->EvaluateBoolean(context); });
      EXPECT_EQ(**value, i == 7) << i;
    }
  }
}

}  // namespace
}  // namespace mscgraph::sparql
