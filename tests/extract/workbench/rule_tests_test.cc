#include "extract/workbench/rule_tests.h"

#include "tests/extract/workbench/workbench_test_util.h"

namespace mscgraph {
namespace {

TEST(RunRuleTests, RunsTheExamplesOfTheRulesAskedFor) {
  auto knowledge = LoadKnowledge(RulesFolderWith(EmptyFolder(), R"({"rules": [
    {"id": "treats.for.a", "pattern": "{therapy} for! {condition}", "confidence": 0.5,
     "examples": ["MSCs for stroke", "MSCs against stroke"], "counter_examples": ["MSCs for stroke", "MSCs in stroke"]},
    {"id": "treats.title", "pattern": "{therapy} in! {condition}", "confidence": 0.5, "sections": ["title"],
     "examples": ["MSCs in stroke"]},
    {"id": "suppress.from", "pattern": "{therapy} from! {condition}", "confidence": 0.5, "action": "suppress",
     "examples": ["MSCs from stroke"], "counter_examples": ["MSCs for stroke"]}]})"));
  ASSERT_TRUE(knowledge.ok()) << knowledge.status();
  auto results = [&](const std::vector<std::string>& wanted) {
    std::string out;
    for (const RuleTest& test : RunRuleTests(*knowledge, wanted))
      out += test.rule->id + (test.counter ? " counter" : "") + (test.passed ? " passed, " : " FAILED, ");
    return out;
  };
  EXPECT_EQ(
      results({"treats.for"}),
      "treats.for.a passed, treats.for.a FAILED, treats.for.a counter FAILED, treats.for.a counter passed, ");
  EXPECT_EQ(results({"treats.title", "suppress"}),
            "treats.title passed, suppress.from passed, suppress.from counter passed, ");
  EXPECT_EQ(RunRuleTests(*knowledge, {}).size(), 7u);
  EXPECT_EQ(results({"no.such"}), "");
}

TEST(LoadKnowledge, ReportsTheFaultsOfAllFilesAtOnce) {
  std::filesystem::path folder = EmptyFolder();
  RulesFolderWith(
      folder, R"({"rules": [{"id": "treats.a", "pattern": "{therapy} <treat>! {condition}", "confidence": 2,
                                         "examples": ["x"]}]})");
  WriteFile(folder / "wordlists" / "classes.json", R"({"treat": {"nouns": []}, "use": {"words": [7]}})");
  WriteFile(folder / "context" / "assertion.json", "{");
  WriteFile(folder / "context" / "study.json", "[]");
  WriteFile(folder / "lexicon" / "conditions.tsv", "id\n");
  WriteFile(folder / "lexicon" / "heads.json", "{}");
  WriteFile(folder / "lexicon" / "therapies.json", "7");
  auto knowledge = LoadKnowledge(folder.string());
  ASSERT_FALSE(knowledge.ok());
  std::string message(knowledge.status().message());
  for (const char* part :
       {"all.json: rule treats.a: confidence", "classes.json: class treat: unknown list \"nouns\"",
        "classes.json: class use: words: 7 is no word", "assertion.json", "study.json", "conditions.tsv:1",
        "heads.json", "therapies.json"}) {
    EXPECT_NE(message.find(part), std::string::npos) << part << " in:\n" << message;
  }
  EXPECT_EQ(message.find("json.exception"), std::string::npos) << message;
  EXPECT_EQ(message.find("unknown class"), std::string::npos) << "the list is at fault, not the rule:\n"
                                                              << message;
}

}  // namespace
}  // namespace mscgraph
