#include "graph/sparql/value.h"

#include <gmock/gmock.h>

#include <algorithm>

#include "tests/support/sparql_expressions.h"

namespace mscgraph::sparql {
namespace {

std::string Describe(std::string_view form) {
  const Value value = Value::FromForm(form);
  std::string buffer;
  const char* kind = value.kind() == Value::Kind::kIri     ? "iri"
                     : value.kind() == Value::Kind::kBlank ? "blank"
                                                           : "literal";
  return absl::StrCat(kind, " [", std::string(value.Text(&buffer)), "] ", std::string(value.datatype_iri()),
                      "@", std::string(value.language()), value.has_value() ? "" : " no value");
}

TEST(Value, IsTakenApartFromItsForm) {
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"<http://example.org/a>", "iri [http://example.org/a] @ no value"},
      {"_:b1", "blank [b1] @ no value"},
      {R"("")", "literal [] http://www.w3.org/2001/XMLSchema#string@"},
      {R"("a \"b\" \\ \u00e9\n")", "literal [a \"b\" \\ é\n] http://www.w3.org/2001/XMLSchema#string@"},
      {R"("\U0001F46A")", "literal [👪] http://www.w3.org/2001/XMLSchema#string@"},
      {R"("x"^^<http://www.w3.org/2001/XMLSchema#string>)",
       "literal [x] http://www.w3.org/2001/XMLSchema#string@"},
      {R"("chat"@fr-CA)", "literal [chat] http://www.w3.org/1999/02/22-rdf-syntax-ns#langString@fr-CA"},
      {R"("7"^^<http://www.w3.org/2001/XMLSchema#integer>)",
       "literal [7] http://www.w3.org/2001/XMLSchema#integer@"},
      {R"("x"^^<http://www.w3.org/2001/XMLSchema#integer>)",
       "literal [x] http://www.w3.org/2001/XMLSchema#integer@ no value"},
      {R"("x"^^<http://example.org/t>)", "literal [x] http://example.org/t@ no value"},
      {R"("x"^^<http://www.w3.org/1999/02/22-rdf-syntax-ns#langString>)",
       "literal [x] http://www.w3.org/1999/02/22-rdf-syntax-ns#langString@ no value"},
  };
  for (const auto& [form, description] : cases) EXPECT_EQ(Describe(form), description) << form;
}

TEST(Value, KeepsAnyFormAsItIs) {
  for (std::string_view form :
       {"", "\"", "\"a", "<", "<>", "_", "_:", "x", "\"\"^^", "\"\"^^<", "\"\"@", "\"\\\"", "\"\\u12\"",
        "\"\\uD800\"", "\"\\UFFFFFFFF\"", "\"1\"^^<http://www.w3.org/2001/XMLSchema#integer"}) {
    const Value value = Value::FromForm(form);
    std::string buffer;
    value.Text(&buffer);
    EXPECT_EQ(value.form(), form);
  }
}

TEST(Value, IsWrittenInTheFormsOfTheStore) {
  EXPECT_EQ(Value::String("a\t\"b\"").form(), R"("a\t\"b\"")");
  EXPECT_EQ(Value::LanguageString("chat", "fr").form(), R"("chat"@fr)");
  EXPECT_EQ(Value::Typed("x", "http://www.w3.org/2001/XMLSchema#string").form(), R"("x")");
  EXPECT_EQ(Short(Value::Boolean(true).form()), "'true'^^xsd:boolean");
  EXPECT_EQ(Short(Value::Number(int64_t{7}).form()), "'7'^^xsd:integer");
  EXPECT_EQ(Short(Value::Number(*Decimal::Parse("2")).form()), "'2.0'^^xsd:decimal");
  EXPECT_EQ(Short(Value::Number(1.0).form()), "'1.0E0'^^xsd:double");
  EXPECT_EQ(Short(Value::Number(0.5f).form()), "'5.0E-1'^^xsd:float");
}

