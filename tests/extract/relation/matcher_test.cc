#include "extract/relation/matcher.h"

#include <gtest/gtest.h>

#include "tests/support/shipped_rules.h"
#include "tests/support/temp_folder.h"

namespace mscgraph {
namespace {

// "rule(+also ...)" of every match, "!rule" of every suppression.
std::string Match(const std::string& rules_json, const std::string& text) {
  TestFile("rules/rules.json", rules_json);
  auto rules = LoadRules(TestFolder() / "rules", Finder().classes(), Words());
  EXPECT_TRUE(rules.ok()) << rules.status();
  std::vector<Token> tokens = NameTokens(text, {0, text.size()});
  std::vector<Mention> mentions = Finder().Find(text, tokens, {});
  std::vector<RuleMatch> suppressed;
  std::string out;
  MaskedSentence masked(tokens, text, mentions, Finder().classes());
  for (const RuleMatch& match :
       RelationMatcher(&*rules).Match(masked, mentions, Section::kAbstract, Standing::kFirm, &suppressed)) {
    out += match.rule->id;
    for (const Rule* also : match.also) out += "+" + also->id;
    out += " ";
  }
  for (const RuleMatch& match : suppressed) out += "!" + match.rule->id + " ";
  return out;
}

constexpr char kTwoRules[] = R"({"rules": [
  {"id": "a.weak", "pattern": "{therapy} {gap:3} for! {condition}", "confidence": 0.5, "examples": ["x"]},
  {"id": "a.strong", "pattern": "{therapy} for! {condition}", "confidence": 0.9, "examples": ["x"]}]})";

TEST(RelationMatcher, TheHighestConfidenceNamesTheOthers) {
  EXPECT_EQ(Match(kTwoRules, "MSCs for stroke"), "a.strong+a.weak ");
  EXPECT_EQ(Match(kTwoRules, "MSCs given for stroke"), "a.weak ");
  EXPECT_EQ(Match(kTwoRules, "MSCs in stroke"), "");
}

TEST(RelationMatcher, ASuppressionTakesThePair) {
  EXPECT_EQ(Match(R"({"rules": [
    {"id": "a.in", "pattern": "{therapy} {gap:3} from! {condition}", "confidence": 0.5, "examples": ["x"]},
    {"id": "s.from", "action": "suppress", "pattern": "{therapy} from! {condition}", "confidence": 0.5, "examples": ["x"]}]})",
                  "MSCs from stroke patients"),
            "!s.from ");
}

TEST(RelationMatcher, ASuppressionOfOneRelationLeavesTheOthers) {
  EXPECT_EQ(Match(R"({"rules": [
    {"id": "a.treats", "confidence": 0.5, "pattern": "{therapy} for! {condition}", "examples": ["x"]},
    {"id": "a.prevents", "confidence": 0.5, "pattern": "{therapy} for! {condition}", "relation": "prevents", "examples": ["x"]},
    {"id": "s.for", "confidence": 0.5, "action": "suppress", "suppresses": ["treats"], "pattern": "{therapy} for! {condition}",
     "examples": ["x"]}]})",
                  "MSCs for stroke"),
            "a.prevents !s.for ");
}

TEST(RelationMatcher, AsksForTheSubject) {
  const std::string families =
      R"({"rules": [{"id": "a.b", "confidence": 0.5, "pattern": "{therapy} for! {condition}",
    "families": ["vesicle"], "examples": ["x"]}]})";
  EXPECT_EQ(Match(families, "MSCs for stroke"), "");
  EXPECT_EQ(Match(families, "MSC exosomes for stroke"), "a.b ");
  const std::string words =
      R"({"rules": [{"id": "a.b", "confidence": 0.5, "pattern": "{therapy} for! {condition}",
    "subject_words": ["adipose"], "examples": ["x"]}]})";
  EXPECT_EQ(Match(words, "MSCs for stroke"), "");
  EXPECT_EQ(Match(words, "AD-MSCs for stroke"), "a.b ");
}

TEST(RelationMatcher, Guards) {
  const std::string between = R"({"rules": [{"id": "a.b", "pattern": "{therapy} {gap:5} for! {condition}",
    "confidence": 0.5, "unless_between": ["<neg>"], "examples": ["x"]}]})";
  EXPECT_EQ(Match(between, "MSCs given for stroke"), "a.b ");
  EXPECT_EQ(Match(between, "MSCs not given for stroke"), "");
  const std::string left = R"({"rules": [{"id": "a.b", "pattern": "{therapy} for! {condition}",
    "confidence": 0.5, "unless_left": ["<neg>"], "examples": ["x"]}]})";
  EXPECT_EQ(Match(left, "not MSCs for stroke"), "");
  const std::string object = R"({"rules": [{"id": "a.b", "pattern": "{therapy} for! {condition}",
    "confidence": 0.5, "object_words": ["tumor"], "examples": ["x"]}]})";
  EXPECT_EQ(Match(object, "MSCs for stroke"), "");
  EXPECT_EQ(Match(object, "MSCs for tumor growth"), "a.b ");
}

}  // namespace
}  // namespace mscgraph
