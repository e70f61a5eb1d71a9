// The W3C's syntax tests of SPARQL 1.1, and its evaluation tests as far as the parser goes; none is left out.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "graph/sparql/parser.h"
#include "tests/support/w3c_manifest.h"

namespace mscgraph::sparql {
namespace {

class W3cSyntax : public testing::Test {
 protected:
  void SetUp() override {
    const auto root = test::W3cFolder();
    if (!root) GTEST_SKIP() << "MSCGRAPH_W3C does not name the folder of the W3C's test suites";
    tests_ = test::AllSparqlTests(*root);
  }
  // Parses what the tests of one type ask; gives how many there are.
  size_t Check(const std::string& type, bool must_parse) {
    size_t count = 0;
    for (const test::W3cTest& one : tests_) {
      if (one.type != type) continue;
      ++count;
      const auto text = test::ReadFile(one.action);
      if (!text.ok()) {
        ADD_FAILURE() << one.name << ": " << text.status();
        continue;
      }
      const auto query = ParseQuery(*text, {.base = one.action.iri});
      EXPECT_EQ(query.ok(), must_parse) << one.name << " (" << one.action.path << ") " << query.status();
    }
    RecordProperty(type, static_cast<int>(count));
    return count;
  }

  std::vector<test::W3cTest> tests_;
};

TEST_F(W3cSyntax, EveryQueryOfThePositiveTestsParses) { EXPECT_GE(Check("PositiveSyntaxTest11", true), 63u); }

TEST_F(W3cSyntax, EveryQueryOfTheNegativeTestsIsRefused) {
  EXPECT_GE(Check("NegativeSyntaxTest11", false), 40u);
}

TEST_F(W3cSyntax, EveryQueryOfTheEvaluationTestsParses) {
  EXPECT_GE(Check("QueryEvaluationTest", true) + Check("CSVResultFormatTest", true), 235u);
}

}  // namespace
}  // namespace mscgraph::sparql
