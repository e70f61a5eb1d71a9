#include "graph/store/quad_writer.h"

#include <algorithm>
#include <future>
#include <iterator>

#include "absl/container/flat_hash_map.h"
#include "graph/store/codec.h"
#include "graph/store/quad_block.h"

namespace mscgraph {
namespace {

// A layer that is at least this part of all triples is found by a scan of `spo`.
constexpr uint64_t kBroadPart = 8;

// Counts as the rows of `spo` and `pos` go by: distinct subjects in the first, objects in the second.
class Counter {
 public:
  void Take(QuadOrder order, const QuadColumns& columns) {
    if (order != QuadOrder::kSpo && order != QuadOrder::kPos) return;
    // In `spo`, s and p stand first; in `pos`, p and o. The layer stands last, so the layers of one pair come
    // mixed: the last pair of each layer is kept.
    const bool is_spo = order == QuadOrder::kSpo;
    const LayerNumber layer = LayerOf(order, columns);
    LayerStatistics& sums = sums_[{layer, columns[is_spo ? 1 : 0]}];
    sums.triples += is_spo;
    std::pair<uint64_t, uint64_t>& last = last_[is_spo][layer];
    if (last == std::make_pair(columns[0], columns[1])) return;
    last = {columns[0], columns[1]};
    ++(is_spo ? sums.subjects : sums.objects);
  }
  Statistics Sums() const { return Statistics(sums_.begin(), sums_.end()); }

 private:
  absl::flat_hash_map<std::pair<LayerNumber, TermId>, LayerStatistics> sums_;
  absl::flat_hash_map<LayerNumber, std::pair<uint64_t, uint64_t>> last_[2];
};

class BlockWriter {
 public:
  BlockWriter(QuadOrder order, uint32_t generation, Rocks::Batch* batch)
      : order_(order), prefix_(BlockKeyPrefix(generation)), batch_(batch) {
    rows_.reserve(kBlockRows);
  }

  absl::Status Add(const QuadRow& row) {
    rows_.push_back(row);
    return rows_.size() == kBlockRows ? Finish() : absl::OkStatus();
  }

  absl::Status Finish() {
    if (rows_.empty()) return absl::OkStatus();
    std::string key = prefix_;
    AppendEntryKey(order_, rows_.back().columns, &key);
    const std::string block = PackBlock(rows_);
    const std::string_view value = block;
    rows_.clear();
    return batch_->Add(FamilyOf(order_), key, &value);
  }

 private:
  const QuadOrder order_;
  const std::string prefix_;
  Rocks::Batch* batch_;
  std::vector<QuadRow> rows_;
};

// The changes of one order, one ahead.
class Changes {
 public:
  Changes(QuadOrder order, RowSource source) : order_(order), source_(source) { Next(); }
  bool Valid() const { return more_.ok() && *more_; }
  const QuadRow& row() const { return row_; }
  void Next() { more_ = source_(order_, &row_); }
  absl::Status status() const { return more_.status(); }

 private:
  const QuadOrder order_;
  RowSource source_;
  QuadRow row_;
  absl::StatusOr<bool> more_ = false;
};

// The rows of `spo` that are of one layer, as rows of `gspo`.
class LayerRows {
 public:
  LayerRows(const Rocks::View& view, uint32_t generation, LayerNumber layer)
      : layer_(layer), cursor_(view, QuadOrder::kSpo, generation) {
    cursor_.Seek({}, 0);
    Find();
  }
  bool Valid() const { return cursor_.Valid(); }
  const QuadRow& row() const { return row_; }
  void Next() {
    cursor_.Next();
    Find();
  }
  absl::Status status() const { return cursor_.status(); }

 private:
  void Find() {
    while (cursor_.Valid() && LayerOf(QuadOrder::kSpo, cursor_.row().columns) != layer_) cursor_.Next();
    if (!cursor_.Valid()) return;
    row_.count = cursor_.row().count;
    row_.columns = ColumnsOf(QuadOrder::kGspo, TripleOf(QuadOrder::kSpo, cursor_.row().columns), layer_);
  }

