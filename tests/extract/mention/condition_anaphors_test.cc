#include "extract/mention/condition_anaphors.h"

#include <gtest/gtest.h>

#include "tests/support/shipped_rules.h"

namespace mscgraph {
namespace {

struct Row {
  const char* name;
  std::vector<std::string> sentences;
  const char* expected;  // The labels of what the last sentence's anaphors stand for.
};

std::string Resolve(const std::vector<std::string>& sentences) {
  std::vector<std::vector<Mention>> mentions;
  std::vector<Token> tokens;
  for (const std::string& sentence : sentences) {
    tokens = NameTokens(sentence, {0, sentence.size()});
    mentions.push_back(Finder().Find(sentence, tokens, {}));
  }
  std::vector<const std::vector<Mention>*> before;
  for (size_t i = 0; i + 1 < mentions.size(); ++i) before.push_back(&mentions[i]);
  std::string out;
  for (const Mention& mention :
       ConditionAnaphors(sentences.back(), tokens, mentions.back(), before, Finder().condition_words())) {
    EXPECT_TRUE(mention.pronoun);
    out += mention.label + "; ";
  }
  return out;
}

class ConditionAnaphorTest : public testing::TestWithParam<Row> {};

TEST_P(ConditionAnaphorTest, StandsForConditionsNamedBefore) {
  EXPECT_EQ(Resolve(GetParam().sentences), GetParam().expected);
}

INSTANTIATE_TEST_SUITE_P(
    Table, ConditionAnaphorTest,
    testing::Values(
        Row{"plural_stands_for_all",
            {"Stroke and colitis are common.", "MSCs treat such disorders."},
            "stroke; colitis; "},
        Row{"singular_stands_for_the_first",
            {"Stroke and colitis are common.", "MSCs treat this condition."},
            "stroke; "},
        Row{"nearest_sentence_that_names_any",
            {"Sepsis kills.", "Stroke is common.", "MSCs are cells.", "MSCs treat these diseases."},
            "stroke; "},
        Row{"a_head_of_its_own_fits_only_such_names",
            {"Bone defects and stroke are common.", "MSCs fill these defects."},
            "bone defect; "},
        Row{"class_is_completed",
            {"Stroke and epilepsy are common.", "MSCs treat these neurological disorders."},
            "stroke; epilepsy; "},
        Row{"mentioned_above_may_be_far",
            {"Stroke is common.", "A b.", "A b.", "A b.", "A b.", "MSCs treat the diseases mentioned above."},
            "stroke; "},
        Row{"far_is_too_far",
            {"Stroke is common.", "A b.", "A b.", "A b.", "A b.", "MSCs treat such diseases."},
            ""},
        Row{"the_alone_points_nowhere", {"Stroke is common.", "MSCs treat the disease."}, ""},
        Row{"nothing_before", {"MSCs treat these diseases."}, ""}),
    [](const testing::TestParamInfo<Row>& info) { return info.param.name; });

}  // namespace
}  // namespace mscgraph