TEST(EffectiveBoolean, FollowsSection17_2_2) {
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"true", "true"},
      {"'0'^^xsd:boolean", "false"},
      {"'maybe'^^xsd:boolean", "false"},
      {"'a'", "true"},
      {"''", "false"},
      {"'a'@en", "true"},
      {"''@en", "false"},
      {"0", "false"},
      {"-1", "true"},
      {"0.0", "false"},
      {"0.1", "true"},
      {"0E0", "false"},
      {"-0E0", "false"},
      {"'NaN'^^xsd:double", "false"},
      {"'INF'^^xsd:float", "true"},
      {"'x'^^xsd:integer", "false"},
      {"'1000000000000000000000000'^^xsd:integer", "true"},
      {"'300'^^xsd:byte", "false"},
      {"<http://example.org/>", "error"},
      {"_:b", "error"},
      {"'2020-01-01'^^xsd:date", "error"},
      {"'a'^^<http://example.org/t>", "error"},
  };
  for (const auto& [term, expected] : cases) EXPECT_EQ(Short(EffectiveBoolean(Term(term))), expected) << term;
}

struct Comparison {
  std::string_view a, b, equal, less;
};

TEST(EqualAndLess, FollowTheOperatorTable) {
  const Comparison cases[] = {
      // Numbers by value, whatever their types.
      {"1", "1", "true", "false"},
      {"1", "01", "true", "false"},
      {"1", "1.0", "true", "false"},
      {"1", "1E0", "true", "false"},
      {"1", "2", "false", "true"},
      {"-1.5", "-1", "false", "true"},
      {"'5'^^xsd:byte", "'5'^^xsd:unsignedLong", "true", "false"},
      {"0.1", "'0.1'^^xsd:float", "true", "false"},
      {"'0.1'^^xsd:float", "0.1E0", "false", "false"},
      {"'NaN'^^xsd:double", "'NaN'^^xsd:double", "false", "false"},
      {"'NaN'^^xsd:double", "1", "false", "false"},
      {"'-INF'^^xsd:double", "'INF'^^xsd:float", "false", "true"},
      {"0E0", "-0E0", "true", "false"},
      {"9223372036854775807", "9223372036854775808", "false", "true"},
      // Strings by code point; those with languages have no order.
      {"'a'", "'a'^^xsd:string", "true", "false"},
      {"'a'", "'b'", "false", "true"},
      {"'Z'", "'a'", "false", "true"},
      {"'~'", "'é'", "false", "true"},
      {"'a\\t'", "'a!'", "false", "true"},
      {"'a'@en", "'a'@EN", "true", "error"},
      {"'a'@en", "'a'@fr", "false", "error"},
      {"'a'@en", "'a'", "false", "error"},
      {"false", "true", "false", "true"},
      {"'1'^^xsd:boolean", "true", "true", "false"},
      // Dates and times of one type.
      {"'2020-01-01T00:00:00Z'^^xsd:dateTime", "'2020-01-01T01:00:00+01:00'^^xsd:dateTime", "true", "false"},
      {"'2020-01-01T00:00:00'^^xsd:dateTime", "'2020-01-01T00:00:01'^^xsd:dateTime", "false", "true"},
      {"'2020-01-01T00:00:00'^^xsd:dateTime", "'2020-01-01T10:00:00Z'^^xsd:dateTime", "error", "error"},
      {"'2020-01-01T00:00:00'^^xsd:dateTime", "'2020-01-01T14:00:01Z'^^xsd:dateTime", "false", "true"},
      {"'2020-01-02'^^xsd:date", "'2020-01-10'^^xsd:date", "false", "true"},
      {"'2018'^^xsd:gYear", "'2019'^^xsd:gYear", "false", "true"},
      {"'2018'^^xsd:gYear", "'2018-01-01'^^xsd:date", "false", "error"},
      // Durations are equal across their types; those of one type but xsd:duration have an order.
      {"'PT24H'^^xsd:dayTimeDuration", "'P1D'^^xsd:duration", "true", "error"},
      {"'P1D'^^xsd:dayTimeDuration", "'PT25H'^^xsd:dayTimeDuration", "false", "true"},
      {"'P11M'^^xsd:yearMonthDuration", "'P1Y'^^xsd:yearMonthDuration", "false", "true"},
      {"'P1M'^^xsd:duration", "'P30D'^^xsd:duration", "false", "error"},
      // Different known types are not equal.
      {"1", "'1'", "false", "error"},
      {"1", "true", "false", "error"},
      {"'a'", "<a>", "false", "error"},
      {"<a>", "<a>", "true", "error"},
      {"<a>", "<b>", "false", "error"},
      {"_:a", "_:a", "true", "error"},
      {"_:a", "_:b", "false", "error"},
      // What is unknown may be equal: RDFterm-equal is an error unless the terms are the same.
      {"'a'^^<t>", "'a'^^<t>", "true", "error"},
      {"'a'^^<t>", "'b'^^<t>", "error", "error"},
      {"'a'^^<t>", "'a'", "error", "error"},
      {"'a'^^<t>", "1", "error", "error"},
      {"'a'^^<t>", "'a'@en", "false", "error"},
      {"'a'^^<t>", "<a>", "false", "error"},
      {"'x'^^xsd:integer", "'x'^^xsd:integer", "true", "error"},
      {"'x'^^xsd:integer", "1", "error", "error"},
      {"'1000000000000000000000'^^xsd:integer", "1", "error", "error"},
  };
  for (const auto& [a, b, equal, less] : cases) {
    EXPECT_EQ(Short(Equal(Term(a), Term(b))), equal) << a << " = " << b;
    EXPECT_EQ(Short(Equal(Term(b), Term(a))), equal) << b << " = " << a;
    EXPECT_EQ(Short(Less(Term(a), Term(b))), less) << a << " < " << b;
  }
}