  const LayerNumber layer_;
  QuadCursor cursor_;
  QuadRow row_;
};

using RowVisitor = absl::FunctionRef<absl::Status(const QuadRow&)>;

// What is stored, with the changes that `of_interest` in their places; ends at the first other change.
template <typename Rows>
absl::Status Merge(Rows* stored, Changes* changes, absl::FunctionRef<bool(const QuadRow&)> of_interest,
                   RowVisitor visit) {
  while (true) {
    const bool has_change = changes->Valid() && of_interest(changes->row());
    if (!has_change && !stored->Valid()) break;
    const bool same = has_change && stored->Valid() && stored->row().columns == changes->row().columns;
    const bool take_change =
        has_change && (same || !stored->Valid() || changes->row().columns < stored->row().columns);
    const QuadRow& row = take_change ? changes->row() : stored->row();
    if (row.count > 0) {
      if (absl::Status status = visit(row); !status.ok()) return status;
    }
    if (same || !take_change) stored->Next();
    if (take_change) changes->Next();
  }
  return stored->status().ok() ? changes->status() : stored->status();
}

// `gspo`: one layer after the other. A layer that was broad has its rows in `spo` only.
absl::Status MergeLayers(const Rocks::View& view, const IndexState& old, const IndexState& now,
                         const std::vector<LayerNumber>& layers, Changes* changes, RowVisitor visit) {
  QuadCursor stored(view, QuadOrder::kGspo, old.generation);
  for (const LayerNumber layer : layers) {
    if (!HasOwnOrder(now, layer)) continue;
    while (changes->Valid() && changes->row().columns[0] < layer) changes->Next();
    const auto of_layer = [&](const QuadRow& row) { return row.columns[0] == layer; };
    absl::Status status;
    if (HasOwnOrder(old, layer)) {
      stored.Seek({layer}, 1);
      status = Merge(&stored, changes, of_layer, visit);
    } else {
      LayerRows rows(view, old.generation, layer);
      status = Merge(&rows, changes, of_layer, visit);
    }
    if (!status.ok()) return status;
  }
  return changes->status();
}

// One tombstone a key, not one for the range: RocksDB 7.8 ends the process when a disk fails while it
// compacts a file that begins with a range tombstone. Old keys, entries and blocks, lie before those of the
// new generation.
absl::Status DeleteOld(const Rocks::View& view, const IndexState& state, Rocks::Batch* batch) {
  if (state.entries == 0 && state.generation == 0) return absl::OkStatus();
  for (const QuadOrder order : kQuadOrders) {
    const std::unique_ptr<Rocks::Cursor> cursor = view.NewCursor(FamilyOf(order));
    for (cursor->Seek(""); cursor->Valid(); cursor->Next()) {
      absl::Status status = batch->Add(FamilyOf(order), cursor->key(), nullptr);
      if (!status.ok()) return status;
    }
    if (!cursor->status().ok()) return cursor->status();
  }
  return absl::OkStatus();
}

// The layers that there are, ascending; those that are broad go into `state`.
std::vector<LayerNumber> FindLayers(const Statistics& statistics, IndexState* state) {
  std::map<LayerNumber, uint64_t> sizes;
  for (const auto& [key, sums] : statistics) sizes[key.first] += sums.triples;
  std::vector<LayerNumber> layers;
  state->broad.clear();
  for (const auto& [layer, size] : sizes) {
    layers.push_back(layer);
    if (layer != kExtractedLayer && size >= state->packed / kBroadPart) state->broad.push_back(layer);
  }
  return layers;
}

}  // namespace

bool ShouldPack(const IndexState& state, uint64_t changes, uint64_t least) {
  return state.entries + changes >= std::max(least, state.packed / 8);
}

absl::Status WriteEntries(std::vector<QuadChange> changes, const IndexState& state, Rocks::Batch* batch) {
  std::string key, count;
  for (const QuadOrder order : kQuadOrders) {
    std::sort(changes.begin(), changes.end(), [&](const QuadChange& a, const QuadChange& b) {
      return ColumnsOf(order, a.triple, a.layer) < ColumnsOf(order, b.triple, b.layer);
    });
    for (const QuadChange& change : changes) {
      if (order == QuadOrder::kGspo && !HasOwnOrder(state, change.layer)) continue;
      // Only `spo` has counts: elsewhere a triple is there or not.
      const bool counted = order == QuadOrder::kSpo;
      const auto weight = [&](uint64_t n) { return counted ? n : std::min<uint64_t>(n, 1); };
      const uint64_t now = weight(change.count), packed = weight(change.before.packed);
      if (now == weight(change.before.count())) continue;
      key.clear();
      AppendEntryKey(order, ColumnsOf(order, change.triple, change.layer), &key);
      count.clear();
      if (now != 1) PutNumber(now, &count);
      const std::string_view value = count;
      absl::Status status = batch->Add(FamilyOf(order), key, now == packed ? nullptr : &value);
      if (!status.ok()) return status;
    }
  }
  return absl::OkStatus();
}

absl::Status WriteBlocks(const Rocks::View& view, RowSource changes, IndexState* state,
                         Statistics* statistics, Rocks::Batch* batch) {
  const IndexState old = *state;
  state->generation = old.generation + 1;
  state->packed = state->entries = 0;
  if (absl::Status status = DeleteOld(view, old, batch); !status.ok()) return status;
  constexpr QuadOrder kWhole[] = {QuadOrder::kSpo, QuadOrder::kPos, QuadOrder::kOsp};
  Counter counters[std::size(kWhole)];
  std::future<absl::Status> writing[std::size(kWhole)];
  for (size_t i = 0; i < std::size(kWhole); ++i) {
    writing[i] = std::async(std::launch::async, [&, i, order = kWhole[i]] {
      BlockWriter blocks(order, state->generation, batch);
      Changes of_order(order, changes);
      QuadCursor stored(view, order, old.generation);
      stored.Seek({}, 0);
      absl::Status status = Merge(
          &stored, &of_order, [](const QuadRow&) { return true; },
          [&](const QuadRow& row) {
            counters[i].Take(order, row.columns);
            return blocks.Add(row);
          });
      return status.ok() ? blocks.Finish() : status;
    });
  }
  absl::Status status;
  for (std::future<absl::Status>& order : writing) status.Update(order.get());
  if (!status.ok()) return status;
  *statistics = counters[0].Sums();
  for (const auto& [key, sums] : counters[1].Sums()) (*statistics)[key].objects = sums.objects;
  for (const auto& [key, sums] : *statistics) state->packed += sums.triples;
  // Which layers `gspo` holds follows from their new sizes.
  const std::vector<LayerNumber> layers = FindLayers(*statistics, state);
  const bool any = std::any_of(layers.begin(), layers.end(),
                               [&](LayerNumber layer) { return HasOwnOrder(*state, layer); });
  if (!any) return absl::OkStatus();
  BlockWriter blocks(QuadOrder::kGspo, state->generation, batch);
  Changes of_order(QuadOrder::kGspo, changes);
  status =
      MergeLayers(view, old, *state, layers, &of_order, [&](const QuadRow& row) { return blocks.Add(row); });
  return status.ok() ? blocks.Finish() : status;
}

}  // namespace mscgraph
