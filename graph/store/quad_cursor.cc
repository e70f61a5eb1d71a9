#include "graph/store/quad_cursor.h"

#include <algorithm>

#include "graph/store/codec.h"
#include "graph/store/quad_block.h"

namespace mscgraph {
namespace {

bool BeginsWith(std::string_view text, std::string_view prefix) {
  return text.substr(0, prefix.size()) == prefix;
}

bool RowBefore(const QuadRow& row, const QuadColumns& columns) { return row.columns < columns; }

bool EntryCount(std::string_view value, uint64_t* count) {
  if (value.empty()) return *count = 1, true;
  ByteReader in(value);
  *count = in.Number();
  return in.AtEnd();
}

absl::Status Damaged() { return absl::DataLossError("the store is damaged: unreadable triples"); }

}  // namespace

std::string PackIndexState(const IndexState& state) {
  std::string out;
  PutNumber(state.generation, &out);
  PutNumber(state.packed, &out);
  PutNumber(state.entries, &out);
  PutNumber(state.broad.size(), &out);
  for (LayerNumber layer : state.broad) PutNumber(layer, &out);
  return out;
}

bool UnpackIndexState(std::string_view bytes, IndexState* state) {
  ByteReader in(bytes);
  state->generation = static_cast<uint32_t>(in.Number());
  state->packed = in.Number();
  state->entries = in.Number();
  state->broad.clear();
  for (uint64_t n = in.Number(); n > 0 && in.ok(); --n)
    state->broad.push_back(static_cast<LayerNumber>(in.Number()));
  return in.AtEnd();
}

bool HasOwnOrder(const IndexState& state, LayerNumber layer) {
  return layer != kExtractedLayer && !std::binary_search(state.broad.begin(), state.broad.end(), layer);
}

QuadCursor::QuadCursor(const Rocks::View& view, QuadOrder order, uint32_t generation)
    : order_(order), blocks_(view.NewCursor(FamilyOf(order))), block_prefix_(BlockKeyPrefix(generation)) {
  entries_ = view.NewCursor(FamilyOf(order));
  entries_->Seek("");
  if (!entries_->status().ok()) {
    status_ = entries_->status();
  } else if (!entries_->Valid() || entries_->key()[0] == kBlockMark) {
    entries_.reset();
  }
}

void QuadCursor::Seek(const QuadColumns& prefix, int bound) {
  prefix_ = prefix;
  bound_ = bound;
  QuadColumns target = {};
  std::copy_n(prefix.begin(), bound, target.begin());
  // The next row is often in the block at hand.
  if (!rows_.empty() && rows_.front().columns <= target && target <= rows_.back().columns) {
    next_ =
        static_cast<size_t>(std::lower_bound(rows_.begin(), rows_.end(), target, RowBefore) - rows_.begin());
  } else {
    SeekPacked(target);
  }
  if (entries_ != nullptr) {
    key_.clear();
    AppendEntryPrefix(order_, prefix, bound, &key_);
    entries_->Seek(key_);
    ReadEntry();
  }
  Merge();
}

void QuadCursor::SeekPacked(const QuadColumns& target) {
  key_ = block_prefix_;
  AppendEntryKey(order_, target, &key_);
  blocks_->Seek(key_);
  LoadBlock();
  next_ =
      static_cast<size_t>(std::lower_bound(rows_.begin(), rows_.end(), target, RowBefore) - rows_.begin());
}

void QuadCursor::LoadBlock() {
  rows_.clear();
  next_ = 0;
  if (blocks_->Valid() && BeginsWith(blocks_->key(), block_prefix_)) {
    if (!UnpackBlock(blocks_->value(), &rows_)) status_ = Damaged();
  } else if (!blocks_->status().ok()) {
    status_ = blocks_->status();
  }
}

void QuadCursor::NextPacked() {
  if (++next_ < rows_.size()) return;
  blocks_->Next();
  LoadBlock();
}

void QuadCursor::ReadEntry() {
  has_entry_ = entries_->Valid() && entries_->key()[0] != kBlockMark;
  if (!has_entry_) {
    if (!entries_->status().ok()) status_ = entries_->status();
    return;
  }
  if (!ParseEntryKey(order_, entries_->key(), &entry_.columns) ||
      !EntryCount(entries_->value(), &entry_.count))
    status_ = Damaged();
}

void QuadCursor::Next() {
  if (has_entry_ && entry_.columns == row_.columns) {
    entries_->Next();
    ReadEntry();
  } else {
    NextPacked();
  }
  Merge();
}

// The lesser of the two parts becomes the current row; what an entry covers is passed.
void QuadCursor::Merge() {
  while (status_.ok()) {
    const bool has_packed = next_ < rows_.size();
    if (!has_packed && !has_entry_) break;
    if (has_packed && has_entry_ && rows_[next_].columns == entry_.columns) {
      NextPacked();
      continue;
    }
    const bool take_entry = has_entry_ && (!has_packed || entry_.columns < rows_[next_].columns);
    row_ = take_entry ? entry_ : rows_[next_];
    if (!std::equal(prefix_.begin(), prefix_.begin() + bound_, row_.columns.begin())) break;
    valid_ = true;
    if (row_.count > 0) return;
    entries_->Next();
    ReadEntry();
  }
  valid_ = false;
}

bool QuadCursor::Valid() const { return valid_ && status_.ok(); }

absl::Status QuadCursor::status() const { return status_; }

QuadLookup::QuadLookup(const Rocks::View& view, uint32_t generation)
    : view_(view), block_prefix_(BlockKeyPrefix(generation)), blocks_(view.NewCursor(KeyFamily::kSpo)) {}

absl::StatusOr<StoredQuad> QuadLookup::Find(const Triple& triple, LayerNumber layer) {
  const QuadColumns columns = ColumnsOf(QuadOrder::kSpo, triple, layer);
  StoredQuad found;
  key_.clear();
  AppendEntryKey(QuadOrder::kSpo, columns, &key_);
  absl::StatusOr<std::optional<std::string>> entry = view_.Get(KeyFamily::kSpo, key_);
  if (!entry.ok()) return entry.status();
  if (*entry && !EntryCount(**entry, &found.entry.emplace())) return Damaged();
  if (rows_.empty() || columns < rows_.front().columns || rows_.back().columns < columns) {
    blocks_->Seek(block_prefix_ + key_);
    rows_.clear();
    if (blocks_->Valid() && BeginsWith(blocks_->key(), block_prefix_) &&
        !UnpackBlock(blocks_->value(), &rows_))
      return Damaged();
    if (!blocks_->status().ok()) return blocks_->status();
  }
  const auto row = std::lower_bound(rows_.begin(), rows_.end(), columns, RowBefore);
  if (row != rows_.end() && row->columns == columns) found.packed = row->count;
  return found;
}

}  // namespace mscgraph
