#include "graph/query/nearest_names.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "tests/support/claim_builder.h"
#include "tests/support/test_store.h"

namespace mscgraph {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(EditDistanceTest, CountsEditsUpToABound) {
  EXPECT_EQ(EditDistance("knee", "knee", 2), 0u);
  EXPECT_EQ(EditDistance("knee", "kneee", 2), 1u);
  EXPECT_EQ(EditDistance("knee", "nkee", 2), 1u);
  EXPECT_EQ(EditDistance("knee", "stroke", 2), 3u);
  EXPECT_EQ(EditDistance("", "ab", 2), 2u);
  EXPECT_EQ(EditDistance(std::string(300, 'a'), std::string(300, 'a'), 2), 3u) << "too long to look at";
}

// The whole matrix, without a band.
size_t SlowDistance(const std::string& a, const std::string& b) {
  std::vector<std::vector<size_t>> d(a.size() + 1, std::vector<size_t>(b.size() + 1));
  for (size_t i = 0; i <= a.size(); ++i) {
    for (size_t j = 0; j <= b.size(); ++j) {
      if (i == 0 || j == 0) {
        d[i][j] = i + j;
        continue;
      }
      d[i][j] = std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + (a[i - 1] != b[j - 1])});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
    }
  }
  return d[a.size()][b.size()];
}

TEST(EditDistanceTest, TheBandChangesNoDistanceWithinTheBound) {
  std::mt19937 random(7);
  for (int round = 0; round < 5000; ++round) {
    std::string a, b;
    for (size_t n = random() % 12; n > 0; --n) a.push_back(static_cast<char>('a' + random() % 3));
    for (size_t n = random() % 12; n > 0; --n) b.push_back(static_cast<char>('a' + random() % 3));
    const size_t bound = random() % 6;
    EXPECT_EQ(EditDistance(a, b, bound), std::min(SlowDistance(a, b), bound + 1))
        << a << " " << b << " " << bound;
  }
}

class NearestNamesTest : public testing::Test {
 protected:
  NearestNamesTest() { EXPECT_EQ(LoadRecords(MakeLoad({{.id = "PMID:1"}}), store_.get()), absl::OkStatus()); }
  std::vector<std::string> Conditions(const char* name) {
    return *NearestNames(*store_, name, NameKind::kOther, 5);
  }
  std::vector<std::string> Therapies(const char* name) {
    return *NearestNames(*store_, name, NameKind::kTherapy, 5);
  }
  TempFolder folder_;
  std::unique_ptr<Store> store_ = OpenTestStore(folder_ / "db");
};

TEST_F(NearestNamesTest, FewLettersApart) {
  EXPECT_THAT(Conditions("knee ostheoarthritis"), ElementsAre("knee osteoarthritis"));
  EXPECT_THAT(Conditions("xnee osteoarthritis"), testing::Contains("knee osteoarthritis"))
      << "the first letter too";
  EXPECT_THAT(Conditions("gonartrosis"), ElementsAre("knee osteoarthritis")) << "a synonym gives the label";
  EXPECT_THAT(Conditions("zzzzzzzz"), IsEmpty());
  EXPECT_THAT(Conditions(""), IsEmpty());
}

TEST_F(NearestNamesTest, AWordOfTheName) {
  EXPECT_THAT(Conditions("knee"), ElementsAre("knee osteoarthritis"));
}

TEST_F(NearestNamesTest, TherapiesAndConditionsAreApart) {
  EXPECT_THAT(Therapies("adipose mesenchymal stromal cel"), ElementsAre("adipose mesenchymal stromal cell"));
  EXPECT_THAT(Therapies("knee osteoarthriti"), IsEmpty());
}

TEST(NearestOfTest, SpellingAloneIsNoDifference) {
  const std::vector<std::string> names = {"bone-marrow", "umbilical-cord", "umbilical-cord-blood"};
  EXPECT_TRUE(IsAmong("Bone Marrow", names));
  EXPECT_FALSE(IsAmong("marrow", names));
  EXPECT_THAT(NearestOf("umbilical cod", names, 5), ElementsAre("umbilical-cord"));
  EXPECT_THAT(NearestOf("marrow", names, 5), ElementsAre("bone-marrow"));
}

}  // namespace
}  // namespace mscgraph
