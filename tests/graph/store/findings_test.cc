#include "graph/store/findings.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/claim_builder.h"
#include "tests/support/test_store.h"

namespace mscgraph {
namespace {

// The numbers are in the files: a new member goes to the end of its list.
TEST(FindingsTest, TheNumbersOfTheListsStay) {
  EXPECT_EQ(static_cast<int>(Relation::kDifferentiatesInto), 6);
  EXPECT_EQ(static_cast<int>(Family::kOther), 4);
  EXPECT_EQ(static_cast<int>(Assertion::kNegated), 3);
  EXPECT_EQ(static_cast<int>(Outcome::kNone), 7);
  EXPECT_EQ(static_cast<int>(Setting::kUnspecified), 5);
  EXPECT_EQ(static_cast<int>(Section::kConclusions), 6);
  EXPECT_EQ(static_cast<int>(StudyType::kUnspecified), 12);
  EXPECT_EQ(static_cast<int>(Outcome::kMixed), 4);
  EXPECT_EQ(static_cast<int>(StudyType::kReview), 8);
}

TEST(FindingsTest, ARowComesBackAndACutOneDoesNot) {
  DocumentFindings row = {.commit = 3,
                          .year = 2021,
                          .study_type = StudyType::kMetaAnalysis,
                          .retracted = true,
                          .document = 5,
                          .study = 6};
  row.findings = {{.subject = 7,
                   .object = 8,
                   .evidence = 1000,
                   .relation = Relation::kCauses,
                   .family = Family::kVesicle,
                   .assertion = Assertion::kNegated,
                   .outcome = Outcome::kNone,
                   .setting = Setting::kInVitro,
                   .section = Section::kTitle,
                   .confidence = 1000},
                  {.subject = 9, .object = 8, .evidence = 999}};
  const std::string bytes = PackFindings(row);
  DocumentFindings out;
  ASSERT_TRUE(UnpackFindings(bytes, &out));
  EXPECT_EQ(out.findings, row.findings);
  EXPECT_EQ(out.commit, 3u);
  EXPECT_EQ(out.year, 2021);
  EXPECT_EQ(out.study_type, StudyType::kMetaAnalysis);
  EXPECT_TRUE(out.retracted);
  EXPECT_EQ(out.document, 5u);
  EXPECT_EQ(out.study, 6u);
  for (size_t size = 0; size < bytes.size(); ++size)
    EXPECT_FALSE(UnpackFindings(std::string_view(bytes).substr(0, size), &out)) << size;
  EXPECT_FALSE(UnpackFindings(bytes + "x", &out));
}

TEST(FindingsTest, ASubjectSeesTheWholeGroupAnObjectItself) {
  TempFolder folder;
  auto store = OpenTestStore(folder / "db");
  ASSERT_EQ(LoadRecords(MakeLoad({{.id = "PMID:1",
                                   .claims = {{.sentence = "A."},
                                              {.sentence = "B.", .subject = kAdipose},
                                              {.sentence = "C.", .subject = kAdipose, .object = kJoint}}}}),
                        store.get()),
            absl::OkStatus());
  const auto count = [&](const char* id) {
    size_t findings = 0;
    EXPECT_TRUE(ScanFindings(*store, ConceptTermId(id), [&](const DocumentFindings& d) {
                  return findings += d.findings.size(), true;
                }).ok());
    return findings;
  };
  EXPECT_EQ(count(kKnee), 2u);
  EXPECT_EQ(count(kJoint), 1u);
  EXPECT_EQ(count(kCells), 2u) << "its own and that of the more exact product for the knee";
  EXPECT_EQ(count(kAdipose), 3u);
  EXPECT_EQ((*FindConceptEntry(*store, ConceptTermId(kKnee)))->label, "knee osteoarthritis");
  EXPECT_THAT(*NarrowerConcepts(*store, ConceptTermId(kJoint)), testing::ElementsAre(ConceptTermId(kKnee)));
}

}  // namespace
}  // namespace mscgraph
