#include "graph/query/query.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/claim_builder.h"
#include "tests/support/test_store.h"

namespace mscgraph {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class QueryTest : public testing::Test {
 protected:
  QueryTest() {
    const std::vector<DocumentSpec> documents = {
        {.id = "PMID:1",
         .claims = {{.sentence = "MSCs improved pain."}, {.sentence = "MSCs improved gait."}},
         .year = 2015},
        {.id = "PMID:2",
         .claims = {{.sentence = "AD-MSCs improved pain.", .subject = kAdipose},
                    {.sentence = "MSCs helped."}}},
        {.id = "PMID:3", .claims = {{.sentence = "AD-MSCs improved pain too.", .subject = kAdipose}}},
        {.id = "PMID:4",
         .claims = {{.sentence = "No effect.", .outcome = Outcome::kNoDifference, .subject = kAdipose}}},
        {.id = "PMID:5", .claims = {{.sentence = "Mice improved.", .setting = Setting::kAnimalModel}}},
        {.id = "PMID:6", .claims = {{.sentence = "Made up.", .subject = kAdipose}}, .retracted = true},
        {.id = "PMID:7", .claims = {{.sentence = "MSCs for OA.", .object = kJoint}}},
        {.id = "PMID:8",
         .claims = {{.sentence = "MSCs caused OA.",
                     .outcome = Outcome::kNone,
                     .relation = Relation::kCauses}}},
        {.id = "PMID:9",
         .claims = {{.sentence = "A trial.",
                     .outcome = Outcome::kNone,
                     .assertion = Assertion::kInvestigated}}},
    };
    EXPECT_EQ(LoadRecords(MakeLoad(documents), store_.get()), absl::OkStatus());
  }
  QueryAnswer Ask(const QueryOptions& options) {
    auto answer = RunQuery(*store_, options);
    EXPECT_TRUE(answer.ok()) << answer.status();
    return answer.ok() ? *answer : QueryAnswer();
  }
  TempFolder folder_;
  std::unique_ptr<Store> store_ = OpenTestStore(folder_ / "db");
};

TEST_F(QueryTest, RanksByDocumentsWithHumanImprovement) {
  const QueryAnswer answer = Ask({.condition = "knee osteoarthritis"});
  ASSERT_EQ(answer.rows.size(), 2u);
  const QueryRow& adipose = answer.rows[0];
  EXPECT_EQ(adipose.id, kAdipose);
  EXPECT_EQ(adipose.documents, 3u);
  EXPECT_EQ(adipose.improves_human, 2u);
  EXPECT_EQ(adipose.no_difference, 1u);
  EXPECT_EQ(adipose.retracted, 1u);
  const QueryRow& cells = answer.rows[1];
  EXPECT_EQ(cells.documents, 4u) << "PMID:2 names the product more exactly";
  EXPECT_EQ(cells.improves_human, 1u) << "documents count, not sentences";
  EXPECT_EQ(cells.improves_animal, 1u);
  EXPECT_EQ(cells.causes, 1u);
  EXPECT_EQ(cells.investigated, 1u);
  EXPECT_EQ(cells.first_year, 2015);
  EXPECT_EQ(cells.last_year, 2020);
}

TEST_F(QueryTest, FindsTheConditionByAnyOfItsNames) {
  for (const char* name : {"Knee Osteoarthritis", "knee OA", "gonarthrosis", "MONDO:0005416", "MESH:D020370"})
    EXPECT_THAT(Ask({.condition = name}).concept_ids, ElementsAre(kKnee)) << name;
}

TEST_F(QueryTest, SuggestsTheNearestNames) {
  const QueryAnswer answer = Ask({.condition = "knee osteoartritis"});
  EXPECT_EQ(answer.unknown, "knee osteoartritis");
  EXPECT_THAT(answer.suggestions, ElementsAre("knee osteoarthritis"));
  EXPECT_THAT(Ask({.condition = "zzzzzz"}).suggestions, IsEmpty());
}

TEST_F(QueryTest, SubclassesAddTheNarrowerConditions) {
  EXPECT_EQ(Ask({.condition = "osteoarthritis"}).rows.size(), 1u);
  EXPECT_EQ(Ask({.condition = "osteoarthritis", .subclasses = true}).rows.size(), 2u);
}

TEST_F(QueryTest, FiltersChooseEvidenceAndOutcomesChooseDocuments) {
  EXPECT_EQ(Ask({.condition = kKnee, .setting = Setting::kAnimalModel}).rows.front().documents, 1u);
  EXPECT_EQ(Ask({.condition = kKnee, .relation = Relation::kCauses}).rows.front().causes, 1u);
  EXPECT_EQ(Ask({.condition = kKnee, .assertion = Assertion::kInvestigated}).rows.front().documents, 1u);
  EXPECT_THAT(Ask({.condition = kKnee, .outcome = Outcome::kNoDifference}).rows, testing::SizeIs(1));
  EXPECT_THAT(Ask({.condition = kKnee, .min_documents = 4}).rows, testing::SizeIs(1));
  EXPECT_THAT(Ask({.condition = kKnee, .limit = 1}).rows, testing::SizeIs(1));
  EXPECT_EQ(Ask({.condition = kKnee, .therapy = kCells}).rows.front().id, kCells);
}

TEST_F(QueryTest, RetractedDocumentsCountOnRequest) {
  const QueryRow row = Ask({.condition = kKnee, .sentences = 0, .include_retracted = true}).rows.front();
  EXPECT_EQ(row.documents, 4u);
  EXPECT_TRUE(row.sentences.back().retracted);
}

TEST_F(QueryTest, ATherapyAloneRanksItsConditions) {
  const QueryAnswer answer = Ask({.therapy = "MSC"});
  ASSERT_EQ(answer.rows.size(), 2u);
  EXPECT_EQ(answer.rows[0].id, kKnee);
  EXPECT_EQ(answer.rows[1].id, kJoint);
}

}  // namespace
}  // namespace mscgraph
