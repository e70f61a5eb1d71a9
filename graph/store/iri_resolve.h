#ifndef MSCGRAPH_GRAPH_STORE_IRI_RESOLVE_H_
#define MSCGRAPH_GRAPH_STORE_IRI_RESOLVE_H_

#include <string>
#include <string_view>

namespace mscgraph {

// The IRI that `reference` means in a text whose base is `base` (RFC 3986, section 5.2, strict). `base` is
// absolute. Nothing is normalised beyond that: an absolute reference keeps all but its dot segments.
std::string ResolveIri(std::string_view base, std::string_view reference);

}  // namespace mscgraph

#endif  // MSCGRAPH_GRAPH_STORE_IRI_RESOLVE_H_
