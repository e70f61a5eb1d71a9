#include "schemas/ids.h"

#include <gtest/gtest.h>

#include <set>

#include "schemas/text/normalise.h"

namespace mscgraph {
namespace {

TEST(Hex, HasFixedWidth) {
  EXPECT_EQ(Hex16(0), "0000000000000000");
  EXPECT_EQ(Hex16(0x0123456789abcdefu), "0123456789abcdef");
  EXPECT_EQ(Hex15(0x0123456789abcdefu), "0123456789abcde");
}

TEST(Hash64, IsXxh3) { EXPECT_EQ(Hex16(Hash64("")), "2d06800538d394c2"); }

TEST(EvidenceId, DoesNotDependOnPrintingOfTheSentence) {
  const std::string id =
      EvidenceId("PMID:1", Relation::kTreats, NormaliseName("MSCs healed the wounds."), 0, "MSCs", "wounds");
  EXPECT_EQ(id.size(), 15u);
  EXPECT_EQ(id, EvidenceId("PMID:1", Relation::kTreats, NormaliseName("MSCs  healed the wounds"), 0, "MSCs",
                           "wounds"));
}

TEST(EvidenceId, DiffersInEveryField) {
  const std::set<std::string> ids = {
      EvidenceId("PMID:1", Relation::kTreats, "a b", 0, "a", "b"),
      EvidenceId("PMID:2", Relation::kTreats, "a b", 0, "a", "b"),
      EvidenceId("PMID:1", Relation::kCauses, "a b", 0, "a", "b"),
      EvidenceId("PMID:1", Relation::kTreats, "a c", 0, "a", "b"),
      EvidenceId("PMID:1", Relation::kTreats, "a b", 1, "a", "b"),
      EvidenceId("PMID:1", Relation::kTreats, "a b", 0, "b", "a"),
  };
  EXPECT_EQ(ids.size(), 6u);
}

TEST(ClaimId, DependsOnTheTripleOnly) {
  EXPECT_EQ(ClaimId("a", Relation::kTreats, "b"), ClaimId("a", Relation::kTreats, "b"));
  EXPECT_NE(ClaimId("a", Relation::kTreats, "b"), ClaimId("b", Relation::kTreats, "a"));
}

TEST(LocalId, IsMadeOfTheNormalisedWords) {
  EXPECT_EQ(LocalId("condition", "knee joint injury"), "mscgraph:condition/knee-joint-injury");
  EXPECT_EQ(LocalId("condition", "Knee-joint Injuries"), "mscgraph:condition/knee-joint-injury");
  EXPECT_EQ(LocalId("process", "50% loss"), "mscgraph:process/50%25-loss");
}

}  // namespace
}  // namespace mscgraph
