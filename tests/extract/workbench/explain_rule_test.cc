#include "extract/workbench/explain_rule.h"

#include "extract/workbench/corpus.h"
#include "tests/extract/workbench/workbench_test_util.h"

namespace mscgraph {
namespace {

TEST(ExplainRule, SaysWhereTheRuleFails) {
  auto knowledge = LoadKnowledge(RulesFolderWith(EmptyFolder(), R"({"rules": [
    {"id": "treats.improve", "pattern": "{therapy} {gap:4} <improve>! {near:4} {condition}", "confidence": 0.8,
     "examples": ["x"]},
    {"id": "suppress.from", "pattern": "{therapy} {gap:3} from! {near:5} {condition}", "confidence": 0.9,
     "action": "suppress", "examples": ["x"]}]})"));
  ASSERT_TRUE(knowledge.ok()) << knowledge.status();
  const Rule& rule = knowledge->rules[0];
  struct Example {
    const char* text;
    const char* shown;
  };
  const Example examples[] = {
      {"MSCs improved colitis.", "  masked  @S <improve> @O ; \n  rule    {therapy} {gap:4}"},
      {"MSCs improved colitis.", "  matches\n"},
      {"MSCs from mice improved lupus.", "  matches\n  but the pair is suppressed by suppress.from"},
      {"MSCs against colitis.", "  fails at <improve>!: stands nowhere in the sentence\n"},
      {"In gout MSCs improved gait, and all of it.",
       "  fails at {condition}: stands only before <improve>\n"},
      {"MSCs improved gait.", "  no therapy (@t) and condition (@c) stand in the sentence\n"},
  };
  for (const Example& example : examples) {
    std::string text = ExplainRule(*knowledge, rule, SentenceDocument(example.text));
    EXPECT_NE(text.find(example.shown), std::string::npos) << example.shown << " in:\n" << text;
  }
}

TEST(RuleLine, NamesTheKindOfTheRule) {
  const Rule rule{
      .id = "treats.a", .pattern = "{therapy} for! {condition}", .standing = Standing::kSupporting};
  EXPECT_EQ(RuleLine(rule), "treats.a (confidence 0.50, supporting): {therapy} for! {condition}");
}

}  // namespace
}  // namespace mscgraph
