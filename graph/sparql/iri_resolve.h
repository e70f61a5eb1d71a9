#ifndef MSCGRAPH_GRAPH_SPARQL_IRI_RESOLVE_H_
#define MSCGRAPH_GRAPH_SPARQL_IRI_RESOLVE_H_

#include <string>
#include <string_view>

namespace mscgraph::sparql {

// The IRI that `reference` means where `base` is the base: RFC 3986, section 5.2, strict. An IRI with a
// scheme of its own is given back as it is, dot segments and all: data are compared as they are written. So
// is every reference if `base` is empty. Pure, thread-safe.
std::string ResolveIri(std::string_view base, std::string_view reference);

}  // namespace mscgraph::sparql

#endif  // MSCGRAPH_GRAPH_SPARQL_IRI_RESOLVE_H_
