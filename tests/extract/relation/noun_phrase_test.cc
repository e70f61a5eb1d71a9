#include "extract/relation/noun_phrase.h"

#include <gtest/gtest.h>

#include "tests/support/shipped_rules.h"
#include "tests/support/temp_folder.h"

namespace mscgraph {
namespace {

constexpr char kRules[] = R"({"rules": [
  {"id": "a.active", "relation": "inhibits", "pattern": "{therapy} <inhibit|inhibit.ed>! {np}",
   "confidence": 0.6, "examples": ["x"]},
  {"id": "a.passive", "relation": "inhibits", "pattern": "{np} {pp:2} <be> <inhibit.ed>! {given}",
   "confidence": 0.6, "examples": ["x"]},
  {"id": "b.into", "relation": "differentiates_into", "pattern": "{therapy} <differentiate>! into {np}",
   "confidence": 0.6, "examples": ["x"]},
  {"id": "b.property", "relation": "promotes", "pattern": "{therapy} <have> {np:property}!", "adjectives": true,
   "confidence": 0.6, "examples": ["x"]}]})";

// "text (label)" of every object; the label only where it says more.
std::string Objects(const std::string& text) {
  TestFile("rules/rules.json", kRules);
  auto rules = LoadRules(TestFolder() / "rules", Finder().classes(), Words());
  EXPECT_TRUE(rules.ok()) << rules.status();
  const std::vector<Token> tokens = NameTokens(text, {0, text.size()});
  const std::vector<Mention> mentions = Finder().Find(text, tokens, {});
  const PhraseSentence sentence(tokens, text, mentions, Words());
  std::string out;
  for (const RuleMatch& match : RelationMatcher(&*rules).MatchMechanisms(sentence, Section::kAbstract)) {
    for (const MechanismObject& object : MechanismObjects(match, sentence, tokens, text, mentions, Words())) {
      const std::string name(object.span.In(text));
      out += name + (object.label == name ? "" : " (" + object.label + ")") + "; ";
    }
  }
  return out;
}

struct Row {
  const char* name;
  const char* text;
  const char* objects;
};

class NounPhraseTest : public testing::TestWithParam<Row> {};

TEST_P(NounPhraseTest, CutsObjects) { EXPECT_EQ(Objects(GetParam().text), GetParam().objects); }

INSTANTIATE_TEST_SUITE_P(
    Table, NounPhraseTest,
    testing::Values(
        Row{"one", "MSCs suppressed T cell proliferation.", "T cell proliferation; "},
        Row{"list", "MSCs reduced TNF-alpha, IL-6 and IL-8.", "TNF-alpha; IL-6; IL-8; "},
        Row{"levels_go", "MSCs reduced the serum levels of TNF-alpha and IL-6.", "TNF-alpha; IL-6; "},
        Row{"measure_at_the_end_goes", "MSCs reduced TNF-alpha levels.", "TNF-alpha; "},
        Row{"expression_stays_at_the_end", "MSCs reduced CDH11 expression.", "CDH11 expression; "},
        Row{"what_is_shared_completes_the_label", "MSCs reduced proliferation and migration of fibroblasts.",
            "proliferation (proliferation of fibroblasts); migration of fibroblasts; "},
        Row{"head_is_shared_by_adjectives", "MSCs reduced microglial and astrocytic activation.",
            "microglial (microglial activation); astrocytic activation; "},
        Row{"head_is_shared_by_names", "MSCs reduced IL-6 and TNF expression.",
            "IL-6 (IL-6 expression); TNF expression; "},
        Row{"head_is_not_shared_by_processes", "MSCs reduced apoptosis and TNF expression.",
            "apoptosis; TNF expression; "},
        Row{"aside_is_part_of_the_name", "MSCs reduced hepatic stellate cell (HSC) activation in rats.",
            "hepatic stellate cell (HSC) activation; "},
        Row{"praise_goes", "MSCs reduced remarkable hypertrophy.", "hypertrophy; "},
        Row{"adjective_alone_names_nothing", "MSCs reduced mechanical load.", ""},
        Row{"what_is_their_own_is_no_object", "MSCs reduced their proliferation and TNF-alpha.",
            "TNF-alpha; "},
        Row{"numbered_names_share_their_noun", "MSCs reduced type I and III collagen.",
            "type I (type I collagen); III collagen (type III collagen); "},
        Row{"rate_of_a_process_does_not_give_its_place", "MSCs reduced the healing rate of tendons.", ""},
        Row{"quantity_goes", "MSCs reduced a range of cytokines.", "cytokines; "},
        Row{"linked_condition_is_tier_1", "MSCs reduced lupus-associated nephritis.", ""},
        Row{"next_clause_is_no_item", "MSCs reduced TNF-alpha and IL-10 was raised.", "TNF-alpha; "},
        Row{"place_is_no_item", "In mice, IL-6 and TNF-alpha were reduced by MSCs.", "IL-6; TNF-alpha; "},
        Row{"despite_ends_the_object", "MSCs reduced tendon stiffness despite engraftment.",
            "tendon stiffness; "},
        Row{"plus_sign_stays", "MSCs reduced CD4+ T cells.", "CD4+ T cells; "},
        Row{"empty_names", "MSCs reduced the risk, levels and scores of patients.", ""},
        Row{"scores_take_the_list", "MSCs reduced Lysholm and Tegner scores.", ""},
        Row{"conditions_are_tier_1", "MSCs reduced colitis.", ""},
        Row{"growth_of_tumours_is_a_process", "MSCs reduced tumor growth.", "tumor growth; "},
        Row{"cells_only", "MSCs differentiate into neurons, and the expression of markers rose.",
            "neurons; "},
        Row{"adjectives_stand_for_processes", "MSCs have angiogenic and regenerative properties.",
            "angiogenic (angiogenesis); regenerative (tissue regeneration); "}),
    [](const testing::TestParamInfo<Row>& info) { return info.param.name; });

}  // namespace
}  // namespace mscgraph
