#include "extract/relation/nearest_rule.h"

#include <gtest/gtest.h>

#include "tests/support/shipped_rules.h"

namespace mscgraph {
namespace {

std::vector<Rule> Rules(const std::vector<Rule*>& given) {
  std::vector<Rule> out;
  for (Rule* rule : given) {
    rule->examples = {"x"};
    std::vector<std::string> faults;
    CompileRule(Finder().classes(), Words(), rule, &faults);
    EXPECT_TRUE(faults.empty()) << faults.front();
    out.push_back(std::move(*rule));
  }
  return out;
}

// Of the first therapy and the first condition of the sentence.
std::vector<RuleProgress> Nearest(const std::vector<Rule>& rules, const std::string& text) {
  std::vector<Token> tokens = NameTokens(text, {0, text.size()});
  std::vector<Mention> mentions = Finder().Find(text, tokens, {});
  MaskedSentence masked(tokens, text, mentions, Finder().classes());
  int therapy = -1, condition = -1;
  for (int i = static_cast<int>(masked.items().size()) - 1; i >= 0; --i) {
    if (masked.items()[i].kind == MaskedItem::Kind::kTherapy) therapy = i;
    if (masked.items()[i].kind == MaskedItem::Kind::kCondition) condition = i;
  }
  return NearestRules(rules, Finder().classes(), masked, mentions, Section::kAbstract, therapy, condition);
}

TEST(NearestRules, NamesTheElementThatFailedAndWhatStandsThere) {
  struct Row {
    const char* pattern;
    const char* text;
    const char* failed;
    const char* reason;
  };
  const Row rows[] = {
      {"{therapy} {gap:3} <improve>! {near:3} {condition}", "MSCs improved stroke", "", ""},
      {"{therapy} {gap:3} <improve>! {condition}", "MSCs helped stroke", "<improve>!",
       "stands nowhere in the sentence"},
      {"{therapy} {gap:2} <improve>! {condition}", "MSCs given by expert hands improved stroke", "<improve>!",
       "more than {gap:2} allows"},
      {"{therapy} {gap:9} <improve>! {condition}", "MSCs worked; nurses improved stroke", "<improve>!",
       "a clause break"},
      {"{therapy} <improve>! {near:9} {condition}", "MSCs improved gait, and later stroke", "{condition}",
       "a comma"},
      {"{therapy} <improve>! {near:9} {condition}", "MSCs improved gait by curing stroke", "{condition}",
       "\"by\", which begins a new phrase"},
      {"{therapy} <improve>! {condition}", "MSCs improved gait stroke", "{condition}",
       "here stands \"gait\""},
      {"{start} {gap:1} {therapy} <improve>! {condition}", "In our hands MSCs improved stroke", "{therapy}",
       "stands 2 steps behind {start}"},
      {"{therapy} <improve>! {gap:3} {condition}", "Stroke and MSCs improved gait", "{condition}",
       "stands only before <improve>"},
  };
  for (const Row& row : rows) {
    Rule rule{.id = "a.b", .pattern = row.pattern};
    std::vector<Rule> rules = Rules({&rule});
    std::vector<RuleProgress> progress = Nearest(rules, row.text);
    ASSERT_EQ(progress.size(), 1u) << row.text;
    EXPECT_EQ(progress[0].failed, row.failed) << row.text;
    EXPECT_EQ(progress[0].reads, std::string(row.failed).empty()) << row.text;
    EXPECT_NE(progress[0].reason.find(row.reason), std::string::npos)
        << row.text << ": " << progress[0].reason;
  }
}

TEST(NearestRules, NamesTheGuardThatRefused) {
  Rule between{
      .id = "a.between", .pattern = "{therapy} {gap:3} for! {condition}", .unless_between = {"<neg>"}};
  Rule left{.id = "a.left", .pattern = "{therapy} {gap:3} for! {condition}", .unless_left = {"in"}};
  Rule section{
      .id = "a.section", .pattern = "{therapy} {gap:3} for! {condition}", .sections = {Section::kTitle}};
  Rule needs{.id = "a.needs", .pattern = "{therapy} {gap:3} for! {condition}", .requires_any = {"<improve>"}};
  Rule object{.id = "a.object", .pattern = "{therapy} {gap:3} for! {condition}", .object_words = {"tumor"}};
  std::vector<Rule> rules = Rules({&between, &left, &section, &needs, &object});
  std::vector<std::string> failed;
  for (const RuleProgress& progress : Nearest(rules, "in mice MSCs not given for stroke")) {
    EXPECT_EQ(progress.matched, progress.elements);
    EXPECT_FALSE(progress.reads);
    failed.push_back(progress.failed);
  }
  EXPECT_EQ(failed, (std::vector<std::string>{"unless_between", "unless_left", "sections", "requires",
                                              "object_words"}));
}

TEST(NearestMechanisms, NamesTheElementThatFailed) {
  struct Row {
    const char* pattern;
    const char* text;
    const char* failed;
  };
  const Row rows[] = {
      {"{subject} {mid:4} <promote.ed>! {np}", "MSCs promoted angiogenesis.", ""},
      {"{subject} {mid:4} <promote.ed>! {np}", "MSCs inhibited angiogenesis.", "<promote.ed>!"},
      {"{subject} {mid:4} <promote.ed>! {np}", "MSCs showed increased proliferation.", "the trigger"},
      {"{np} <be> <promote.ed>! {given}", "Angiogenesis was promoted.", "by|after|with"},
      {"{subject} {mid:4} <promote.ed>! {np}", "Proliferation of MSCs promoted angiogenesis.", "{subject}"},
  };
  for (const Row& row : rows) {
    Rule rule{.id = "a.b", .relation = Relation::kPromotes, .pattern = row.pattern};
    std::vector<Rule> rules = Rules({&rule});
    std::string text = row.text;
    std::vector<Token> tokens = NameTokens(text, {0, text.size()});
    std::vector<Mention> mentions = Finder().Find(text, tokens, {});
    PhraseSentence phrases(tokens, text, mentions, Words());
    int therapy = 0;
    for (size_t i = 0; i < phrases.items().size(); ++i) {
      if (phrases.items()[i].kind == PhraseItem::Kind::kTherapy) therapy = static_cast<int>(i);
    }
    std::vector<RuleProgress> progress = NearestMechanisms(rules, phrases, Section::kAbstract, therapy);
    ASSERT_EQ(progress.size(), 1u);
    EXPECT_EQ(progress[0].failed.rfind(row.failed, 0), 0u) << row.text << ": " << progress[0].failed;
    EXPECT_EQ(progress[0].reads, std::string(row.failed).empty()) << row.text << ": " << progress[0].reason;
  }
}

TEST(NearestRules, TheNearestComesFirst) {
  Rule far{.id = "a.far", .pattern = "<aim>! {therapy} <improve> {condition}", .confidence = 0.9};
  Rule near{.id = "a.near", .pattern = "{therapy} for! {near:2} {condition}", .confidence = 0.3};
  Rule middle{.id = "a.middle", .pattern = "{therapy} against! {condition}", .confidence = 0.9};
  Rule weak{.id = "a.weak",
            .pattern = "{therapy} for! {near:1} {condition}",
            .standing = Standing::kSupporting,
            .confidence = 0.9,
            .sections = {Section::kTitle}};
  std::vector<Rule> rules = Rules({&weak, &far, &near, &middle});
  std::string order;
  for (const RuleProgress& progress : Nearest(rules, "MSCs for stroke")) order += progress.rule->id + " ";
  EXPECT_EQ(order, "a.near a.middle a.far a.weak ");
}

}  // namespace
}  // namespace mscgraph
