#include "extract/assertion/assertion.h"

#include <gtest/gtest.h>

#include "tests/extract/assertion/cue_test_util.h"
#include "tests/support/temp_folder.h"

namespace mscgraph {
namespace {

struct Row {
  const char* name;
  const char* sentence;  // See MarkedSentence.
  Assertion expected;
  bool nominal = false;
  Section section = Section::kAbstract;
  bool plan = false;
  std::optional<Assertion> base = std::nullopt;
};

class AssertionTest : public testing::TestWithParam<Row> {};

TEST_P(AssertionTest, FollowsThePrecedence) {
  const Row& row = GetParam();
  const MarkedSentence sentence(row.sentence);
  const AssertionInput input{.match_first = sentence.match_first,
                             .match_end = sentence.match_end,
                             .trigger_first = sentence.trigger_first,
                             .trigger_end = sentence.trigger_end,
                             .section = row.section,
                             .nominal = row.nominal,
                             .plan = row.plan,
                             .base = row.base};
  EXPECT_EQ(EnumName(SharedAssertionClassifier().Classify(sentence.cues, input).assertion),
            EnumName(row.expected))
      << row.sentence;
}

constexpr Assertion kAffirmed = Assertion::kAffirmed, kNegated = Assertion::kNegated,
                    kInvestigated = Assertion::kInvestigated, kSpeculative = Assertion::kSpeculative;

INSTANTIATE_TEST_SUITE_P(
    Table, AssertionTest,
    testing::Values(
        Row{"plain_statement", "[T *improved C]", kAffirmed},
        Row{"negation_before_the_trigger", "[T did not *improve C]", kNegated},
        Row{"negation_ends_at_but", "Drugs did not help but [T *improved C]", kAffirmed},
        Row{"negation_of_something_else",
            "Patients not responding to steroids received T and [T *improved C]", kAffirmed},
        Row{"null_result_behind", "The [*effect of T on C] was not significant", kNegated, true},
        Row{"not_only_denies_nothing", "[T not only *improved C] but spared drugs", kAffirmed},
        Row{"aim_before_a_topic", "We evaluated the [*efficacy of T in C]", kInvestigated, true},
        Row{"aim_with_whether", "We evaluated whether [T *improved C]", kInvestigated},
        Row{"aim_does_not_reach_a_finding", "When evaluated late , [T *improved C]", kAffirmed},
        Row{"aim_ends_at_a_finding", "We evaluated rats and found that [T *improved C]", kAffirmed},
        Row{"asked_whether", "We tested whether [T could *improve C]", kInvestigated},
        Row{"hope_does_not_reach_a_reason", "T holds potential due to [T *effects on C]", kAffirmed, true},
        Row{"adverb_behind_a_comma_is_of_the_next_phrase", "[T *improved C] , possibly by rest", kAffirmed},
        Row{"given_cells_are_a_method", "[T were *injected into C]", kInvestigated},
        Row{"given_cells_with_a_result", "[T were *injected into C] and improved gait", kAffirmed},
        Row{"aim_behind", "The [*efficacy of T in C] was evaluated", kInvestigated, true},
        Row{"negation_wins_over_aim", "We aimed to show that [T did not *improve C]", kNegated},
        Row{"speculation", "[T may *improve C]", kSpeculative},
        Row{"speculation_behind", "[T *for C] is a promising idea", kSpeculative, true},
        Row{"suggestion", "Our data suggest that [T *improved C]", kSpeculative},
        Row{"potential_of_cells_is_none", "With their differentiation potential [T *improved C]", kAffirmed},
        Row{"nominal_title_is_a_topic", "[T *for C]", kInvestigated, true, Section::kTitle},
        Row{"title_with_a_verb_is_a_result", "[T *improves C]", kAffirmed, false, Section::kTitle},
        Row{"title_with_a_verb_that_is_no_result", "[T regulate genes to *treat C]", kAffirmed, false,
            Section::kTitle},
        Row{"title_with_a_verb_beside_the_form", "[T *for C] improves gait", kAffirmed, true,
            Section::kTitle},
        Row{"title_that_begins_with_its_result", "[*Repair of C with T]", kAffirmed, false, Section::kTitle},
        Row{"title_that_begins_with_a_better_state", "Enhanced [C *healing by T]", kAffirmed, false,
            Section::kTitle},
        Row{"title_that_begins_with_success", "Successful [*treatment of C with T]", kAffirmed, true,
            Section::kTitle},
        Row{"title_that_begins_with_an_aim", "Improving [C *healing by T]", kInvestigated, false,
            Section::kTitle},
        Row{"title_whose_better_state_is_another", "Enhanced growth of [T *for C]", kInvestigated, true,
            Section::kTitle},
        Row{"title_that_ends_with_its_topic", "[T in C *repair]", kInvestigated, false, Section::kTitle},
        Row{"question", "[T *for C] : the answer ?", kInvestigated, true, Section::kTitle},
        Row{"plan", "[T will be *used for C]", kInvestigated, true, Section::kAbstract, true},
        Row{"method", "[T was *injected into C]", kInvestigated, false, Section::kAbstract, false,
            kInvestigated},
        Row{"method_with_a_result", "[T was *injected into C] and improved gait", kAffirmed, false,
            Section::kAbstract, false, kInvestigated}),
    [](const testing::TestParamInfo<Row>& info) { return info.param.name; });

TEST(AssertionClassifier, AFaultNamesFileKeyAndCause) {
  const std::string file =
      TestFile("assertion.json", R"({"scopes": [{"category": "negated", "kinds": ["nosuch"]}]})");
  const absl::Status status = AssertionClassifier::Create(file, SharedCueFinder()).status();
  EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_NE(status.message().find("scopes: unknown kind of cue \"nosuch\""), std::string::npos) << status;
}

}  // namespace
}  // namespace mscgraph
