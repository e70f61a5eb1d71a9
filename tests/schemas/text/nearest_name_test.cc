#include "schemas/text/nearest_name.h"

#include <gtest/gtest.h>

namespace mscgraph {
namespace {

TEST(NearestName, OffersTheNearestOrNothing) {
  const std::vector<std::string> names = {"improve", "reduce", "treat", "treatment"};
  struct Row {
    const char* name;
    const char* nearest;
  };
  const Row rows[] = {
      {"imprve", "improve"},
      {"reduces", "reduce"},
      {"treta", ""},
      {"treet", "treat"},
      {"treatmnt", "treatment"},
      {"improve", "improve"},
      {"sunshine", ""},
      {"", ""},
      {"x", ""},
  };
  for (const Row& row : rows) EXPECT_EQ(NearestName(row.name, names), row.nearest) << row.name;
  EXPECT_EQ(NearestName(std::string(100000, 'a'), names), "");
}

}  // namespace
}  // namespace mscgraph
