#include "extract/relation/phrase_sentence.h"

#include <gtest/gtest.h>

#include "tests/support/shipped_rules.h"

namespace mscgraph {
namespace {

PhraseSentence Phrases(const std::string& text) {
  std::vector<Token> tokens = NameTokens(text, {0, text.size()});
  return PhraseSentence(tokens, text, Finder().Find(text, tokens, {}), Words());
}

struct Row {
  const char* name;
  const char* text;
  const char* phrases;
};

class PhraseSentenceTest : public testing::TestWithParam<Row> {};

TEST_P(PhraseSentenceTest, TagsAndChunks) { EXPECT_EQ(Phrases(GetParam().text).Text(), GetParam().phrases); }

INSTANTIATE_TEST_SUITE_P(
    Table, PhraseSentenceTest,
    testing::Values(
        Row{"adjectives_and_nouns_are_one_phrase", "MSCs promote rapid capillary sprouting.",
            "@t <promote> @n:process ;"},
        Row{"determiners_and_adverbs_go", "The MSCs markedly promote the sprouting.",
            "@t <promote> @n:process ;"},
        Row{"treatments_belong_to_the_therapy", "MSC transplantation reduced gliosis.",
            "@t <inhibit.ed> @n ;"},
        Row{"treated_animals_belong_to_the_therapy", "MSC-injected mice moved.", "@t <verb.ed> ;"},
        Row{"names_go_on_after_a_dash", "MSC-TRAIL killed glia.", "@t <inhibit.ed> @n ;"},
        Row{"figures_in_brackets_go", "MSCs reduced TNF (p < 0.05) and MDA.", "@t <inhibit.ed> @n and @n ;"},
        Row{"short_forms_in_brackets_go", "MSCs reduced malondialdehyde (MDA).", "@t <inhibit.ed> @n ;"},
        Row{"lists_in_brackets_stay", "MSCs reduced markers (TNF, MDA and ALT).",
            "@t <inhibit.ed> @n <list> @n , @n and @n ;"},
        Row{"open_bracket_ends_the_phrase", "MSCs reduced gliosis (Tab.", "@t <inhibit.ed> @n @n ;"},
        Row{"base_form_after_a_determiner_is_a_noun", "MSCs showed an increase in IL-10.",
            "@t <show.ed> <promote.n> in @n ;"},
        Row{"base_form_after_a_noun_is_a_verb", "MSCs and cells increase IL-10.",
            "@t and @n:group <promote> @n ;"},
        Row{"repair_after_a_noun_is_a_noun", "MSCs drive tissue repair.", "@t @n:repair ;"},
        Row{"adjective_before_a_nominal_goes", "A dramatic inhibition of NK cells.",
            "<inhibit.n> of @n:group ;"},
        Row{"nominal_without_object_is_a_noun", "The T cell activation of mice.",
            "@n:group <promote.n> of @n:group ;"},
        Row{"compounds_hold_together", "MSCs reduced LPS-induced swelling.", "@t <inhibit.ed> @n:process ;"},
        Row{"participle_before_a_noun_is_an_adjective", "MSCs repair the injured tendon.",
            "@t <repair> @n ;"},
        Row{"grafted_cells_are_a_therapy", "Grafted MSCs secreted VEGF.", "@t <secrete.ed> @n ;"},
        Row{"clause_words_are_no_prepositions", "MSCs, which inhibit NK cells",
            "@t , which <inhibit> @n:group"},
        Row{"phrases_of_function_words_are_one_word", "IL-6 fell in the presence of MSCs.",
            "@n <inhibit.ed> in_the_presence_of @t ;"},
        Row{"as_well_as_is_and", "MSCs reduced TNF as well as MDA.", "@t <inhibit.ed> @n and @n ;"},
        Row{"gerunds_in_a_row", "MSCs act by reducing TNF and stabilising collagen.",
            "@t <verb> by <inhibit.ing> @n and <verb.ing> @n ;"},
        Row{"vesicles_are_apart", "MSC exosomes reduced TNF.", "@v <inhibit.ed> @n ;"}),
    [](const testing::TestParamInfo<Row>& info) { return info.param.name; });

// "+" a treatment, "-" hangs on another noun, for each therapy.
std::string Roles(const std::string& text) {
  std::string out;
  const PhraseSentence sentence = Phrases(text);
  for (const PhraseItem& item : sentence.items()) {
    if (item.kind != PhraseItem::Kind::kTherapy) continue;
    out += item.dependent ? "-" : "o";
    out += item.group ? "+ " : " ";
  }
  return out;
}

TEST(PhraseSentence, TellsActorsFromWhatHangsOnAnotherNoun) {
  EXPECT_EQ(Roles("MSCs reduced TNF."), "o ");
  EXPECT_EQ(Roles("MSC survival was reduced."), "- ");
  EXPECT_EQ(Roles("MSC action reduced TNF."), "o ");
  EXPECT_EQ(Roles("MSC transplantation reduced TNF."), "o+ ");
  EXPECT_EQ(Roles("Injection of MSCs reduced TNF."), "o ");
  EXPECT_EQ(Roles("Effects of MSCs reduced TNF."), "o ");
  EXPECT_EQ(Roles("Effects on MSCs reduced TNF."), "- ");
  EXPECT_EQ(Roles("MSC treated mice had less TNF."), "o+ ");
  EXPECT_EQ(Roles("Expression of RUNX2 in MSCs reduced TNF."), "- ");
  EXPECT_EQ(Roles("Transplantation in the infarct area of MSCs reduced TNF."), "o ");
  EXPECT_EQ(Roles("Apoptosis of fibroblasts, MSCs and neurons rose."), "- ");
  EXPECT_EQ(Roles("Macrophages that had engulfed MSCs reduced TNF."), "- ");
}

TEST(PhraseSentence, HostileTextIsNoFault) {
  for (const char* text :
       {"", "(", ")))", "((((((MSCs", "MSCs", "-", "and and and", "MSCs/MSCs/MSCs (a, b"}) {
    Phrases(text);
  }
  std::string many = "MSCs reduced ";
  for (int i = 0; i < 5000; ++i) many += "a (b, c) of d and ";
  EXPECT_FALSE(Phrases(many).items().empty());
}

}  // namespace
}  // namespace mscgraph
