#include "extract/relation/masked_sentence.h"

#include <gtest/gtest.h>

#include "tests/support/shipped_rules.h"

namespace mscgraph {
namespace {

// The masked string with every slot open ("@t", "@c").
std::string Mask(const std::string& text) {
  std::vector<Token> tokens = NameTokens(text, {0, text.size()});
  std::vector<Mention> mentions = Finder().Find(text, tokens, Finder().ShortForms(text));
  std::vector<int> item_at;
  return MaskedSentence(tokens, text, mentions, Finder().classes()).ForPair(-1, -1, &item_at);
}

struct Row {
  const char* name;
  const char* text;
  const char* masked;
};

class MaskedSentenceTest : public testing::TestWithParam<Row> {};

TEST_P(MaskedSentenceTest, ShowsRulesOnlyWhatTheyNeed) {
  EXPECT_EQ(Mask(GetParam().text), GetParam().masked);
}

INSTANTIATE_TEST_SUITE_P(
    Table, MaskedSentenceTest,
    testing::Values(
        Row{"mentions_and_classes", "MSCs improved colitis.", "@t <improve> @c ; "},
        Row{"determiners_and_adverbs_go", "The MSCs markedly improved the colitis.", "@t <improve> @c ; "},
        Row{"lists_fold", "MSCs for stroke, colitis and sepsis", "@t for @c "},
        Row{"such_as_groups_fold", "MSCs for autoimmune diseases such as lupus and colitis", "@t for @c "},
        Row{"populations_fold", "MSCs in 20 patients with severe stroke", "@t in @c "},
        Row{"models_fold", "MSCs in a rat model of stroke", "@t in @c "},
        Row{"population_after_condition_folds", "MSCs in stroke patients", "@t in @c "},
        Row{"figures_in_brackets_go", "MSCs (n = 12) improved stroke", "@t <improve> @c "},
        Row{"repeated_name_in_brackets_goes", "Mesenchymal stem cells (MSCs) improved stroke",
            "@t <improve> @c "},
        Row{"description_in_brackets_goes", "MSCs for GVHD (with colitis) and stroke", "@t for @c "},
        Row{"cause_of_a_condition_is_none", "MSCs for lupus-associated nephritis",
            "@t for lupus <linked> @c "},
        Row{"boundaries_are_marked", "stroke was treated by MSCs", "@c <be> <treat> ~by @t "},
        Row{"adjective_of_another_noun_is_no_condition", "MSCs in diabetic pancreas",
            "@t in diabetic pancreas "},
        Row{"what_brought_a_condition_about_is_treated_too", "MSCs for respiratory failure due to COVID-19",
            "@t for @c "},
        Row{"causes_fold_in_other_words", "MSCs for liver failure caused by hepatitis B", "@t for @c "},
        Row{"ranges_fold", "MSCs for diseases ranging from stroke to sepsis", "@t for @c "},
        Row{"examples_in_brackets_fold", "MSCs for autoimmune diseases (e.g., lupus and colitis)",
            "@t for @c "},
        Row{"examples_behind_a_general_word_fold", "MSCs treat disorders (stroke, sepsis)", "@t <treat> @c "},
        Row{"a_list_behind_a_colon_folds", "MSCs treat several diseases: stroke and sepsis",
            "@t <treat> @c "},
        Row{"what_was_survived_is_no_condition", "MSCs in cancer survivors with heart failure",
            "@t in qualifier @c "},
        Row{"cells_of_a_tumour_are_no_condition", "MSCs in glioma cells", "@t in glioma <cellword> "}),
    [](const testing::TestParamInfo<Row>& info) { return info.param.name; });

}  // namespace
}  // namespace mscgraph
