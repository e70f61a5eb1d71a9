#include "extract/relation/rule.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "extract/relation/pattern.h"
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
       "pattern: element 2, \"using!\": \"using\" never stands in a masked sentence: it is <use> there; "
       "write <use>"},
      {R"("pattern": "{therapy} for|the! {condition}")",
       "\"the\" never stands in a masked sentence: it is left out; leave it out too"},
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
    auto rules = LoadRules(Folder(R"({"rules": [{"id": "a.b", "confidence": 1, "examples": ["x"], )" +
                                  std::string(row.rule) + "}]}"),
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
       {"rules.json: rule a: pattern: element 2, \"<nosuch>!\": unknown class <nosuch>",
        "rule b: colour: unknown key", "exactly one trigger", "rule b: confidence",
        "rule b: relation: unknown", "rule b: examples: at least one", "rule b: id: used twice",
        "rule c: families: unknown \"cells\"; it is one of cell, vesicle,",
        "rule c: suppresses: unknown \"cures\"",
        "rule d: suppresses: only of a rule whose action is suppress"}) {
    EXPECT_NE(message.find(part), std::string::npos) << part << " in:\n" << message;
  }
}

TEST(LoadRules, FaultsSayWhatIsAllowed) {
  struct Row {
    const char* rule;
    const char* fault;
  };
  const Row rows[] = {
      {R"("pattern": "{therapy} {gp:3} for! {condition}")",
       "element 2, \"{gp:3}\": unknown slot {gp:3}; did you mean {gap:N}? in braces stand"},
      {R"("pattern": "{therapy} for! {conditon}")", "did you mean {condition}?"},
      {R"("pattern": "{subject} {mid:3} for! {condition}")",
       "unknown slot {subject}; it belongs to mechanism rules, which have an {np}; in braces stand"},
      {R"("pattern": "{therapy} {gap:99} for! {condition}")", "with N from 1 to 30"},
      {R"("pattern": "{therapy}{gap:2} for! {condition}")", "slots stand between blanks"},
      {R"("pattern": "{therapy} <imprve>! {condition}")", "did you mean <improve>?"},
      {R"("pattern": "{therapy} <improve! {condition}")", "a class stands between < and >"},
      {R"("pattern": "{therapy} for ! {condition}")", "a mark (! or ?) stands alone"},
      {R"("pattern": "{therapy} for||in! {condition}")", "empty alternative"},
      {R"("pattern": "in! for")", "names neither argument"},
      {R"("pattern": "<promote>! {np}")", "needs exactly one {therapy}, {subject} or {given}"},
      {R"("pattern": "FILL IN")", "pattern: put your pattern"},
      {R"("pattern": "{therapy} for! {condition}", "examples": ["FILL IN: a sentence"])",
       "examples: put sentences of your own"},
      {R"("pattern": "{therapy} for! {condition}", "unless_between": ["<caus>"])",
       "unless_between: unknown class <caus>; did you mean <cause>?"},
      {R"("pattern": "{therapy} for! {condition}", "exmples": [])", "did you mean examples?"},
      {R"("pattern": 7)", "pattern: must be a text in double quotes"},
      {R"("nominal": true)", "pattern: is missing"},
      {R"("id": "No Id")", "id: must be"},
      {R"("nominal": "yes")", "nominal: must be true or false, without quotes"},
      {R"("confidence": true)", "confidence: must be a number"},
      {R"("examples": "x")", "examples: must be a list of texts"},
      {R"("outcome": "better")", "outcome: unknown \"better\"; it is one of improves, no_difference,"},
      {R"("sections": ["end"])", "sections: unknown \"end\"; it is one of title,"},
      {R"("action": "forbid")", "action: unknown \"forbid\"; it is emit or suppress"},
      {R"("colour": "red")", "colour: unknown key; a rule knows id, pattern,"},
  };
  for (const Row& row : rows) {
    auto rules = LoadRules(Folder("{\"rules\": [{" + std::string(row.rule) + "}]}"), Classes(), Words());
    ASSERT_FALSE(rules.ok()) << row.rule;
    EXPECT_NE(rules.status().message().find(row.fault), std::string::npos) << rules.status().message();
  }
}

TEST(LoadRules, OneKeyHasOneFault) {
  auto rules = LoadRules(Folder(R"({"rules": [
    {"id": 7, "pattern": 7, "confidence": "high", "examples": "x", "outcome": "better"}]})"),
                         Classes(), Words());
  ASSERT_FALSE(rules.ok());
  const std::string message(rules.status().message());
  EXPECT_EQ(std::count(message.begin(), message.end(), '\n'), 4) << message;
  for (const char* key : {" id: ", " pattern: ", " confidence: ", " examples: ", " outcome: "})
    EXPECT_NE(message.find(key), std::string::npos) << key << " in:\n" << message;
}

TEST(LoadRules, AFaultyListOfClassesHidesNoFaultOfARule) {
  auto rules = LoadRules(Folder(R"({"rules": [
    {"id": "a.b", "pattern": "{therapy} <nosuch>! {condition}", "confidence": 7, "examples": ["x"]}]})"),
                         WordClasses::Any(), Words());
  ASSERT_FALSE(rules.ok());
  EXPECT_NE(rules.status().message().find("confidence"), std::string::npos);
  EXPECT_EQ(rules.status().message().find("unknown class"), std::string::npos);
}

TEST(LoadRules, AnEmptyFolderIsAnError) {
  const TempFolder folder;
  EXPECT_FALSE(LoadRules(folder / "", Classes(), Words()).ok());
}

}  // namespace
}  // namespace mscgraph
