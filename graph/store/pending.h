#ifndef MSCGRAPH_GRAPH_STORE_PENDING_H_
#define MSCGRAPH_GRAPH_STORE_PENDING_H_

#include <map>
#include <string>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
#include "graph/store/codec.h"
#include "graph/store/store.h"

namespace mscgraph {

// One version of a document on its way into the store.
struct PendingDocument {
  DocumentRow::State state = DocumentRow::State::kMentioned;
  SourceOrder source_order;
  int version = 0;
  uint64_t content_hash = 0;
  std::string document;             // PackDocument
  std::vector<std::string> claims;  // PackClaim, in order of mention.
  std::vector<std::string> notices;
  std::vector<std::string> keys;  // DocumentKeys of all its versions.
};

// True if a version with these facts replaces the other. A total order, so the order of arrival does not
// matter.
bool IsNewer(const PendingDocument& document, const DocumentRow& row);
bool IsNewer(const PendingDocument& a, const PendingDocument& b);
bool IsNewer(const DocumentRow& a, const DocumentRow& b);

// Of a document and its claims (PackClaim), whatever file they came from: the last fact that decides between
// versions.
uint64_t ContentHash(DocumentRecord document, const std::vector<std::string>& claims);

// Sorted union.
std::vector<std::string> Union(const std::vector<std::string>& a, const std::vector<std::string>& b);

// The records of one load, reduced to the newest version of each document. Held in memory, packed.
struct PendingLoad {
  std::map<std::string, PendingDocument> documents;
  std::map<std::string, std::string> concepts;  // PackConcept; of several the greatest.
  RunRecord run;
  uint64_t hash = 0;  // Over all records: the key of the load in the manifest.
};
// `accept_run` is asked at every RunRecord; its error ends the reading.
absl::StatusOr<PendingLoad> ReadRecords(absl::FunctionRef<absl::StatusOr<std::optional<Record>>()> next,
                                        absl::FunctionRef<absl::Status(const RunRecord&)> accept_run,
                                        LoadReport* report);

}  // namespace mscgraph

#endif  // MSCGRAPH_GRAPH_STORE_PENDING_H_
