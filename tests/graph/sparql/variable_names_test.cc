#include "graph/sparql/variable_names.h"

#include <gtest/gtest.h>

namespace mscgraph::sparql {
namespace {

using Names = std::vector<std::string>;
using Variables = std::vector<Variable>;

TEST(VariableNames, ANameIsOneVariableAndFreshOnesAreNew) {
  VariableNames names;
  const Variable x = names.Named("x");
  const Variable fresh = names.Fresh("blank");
  EXPECT_EQ(names.Named("x"), x);
  EXPECT_NE(names.Fresh("blank"), fresh);
  EXPECT_EQ(names.Names(), (Names{"x", ".blank.1", ".blank.2"}));
}

TEST(VariableNames, ASubqueryIsSeenThroughItsProjection) {
  VariableNames names;
  const Variable x = names.Named("x");
  names.BeginSubquery();
  const Variable inner_x = names.Named("x"), inner_y = names.Named("y"), inner_z = names.Named("z");
  const Variables seen = names.EndSubquery({inner_x, inner_z});
  EXPECT_EQ(seen[0], x);
  EXPECT_EQ(names.Named("z"), seen[1]);
  EXPECT_NE(names.Named("y"), inner_y);
  EXPECT_EQ(names.Names(), (Names{"x", ".y.2", "z", "y"}));
  const Variables numbers = names.Numbering();
  EXPECT_EQ(numbers[x], numbers[inner_x]);
  EXPECT_EQ(names.Names()[numbers[inner_z]], "z");
  EXPECT_EQ(names.Names()[numbers[inner_y]], ".y.2");
}

TEST(VariableNames, ProjectionsReachThroughSeveralLevels) {
  VariableNames names;
  const Variable x = names.Named("x");
  names.BeginSubquery();
  const Variable middle = names.Named("x");
  names.BeginSubquery();
  const Variable inner = names.Named("x");
  names.EndSubquery({inner});
  names.EndSubquery({middle});
  const Variables numbers = names.Numbering();
  EXPECT_EQ(numbers[inner], numbers[x]);
  EXPECT_EQ(names.Names(), (Names{"x"}));
}

}  // namespace
}  // namespace mscgraph::sparql
