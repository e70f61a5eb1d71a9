#include "extract/relation/rule.h"

#include <gtest/gtest.h>

#include "tests/support/shipped_rules.h"
#include "tests/support/temp_folder.h"

namespace mscgraph {
namespace {

WordClasses Classes() { return *WordClasses::Create({MSCGRAPH_SOURCE_DIR "/rules/wordlists/classes.json"}); }

std::string Folder(const std::string& content) {
  TestFile("rules/rules.json", content);
  return TestFolder() / "rules";
}

TEST(CompilePattern, MatchesMaskedText) {
  struct Row {
    const char* pattern;
    const char* masked;
    bool matches;
  };
  const Row rows[] = {
      {"{therapy} <improve>! {condition}", "@S <improve> @O ", true},
      {"{therapy} <improve>! {condition}", "@S <improve> @c ", false},
      {"{therapy} {gap:2} <improve>! {condition}", "@S a b <improve> @O ", true},
      {"{therapy} {gap:2} <improve>! {condition}", "@S a b c <improve> @O ", false},
      {"{therapy} {gap:2} <improve>! {condition}", "@S @t <improve> @O ", false},
      {"{therapy} {any:2} <improve>! {condition}", "@S @t <improve> @O ", true},
      {"{therapy} {any:2} <improve>! {condition}", "@S ; <improve> @O ", false},
      {"{therapy} {near:2} <improve>! {condition}", "@S ~by <improve> @O ", false},
      {"{therapy} for|in! {condition}", "@S in @O ", true},
      {"{therapy} by! {condition}", "@S ~by @O ", true},
      {"{therapy} <improve|reduce>! of? {condition}", "@S <reduce> of @O ", true},
      {"{start} {therapy} for! {condition}", "x @S for @O ", false},
  };
  WordClasses classes = Classes();
  for (const Row& row : rows) {
    auto source = CompilePattern(row.pattern, classes);
    ASSERT_TRUE(source.ok()) << source.status();
    EXPECT_EQ(RE2::PartialMatch(row.masked, RE2(*source)), row.matches)
        << row.pattern << " on " << row.masked;
  }
}

TEST(LoadRules, AMaskThatNoSentenceCanHoldIsAFault) {
  struct Row {
    const char* rule;
    const char* fault;  // Empty: none.
  };
  const Row rows[] = {
      {R"("pattern": "{therapy} for! {condition}")", ""},
      {R"("pattern": "{therapy} , and! {condition}")", ""},
      {R"("pattern": "{therapy} using! {condition}")",
       "pattern: \"using\" never stands in a masked sentence: it is <use>"},
      {R"("pattern": "{therapy} for|the! {condition}")",
       "pattern: \"the\" never stands in a masked sentence: it is left out"},
      {R"("pattern": "{therapy} responses! {condition}")",
       "\"responses\" never stands in a masked sentence: it is response"},
      {R"("pattern": "{therapy} for! {condition}", "unless_between": ["<nosuch>"])",
       "unless_between: unknown class <nosuch>"},
      {R"("pattern": "{therapy} for! {condition}", "unless_left": ["using"])",
       "unless_left: \"using\" never stands"},
      {R"("pattern": "{therapy} for! {condition}", "requires": ["<use>", "clearly"])",
       "requires: \"clearly\" never stands"},
  };
  for (const Row& row : rows) {
    auto rules =
        LoadRules(Folder(R"({"rules": [{"id": "a", "examples": ["x"], )" + std::string(row.rule) + "}]}"),
                  Classes(), Words());
    EXPECT_EQ(rules.ok(), *row.fault == 0) << row.rule;
    EXPECT_NE(std::string(rules.status().message()).find(row.fault), std::string::npos) << rules.status();
  }
}

TEST(LoadRules, ReportsEveryFaultWithFileRuleAndField) {
  auto rules = LoadRules(Folder(R"({"rules": [
    {"id": "a", "pattern": "{therapy} <nosuch>! {condition}", "examples": ["x"]},
    {"id": "b", "pattern": "{therapy} for {condition}", "examples": ["x"], "colour": "red"},
    {"id": "b", "pattern": "{therapy} for! {condition}", "confidence": 7, "relation": "likes"},
    {"id": "c", "pattern": "{therapy} for! {condition}", "families": ["cells"], "suppresses": ["cures"]},
    {"id": "d", "pattern": "{therapy} for! {condition}", "suppresses": ["treats"]}]})"),
                         Classes(), Words());
  ASSERT_FALSE(rules.ok());
  std::string message(rules.status().message());
  for (const char* part :
       {"rule a: pattern: unknown class <nosuch>", "rule b: colour: unknown key", "exactly one trigger",
        "rule b: confidence", "rule b: relation: unknown", "rule b: examples: at least one",
        "rule b: id: used twice", "rule c: families: unknown cells", "rule c: suppresses: unknown cures",
        "rule d: suppresses: only of a rule whose action is suppress"}) {
    EXPECT_NE(message.find(part), std::string::npos) << part << " in:\n" << message;
  }
}

TEST(LoadRules, AnEmptyFolderIsAnError) {
  const TempFolder folder;
  EXPECT_FALSE(LoadRules(folder / "", Classes(), Words()).ok());
}

}  // namespace
}  // namespace mscgraph
