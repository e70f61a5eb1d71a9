#ifndef MSCGRAPH_TESTS_SUPPORT_RDF_FILES_H_
#define MSCGRAPH_TESTS_SUPPORT_RDF_FILES_H_

#include <set>
#include <string>

#include "absl/status/status.h"
#include "tests/support/rdf_graph.h"

namespace mscgraph {

// Adds the triples of a file to `quads`, all in the graph `graph` ("" or an IRI form): Turtle or N-Triples by
// our own reader, RDF/XML (.rdf) by Raptor. `base` resolves relative IRIs, `blank_prefix` keeps blank nodes
// of files apart.
absl::Status ReadRdfFile(const std::string& path, const std::string& base, const std::string& graph,
                         const std::string& blank_prefix, std::set<Quad>* quads);

}  // namespace mscgraph

#endif  // MSCGRAPH_TESTS_SUPPORT_RDF_FILES_H_
