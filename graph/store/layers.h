#ifndef MSCGRAPH_GRAPH_STORE_LAYERS_H_
#define MSCGRAPH_GRAPH_STORE_LAYERS_H_

#include <string>
#include <string_view>

namespace mscgraph {

// The names of layers. A layer is a named graph; the default graph is the union of all.

inline constexpr std::string_view kExtractedName = "extracted", kCuratedName = "curated";

// The N-Triples form of a layer's name: an absolute IRI stands for itself, "mondo" for
// <https://w3id.org/mscgraph/layer/mondo>.
std::string LayerName(std::string_view name);

}  // namespace mscgraph

#endif  // MSCGRAPH_GRAPH_STORE_LAYERS_H_
