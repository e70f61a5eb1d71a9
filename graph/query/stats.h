#ifndef MSCGRAPH_GRAPH_QUERY_STATS_H_
#define MSCGRAPH_GRAPH_QUERY_STATS_H_

#include <cstddef>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "graph/store/store.h"

namespace mscgraph {

struct StoreStats {
  // triples, documents, retracted, deleted, claims, evidences, concepts; in this order.
  std::vector<std::pair<std::string, size_t>> totals;
  // "relation", "assertion", "outcome", "setting" -> value -> number of evidences.
  std::vector<std::pair<std::string, std::map<std::string, size_t>>> evidence_by;
};

// Reads the whole store once.
absl::StatusOr<StoreStats> ComputeStats(const Store& store);

}  // namespace mscgraph

#endif  // MSCGRAPH_GRAPH_QUERY_STATS_H_
