#ifndef MSCGRAPH_TESTS_SUPPORT_CLAIM_BUILDER_H_
#define MSCGRAPH_TESTS_SUPPORT_CLAIM_BUILDER_H_

#include <string>
#include <utility>
#include <vector>

#include "schemas/ids.h"
#include "schemas/record.h"

namespace mscgraph {

// Hand-made records for tests of the graph.

inline constexpr char kCells[] = "mscgraph:product/cell";
inline constexpr char kAdipose[] = "mscgraph:product/cell/adipose";
inline constexpr char kKnee[] = "MONDO:0005416";
inline constexpr char kJoint[] = "MONDO:0005178";

inline std::vector<Record> Concepts() {
  return {
      ConceptRecord{.id = kCells,
                    .label = "mesenchymal stromal cell",
                    .type = "therapy",
                    .synonyms = {"MSC"},
                    .xrefs = {"MESH:D045164"}},
      ConceptRecord{.id = kAdipose,
                    .label = "adipose mesenchymal stromal cell",
                    .type = "therapy",
                    .parents = {kCells}},
      ConceptRecord{.id = kJoint, .label = "osteoarthritis", .type = "condition"},
      ConceptRecord{.id = kKnee,
                    .label = "knee osteoarthritis",
                    .type = "condition",
                    .synonyms = {"knee OA", "gonarthrosis"},
                    .xrefs = {"MESH:D020370"},
                    .parents = {kJoint}},
  };
}

inline RunRecord MakeRun(std::string rules = "00000000000000aa") {
  return {.program_version = "0.0.0", .rules_hash = std::move(rules), .lexicon_hash = "00000000000000bb"};
}

struct ClaimSpec {
  std::string sentence;
  Outcome outcome = Outcome::kImproves;
  Setting setting = Setting::kHuman;
  std::string subject = kCells, object = kKnee;
  Relation relation = Relation::kTreats;
  Assertion assertion = Assertion::kAffirmed;
  Family family = Family::kCell;
  Section section = Section::kResults;
  double confidence = 0.85;
};

inline ClaimMention MakeClaim(const std::string& doc, const ClaimSpec& spec, size_t begin) {
  ClaimMention claim;
  claim.doc = doc;
  claim.relation = spec.relation;
  claim.assertion = spec.assertion;
  claim.outcome = spec.outcome;
  claim.setting = spec.setting;
  claim.subject = {
      .id = spec.subject,
      .label = spec.subject == kAdipose ? "adipose mesenchymal stromal cell" : "mesenchymal stromal cell",
      .type = "therapy",
      .quote = {"MSCs", begin, begin + 4}};
  claim.object = {.id = spec.object,
                  .label = spec.object == kKnee ? "knee osteoarthritis" : "osteoarthritis",
                  .type = "condition",
                  .quote = {"knee \"OA\"", begin + 10, begin + 19},
                  .modifiers = {"severe"}};
  claim.sentence = {spec.sentence, begin, begin + spec.sentence.size()};
  claim.section = spec.section;
  claim.family = spec.family;
  claim.trigger = {"improved", begin + 5, begin + 9};
  claim.rule = "treats.test";
  claim.confidence = spec.confidence;
  claim.species = "human";
  claim.qualifiers = {{"dose", "10\u2076 cells"}};
  claim.evidence_id = EvidenceId(doc, spec.relation, spec.sentence, static_cast<int>(begin), "MSCs",
                                 spec.object + spec.subject);
  claim.claim_id = ClaimId(spec.subject, spec.relation, spec.object);
  return claim;
}

struct DocumentSpec {
  std::string id;
  std::vector<ClaimSpec> claims;
  SourceOrder order = {};
  int version = 1;
  bool retracted = false;
  int year = 2020;
  StudyType study_type = StudyType::kUnspecified;
  std::string nct;
  std::string title = "Cells for knees: \u03b1 and \u03c9";
};

// The document and its claims.
inline std::vector<Record> MakeDocument(const DocumentSpec& spec) {
  DocumentRecord document;
  document.id = spec.id;
  document.version = spec.version;
  document.source_order = spec.order;
  document.title = spec.title;
  document.study_type = spec.study_type;
  document.nct = spec.nct;
  document.year = spec.year;
  document.journal = "J Tests";
  document.publication_types = {{.ui = "D016428", .name = "Journal Article"}};
  document.mesh = {{.ui = "D020370", .name = "Osteoarthritis, Knee", .major = true},
                   {.name = "Cells, cultured"}};
  document.languages = {"eng"};
  document.retracted = spec.retracted;
  document.claims = static_cast<int>(spec.claims.size());
  std::vector<Record> records = {document};
  size_t begin = 0;
  for (const ClaimSpec& claim : spec.claims) records.push_back(MakeClaim(spec.id, claim, begin += 100));
  return records;
}

// Run, concepts and documents, as an extraction writes them.
inline std::vector<Record> MakeLoad(const std::vector<DocumentSpec>& documents,
                                    const RunRecord& run = MakeRun()) {
  std::vector<Record> records = {run};
  for (const Record& record : Concepts()) records.push_back(record);
  for (const DocumentSpec& document : documents) {
    for (Record& record : MakeDocument(document)) records.push_back(std::move(record));
  }
  return records;
}

}  // namespace mscgraph

#endif  // MSCGRAPH_TESTS_SUPPORT_CLAIM_BUILDER_H_
