#include "extract/relation/calibration.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/temp_folder.h"

namespace mscgraph {
namespace {

std::string Write(const std::string& lines) { return TestFile("judgements.tsv", lines); }

constexpr char kHeader[] = "evidence_id\tdocument\trule\trelation\tverdict\treason\n";

TEST(Calibration, TheFamilyIsTheIdUpToTheSecondDot) {
  EXPECT_EQ(RuleFamily("treats.nominal.for"), "treats.nominal");
  EXPECT_EQ(RuleFamily("treats.verb"), "treats.verb");
  EXPECT_EQ(RuleFamily("treats"), "treats");
}

TEST(Calibration, CountsRightAndWrongOfEveryRule) {
  auto judged =
      LoadJudgements(Write(std::string(kHeader) + "e1\tPMID:1\ttreats.verb\ttreats\tright\t\n"
                                                  "e2\tPMID:1\ttreats.verb\ttreats\twrong\tno relation\n"));
  ASSERT_TRUE(judged.ok()) << judged.status();
  EXPECT_EQ((*judged)["treats.verb"].right, 1);
  EXPECT_EQ((*judged)["treats.verb"].all, 2);
}

TEST(Calibration, EveryBadLineIsReported) {
  auto judged =
      LoadJudgements(Write(std::string(kHeader) + "e1\tPMID:1\ttreats.verb\ttreats\tmaybe\t\nshort\n"));
  EXPECT_THAT(std::string(judged.status().message()), testing::HasSubstr(".tsv:2: "));
  EXPECT_THAT(std::string(judged.status().message()), testing::HasSubstr(".tsv:3: "));
}

TEST(Calibration, AnotherHeaderIsRefused) { EXPECT_FALSE(LoadJudgements(Write("rule\tverdict\n")).ok()); }

TEST(Calibration, ARuleIsShrunkToItsFamilyThatToItsRelationAndThatToAll) {
  // All: 30 of 40. treats: 28 of 30 (a: 20 of 20, b: 8 of 10); promotes: 2 of 10.
  Calibration calibration({{"treats.a.x", {20, 20}}, {"treats.b.x", {8, 10}}, {"promotes.a.x", {2, 10}}});
  const auto shrunk = [](double right, double judged, double mean, double weight) {
    return (right + weight * mean) / (judged + weight);
  };
  const double treats = shrunk(28, 30, 0.75, Calibration::kRelationWeight);
  const double family = shrunk(20, 20, treats, Calibration::kFamilyWeight);
  EXPECT_DOUBLE_EQ(calibration.Share("treats.a.x"), shrunk(20, 20, family, Calibration::kRuleWeight));
  EXPECT_DOUBLE_EQ(calibration.Share("treats.a.unseen"), family);
  EXPECT_DOUBLE_EQ(calibration.Share("treats.c.unseen"), treats);
  EXPECT_DOUBLE_EQ(calibration.Share("causes.a.unseen"), 0.75);
}

TEST(Calibration, WithoutJudgementsARuleKeepsItsOwnConfidence) {
  std::vector<Rule> rules(1);
  rules[0].id = "treats.verb";
  rules[0].confidence = 0.85;
  ASSERT_TRUE(Calibrate(TestFolder() / "none.tsv", &rules).ok());
  EXPECT_DOUBLE_EQ(rules[0].calibrated, 0.85);
}

}  // namespace
}  // namespace mscgraph
