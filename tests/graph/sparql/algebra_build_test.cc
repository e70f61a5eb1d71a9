#include "graph/sparql/algebra_build.h"

#include <gtest/gtest.h>

#include "graph/sparql/algebra_text.h"

namespace mscgraph::sparql {
namespace {

const std::vector<std::string> kNames = {"a", "b", "c", "d", "e"};

TriplePattern Triple(Variable subject, Variable object) {
  return {{.variable = subject}, {.variable = std::nullopt, .form = "<p>"}, {.variable = object}};
}

PatternPtr Basic(Variable subject, Variable object) {
  Pattern basic;
  basic.triples = {Triple(subject, object)};
  return MakePattern(basic);
}

TEST(JoinBuilder, GivesOneBasicPatternInOneFlatJoin) {
  JoinBuilder joined;
  EXPECT_EQ(AlgebraText(*joined.Take(), kNames), "basic\n");
  joined.Add(Basic(0, 1));
  EXPECT_EQ(AlgebraText(*joined.Take(), kNames), "basic ?a <p> ?b\n");
  const PatternPtr filter = MakeFilter(Basic(1, 2), VariableExpression(2));
  const PatternPtr inner = MakePattern(PatternOver(Pattern::Kind::kJoin, {filter, Basic(2, 3)}));
  joined.Add(MakePattern(Pattern{}));
  joined.Add(filter);
  joined.Add(Basic(0, 1));
  joined.Add(inner);
  EXPECT_EQ(AlgebraText(*joined.Take(), kNames),
            "join\n"
            "  filter ?c\n"
            "    basic ?b <p> ?c\n"
            "  basic ?a <p> ?b . ?c <p> ?d\n"
            "  filter ?c\n"
            "    basic ?b <p> ?c\n");
  // What others hold stays as it was.
  EXPECT_EQ(AlgebraText(*inner, kNames),
            "join\n"
            "  filter ?c\n"
            "    basic ?b <p> ?c\n"
            "  basic ?c <p> ?d\n");
}

TEST(Balanced, KeepsTheOrderOfTheOperandsAtSmallDepth) {
  std::vector<Expression> operands;
  for (Variable variable = 0; variable < 5; ++variable) operands.push_back(VariableExpression(variable));
  std::vector<const Pattern*> exists;
  EXPECT_EQ(ExpressionText(Balanced(Expression::Kind::kAnd, operands), kNames, &exists),
            "(((?a && ?b) && (?c && ?d)) && ?e)");
  EXPECT_EQ(ExpressionText(Balanced(Expression::Kind::kAnd, {operands[3]}), kNames, &exists), "?d");
}

}  // namespace
}  // namespace mscgraph::sparql
