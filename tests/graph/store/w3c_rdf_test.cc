#include <gtest/gtest.h>

#include <cstdlib>
#include <map>

#include "graph/store/rdf_reader.h"
#include "tests/support/rdf_graph.h"

// The RDF 1.1 suites of W3C, read where $MSCGRAPH_W3C says that they are; docs/testing tells how to get them.
namespace mscgraph {
namespace {

constexpr char kManifest[] = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#";
constexpr char kTestTypes[] = "http://www.w3.org/ns/rdftest#";
constexpr char kRdf[] = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";

struct W3cTest {
  std::string type;            // "TestTurtleEval"
  std::string action, result;  // File names.
};

class Suite {
 public:
  explicit Suite(std::string folder) : folder_(std::move(folder)) {}

  // By name, from manifest.ttl.
  std::map<std::string, W3cTest> Tests() const {
    std::set<Quad> quads;
    const absl::Status status =
        ReadQuads(RdfSyntax::kTurtle, FileText(folder_ + "/manifest.ttl"), kHere, &quads);
    EXPECT_TRUE(status.ok()) << status;
    std::map<std::string, W3cTest> tests;
    for (const auto& [s, p, o, g] : quads) {
      const std::string name =
          s.substr(0, s.size() - 1).substr(s.find('#') == std::string::npos ? 0 : s.find('#') + 1);
      if (p == Form(kRdf, "type") && o.rfind("<" + std::string(kTestTypes), 0) == 0)
        tests[name].type = Local(o, kTestTypes);
      if (p == Form(kManifest, "action")) tests[name].action = Local(o, kHere);
      if (p == Form(kManifest, "result")) tests[name].result = Local(o, kHere);
    }
    return tests;
  }

  // Empty if the test passes.
  std::string Fault(const W3cTest& test, RdfSyntax syntax, const std::string& base) const {
    std::set<Quad> read, expected;
    const absl::Status status =
        ReadQuads(syntax, FileText(folder_ + "/" + test.action), base + test.action, &read);
    const bool negative = test.type.find("Negative") != std::string::npos;
    if (negative) return status.ok() ? "accepted, though it is wrong" : "";
    if (!status.ok()) return std::string(status.message());
    if (test.type.find("Eval") == std::string::npos) return "";
    const absl::Status other =
        ReadQuads(RdfSyntax::kNTriples, FileText(folder_ + "/" + test.result), "", &expected);
    if (!other.ok()) return std::string(other.message());
    return AreIsomorphic(read, expected) ? "" : "other triples than expected";
  }

 private:
  static constexpr char kHere[] = "http://here/";
  static std::string Form(const std::string& prefix, const std::string& local) {
    return "<" + prefix + local + ">";
  }
  static std::string Local(const std::string& form, const std::string& prefix) {
    return form.substr(1 + prefix.size(), form.size() - prefix.size() - 2);
  }

  const std::string folder_;
};

struct SuiteFacts {
  const char *name, *folder;
  RdfSyntax syntax;
  size_t tests;
  std::map<std::string, std::string> skipped;  // Name and reason.
};

class W3cRdfTest : public testing::TestWithParam<SuiteFacts> {};

TEST_P(W3cRdfTest, PassesTheWholeSuite) {
  const char* root = std::getenv("MSCGRAPH_W3C");
  if (root == nullptr) GTEST_SKIP() << "MSCGRAPH_W3C is not set to a folder with W3C's suites";
  const SuiteFacts& facts = GetParam();
  const Suite suite(std::string(root) + "/rdf11/" + facts.folder);
  size_t run = 0;
  for (const auto& [name, test] : suite.Tests()) {
    ++run;
    const std::string fault = suite.Fault(
        test, facts.syntax, std::string("https://w3c.github.io/rdf-tests/rdf/rdf11/") + facts.folder + "/");
    if (facts.skipped.count(name) > 0) {
      EXPECT_NE(fault, "") << name << " passes: take it off the list";
    } else {
      EXPECT_EQ(fault, "") << name;
    }
  }
  EXPECT_EQ(run, facts.tests);
}

INSTANTIATE_TEST_SUITE_P(
    Suites, W3cRdfTest,
    testing::Values(SuiteFacts{"NTriples", "rdf-n-triples", RdfSyntax::kNTriples, 70, {}},
                    SuiteFacts{"NQuads", "rdf-n-quads", RdfSyntax::kNQuads, 87, {}},
                    SuiteFacts{"Turtle", "rdf-turtle", RdfSyntax::kTurtle, 313, {}}),
    [](const testing::TestParamInfo<SuiteFacts>& info) { return std::string(info.param.name); });

}  // namespace
}  // namespace mscgraph
