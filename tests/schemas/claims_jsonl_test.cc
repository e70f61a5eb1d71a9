#include "schemas/claims_jsonl.h"

#include <gtest/gtest.h>

namespace mscgraph {
namespace {

ClaimMention FullClaim() {
  ClaimMention claim;
  claim.doc = "PMID:7";
  claim.evidence_id = "0123456789abcde";
  claim.claim_id = "edcba9876543210";
  claim.assertion = Assertion::kNegated;
  claim.outcome = Outcome::kNoDifference;
  claim.comparator = Comparator::kPlacebo;
  claim.subject.id = "mscgraph:product/cell";
  claim.subject.label = "MSC product";
  claim.subject.type = "therapy";
  claim.subject.quote = {"MSCs", 0, 4};
  claim.subject.modifiers.push_back("human");
  claim.object.id = "MONDO:1";
  claim.object.label = "stroke";
  claim.object.type = "condition";
  claim.object.match = Match::kNarrowerThanId;
  claim.object.quote = {"\"β\" stroke", 20, 30};
  claim.object.implicit = true;
  claim.sentence = {"MSCs did not help.", 0, 18};
  claim.section = Section::kResults;
  claim.trigger = {"help", 13, 17};
  claim.cue = Quote{"not", 9, 12};
  claim.rule = "treat.help";
  claim.also = {"other"};
  claim.confidence = 0.87654;
  claim.setting = Setting::kHuman;
  claim.species = "human";
  claim.study_type = StudyType::kRandomizedTrial;
  claim.qualifiers = {{"dose", "2x10^6"}};
  return claim;
}

constexpr std::string_view kFullClaim =
    R"({"type":"claim","doc":"PMID:7","evidence_id":"0123456789abcde","claim_id":"edcba9876543210",)"
    R"("relation":"treats","assertion":"negated","outcome":"no_difference","comparator":"placebo",)"
    R"("subject":{"id":"mscgraph:product/cell","label":"MSC product","type":"therapy","family":"cell",)"
    R"("match":"exact","text":"MSCs","start":0,"end":4,"implicit":false,"modifiers":["human"]},)"
    R"("object":{"id":"MONDO:1","label":"stroke","type":"condition","match":"narrower_than_id",)"
    R"("text":"\"β\" stroke","start":20,"end":30,"implicit":true},)"
    R"("sentence":{"text":"MSCs did not help.","start":0,"end":18,"section":"results"},)"
    R"("trigger":{"text":"help","start":13,"end":17},"cue":{"text":"not","start":9,"end":12},)"
    R"("rule":"treat.help","also":["other"],"confidence":0.877,"role":"administered","setting":"human",)"
    R"("species":"human","study_type":"randomized_trial","qualifiers":{"dose":"2x10^6"}})";

DocumentRecord FullDocument() {
  DocumentRecord document;
  document.id = "PMID:7";
  document.pmid = std::string("7");  // g++ 12 warns wrongly (-Wrestrict) about the plain literal.
  document.doi = "10.1/x";
  document.version = 2;
  document.source_order = {25, 3};
  document.text_hash = "00000000000000ff";
  document.title = "Cells";
  document.year = 2020;
  document.publication_types = {{"D016449", "Randomized Controlled Trial", false}};
  document.mesh = {{"D045164", "Mesenchymal Stem Cell Transplantation", true}};
  document.languages = {"eng"};
  document.claims = 0;
  return document;
}

TEST(ToJsonLine, WritesKeysInFixedOrderAndLeavesOutAbsentOnes) {
  EXPECT_EQ(ToJsonLine(FullClaim()), kFullClaim);
  EXPECT_EQ(ToJsonLine(RunRecord{"1", "0.1.0", "", ""}),
            R"({"type":"run","schema_version":"1","program_version":"0.1.0"})");
  EXPECT_EQ(ToJsonLine(DeleteRecord{"PMID:1", {25, 9}}),
            R"({"type":"delete","doc":"PMID:1","source_order":{"baseline_year":25,"file_number":9}})");
  EXPECT_EQ(ToJsonLine(RetractRecord{"PMID:1", "PMID:2"}),
            R"({"type":"retract","doc":"PMID:1","notice":"PMID:2"})");
  EXPECT_EQ(
      ToJsonLine(ConceptRecord{"MONDO:1", "stroke", "condition", {}, {"MESH:D1"}, {}}),
      R"({"type":"concept","id":"MONDO:1","label":"stroke","concept_type":"condition","xrefs":["MESH:D1"]})");
}

TEST(ToJsonLine, KeepsCountAndRetractionOfADocument) {
  EXPECT_EQ(
      ToJsonLine(FullDocument()),
      R"({"type":"document","id":"PMID:7","pmid":"7","doi":"10.1/x","version":2,)"
      R"("source_order":{"baseline_year":25,"file_number":3},"text_hash":"00000000000000ff","title":"Cells",)"
      R"("year":2020,"publication_types":[{"ui":"D016449","name":"Randomized Controlled Trial"}],)"
      R"("mesh":[{"ui":"D045164","name":"Mesenchymal Stem Cell Transplantation","major":true}],)"
      R"("languages":["eng"],"retracted":false,"study_type":"unspecified","claims":0})");
}

TEST(ToJsonLine, WritesOneLineWithoutThrowingForAnyString) {
  RetractRecord record{"a\nb\x01", "bad \xFF byte"};
  EXPECT_EQ(ToJsonLine(record).find('\n'), std::string::npos);
}

TEST(ParseJsonLine, GivesBackWhatWasWritten) {
  Verdict verdict;
  verdict.doc = "PMID:7";
  verdict.subject_id = "mscgraph:product/cell";
  verdict.object_id = "MONDO:1";
  verdict.outcome = Outcome::kSafeOnly;
  DocumentRecord bare;
  bare.id = "NCT:NCT01";
  const Record records[] = {RunRecord{"1", "0.1.0", "a", "b"},
                            ConceptRecord{"MONDO:1", "stroke", "condition", {"apoplexy"}, {}, {"MONDO:2"}},
                            FullDocument(),
                            bare,
                            FullClaim(),
                            DeleteRecord{"PMID:1", {}},
                            DeleteRecord{"PMID:1", {25, 9}},
                            RetractRecord{"PMID:1", "PMID:2"},
                            verdict};
  for (const Record& record : records) {
    const std::string line = ToJsonLine(record);
    const auto parsed = ParseJsonLine(line);
    ASSERT_TRUE(parsed.ok()) << parsed.status() << "\n" << line;
    EXPECT_EQ(parsed->index(), record.index());
    EXPECT_EQ(ToJsonLine(*parsed), line);
  }
}

}  // namespace
}  // namespace mscgraph
