#include "schemas/verdict.h"

#include <gtest/gtest.h>

namespace mscgraph {
namespace {

ClaimMention Claim(Outcome outcome, Section section, Assertion assertion = Assertion::kAffirmed,
                   Setting setting = Setting::kUnspecified) {
  ClaimMention claim;
  claim.doc = "PMID:1";
  claim.subject.id = "mscgraph:product/cell";
  claim.object.id = "MONDO:1";
  claim.outcome = outcome;
  claim.section = section;
  claim.assertion = assertion;
  claim.setting = setting;
  return claim;
}

TEST(Verdicts, ChooseTheOutcomeOfTheHeaviestSection) {
  using O = Outcome;
  using S = Section;
  const std::pair<std::vector<std::pair<O, S>>, O> cases[] = {
      {{{O::kNone, S::kTitle}}, O::kNone},
      {{{O::kNone, S::kConclusions}, {O::kImproves, S::kResults}}, O::kImproves},
      {{{O::kUsed, S::kBackground}, {O::kNone, S::kConclusions}}, O::kUsed},
      {{{O::kUsed, S::kConclusions}, {O::kWorsens, S::kResults}}, O::kWorsens},
      {{{O::kImproves, S::kTitle}, {O::kNoDifference, S::kAbstract}}, O::kNoDifference},
      {{{O::kImproves, S::kResults}, {O::kNoDifference, S::kConclusions}}, O::kNoDifference},
      {{{O::kImproves, S::kResults}, {O::kNoDifference, S::kResults}}, O::kMixed},
      {{{O::kWorsens, S::kConclusions}, {O::kImproves, S::kConclusions}}, O::kMixed},
      {{{O::kMixed, S::kConclusions}, {O::kImproves, S::kConclusions}}, O::kMixed},
      {{{O::kSafeOnly, S::kConclusions}, {O::kImproves, S::kConclusions}}, O::kImproves},
      {{{O::kSafeOnly, S::kConclusions}, {O::kImproves, S::kResults}}, O::kImproves},
      {{{O::kSafeOnly, S::kConclusions}, {O::kUsed, S::kBackground}}, O::kSafeOnly},
      {{{O::kEquivalent, S::kResults}, {O::kSafeOnly, S::kResults}}, O::kEquivalent},
  };
  for (const auto& [evidence, outcome] : cases) {
    std::vector<ClaimMention> claims;
    for (const auto& [each, section] : evidence) claims.push_back(Claim(each, section));
    const auto verdicts = Verdicts(claims);
    ASSERT_EQ(verdicts.size(), 1u);
    EXPECT_EQ(EnumName(verdicts[0].outcome), EnumName(outcome)) << &evidence - &cases[0].first;
  }
}

TEST(Verdicts, TakeTheStrongestAssertion) {
  const auto verdicts = Verdicts({Claim(Outcome::kNone, Section::kTitle, Assertion::kInvestigated),
                                  Claim(Outcome::kNone, Section::kConclusions, Assertion::kSpeculative),
                                  Claim(Outcome::kNoDifference, Section::kResults, Assertion::kNegated)});
  EXPECT_EQ(verdicts.at(0).assertion, Assertion::kNegated);
}

TEST(Verdicts, TakeTheCommonestSpecificSetting) {
  const auto at = [](Setting setting) {
    return Claim(Outcome::kNone, Section::kResults, Assertion::kAffirmed, setting);
  };
  const Setting none = Setting::kUnspecified;
  EXPECT_EQ(Verdicts({at(none), at(none), at(Setting::kHuman)}).at(0).setting, Setting::kHuman);
  EXPECT_EQ(Verdicts({at(Setting::kHuman), at(Setting::kInVitro), at(Setting::kInVitro)}).at(0).setting,
            Setting::kInVitro);
  EXPECT_EQ(Verdicts({at(none)}).at(0).setting, none);
}

TEST(Verdicts, ShareTheResultOfALongerOrShorterName) {
  const auto named = [](const char* label, Outcome outcome) {
    ClaimMention claim = Claim(outcome, Section::kResults);
    claim.object.id = claim.object.label = label;
    return claim;
  };
  const auto verdicts =
      Verdicts({named("knee arthritis", Outcome::kNone), named("arthritis", Outcome::kImproves),
                named("osteoarthritis", Outcome::kNone)});
  EXPECT_EQ(verdicts[0].outcome, Outcome::kImproves);
  EXPECT_EQ(verdicts[2].outcome, Outcome::kNone);
}

TEST(Verdicts, GroupByFamilyRelationAndObjectInOrderOfMention) {
  std::vector<ClaimMention> claims(5, Claim(Outcome::kImproves, Section::kResults));
  claims[1].object.id = "MONDO:2";
  claims[2].family = Family::kVesicle;
  claims[3].relation = Relation::kPromotes;  // Tier 2: no verdict.
  claims[4].subject.id = "mscgraph:product/cell/bone-marrow";
  const auto verdicts = Verdicts(claims);
  ASSERT_EQ(verdicts.size(), 3u);
  EXPECT_EQ(verdicts[0].subject_id, "mscgraph:product/cell");
  EXPECT_EQ(verdicts[1].object_id, "MONDO:2");
  EXPECT_EQ(verdicts[2].family, Family::kVesicle);
}

}  // namespace
}  // namespace mscgraph
