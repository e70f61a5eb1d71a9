#include "graph/sparql/function_table.h"

#include <gtest/gtest.h>

namespace mscgraph::sparql {
namespace {

TEST(FunctionTable, EveryFunctionIsFoundByItsNameInAnyCase) {
  for (size_t i = 0; i <= static_cast<size_t>(Function::kSha512); ++i) {
    const FunctionInfo& info = InfoOf(static_cast<Function>(i));
    EXPECT_EQ(static_cast<size_t>(info.function), i) << info.name;
    ASSERT_EQ(FindFunction(info.name), &info) << info.name;
    EXPECT_LE(info.min_arguments, info.max_arguments) << info.name;
  }
  EXPECT_EQ(FindFunction("strLen"), &InfoOf(Function::kStrlen));
}

TEST(FunctionTable, UriIsAnotherNameOfIri) {
  EXPECT_EQ(FindFunction("URI"), &InfoOf(Function::kIri));
  EXPECT_EQ(FindFunction("isURI"), &InfoOf(Function::kIsIri));
}

TEST(FunctionTable, OtherNamesAreNoFunctions) {
  EXPECT_EQ(FindFunction("COUNT"), nullptr);
  EXPECT_EQ(FindFunction(""), nullptr);
}

}  // namespace
}  // namespace mscgraph::sparql
