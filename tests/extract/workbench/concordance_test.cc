#include "extract/workbench/concordance.h"

#include "tests/extract/workbench/workbench_test_util.h"

namespace mscgraph {
namespace {

TEST(TryRule, ShowsMatchesInContextAndWhatIsReadAlready) {
  std::filesystem::path folder = EmptyFolder();
  auto knowledge = LoadKnowledge(RulesFolderWith(folder, R"({"rules": [
    {"id": "treats.for", "pattern": "{therapy} for! {condition}", "confidence": 0.5, "examples": ["x"]},
    {"id": "treats.weak", "pattern": "{therapy} sent for! {condition}", "confidence": 0.9, "supporting": true,
     "examples": ["x"]},
    {"id": "suppress.destined", "pattern": "{therapy} destined for! {condition}", "action": "suppress", "confidence": 0.5,
     "examples": ["x"]}]})"));
  ASSERT_TRUE(knowledge.ok()) << knowledge.status();
  std::string file = WriteFile(
      folder / "texts.jsonl",
      R"({"id": "EX:1", "title": "", "abstract": "We gave MSCs for stroke. Then MSCs destined for colitis."}
{"id": "EX:2", "title": "", "abstract": "MSCs sent for lupus were few."}
{"id": "EX:3", "title": "", "abstract": "MSCs improved sepsis."}
)");
  for (size_t limit : {9u, 1u}) {
    Rule rule{.id = "tried.pattern",
              .pattern = "{therapy} {gap:2} for! {condition}",
              .confidence = 1,
              .examples = {"x"}};
    std::vector<std::string> faults;
    CompileRule(knowledge->mentions->classes(), knowledge->phrase_words, &rule, &faults);
    ASSERT_TRUE(faults.empty());
    auto found = TryRule(*knowledge, std::move(rule), {file}, limit, [](const std::string&) {});
    ASSERT_TRUE(found.ok()) << found.status();
    EXPECT_EQ(found->documents, 3u);
    EXPECT_EQ(found->matching_documents, 2u);
    EXPECT_EQ(found->matches, 3u);
    EXPECT_EQ(found->read_already, 1u);
    EXPECT_EQ(found->suppressed, 1u);
    ASSERT_EQ(found->lines.size(), std::min<size_t>(limit, 3));
    EXPECT_EQ(found->lines[0].left, "We gave [MSCs] ");
    EXPECT_EQ(found->lines[0].trigger, "for");
    EXPECT_EQ(found->lines[0].right, " [stroke].");
    EXPECT_EQ(found->lines[0].read_by, "treats.for");
    if (limit == 1) continue;
    EXPECT_EQ(found->lines[1].suppressed_by, "suppress.destined");
    EXPECT_EQ(found->lines[2].doc, "EX:2");
    EXPECT_EQ(found->lines[2].read_by + found->lines[2].suppressed_by, "")
        << "a supporting rule gives no claim";
  }
}

TEST(TryRule, ReadsMechanismsToo) {
  std::filesystem::path folder = EmptyFolder();
  auto knowledge = LoadKnowledge(RulesFolderWith(folder, R"({"rules": [
    {"id": "promotes.a", "pattern": "{subject} <promote.ed>! {np}", "confidence": 0.5, "relation": "promotes",
     "examples": ["x"]}]})"));
  ASSERT_TRUE(knowledge.ok()) << knowledge.status();
  std::string file = WriteFile(
      folder / "texts.jsonl",
      R"({"id": "EX:1", "title": "", "abstract": "MSCs promoted angiogenesis. MSCs quickly migrated and promoted collagen synthesis."}
)");
  Rule rule{.id = "tried.pattern",
            .relation = Relation::kPromotes,
            .pattern = "{subject} {link:6} <promote.ed>! {np}",
            .confidence = 1,
            .examples = {"x"}};
  std::vector<std::string> faults;
  CompileRule(knowledge->mentions->classes(), knowledge->phrase_words, &rule, &faults);
  ASSERT_TRUE(faults.empty()) << faults.front();
  auto found = TryRule(*knowledge, std::move(rule), {file}, 9, [](const std::string&) {});
  ASSERT_TRUE(found.ok()) << found.status();
  ASSERT_EQ(found->lines.size(), 2u);
  EXPECT_EQ(found->lines[0].left + found->lines[0].trigger + found->lines[0].right,
            "[MSCs] promoted [angiogenesis].");
  EXPECT_EQ(found->lines[0].read_by, "promotes.a");
  EXPECT_EQ(found->lines[1].read_by, "");
}

}  // namespace
}  // namespace mscgraph
