#ifndef MSCGRAPH_GRAPH_SPARQL_RANDOM_H_
#define MSCGRAPH_GRAPH_SPARQL_RANDOM_H_

#include <string>

namespace mscgraph::sparql {

// What RAND, UUID and STRUUID give: new values at each call, seeded by the system once per thread.
// Thread-safe.

double RandomFraction();  // In [0, 1).
// Version 4 (RFC 4122), lower case, without "urn:uuid:".
std::string RandomUuid();

}  // namespace mscgraph::sparql

#endif  // MSCGRAPH_GRAPH_SPARQL_RANDOM_H_
