#include "extract/workbench/rule_writer.h"

#include <sstream>

#include "tests/extract/workbench/workbench_test_util.h"

namespace mscgraph {
namespace {

std::string Text(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  std::stringstream out;
  out << in.rdbuf();
  return out.str();
}

absl::Status AddRuleToFile(const Rule& rule, const std::string& file) {
  auto text = FileWithRule(rule, file);
  return text.ok() ? WriteRuleFile(file, *text) : text.status();
}

TEST(WithRule, AddsAtTheEndAndLeavesTheRestAsItIs) {
  struct Row {
    const char* name;
    const char* before;
    const char* after;
  };
  const Row rows[] = {
      {"no file yet", "", "{\n  \"rules\": [\n    {\n      \"id\": \"b\"\n    }\n  ]\n}\n"},
      {"indented by two", "{\n  \"rules\": [\n    {\n      \"id\": \"a\"\n    }\n  ]\n}",
       "{\n  \"rules\": [\n    {\n      \"id\": \"a\"\n    },\n    {\n      \"id\": \"b\"\n    }\n  ]\n}"},
      {"one rule a line", "{\"rules\": [\n  {\"id\": \"a]}\"}\n]}\n",
       "{\"rules\": [\n  {\"id\": \"a]}\"},\n  {\n    \"id\": \"b\"\n  }\n]}\n"},
      {"all in one line", "{\"rules\": [{\"id\": \"a\"}]}",
       "{\"rules\": [{\"id\": \"a\"},\n{\n  \"id\": \"b\"\n}]}"},
      {"with defaults", "{\"defaults\": {\"requires\": []},\n \"rules\": [{\"id\": \"a\"}]}",
       "{\"defaults\": {\"requires\": []},\n \"rules\": [{\"id\": \"a\"},\n {\n   \"id\": \"b\"\n }]}"},
      {"an empty list", "{\"rules\": []}", "{\"rules\": [\n    {\n      \"id\": \"b\"\n    }\n  ]}"},
  };
  for (const Row& row : rows) {
    auto text = WithRule(row.before, "{\n  \"id\": \"b\"\n}");
    ASSERT_TRUE(text.ok()) << row.name << ": " << text.status();
    EXPECT_EQ(*text, row.after) << row.name;
  }
}

TEST(WithRule, RefusesWhatIsNoRuleFile) {
  for (const char* text :
       {"[]", "{", "{\"rules\": 7}", "{\"rules\": [], \"defaults\": {\"unless_object\": []}}", "7"}) {
    EXPECT_FALSE(WithRule(text, "{}").ok()) << text;
  }
}

TEST(FileWithRule, ASkeletonIsRefusedUntilItIsFilledIn) {
  std::filesystem::path folder = EmptyFolder();
  RulesFolderWith(folder, R"({"rules": []})");
  std::string file = (folder / "relations" / "mine.json").string();
  ASSERT_TRUE(AddRuleToFile({.id = "treats.mine", .confidence = 0.6}, file).ok());
  auto classes = WordClasses::CreateFromFolder(SourceRules() + "/wordlists");
  auto rules = LoadRules((folder / "relations").string(), *classes, {});
  ASSERT_FALSE(rules.ok());
  for (const char* key :
       {"mine.json: rule treats.mine: pattern", "rule treats.mine: examples", "counter_examples"})
    EXPECT_NE(rules.status().message().find(key), std::string::npos) << key << " in " << rules.status();
}

TEST(FileWithRule, ACompleteRuleLoadsAsItWasGiven) {
  std::filesystem::path folder = EmptyFolder();
  RulesFolderWith(folder, R"({"rules": []})");
  std::string file = (folder / "relations" / "mine.json").string();
  ASSERT_TRUE(AddRuleToFile({.id = "prevents.mine",
                             .relation = Relation::kPrevents,
                             .pattern = "{therapy} for! {condition}",
                             .confidence = 0.7,
                             .nominal = true,
                             .assertion = Assertion::kSpeculative,
                             .outcome = Outcome::kUsed,
                             .examples = {"MSCs for \"stroke\""},
                             .counter_examples = {"MSCs"}},
                            file)
                  .ok());
  auto rules = LoadRules((folder / "relations").string(),
                         *WordClasses::CreateFromFolder(SourceRules() + "/wordlists"), {});
  ASSERT_TRUE(rules.ok()) << rules.status();
  const Rule& rule = rules->back();
  EXPECT_EQ(rule.id, "prevents.mine");
  EXPECT_EQ(rule.relation, Relation::kPrevents);
  EXPECT_DOUBLE_EQ(rule.confidence, 0.7);
  EXPECT_TRUE(rule.nominal);
  EXPECT_EQ(rule.assertion, Assertion::kSpeculative);
  EXPECT_EQ(rule.outcome, Outcome::kUsed);
  EXPECT_EQ(rule.examples, std::vector<std::string>{"MSCs for \"stroke\""});
  EXPECT_EQ(rule.counter_examples, std::vector<std::string>{"MSCs"});
}

TEST(FileWithRule, NeverOverwrites) {
  std::filesystem::path folder = EmptyFolder();
  WriteFile(folder / "other.json", R"({"rules": [{"id": "treats.mine"}]})");
  std::string file = WriteFile(folder / "mine.json", "{\"rules\": [] }");
  EXPECT_EQ(AddRuleToFile({.id = "treats.mine"}, file).code(), absl::StatusCode::kAlreadyExists);
  EXPECT_EQ(Text(file), "{\"rules\": [] }");
  WriteFile(file, "not json");
  EXPECT_FALSE(AddRuleToFile({.id = "treats.new"}, file).ok());
  EXPECT_EQ(Text(file), "not json");
  EXPECT_EQ(AddRuleToFile({.id = "treats.new"}, (folder / "no" / "folder.json").string()).code(),
            absl::StatusCode::kUnavailable);
}

}  // namespace
}  // namespace mscgraph
