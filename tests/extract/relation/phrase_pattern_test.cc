#include "extract/relation/phrase_pattern.h"

#include <gtest/gtest.h>

#include "tests/support/shipped_rules.h"

namespace mscgraph {
namespace {

// "trigger > noun phrase" of every match, in the order of triggers.
std::string Match(const std::string& pattern, const std::string& text) {
  auto forms = PhrasePattern::Compile(pattern, Words());
  EXPECT_TRUE(forms.ok()) << forms.status();
  const std::vector<Token> tokens = NameTokens(text, {0, text.size()});
  const PhraseSentence sentence(tokens, text, Finder().Find(text, tokens, {}), Words());
  const std::vector<PhraseItem>& items = sentence.items();
  auto words = [&](int first, int end) {
    return text.substr(
        tokens[items[first].first_token].span.begin,
        tokens[items[end - 1].end_token - 1].span.end - tokens[items[first].first_token].span.begin);
  };
  std::string out;
  for (const PhrasePattern& form : *forms) {
    for (int trigger = 0; trigger < static_cast<int>(items.size()); ++trigger) {
      for (int therapy = 0; therapy < static_cast<int>(items.size()); ++therapy) {
        PhrasePattern::Hit hit;
        if (items[therapy].kind != PhraseItem::Kind::kTherapy || !form.MayTrigger(items[trigger]) ||
            !form.Match(sentence, therapy, trigger, &hit))
          continue;
        out += words(trigger, trigger + 1) + " > " + words(hit.np_first, hit.np_end) + "; ";
      }
    }
  }
  return out;
}

struct Row {
  const char* name;
  const char* pattern;
  const char* text;
  const char* hits;
};

class PhrasePatternTest : public testing::TestWithParam<Row> {};

TEST_P(PhrasePatternTest, Matches) { EXPECT_EQ(Match(GetParam().pattern, GetParam().text), GetParam().hits); }

constexpr char kActive[] = "{subject} {mid:8} <inhibit|inhibit.ed>! {np}";
constexpr char kChain[] = "{subject} {link:20} and|by <inhibit.ed|inhibit.ing>! {np}";
constexpr char kPassive[] = "{np} {pp:2} <be> <inhibit.ed>! {given}";

INSTANTIATE_TEST_SUITE_P(
    Table, PhrasePatternTest,
    testing::Values(
        Row{"active", kActive, "MSCs reduced TNF.", "reduced > TNF; "},
        Row{"list", kActive, "MSCs reduced TNF, MDA and ALT in mice.", "reduced > TNF, MDA and ALT; "},
        Row{"noun_with_of", kActive, "MSCs reduced death of neurons.", "reduced > death of neurons; "},
        Row{"phrases_between", kActive, "MSCs from bone in mice can reduce TNF.", "reduce > TNF; "},
        Row{"other_subject", kActive, "Rapamycin reduced TNF in MSCs.", ""},
        Row{"hangs_on_a_noun", kActive, "Growth of MSCs reduced TNF.", ""},
        Row{"one_match_for_each_trigger", kChain, "MSCs moved and reduced TNF by reducing MDA.",
            "reduced > TNF; reducing > MDA; "},
        Row{"no_step_over_a_break", kChain, "MSCs moved; rats sat and reduced TNF.", ""},
        Row{"given_by", kPassive, "TNF was reduced by MSCs.", "reduced > TNF; "},
        Row{"given_after_treatment", kPassive, "TNF in mice was reduced after injection of MSCs.",
            "reduced > TNF; "},
        Row{"given_in_a_group", kPassive, "TNF was reduced in the MSC group.", "reduced > TNF; "},
        Row{"given_in_treated_mice", kPassive, "TNF was reduced in mice treated with MSCs.",
            "reduced > TNF; "},
        Row{"found_in_cells_is_not_given", kPassive, "TNF was reduced in MSCs.", ""},
        Row{"phrase_may_be_the_trigger", "{therapy} {link:4} {np:property}!", "MSCs have potent effects.",
            "potent effects > potent effects; "},
        Row{"head_of_the_phrase", "{therapy} <promote>! {np:repair}", "MSCs promote wound repair.",
            "promote > wound repair; "},
        Row{"other_head_of_the_phrase", "{therapy} <promote>! {np:repair}", "MSCs promote tumor growth.",
            ""}),
    [](const testing::TestParamInfo<Row>& info) { return info.param.name; });

TEST(PhrasePattern, FaultsAreNamed) {
  struct Fault {
    const char* pattern;
    const char* message;
  };
  for (const Fault& fault :
       std::vector<Fault>{{"{therapy} <nosuch>! {np}", "<nosuch>"},
                          {"{therapy} flurb! {np}", "flurb"},
                          {"{therapy} <promote> {np}", "exactly one trigger"},
                          {"{therapy} <promote>! by! {np}", "exactly one trigger"},
                          {"<promote>! {np}", "exactly one {therapy}"},
                          {"{therapy} <promote>! {np:nosuch}", "unknown class of nouns"},
                          {"{therapy} {gap:99} <promote>! {np}", "unknown slot {gap:99}"},
                          {"{therapy} ! {np}", "a mark (! or ?) stands alone"}}) {
    auto forms = PhrasePattern::Compile(fault.pattern, Words());
    ASSERT_FALSE(forms.ok()) << fault.pattern;
    EXPECT_NE(std::string(forms.status().message()).find(fault.message), std::string::npos) << forms.status();
  }
}

TEST(PhrasePattern, WorkIsBounded) {
  std::string text = "MSCs ";
  for (int i = 0; i < 300; ++i) text += "of mice and in rats ";
  text += "reduced TNF.";
  EXPECT_EQ(Match("{subject} {mid:30} {link:30} {mid:30} {link:30} and <inhibit.ed>! {np}", text), "");
}

}  // namespace
}  // namespace mscgraph
