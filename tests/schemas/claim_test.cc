#include "schemas/claim.h"

#include <gtest/gtest.h>

namespace mscgraph {
namespace {

template <typename Enum>
void ExpectReadBack(Enum last) {
  for (int i = 0; i <= static_cast<int>(last); ++i) {
    const auto value = static_cast<Enum>(i);
    Enum parsed{};
    EXPECT_FALSE(EnumName(value).empty()) << i;
    ASSERT_TRUE(ParseEnum(EnumName(value), &parsed)) << EnumName(value);
    EXPECT_EQ(parsed, value);
  }
  Enum parsed{};
  EXPECT_FALSE(ParseEnum("no such name", &parsed));
  EXPECT_FALSE(ParseEnum("", &parsed));
}

TEST(EnumName, IsReadBackForEveryValue) {
  ExpectReadBack(Relation::kDifferentiatesInto);
  ExpectReadBack(Assertion::kNegated);
  ExpectReadBack(Outcome::kNone);
  ExpectReadBack(Setting::kUnspecified);
  ExpectReadBack(Family::kConcentrate);
  ExpectReadBack(Role::kTarget);
  ExpectReadBack(Match::kLocal);
  ExpectReadBack(Comparator::kDose);
  ExpectReadBack(StudyType::kUnspecified);
}

TEST(EnumName, IsSnakeCase) {
  EXPECT_EQ(EnumName(Relation::kDifferentiatesInto), "differentiates_into");
  EXPECT_EQ(EnumName(Match::kNarrowerThanId), "narrower_than_id");
  EXPECT_EQ(EnumName(StudyType::kRandomizedTrial), "randomized_trial");
}

TEST(IsTier1, HoldsForTherapyRelationsOnly) {
  EXPECT_TRUE(IsTier1(Relation::kTreats));
  EXPECT_TRUE(IsTier1(Relation::kPrevents));
  EXPECT_TRUE(IsTier1(Relation::kCauses));
  EXPECT_FALSE(IsTier1(Relation::kPromotes));
  EXPECT_FALSE(IsTier1(Relation::kDifferentiatesInto));
}

}  // namespace
}  // namespace mscgraph
