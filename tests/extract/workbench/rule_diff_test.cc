#include "extract/workbench/rule_diff.h"

#include "tests/extract/workbench/workbench_test_util.h"

namespace mscgraph {
namespace {

std::string Shown(const ClaimChange& change) {
  const ClaimMention& claim = change.a ? *change.a : *change.b;
  std::string out = !change.b ? "-" : !change.a ? "+" : "~";
  out += claim.object.quote.text;
  if (change.assertion) out += " assertion";
  if (change.outcome) out += " outcome";
  if (change.rule) out += " rule";
  return out + "; ";
}

TEST(DiffRules, TellsWhatIsReadDifferently) {
  std::filesystem::path folder = EmptyFolder();
  auto a = Extractor::Create(RulesFolderWith(folder / "a", R"({"rules": [
    {"id": "treats.for", "pattern": "{therapy} for! {condition}", "confidence": 0.5, "examples": ["x"]},
    {"id": "treats.in", "pattern": "{therapy} in! {condition}", "confidence": 0.5, "examples": ["x"]},
    {"id": "treats.against", "pattern": "{therapy} against! {condition}", "confidence": 0.5, "examples": ["x"]}]})"));
  auto b = Extractor::Create(RulesFolderWith(folder / "b", R"({"rules": [
    {"id": "treats.for", "pattern": "{therapy} for! {condition}", "confidence": 0.9, "examples": ["x"]},
    {"id": "treats.in.new", "pattern": "{therapy} in! {condition}", "confidence": 0.5, "assertion": "speculative",
     "examples": ["x"]},
    {"id": "treats.after", "pattern": "{therapy} after! {condition}", "confidence": 0.5, "outcome": "improves",
     "examples": ["x"]}]})"));
  ASSERT_TRUE(a.ok() && b.ok()) << a.status() << b.status();
  std::string text = WriteFile(
      folder / "texts.jsonl",
      R"({"id": "EX:1", "title": "", "abstract": "MSCs after stroke. MSCs for gout. MSCs in lupus. MSCs against colitis."}
{"id": "EX:2", "title": "", "abstract": "MSCs for sepsis."}
)");
  std::string shown;
  auto counts = DiffRules(
      **a, **b, {text}, [&](const ClaimChange& change) { shown += Shown(change); },
      [](const std::string&) {});
  ASSERT_TRUE(counts.ok()) << counts.status();
  EXPECT_EQ(shown, "+stroke; ~lupus assertion outcome rule; -colitis; ");
  EXPECT_EQ(counts->documents, 2u);
  EXPECT_EQ(counts->changed_documents, 1u);
  EXPECT_EQ(counts->same, 2u);
  EXPECT_EQ(counts->only_a, 1u);
  EXPECT_EQ(counts->only_b, 1u);
  EXPECT_EQ(counts->changed, 1u);
  EXPECT_EQ(counts->assertion, 1u);
  EXPECT_EQ(counts->outcome, 1u);
  EXPECT_EQ(counts->rule, 1u);
}

TEST(DiffRules, AMissingFileIsAnError) {
  auto rules = Extractor::Create(SourceRules());
  ASSERT_TRUE(rules.ok()) << rules.status();
  auto ignore = [](const std::string&) {};
  EXPECT_FALSE(DiffRules(
                   **rules, **rules, {"no/such/file"}, [](const ClaimChange&) {}, ignore)
                   .ok());
}

}  // namespace
}  // namespace mscgraph
