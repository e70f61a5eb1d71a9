#ifndef MSCGRAPH_GRAPH_STORE_QUAD_WRITER_H_
#define MSCGRAPH_GRAPH_STORE_QUAD_WRITER_H_

#include <map>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "graph/store/quad_cursor.h"

namespace mscgraph {

// Writes changes of the triples, as single entries or by packing everything anew.

// A triple whose count changes.
struct QuadChange {
  Triple triple;
  LayerNumber layer = 0;
  uint64_t count = 0;  // From now on.
  StoredQuad before;
};

// Of one predicate in one layer.
struct LayerStatistics {
  uint64_t triples = 0, subjects = 0, objects = 0;
};
// Predicates of a layer in a map; the pair is (layer, predicate).
using Statistics = std::map<std::pair<LayerNumber, TermId>, LayerStatistics>;

// Gives rows in the sequence of `order`, strictly ascending, until false. Orders are read at the same time,
// each by one thread. A row says what the store is to hold in place of what it holds.
using RowSource = absl::FunctionRef<absl::StatusOr<bool>(QuadOrder order, QuadRow* row)>;

// Entries, sorted here. For changes that are few beside the store.
absl::Status WriteEntries(std::vector<QuadChange> changes, const IndexState& state, Rocks::Batch* batch);

// Everything in new blocks: what `view` holds, with the rows of `changes` in place of those with the same
// columns. `state` becomes what is then true. `statistics` becomes exact.
absl::Status WriteBlocks(const Rocks::View& view, RowSource changes, IndexState* state,
                         Statistics* statistics, Rocks::Batch* batch);

// True if so many more changes should rather go into new blocks. `least` is the number below which they
// never do.
bool ShouldPack(const IndexState& state, uint64_t changes, uint64_t least);

}  // namespace mscgraph

#endif  // MSCGRAPH_GRAPH_STORE_QUAD_WRITER_H_
