#ifndef MSCGRAPH_GRAPH_QUERY_CONCEPTS_H_
#define MSCGRAPH_GRAPH_QUERY_CONCEPTS_H_

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "graph/store/store.h"
#include "graph/store/triple_reader.h"

namespace mscgraph {

// Finding concepts by what people call them.

// Ids of the concepts with that label; if there are none, with that synonym or CURIE. Empty if nothing has
// that name.
absl::StatusOr<std::vector<std::string>> ResolveConcept(const Store& store, std::string_view name);

// The concepts themselves and every concept of the store below them, sorted: by the parents of the concepts
// and, if `graph` is not null, by rdfs:subClassOf and skos:broader in any of its layers, also on ways through
// classes that are no concepts of the store.
absl::StatusOr<std::vector<std::string>> WithNarrower(const Store& store, const TripleReader* graph,
                                                      const std::vector<std::string>& ids);

}  // namespace mscgraph

#endif  // MSCGRAPH_GRAPH_QUERY_CONCEPTS_H_
