#ifndef MSCGRAPH_GRAPH_STORE_STORE_READER_H_
#define MSCGRAPH_GRAPH_STORE_STORE_READER_H_

#include <memory>

#include "graph/store/meta.h"
#include "graph/store/triple_reader.h"

namespace mscgraph {

// The TripleReader of a store. `meta` is what `view` holds.
std::unique_ptr<TripleReader> NewStoreReader(std::unique_ptr<Rocks::View> view, StoreMeta meta);

// Id and form by way of family `terms`; see TripleReader.
absl::StatusOr<TermId> StoredIdOf(const Rocks::View& view, std::string_view form);
absl::StatusOr<std::string> StoredFormOf(const Rocks::View& view, TermId id);

}  // namespace mscgraph

#endif  // MSCGRAPH_GRAPH_STORE_STORE_READER_H_
