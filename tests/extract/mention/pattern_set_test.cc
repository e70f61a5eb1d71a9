#include "extract/mention/pattern_set.h"

#include <gmock/gmock.h>

namespace mscgraph {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

PatternSet Make(std::vector<std::string> sources, RE2::Anchor anchor) {
  auto set = PatternSet::Create(std::move(sources), RE2::Options(), anchor);
  EXPECT_TRUE(set.ok()) << set.status();
  return std::move(*set);
}

TEST(PatternSet, TellsWhichFitInTheirOrder) {
  const PatternSet set = Make({"rats?", "mice", "\\bin\\b", "[0-9]+"}, RE2::UNANCHORED);

  EXPECT_THAT(set.Match("12 rats in cages"), ElementsAre(0, 2, 3));
  EXPECT_THAT(set.Match("mice inside"), ElementsAre(1));
  EXPECT_THAT(set.Match("nobody"), IsEmpty());
}

TEST(PatternSet, FitsTheWholeTextIfAnchored) {
  const PatternSet set = Make({"rats?", "rat"}, RE2::ANCHOR_BOTH);

  EXPECT_THAT(set.Match("rat"), ElementsAre(0, 1));
  EXPECT_THAT(set.Match("rats"), ElementsAre(0));
  EXPECT_THAT(set.Match("a rat"), IsEmpty());
}

TEST(PatternSet, OfNothingFitsNothing) {
  EXPECT_THAT(PatternSet().Match("rat"), IsEmpty());
  EXPECT_THAT(Make({}, RE2::UNANCHORED).Match("rat"), IsEmpty());
}

TEST(PatternSet, NamesTheSourceThatIsNoExpression) {
  const auto set = PatternSet::Create({"rats?", "mice("}, RE2::Options(), RE2::UNANCHORED);

  ASSERT_FALSE(set.ok());
  EXPECT_THAT(std::string(set.status().message()), HasSubstr("pattern 2: "));
}

}  // namespace
}  // namespace mscgraph
