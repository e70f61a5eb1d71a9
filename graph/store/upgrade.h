#ifndef MSCGRAPH_GRAPH_STORE_UPGRADE_H_
#define MSCGRAPH_GRAPH_STORE_UPGRADE_H_

#include <string>

#include "absl/status/status.h"
#include "graph/store/store.h"

namespace mscgraph {

// Copies a store of an older format into a new folder, in the format of this program. The old one is only
// read. One commit: documents, deletions, notices, concepts and evidence go in as if their claims were loaded
// again. Holds them in memory.
//
// kFailedPrecondition: `from` needs no upgrade, or is of a newer format, or there is something at `to`;
// kNotFound, kDataLoss as Store::Open.
absl::Status UpgradeStore(const std::string& from, const std::string& to, LoadReport* report);

}  // namespace mscgraph

#endif  // MSCGRAPH_GRAPH_STORE_UPGRADE_H_
