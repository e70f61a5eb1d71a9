#include "extract/assertion/outcome.h"

#include <gtest/gtest.h>

#include "tests/extract/assertion/cue_test_util.h"

namespace mscgraph {
namespace {

struct Row {
  const char* name;
  const char* sentence;  // See MarkedSentence.
  Assertion assertion;
  Outcome rule;
  const char* expected;  // "outcome assertion comparator"
  bool review = false;
  Section zone = Section::kAbstract;
};

class OutcomeTest : public testing::TestWithParam<Row> {};

TEST_P(OutcomeTest, ReadsOutcomeAndComparator) {
  static const OutcomeClassifier classifier =
      *OutcomeClassifier::Create(ContextFile("outcome.json"), SharedCueFinder());
  const Row& row = GetParam();
  const MarkedSentence sentence(row.sentence);
  OutcomeInput input{.rule = row.rule,
                     .assertion = row.assertion,
                     .match_first = sentence.match_first,
                     .match_end = sentence.match_end,
                     .trigger_first = sentence.trigger_first,
                     .trigger_end = sentence.trigger_end,
                     .review = row.review,
                     .zone = row.zone};
  for (const Mention& mention : sentence.mentions) {
    if (mention.type == MentionType::kTherapy) input.therapies.push_back(mention.first_token);
  }
  const OutcomeResult result = classifier.Classify(sentence.cues, input);
  EXPECT_EQ(std::string(EnumName(result.outcome)) + " " + std::string(EnumName(result.assertion)) + " " +
                (result.comparator ? std::string(EnumName(*result.comparator)) : "-"),
            row.expected)
      << row.sentence;
}

constexpr Assertion kAffirmed = Assertion::kAffirmed, kNegated = Assertion::kNegated,
                    kInvestigated = Assertion::kInvestigated, kSpeculative = Assertion::kSpeculative;
constexpr Outcome kImproves = Outcome::kImproves, kUsed = Outcome::kUsed;

INSTANTIATE_TEST_SUITE_P(
    Table, OutcomeTest,
    testing::Values(Row{"result", "[T *improved C]", kAffirmed, kImproves, "improves affirmed -"},
                    Row{"result_over_placebo", "[T *improved C] compared with placebo", kAffirmed, kImproves,
                        "improves affirmed placebo"},
                    Row{"aim_has_none", "[T *improved C]", kInvestigated, kImproves, "none investigated -"},
                    Row{"a_review_tells_of_use", "[T *improved C]", kAffirmed, kImproves, "used affirmed -",
                        true},
                    Row{"so_does_background", "[T *improved C]", kAffirmed, kImproves, "used affirmed -",
                        false, Section::kBackground},
                    Row{"use_with_a_result", "The [*use of T for C] improved gait", kAffirmed, kUsed,
                        "improves affirmed -"},
                    Row{"known_use", "[T has been *used for C]", kAffirmed, kUsed, "used affirmed -"},
                    Row{"null", "[T did not *improve C]", kNegated, kImproves, "no_difference negated -"},
                    Row{"null_against_untreated", "No difference between [T and *controls in C]", kNegated,
                        kImproves, "no_difference negated no_treatment"},
                    Row{"null_against_a_drug", "No difference between [T and *corticosteroids in C]",
                        kNegated, kImproves, "equivalent negated active"},
                    Row{"null_between_sources", "No difference between [T and T1 *in C]", kNegated, kImproves,
                        "equivalent negated active"},
                    Row{"null_between_doses", "No difference between low dose and high dose [T *in C]",
                        kNegated, kImproves, "equivalent negated dose"},
                    Row{"as_good_as_a_drug", "[T were as *effective as dexamethasone in C]", kAffirmed,
                        kImproves, "equivalent affirmed active"},
                    Row{"as_good_as_placebo", "[T gave results *similar to placebo in C]", kAffirmed,
                        kImproves, "no_difference negated placebo"},
                    Row{"as_good_as_native_tissue", "[T *repaired C] with tissue similar to native tissue",
                        kAffirmed, kImproves, "improves affirmed -"},
                    Row{"both_ways", "[T *improved C] but had no effect on gait", kAffirmed, kImproves,
                        "mixed negated -"},
                    Row{"safety_alone", "[T was *safe in C]", kAffirmed, kImproves, "safe_only affirmed -"},
                    Row{"safety_and_effect", "[T was safe and *effective in C]", kAffirmed, kImproves,
                        "improves affirmed -"},
                    Row{"cautious_words_for_a_finding", "These results suggest that [T *improve C]",
                        kSpeculative, kImproves, "improves speculative -", false, Section::kConclusions},
                    Row{"hope_is_no_finding", "These results suggest that [T may *improve C]", kSpeculative,
                        kImproves, "none speculative -", false, Section::kConclusions}),
    [](const testing::TestParamInfo<Row>& info) { return info.param.name; });

TEST(OutcomeClassifier, AnAdverseEffect) {
  static const OutcomeClassifier classifier =
      *OutcomeClassifier::Create(ContextFile("outcome.json"), SharedCueFinder());
  const SentenceCues none;
  EXPECT_EQ(classifier.Classify(none, {.relation = Relation::kCauses}).outcome, Outcome::kWorsens);
  EXPECT_EQ(
      classifier.Classify(none, {.relation = Relation::kCauses, .assertion = Assertion::kNegated}).outcome,
      Outcome::kSafeOnly);
  EXPECT_EQ(classifier.Classify(none, {.relation = Relation::kPromotes}).outcome, Outcome::kNone);
}

}  // namespace
}  // namespace mscgraph
