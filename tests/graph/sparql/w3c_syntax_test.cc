// The W3C's syntax tests of SPARQL 1.1, and its evaluation tests as far as the parser goes; none is left out.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "graph/sparql/parser.h"
#include "tests/support/w3c_manifest.h"

namespace mscgraph::sparql {
namespace {

std::vector<test::W3cTest> AllTests(const std::string& root) {
  std::vector<std::filesystem::path> folders;
  for (const auto& entry : std::filesystem::directory_iterator(root + "/sparql11"))
    if (std::filesystem::exists(entry.path() / "manifest.ttl")) folders.push_back(entry.path());
  std::sort(folders.begin(), folders.end());
  std::vector<test::W3cTest> all;
  for (const auto& folder : folders) {
    const std::string base = "http://example.org/" + folder.filename().string() + "/";
    const auto tests = test::ReadManifest(folder.string(), base);
    EXPECT_TRUE(tests.ok()) << tests.status();
    if (tests.ok()) all.insert(all.end(), tests->begin(), tests->end());
  }
  return all;
}

class W3cSyntax : public testing::Test {
 protected:
  void SetUp() override {
    const auto root = test::W3cFolder();
    if (!root) GTEST_SKIP() << "MSCGRAPH_W3C does not name the folder of the W3C's test suites";
    tests_ = AllTests(*root);
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
