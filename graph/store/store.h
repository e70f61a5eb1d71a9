#ifndef MSCGRAPH_GRAPH_STORE_STORE_H_
#define MSCGRAPH_GRAPH_STORE_STORE_H_

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "graph/store/rdf_reader.h"
#include "graph/store/triple_reader.h"
#include "graph/store/triples.h"
#include "schemas/record.h"

namespace rocksdb {
class Env;
}

namespace mscgraph {

// The knowledge graph on disk: triples (docs/vocabulary.md) in three orders, the documents they come from,
// and the evidence of every claim packed for queries. docs/store_format.md has the bytes.
//
// One process writes at a time; others may read meanwhile, and see the commit that was there when they opened
// the store. All const functions may be called from several threads.
// Errors: kNotFound no store there; kDataLoss damaged; kFailedPrecondition the store does not fit the request
// (newer format, other rules, being written by another process), the message says what to do;
// kInvalidArgument bad records; kUnavailable the file system.

struct StoreOptions {
  std::string path;
  bool read_only = true;
  bool create = false;  // If there is none yet; needs read_only = false.
  // Opens a store that is older than its COMMIT file says, or whose COMMIT file is lost, as it is;
  // StoreInfo::warning tells.
  bool accept_older = false;
  rocksdb::Env* env = nullptr;  // The file system, for tests of its faults; null is that of the machine.
  // So many changed triples at least before all are packed anew; fewer go over the packed ones.
  uint64_t pack_at_least = 4096;
};

struct LoadReport {
  size_t added = 0, replaced = 0, deleted = 0, retracted = 0;  // Documents.
  size_t unchanged = 0;                                        // Known, or older than what is there.
  size_t triples_added = 0, triples_removed = 0;
  size_t duplicate_evidence = 0;        // Evidence ids met twice in one document; the first is kept.
  std::vector<std::string> incomplete;  // Documents with fewer claims than announced; not loaded.
  uint64_t commit = 0;                  // The number of the commit; the old one if nothing was new.
};

struct StoreInfo {
  uint64_t commit = 0;
  int format = 0;
  RunRecord run;        // The rules that read the claims; empty hashes in an empty store.
  std::string warning;  // Why the store would be refused without accept_older; else empty.
};

// A text of RDF for a layer.
struct LayerInput {
  RdfSyntax syntax = RdfSyntax::kNTriples;
  std::string name;                                                    // For messages.
  std::string base;                                                    // See RdfOptions.
  std::function<absl::StatusOr<size_t>(char* out, size_t size)> read;  // See RdfSource.
};

struct LayerReport {
  std::vector<std::string> layers;  // Names of the layers that were loaded, as IRIs; sorted.
  uint64_t statements = 0;          // In the input.
  uint64_t triples_added = 0, triples_removed = 0;
  uint64_t commit = 0;  // The number of the commit; the old one if nothing was new.
};

// What the store knows about a document. `record` is empty unless the document is present.
struct DocumentInfo {
  uint32_t number = 0;  // Dense, in order of arrival.
  uint64_t commit = 0;  // The commit in which it arrived or last changed.
  bool present = false, deleted = false;
  bool retracted = false;  // By its own record or a notice.
  std::vector<std::string> notices;
  SourceOrder source_order;  // Of the version or the deletion that counts.
  // All ids of the paper, of every version ever loaded, as DocumentKeys gives them; sorted.
  std::vector<std::string> keys;
  DocumentRecord record;
};

// 0 stands for any term.
using Pattern = Triple;

class StoreFiles;

class Store {
 public:
  static absl::StatusOr<std::unique_ptr<Store>> Open(const StoreOptions& options);
  virtual ~Store() = default;

  // Reads records until nullopt and commits all of them or, on any error, none. Order of the records as in
  // schemas/record.h. Of two versions of a document the greater (source order, deleted, version, content)
  // stays, in whatever order they arrive; loading the same records again changes nothing.
  virtual absl::Status Load(absl::FunctionRef<absl::StatusOr<std::optional<Record>>()> next,
                            LoadReport* report) = 0;

  // Makes `layer` (see LayerName) hold the triples of the inputs and no others: a layer is replaced as a
  // whole. A named graph of N-Quads is a layer of its own. One commit, in bounded memory; on any error none.
  // kInvalidArgument: bad RDF (the message says file and line), or the layer of what was extracted.
  virtual absl::Status LoadLayer(const std::string& layer, const std::vector<LayerInput>& inputs,
                                 LayerReport* report) = 0;
  // Packs all triples anew, so that nothing lies over the packed ones. Changes no triple.
  virtual absl::Status Pack() = 0;

  virtual const StoreInfo& info() const = 0;

  // One moment of the store, for a query engine. It must not outlive the store.
  virtual absl::StatusOr<std::unique_ptr<TripleReader>> NewReader() const = 0;

  // Matching triples of all layers, each once, as TripleReader::Scan gives them.
  virtual absl::Status Scan(const Pattern& pattern, absl::FunctionRef<bool(const Triple&)> visit) const = 0;
  // The N-Triples form of a term. kNotFound if the store never saw it. The way back is IdOf, for all terms
  // but evidence EncodeTerm too.
  virtual absl::StatusOr<std::string> FormOf(TermId id) const = 0;

  virtual absl::StatusOr<TermId> IdOf(std::string_view form) const = 0;

  // The evidence of one claim, in the order in which the documents came; of all claims for ClaimEvidence(0).
  virtual absl::Status ClaimEvidence(TermId claim,
                                     absl::FunctionRef<bool(const ClaimMention&)> visit) const = 0;
  // The evidence of one document, in order of mention.
  virtual absl::StatusOr<std::vector<ClaimMention>> DocumentEvidence(std::string_view id) const = 0;

  // nullopt if unknown.
  virtual absl::StatusOr<std::optional<ClaimMention>> FindEvidence(TermId evidence) const = 0;

  // By any id of the paper; nullopt if unknown.
  virtual absl::StatusOr<std::optional<DocumentInfo>> FindDocument(std::string_view id) const = 0;
  virtual absl::Status Documents(
      absl::FunctionRef<bool(const std::string& id, const DocumentInfo&)> visit) const = 0;

  virtual absl::StatusOr<std::optional<ConceptRecord>> FindConcept(std::string_view id) const = 0;
  virtual absl::Status Concepts(absl::FunctionRef<bool(const ConceptRecord&)> visit) const = 0;
  // Concepts by normalised name (NormaliseName) or CURIE, own or of an xref; those named so by label come
  // first.
  virtual absl::StatusOr<std::vector<std::string>> ConceptsNamed(std::string_view name) const = 0;
  // All names of the index that begin so, normalised, each once per concept.
  virtual absl::Status Names(
      std::string_view prefix,
      absl::FunctionRef<bool(std::string_view name, std::string_view id)> visit) const = 0;

  // Recomputes everything from the documents and compares: the orders, the terms, the evidence, the counts,
  // the derived families; of other layers, that the orders agree and all terms are there. kDataLoss names the
  // first difference.
  virtual absl::Status Validate() const = 0;

  // What lies below, for operations.h and the readers of derived families (findings.h, text_search.h) in this
  // folder.
  virtual StoreFiles& files() const = 0;
};

}  // namespace mscgraph

#endif  // MSCGRAPH_GRAPH_STORE_STORE_H_
