#ifndef MSCGRAPH_GRAPH_QUERY_CONCEPTS_H_
#define MSCGRAPH_GRAPH_QUERY_CONCEPTS_H_

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "graph/store/store.h"

namespace mscgraph {

// Finding concepts by what people call them.

// Ids of the concepts with that label; if there are none, with that synonym or CURIE. Empty if nothing has
// that name.
absl::StatusOr<std::vector<std::string>> ResolveConcept(const Store& store, std::string_view name);

// The concepts themselves and everything below them by skos:broader, sorted.
absl::StatusOr<std::vector<std::string>> WithNarrower(const Store& store,
                                                      const std::vector<std::string>& ids);

}  // namespace mscgraph

#endif  // MSCGRAPH_GRAPH_QUERY_CONCEPTS_H_
