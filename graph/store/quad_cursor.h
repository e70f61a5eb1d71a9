#ifndef MSCGRAPH_GRAPH_STORE_QUAD_CURSOR_H_
#define MSCGRAPH_GRAPH_STORE_QUAD_CURSOR_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "graph/store/quad.h"
#include "graph/store/rocks.h"

namespace mscgraph {

// Each order of the triples lies in two parts: packed blocks, written as a whole, and single entries, which
// later commits put over them. An entry counts in place of the packed row with the same columns; one with
// count 0 hides it.

// A row of family `meta`: which blocks are valid, and how much lies over them.
struct IndexState {
  uint32_t generation = 0;  // Of the packed blocks; 0: none.
  uint64_t packed = 0;      // Rows in them, per order but `gspo`.
  uint64_t entries = 0;     // Written since; some may be of the same triple.
  // Layers that `gspo` leaves out because they are a large part of all; ascending. And layer 0.
  std::vector<LayerNumber> broad;
};
std::string PackIndexState(const IndexState& state);
bool UnpackIndexState(std::string_view bytes, IndexState* state);
inline constexpr char kIndexRow[] = "index";  // Its key in `meta`.

// True if `gspo` has the rows of the layer.
bool HasOwnOrder(const IndexState& state, LayerNumber layer);

// The rows of one order, both parts as one, ascending. For one thread; Seek allocates nothing once warm.
class QuadCursor {
 public:
  // Keeps `view`, which must outlive it.
  QuadCursor(const Rocks::View& view, QuadOrder order, uint32_t generation);

  // To the first row whose first `bound` columns are those of `prefix`.
  void Seek(const QuadColumns& prefix, int bound);
  void Next();         // REQUIRES: Valid()
  bool Valid() const;  // False after the last such row, and after an error.
  const QuadRow& row() const { return row_; }
  absl::Status status() const;

 private:
  void SeekPacked(const QuadColumns& target);
  void LoadBlock();
  void NextPacked();
  void ReadEntry();
  void Merge();

  const QuadOrder order_;
  std::unique_ptr<Rocks::Cursor> blocks_, entries_;  // `entries_` is null if there are none at all.
  std::string block_prefix_, key_;
  std::vector<QuadRow> rows_;  // Of the block under `blocks_`.
  size_t next_ = 0;            // The packed row to come; rows_.size() after the last block.
  QuadRow entry_;
  bool has_entry_ = false;
  QuadColumns prefix_ = {};
  int bound_ = 0;
  QuadRow row_;
  bool valid_ = false;
  absl::Status status_;
};

// What the store holds of one triple in one layer.
struct StoredQuad {
  uint64_t packed = 0;            // Count in the blocks.
  std::optional<uint64_t> entry;  // Count of the entry over it.
  uint64_t count() const { return entry.value_or(packed); }
};

// Looks up single triples, fast if they come in ascending order. For one thread.
class QuadLookup {
 public:
  QuadLookup(const Rocks::View& view, uint32_t generation);
  absl::StatusOr<StoredQuad> Find(const Triple& triple, LayerNumber layer);

 private:
  const Rocks::View& view_;
  const std::string block_prefix_;
  std::unique_ptr<Rocks::Cursor> blocks_;
  std::vector<QuadRow> rows_;
  std::string key_;
};

}  // namespace mscgraph

#endif  // MSCGRAPH_GRAPH_STORE_QUAD_CURSOR_H_
