#include "graph/sparql/algebra_text.h"

#include <gtest/gtest.h>

namespace mscgraph::sparql {
namespace {

// The tables of the parser's tests show the rest.
TEST(AlgebraText, CutsLongListsOfValues) {
  Pattern values;
  values.kind = Pattern::Kind::kValues;
  values.variables = {0};
  values.rows.assign(23, ValuesRow{std::nullopt});
  std::string expected = "values ?x";
  for (int i = 0; i < 20; ++i) expected += " (UNDEF)";
  EXPECT_EQ(AlgebraText(values, {"x"}), expected + " and 3 more\n");
}

TEST(AlgebraText, NumbersThePatternsOfExists) {
  const auto basic = std::make_shared<Pattern>();
  Expression exists;
  exists.kind = Expression::Kind::kExists;
  exists.pattern = basic;
  Expression both;
  both.kind = Expression::Kind::kOr;
  both.arguments = {exists, exists};
  Pattern filter;
  filter.kind = Pattern::Kind::kFilter;
  filter.expression = both;
  filter.children = {basic};
  EXPECT_EQ(AlgebraText(filter, {}),
            "filter (EXISTS #1 || EXISTS #2)\n"
            "  #1\n"
            "    basic\n"
            "  #2\n"
            "    basic\n"
            "  basic\n");
}

}  // namespace
}  // namespace mscgraph::sparql
