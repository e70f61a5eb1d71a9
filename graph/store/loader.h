#ifndef MSCGRAPH_GRAPH_STORE_LOADER_H_
#define MSCGRAPH_GRAPH_STORE_LOADER_H_

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "graph/store/codec.h"
#include "graph/store/index_writer.h"
#include "graph/store/pending.h"
#include "graph/store/rocks.h"
#include "graph/store/triples.h"

namespace mscgraph {

// Keys of the families; docs/store_format.md describes them.
std::string TripleKey(TermId first, TermId second, TermId third);
std::string EvidenceKey(TermId claim, TermId evidence);
std::string DocumentKey(std::string_view id);
std::string NumberKey(uint32_t number);
std::string ConceptKey(std::string_view id);
std::string NameKey(std::string_view normalised_name, std::string_view id);
inline constexpr char kLabelName = '0', kSynonymName = '1', kIdName = '2';  // The values of names.

// Turns the difference between a load and the store into one batch.
//
// A triple is there as long as at least one document contributes it; its value in `spo` is the number of
// documents. So claims and headings go with their last document and nothing is searched. The triples of a
// concept depend on its record alone and are there while a document uses the concept.
class Loader {
 public:
  // `commit` is the number of the commit to be made. The first finds an empty store: nothing is looked up then.
  Loader(const Rocks& rocks, uint64_t commit, uint32_t next_number);

  absl::Status Apply(const PendingLoad& load, LoadReport* report);
  bool HasChanges() const { return !rows_.empty() || !concepts_.empty(); }
  // The families but `meta`.
  absl::Status Write(Rocks::Batch* batch, LoadReport* report);
  uint32_t next_number() const { return next_number_; }

 private:
  struct Delta {
    Triple triple;
    int32_t count = 0;
  };
  struct ConceptChange {
    std::optional<ConceptRecord> before, after;
  };

  absl::Status ApplyConcepts(const PendingLoad& load);
  absl::Status ApplyDocument(const std::string& id, const PendingDocument& document, LoadReport* report);
  absl::StatusOr<bool> KnowsConcepts(const PendingDocument& document);
  absl::Status Remove(const DocumentRow& row);
  void AddContent(const PendingDocument& document, DocumentRow* row);
  void Contribute(const DocumentRecord& document, const DocumentRow& row,
                  const std::vector<ClaimMention>& claims, int32_t sign);
  absl::Status AddConceptTriples();
  void SumDeltas();
  absl::StatusOr<uint64_t> StoredCount(const Triple& triple) const;
  absl::StatusOr<std::optional<std::string>> Stored(KeyFamily family, std::string_view key) const;

  absl::Status WriteTriples(Rocks::Batch* batch, LoadReport* report);
  absl::Status WriteTerms(Rocks::Batch* batch) const;
  absl::Status WriteMap(KeyFamily family, const std::map<std::string, std::optional<std::string>>& rows,
                        Rocks::Batch* batch) const;
  void AddNames(const ConceptRecord& record, bool keep);

  const Rocks& rocks_;
  const uint64_t commit_;
  const bool empty_;
  uint32_t next_number_;
  TermDictionary dictionary_;
  TripleMaker maker_;
  std::vector<Delta> deltas_;
  std::map<std::string, ConceptChange> concepts_;  // Those whose record is new or changed.
  IndexWriter index_;
  std::set<std::string> touched_;                  // Those that a changed document uses or used.
  // What is to be written; nullopt deletes.
  std::map<std::string, std::optional<std::string>> rows_, evidence_, concept_rows_;
};

// The triples that one document contributes, sorted, each once. The uses of concepts are (concept, rdf:type,
// skos:Concept).
std::vector<Triple> Contribution(const DocumentRecord& document, const std::vector<std::string>& notices,
                                 const std::vector<ClaimMention>& claims, TripleMaker* maker);
// The other triples of a concept.
std::vector<Triple> ConceptTriples(const ConceptRecord& record, TripleMaker* maker);

}  // namespace mscgraph

#endif  // MSCGRAPH_GRAPH_STORE_LOADER_H_
