#ifndef MSCGRAPH_GRAPH_STORE_VALIDATE_H_
#define MSCGRAPH_GRAPH_STORE_VALIDATE_H_

#include "absl/status/status.h"
#include "graph/store/meta.h"
#include "graph/store/rocks.h"
#include "graph/store/store.h"

namespace mscgraph {

// See Store::Validate. Holds all extracted triples in memory.
absl::Status ValidateStore(const Rocks& rocks, const StoreMeta& meta, const Store& store);

}  // namespace mscgraph

#endif  // MSCGRAPH_GRAPH_STORE_VALIDATE_H_
