#ifndef MSCGRAPH_GRAPH_STORE_FINDINGS_H_
#define MSCGRAPH_GRAPH_STORE_FINDINGS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "graph/store/store.h"

namespace mscgraph {

// Family `findings`: per concept and document what the document's evidence says about the concept, without
// its words. A question about a concept reads one key range of it and nothing else. Derived from documents
// and concepts in the same commit; docs/store_format.md has the bytes. Reading functions may run in several
// threads.

// What one tier 1 evidence says.
struct Finding {
  TermId subject = 0, object = 0, evidence = 0;
  Relation relation = Relation::kTreats;
  Family family = Family::kCell;
  Assertion assertion = Assertion::kAffirmed;
  Outcome outcome = Outcome::kNone;
  Setting setting = Setting::kUnspecified;
  Section section = Section::kAbstract;
  uint16_t confidence = 0;  // Thousandths.
  friend bool operator==(const Finding&, const Finding&) = default;
};

struct DocumentFindings {
  uint32_t number = 0;  // DocumentInfo::number
  uint64_t commit = 0;  // DocumentInfo::commit
  int year = 0;
  StudyType study_type = StudyType::kUnspecified;
  bool retracted = false;
  uint64_t document = 0;  // Hash of the document's id.
  uint64_t study = 0;     // The same for all primary reports of one registered trial; else `document`.
  // In order of mention. For a concept that is an object: the evidence about it. For a subject: all evidence
  // with the relation, object and family of one of its own, whatever the subject.
  std::vector<Finding> findings;
};

// A review of others' studies, which is counted apart from them.
bool IsReview(StudyType type);

// The documents with findings about a concept, in order of number, until `visit` returns false. The argument
// of `visit` is valid during the call.
absl::Status ScanFindings(const Store& store, TermId concept_id,
                          absl::FunctionRef<bool(const DocumentFindings&)> visit);

// What a question needs to know of a concept.
struct ConceptEntry {
  std::string id, label, type;
  std::vector<TermId> parents;
};
// nullopt if no concept has that term.
absl::StatusOr<std::optional<ConceptEntry>> FindConceptEntry(const Store& store, TermId concept_id);
// All, in order of term.
absl::Status ScanConceptEntries(const Store& store,
                                absl::FunctionRef<bool(TermId, const ConceptEntry&)> visit);
// The concepts that name this one as parent, ascending.
absl::StatusOr<std::vector<TermId>> NarrowerConcepts(const Store& store, TermId concept_id);

TermId ConceptTermId(std::string_view curie);

// The rows, for the writer and the validator. Pure.
struct IndexRow {
  std::string key, value;
};
// What a document is indexed by. Refers to the caller's records.
struct IndexedDocument {
  const DocumentRecord& record;
  uint32_t number;
  uint64_t commit;
  bool retracted;
  const std::vector<ClaimMention>& claims;  // In order of mention ...
  const std::vector<TermId>& evidence;      // ... and their ids.
};
void AppendFindingRows(const IndexedDocument& document, std::vector<IndexRow>* rows);
void AppendConceptRows(const ConceptRecord& record, std::vector<IndexRow>* rows);

std::string PackFindings(const DocumentFindings& document);
// False on bytes that PackFindings did not make. `number` is not in them.
bool UnpackFindings(std::string_view bytes, DocumentFindings* document);

}  // namespace mscgraph

#endif  // MSCGRAPH_GRAPH_STORE_FINDINGS_H_
