#include "extract/assertion/assertion.h"

#include <gtest/gtest.h>

namespace mscgraph {
namespace {

struct Row {
  const char* name;
  std::vector<std::string> masks;
  int first, end;  // The match.
  Section section;
  bool nominal;
  Assertion expected;
};

class AssertionTest : public testing::TestWithParam<Row> {};

TEST_P(AssertionTest, FollowsThePrecedence) {
  static const AssertionClassifier classifier =
      *AssertionClassifier::Create(MSCGRAPH_SOURCE_DIR "/rules/context/assertion.json");
  const Row& row = GetParam();
  AssertionInput input{.masks = row.masks,
                       .match_first = row.first,
                       .match_end = row.end,
                       .section = row.section,
                       .nominal = row.nominal};
  EXPECT_EQ(EnumName(classifier.Classify(input).assertion), EnumName(row.expected));
}

INSTANTIATE_TEST_SUITE_P(
    Table, AssertionTest,
    testing::Values(
        Row{"plain_statement", {"", "<improve>", ""}, 0, 3, Section::kResults, false, Assertion::kAffirmed},
        Row{"negation_inside",
            {"", "<neg>", "<improve>", ""},
            0,
            4,
            Section::kResults,
            false,
            Assertion::kNegated},
        Row{"negation_ends_at_but",
            {"<neg>", "but", "", "<improve>", ""},
            2,
            5,
            Section::kResults,
            false,
            Assertion::kAffirmed},
        Row{"aim_before", {"<aim>", "", "for", ""}, 1, 4, Section::kAbstract, true, Assertion::kInvestigated},
        Row{"aim_ends_at_a_finding",
            {"<aim>", "<show>", "", "<improve>", ""},
            2,
            5,
            Section::kAbstract,
            false,
            Assertion::kAffirmed},
        Row{"speculation_inside",
            {"", "<spec>", "<improve>", ""},
            0,
            4,
            Section::kAbstract,
            false,
            Assertion::kSpeculative},
        Row{"nominal_title_is_a_topic",
            {"", "for", ""},
            0,
            3,
            Section::kTitle,
            true,
            Assertion::kInvestigated},
        Row{"verbal_title_is_a_result",
            {"", "<improve>", ""},
            0,
            3,
            Section::kTitle,
            false,
            Assertion::kAffirmed},
        Row{"negation_wins_over_aim",
            {"<aim>", "", "<neg>", "<improve>", ""},
            1,
            5,
            Section::kAbstract,
            false,
            Assertion::kNegated}),
    [](const testing::TestParamInfo<Row>& info) { return info.param.name; });

}  // namespace
}  // namespace mscgraph