TEST(SameTerm, TellsTermsNotValues) {
  const Comparison cases[] = {
      {"1", "1", "true"},
      {"1", "01", "false"},
      {"1", "1.0", "false"},
      {"'a'", "'a'^^xsd:string", "true"},
      {"'a'@en", "'a'@EN", "true"},
      {"'a'@en", "'a'", "false"},
      {"'NaN'^^xsd:double", "'NaN'^^xsd:double", "true"},
      {"'é'", "'\\u00e9'", "true"},
      {"'a'^^<t>", "'a'^^<u>", "false"},
      {"<a>", "'a'", "false"},
      {"_:a", "<_:a>", "false"},
  };
  for (const auto& test : cases) {
    EXPECT_EQ(SameTerm(Term(test.a), Term(test.b)), test.equal == "true") << test.a << " " << test.b;
    EXPECT_EQ(SameTerm(Term(test.b), Term(test.a)), test.equal == "true") << test.b << " " << test.a;
  }
}

// In the order of ORDER BY; "" is unbound. Terms of one group are equal in order.
const std::vector<std::vector<std::string_view>> kOrdered = {
    {""},
    {"_:a"},
    {"_:b"},
    {"<http://example.org/a>"},
    {"<http://example.org/a/c>"},
    {"<http://example.org/a0>"},
    {"<http://example.org/b>"},
    {"''"},
    {"'1'"},
    {"'A'", "'A'^^xsd:string"},
    {"'B'"},
    {"'a'"},
    {"'a\\n'"},
    {"'é'"},
    {"'食'"},
    {"'👪'"},
    {"''@en"},
    {"'a'@de"},
    {"'a'@en", "'a'@EN"},
    {"'b'@de"},
    {"false", "'0'^^xsd:boolean"},
    {"true"},
    {"'NaN'^^xsd:double", "'NaN'^^xsd:float"},
    {"'-INF'^^xsd:double", "'-INF'^^xsd:float"},
    {"-1E300"},
    {"-9223372036854775808"},
    {"-2"},
    {"-1.5", "-1.5E0"},
    {"-0.1"},
    {"0", "0.0", "-0E0", "0E0", "'0'^^xsd:byte"},
    {"1E-300"},
    {"0.000000000000000001"},
    {"0.1"},
    {"0.1E0"},
    {"'0.1'^^xsd:float"},
    {"1", "01", "1.0", "1E0", "'1'^^xsd:float", "'1'^^xsd:unsignedByte"},
    {"9007199254740992", "9007199254740992E0"},
    {"9007199254740993"},
    {"9223372036854775807"},
    {"9223372036854775808", "9223372036854775808E0"},
    {"1E30"},
    {"'INF'^^xsd:double", "'INF'^^xsd:float"},
    {"'0001-01-01T00:00:00Z'^^xsd:dateTime"},
    {"'2020-01-01T00:00:00'^^xsd:dateTime"},
    {"'2020-01-01T00:00:00Z'^^xsd:dateTime", "'2020-01-01T01:00:00+01:00'^^xsd:dateTime",
     "'2019-12-31T24:00:00Z'^^xsd:dateTime"},
    {"'2020-01-01T00:00:00.5Z'^^xsd:dateTime"},
    {"'2020-01-01T10:00:00'^^xsd:dateTime"},
    {"'2020-01-01'^^xsd:date"},
    {"'2020-02-01'^^xsd:date"},
    {"'10:00:00'^^xsd:time"},
    {"'11:00:00'^^xsd:time"},
    {"'2018'^^xsd:gYear"},
    {"'2019'^^xsd:gYear"},
    {"'2018-02'^^xsd:gYearMonth"},
    {"'-PT1S'^^xsd:dayTimeDuration"},
    {"'PT0S'^^xsd:dayTimeDuration", "'P0M'^^xsd:yearMonthDuration"},
    {"'P1D'^^xsd:dayTimeDuration", "'PT24H'^^xsd:duration"},
    {"'P1M'^^xsd:yearMonthDuration"},
    {"'a'^^<http://example.org/t>"},
    {"'b'^^<http://example.org/t>"},
    {"'a'^^<http://example.org/u>"},
    {"'2020-13-01'^^xsd:date"},
    {"'1000000000000000000000'^^xsd:integer"},
    {"'x'^^xsd:integer"},
};

