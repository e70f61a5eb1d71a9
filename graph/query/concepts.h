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

// At most `limit` labels whose names are nearest to a misspelt one, nearest first; none if nothing is near.
absl::StatusOr<std::vector<std::string>> NearestNames(const Store& store, std::string_view name,
                                                      size_t limit);

// The concepts themselves and everything below them by skos:broader, sorted.
absl::StatusOr<std::vector<std::string>> WithNarrower(const Store& store,
                                                      const std::vector<std::string>& ids);

// Number of single edits (insert, delete, replace, swap neighbours) between two texts; `bound` + 1 if there
// are more.
size_t EditDistance(std::string_view a, std::string_view b, size_t bound);

}  // namespace mscgraph

#endif  // MSCGRAPH_GRAPH_QUERY_CONCEPTS_H_
