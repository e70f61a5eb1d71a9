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
  void Load(const std::vector<DocumentSpec>& documents) {
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

TEST_F(QueryTest, PagesGoOnWhereTheLastEnded) {
  const std::vector<QueryRow> all = Ask({.condition = kKnee}).rows;
  ASSERT_EQ(all.size(), 2u);
  for (size_t i = 0; i < all.size(); ++i) {
    const QueryAnswer page = Ask({.condition = kKnee, .limit = 1, .offset = i});
    ASSERT_EQ(page.rows.size(), 1u);
    EXPECT_EQ(page.rows[0].id, all[i].id);
    EXPECT_EQ(page.row_count, 2u);
  }
  EXPECT_THAT(Ask({.condition = kKnee, .offset = 2}).rows, IsEmpty());
}

TEST_F(QueryTest, ChoosesDocumentsByYearAndCommit) {
  EXPECT_EQ(Ask({.condition = kKnee, .therapy = kCells, .until_year = 2015}).rows.front().documents, 1u);
  EXPECT_EQ(Ask({.condition = kKnee, .therapy = kCells, .since_year = 2016}).rows.front().documents, 3u);
  Load({{.id = "PMID:20", .claims = {{.sentence = "AD-MSCs helped again.", .subject = kAdipose}}}});
  const QueryAnswer answer = Ask({.condition = kKnee, .since_commit = 1});
  ASSERT_EQ(answer.rows.size(), 1u);
  EXPECT_EQ(answer.rows[0].documents, 1u);
}

TEST_F(QueryTest, ReviewsCountApart) {
  Load({{.id = "PMID:20",
         .claims = {{.sentence = "Reviewed: AD-MSCs help.", .subject = kAdipose}},
         .study_type = StudyType::kSystematicReview}});
  const QueryRow row = Ask({.condition = kKnee, .therapy = kAdipose}).rows.front();
  EXPECT_EQ(row.documents, 3u);
  EXPECT_EQ(row.reviews, 1u);
  EXPECT_EQ(row.improves_human, 2u);
  EXPECT_EQ(Ask({.condition = kKnee, .study_type = StudyType::kSystematicReview}).rows.front().reviews, 1u);
}

TEST_F(QueryTest, ATrialRecordAndItsPaperAreOneStudy) {
  Load({{.id = "NCT:NCT01",
         .claims = {{.sentence = "A trial of AD-MSCs.",
                     .outcome = Outcome::kNone,
                     .subject = kAdipose,
                     .assertion = Assertion::kInvestigated}},
         .study_type = StudyType::kTrialRecord,
         .nct = "NCT01"},
        {.id = "PMID:20",
         .claims = {{.sentence = "AD-MSCs improved it.", .subject = kAdipose}},
         .study_type = StudyType::kRandomizedTrial,
         .nct = "NCT01"}});
  const QueryRow row = Ask({.condition = kKnee, .therapy = kAdipose, .sentences = 0}).rows.front();
  EXPECT_EQ(row.documents, 4u);
  EXPECT_EQ(row.improves_human, 3u) << "the result of the paper is that of the study";
  EXPECT_EQ(row.investigated, 0u);
  EXPECT_THAT(row.sentences, testing::SizeIs(6));
}

TEST_F(QueryTest, SafetyIsTheStatementsAndTheHarms) {
  Load({{.id = "PMID:20",
         .claims = {{.sentence = "Good and safe."},
                    {.sentence = "No adverse event.", .outcome = Outcome::kSafeOnly}}},
        {.id = "PMID:21", .claims = {{.sentence = "It got worse.", .outcome = Outcome::kWorsens}}},
        {.id = "PMID:22",
         .claims = {{.sentence = "MSCs cause no OA.",
                     .outcome = Outcome::kNone,
                     .relation = Relation::kCauses,
                     .assertion = Assertion::kNegated}}}});
  const QueryRow row = Ask({.condition = kKnee, .therapy = kCells}).rows.front();
  EXPECT_EQ(row.safe_statements, 2u) << "one beside a benefit, one harm denied";
  EXPECT_EQ(row.safe, 1u);
  EXPECT_EQ(row.harms, 2u) << "one worsened, one caused";
  EXPECT_EQ(row.causes, 1u);
}

TEST_F(QueryTest, ContradictionsShowBothSides) {
  const QueryAnswer answer = Ask({.condition = kKnee, .contradictions = true, .sentences = 0});
  ASSERT_EQ(answer.rows.size(), 1u) << "nothing speaks against the cells without a source";
  const QueryRow& row = answer.rows[0];
  EXPECT_EQ(row.id, kAdipose);
  ASSERT_THAT(row.benefit_sentences, testing::SizeIs(3)) << "PMID:2 has two, one of them without the source";
  ASSERT_THAT(row.other_sentences, testing::SizeIs(1));
  EXPECT_EQ(row.other_sentences[0].document, "PMID:4");
}

TEST_F(QueryTest, ChoosesProductsByFamilyAndSource) {
  EXPECT_THAT(Ask({.condition = kKnee, .family = Family::kVesicle}).rows, IsEmpty());
  EXPECT_THAT(Ask({.condition = kKnee, .family = Family::kCell}).rows, testing::SizeIs(2));
  const QueryAnswer answer = Ask({.condition = kKnee, .source = "Adipose"});
  ASSERT_EQ(answer.rows.size(), 1u);
  EXPECT_EQ(answer.rows[0].id, kAdipose);
  EXPECT_THAT(Ask({.condition = kKnee, .source = "adipos"}).suggestions, ElementsAre("adipose"));
}

TEST_F(QueryTest, TextChoosesSentences) {
  const QueryRow row =
      Ask({.condition = kKnee, .therapy = kAdipose, .text = "\"improved pain\" AD*", .sentences = 0})
          .rows.front();
  EXPECT_EQ(row.documents, 2u);
  EXPECT_THAT(row.sentences, testing::SizeIs(2));
  EXPECT_EQ(RunQuery(*store_, {.condition = kKnee, .text = "\"open"}).status().code(),
            absl::StatusCode::kInvalidArgument);
}

TEST_F(QueryTest, BothWaysOfAskingGiveTheSameCounts) {
  const QueryRow by_condition = Ask({.condition = kKnee, .therapy = kCells}).rows.front();
  const QueryRow by_therapy = Ask({.therapy = kCells}).rows.front();
  EXPECT_EQ(by_therapy.id, kKnee);
  EXPECT_EQ(by_therapy.documents, by_condition.documents) << "PMID:2 names the product more exactly";
  EXPECT_EQ(by_therapy.improves_human, by_condition.improves_human);
}

TEST_F(QueryTest, ATherapyAloneRanksItsConditions) {
  const QueryAnswer answer = Ask({.therapy = "MSC"});
  ASSERT_EQ(answer.rows.size(), 2u);
  EXPECT_EQ(answer.rows[0].id, kKnee);
  EXPECT_EQ(answer.rows[1].id, kJoint);
}

}  // namespace
}  // namespace mscgraph
