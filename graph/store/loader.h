#ifndef MSCGRAPH_GRAPH_STORE_LOADER_H_
#define MSCGRAPH_GRAPH_STORE_LOADER_H_

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "graph/store/codec.h"
#include "graph/store/document_groups.h"
#include "graph/store/meta.h"
#include "graph/store/pending.h"
#include "graph/store/quad_writer.h"
#include "graph/store/rocks.h"
#include "graph/store/triples.h"

namespace mscgraph {

// Keys of the families; docs/store_format.md describes them. Triples: graph/store/quad.h.
std::string EvidenceKey(TermId claim, TermId evidence);
std::string DocumentKey(std::string_view id);
std::string NumberKey(uint32_t number);
std::string AliasKey(std::string_view document_key);
std::string ConceptKey(std::string_view id);
std::string NameKey(std::string_view normalised_name, std::string_view id);
std::string TermKey(TermId id);
std::string EvidenceDigitsKey(uint64_t digits);  // In `terms`; the value is the id of the evidence.
inline constexpr char kLabelName = '0', kSynonymName = '1', kIdName = '2';  // The values of names.

// Turns the difference between a load and the store into one batch.
//
// A triple is there as long as at least one document contributes it; its value in `spo` is the number of
// documents. So claims and headings go with their last document and nothing is searched. The triples of a
// concept depend on its record alone and are there while a document uses the concept.
class Loader {
 public:
  // Keeps all three, which must outlive it. `meta` becomes what is true after the batch, but for the commit.
  Loader(const Rocks::View& view, uint64_t pack_at_least, StoreMeta* meta);

  absl::Status Apply(const PendingLoad& load, LoadReport* report);
  bool HasChanges() const { return !rows_.empty() || !concepts_.empty(); }
  // The families but `meta`.
  absl::Status Write(Rocks::Batch* batch, LoadReport* report);

 private:
  struct Delta {
    Triple triple;
    int32_t count = 0;
  };
  struct ConceptChange {
    std::optional<ConceptRecord> before, after;
  };

  absl::Status ApplyConcepts(const PendingLoad& load);
  absl::Status ApplyDocuments(const PendingLoad& load, LoadReport* report);
  absl::Status ApplyGroup(const PendingLoad& load, const DocumentGroup& group, LoadReport* report);
  absl::StatusOr<bool> KnowsConcepts(const PendingDocument& document);
  absl::StatusOr<std::optional<uint32_t>> NumberOf(const std::string& key) const;
  absl::StatusOr<std::string> IdOf(uint32_t number) const;
  absl::StatusOr<DocumentRow> RowOf(const std::string& id) const;
  absl::StatusOr<PendingDocument> ContentOf(const DocumentRow& row) const;
  absl::Status Remove(const DocumentRow& row);
  absl::Status AddContent(const PendingDocument& document, DocumentRow* row);
  absl::StatusOr<TermId> EvidenceIdOf(const ClaimMention& claim, DocumentRow* row);
  void Contribute(const DocumentRecord& document, const DocumentRow& row,
                  const std::vector<ClaimMention>& claims, int32_t sign);
  absl::Status AddConceptTriples();
  void SumDeltas();
  absl::StatusOr<std::optional<std::string>> Stored(KeyFamily family, std::string_view key) const;

  absl::Status WriteTriples(Rocks::Batch* batch, LoadReport* report);
  void AddNames(const ConceptRecord& record, bool keep);

  const Rocks::View& view_;
  const bool empty_;  // The store has no commit: nothing is looked up.
  const uint64_t pack_at_least_;
  StoreMeta* meta_;
  TermDictionary dictionary_;
  TripleMaker maker_;
  QuadLookup lookup_;
  std::vector<Delta> deltas_;
  std::map<std::string, ConceptChange> concepts_;  // Those whose record is new or changed.
  std::set<std::string> touched_;                  // Those that a changed document uses or used.
  std::map<std::string, std::string> removed_;     // Rows of `ev` that documents of the load had.
  std::map<std::string, TermId> new_evidence_;     // By digits; those that `terms` has not.
  RowChanges rows_, evidence_, concept_rows_;      // What is to be written.
};

// Writes what `view` has not of these terms, and the digits of evidences. A form that is not the stored one
// of its id is a collision, kInternal.
absl::Status WriteTerms(const Rocks::View& view, const TermDictionary& dictionary,
                        const std::map<std::string, TermId>& new_evidence, Rocks::Batch* batch);
absl::Status WriteRows(KeyFamily family, const RowChanges& rows, Rocks::Batch* batch);

// The triples that one document contributes, sorted, each once. The uses of concepts are (concept, rdf:type,
// skos:Concept). `row` has the ids of the claims' evidence, in their order.
std::vector<Triple> Contribution(const DocumentRecord& document, const DocumentRow& row,
                                 const std::vector<ClaimMention>& claims, TripleMaker* maker);
// The other triples of a concept.
std::vector<Triple> ConceptTriples(const ConceptRecord& record, TripleMaker* maker);

}  // namespace mscgraph

#endif  // MSCGRAPH_GRAPH_STORE_LOADER_H_
