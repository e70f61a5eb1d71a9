#ifndef MSCGRAPH_GRAPH_EXPORT_EXPORT_H_
#define MSCGRAPH_GRAPH_EXPORT_EXPORT_H_

#include <string>
#include <string_view>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "graph/store/store.h"

namespace mscgraph {

// Takes the next piece of output; false stops the export with kUnavailable.
using Writer = absl::FunctionRef<bool(std::string_view)>;

// All triples of the store, streamed in bounded memory, in an order that depends on the triples only: equal
// graphs give equal bytes. Both formats hold the same triples.
absl::Status ExportNQuads(const Store& store, Writer write);
// JSON-LD 1.1: one object with the context inline and one node a line in @graph.
absl::Status ExportJsonLd(const Store& store, Writer write);

// The context; schemas/context.jsonld is a copy of it.
std::string JsonLdContext();

}  // namespace mscgraph

#endif  // MSCGRAPH_GRAPH_EXPORT_EXPORT_H_
