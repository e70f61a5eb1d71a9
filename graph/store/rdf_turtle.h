#ifndef MSCGRAPH_GRAPH_STORE_RDF_TURTLE_H_
#define MSCGRAPH_GRAPH_STORE_RDF_TURTLE_H_

#include "graph/store/rdf_reader.h"

namespace mscgraph {

inline constexpr size_t kMaxRdfTermBytes = size_t{16} << 20;
inline constexpr int kMaxTurtleDepth = 200;

// ReadRdf for Turtle: serd reads, what it lets pass is checked here.
absl::Status ReadTurtle(const RdfOptions& options, RdfSource source,
                        absl::FunctionRef<absl::Status(const RdfStatement&)> visit);

}  // namespace mscgraph

#endif  // MSCGRAPH_GRAPH_STORE_RDF_TURTLE_H_