std::vector<std::pair<size_t, std::optional<Value>>> AllOrdered() {
  std::vector<std::pair<size_t, std::optional<Value>>> out;
  for (size_t group = 0; group < kOrdered.size(); ++group) {
    for (std::string_view term : kOrdered[group])
      out.emplace_back(group, term.empty() ? std::nullopt : std::optional(Term(term)));
  }
  return out;
}

TEST(CompareForOrder, IsTheOrderOfTheTableForEachPair) {
  const auto terms = AllOrdered();
  ASSERT_GT(terms.size(), 60u);
  for (const auto& [group_a, a] : terms) {
    for (const auto& [group_b, b] : terms) {
      const int order = CompareForOrder(a ? &*a : nullptr, b ? &*b : nullptr);
      EXPECT_EQ(order < 0, group_a < group_b) << Short(a) << " " << Short(b);
      EXPECT_EQ(order > 0, group_a > group_b) << Short(a) << " " << Short(b);
    }
  }
}

TEST(CompareForOrder, AgreesWithLessWhereThatTells) {
  const auto terms = AllOrdered();
  for (const auto& [group_a, a] : terms) {
    for (const auto& [group_b, b] : terms) {
      if (!a || !b || Less(*a, *b) != true) continue;
      EXPECT_LT(group_a, group_b) << Short(a) << " " << Short(b);
    }
  }
}

TEST(CompareForOrder, IsZeroOnlyForTheSameTermOrEqualValues) {
  const auto terms = AllOrdered();
  for (const auto& [group_a, a] : terms) {
    for (const auto& [group_b, b] : terms) {
      if (!a || !b || group_a != group_b) continue;
      const bool both_nan = a->number() && IsZeroOrNan(*a->number()) && Equal(*a, *a) == false;
      EXPECT_TRUE(SameTerm(*a, *b) || Equal(*a, *b) == true || both_nan) << Short(a) << " " << Short(b);
    }
  }
}

}  // namespace
}  // namespace mscgraph::sparql
