#ifndef MSCGRAPH_GRAPH_STORE_OPERATIONS_H_
#define MSCGRAPH_GRAPH_STORE_OPERATIONS_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "graph/store/rocks.h"
#include "graph/store/store.h"

namespace mscgraph {

// What is done to a store as a whole. Errors as in store.h.

// Per family, in the order of KeyFamily.
std::vector<FamilyFiles> FilesOf(const Store& store);
uint64_t TotalBytes(const std::vector<FamilyFiles>& files);

// Compares the checksums of all files; unless `quick`, also reads every family and computes everything again
// from the documents (Store::Validate). kDataLoss names the first difference. A writer may run meanwhile:
// what is checked is one commit.
struct Verified {
  uint64_t commit = 0, files = 0, bytes = 0;
  uint64_t documents = 0, triples = 0;  // 0 if quick.
  std::string warning;                  // StoreInfo::warning.
};
absl::StatusOr<Verified> VerifyStore(const StoreOptions& options, bool quick);

// Writes what `store` sees into a new store at `target`, by reading and rewriting: every block is checked on
// the way, a writer may run meanwhile, and the copy is compact. `target` appears whole or not at all.
// kFailedPrecondition if it is there already.
absl::Status BackupStore(const Store& store, const std::string& target);

// Merges every family into one sorted run and drops what is deleted. The store has to be open for writing.
absl::Status CompactStore(Store* store);

// Removes documents, in one commit. What stays is a deletion of the same source order as the version that
// was there: that version does not come back, one of a later file does. Documents that are removed already
// count as unchanged; kInvalidArgument, and nothing is removed, if the store never met one of them.
absl::Status RemoveDocuments(const std::vector<std::string>& ids, Store* store, LoadReport* report);

// Loads the documents of `from` into `to`, in commits of some thousand documents; doing it again, or in
// another order of stores, gives the same graph. kFailedPrecondition if they are of different rules.
absl::Status MergeStore(const Store& from, Store* to, LoadReport* report);

}  // namespace mscgraph

#endif  // MSCGRAPH_GRAPH_STORE_OPERATIONS_H_
