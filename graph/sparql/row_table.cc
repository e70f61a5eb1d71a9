#include "graph/sparql/row_table.h"

#include <algorithm>
#include <utility>

namespace mscgraph::sparql {
namespace {

constexpr size_t kFirstRows = 16;
constexpr size_t kFirstSlots = 32;

}  // namespace

TermId* RowStore::Add() {
  if (size_ == kNone - 1) return nullptr;
  const size_t needed = (size_ + size_t{1}) * width_;
  if (needed > ids_.capacity()) {
    const size_t capacity = std::max(kFirstRows * width_, ids_.capacity() * 2);
    if (!charge_.Grow((capacity - ids_.capacity()) * sizeof(TermId))) return nullptr;
    ids_.reserve(capacity);
  }
  ids_.resize(needed);
  ++size_;
  static TermId no_columns;  // Never written to: a row without columns.
  return width_ == 0 ? &no_columns : ids_.data() + needed - width_;
}

void RowStore::Keep(const std::vector<uint32_t>& rows) {
  std::vector<TermId> kept;
  kept.reserve(ids_.capacity());
  for (uint32_t i : rows) kept.insert(kept.end(), row(i), row(i) + width_);
  ids_ = std::move(kept);
  size_ = static_cast<uint32_t>(rows.size());
}

void RowStore::Clear() {
  ids_ = {};
  size_ = 0;
  charge_.Set(0);
}

// Ids of terms in the store are hashes, inline values are not: each word is mixed (the finaliser of
// splitmix64).
uint64_t RowTable::HashOf(const TermId* row) const {
  uint64_t hash = 0x9e3779b97f4a7c15;
  for (size_t i = 0; i < rows_.width(); ++i) {
    hash = (hash ^ row[i]) * 0xbf58476d1ce4e5b9;
    hash ^= hash >> 29;
  }
  hash *= 0x94d049bb133111eb;
  return hash ^ hash >> 32;
}

uint32_t RowTable::Find(const TermId* row) const {
  if (slots_.empty()) return kNone;
  const size_t mask = slots_.size() - 1;
  for (size_t slot = HashOf(row) & mask; slots_[slot] != kNone; slot = (slot + 1) & mask)
    if (std::equal(row, row + rows_.width(), rows_.row(slots_[slot]))) return slots_[slot];
  return kNone;
}

uint32_t RowTable::Insert(const TermId* row, bool* inserted) {
  *inserted = false;
  if (rows_.size() * size_t{2} >= slots_.size() && !Grow()) return kNone;
  const size_t mask = slots_.size() - 1;
  size_t slot = HashOf(row) & mask;
  for (; slots_[slot] != kNone; slot = (slot + 1) & mask)
    if (std::equal(row, row + rows_.width(), rows_.row(slots_[slot]))) return slots_[slot];
  TermId* copy = rows_.Add();
  if (copy == nullptr) return kNone;
  std::copy_n(row, rows_.width(), copy);
  *inserted = true;
  return slots_[slot] = rows_.size() - 1;
}

bool RowTable::Grow() {
  const size_t size = std::max(kFirstSlots, slots_.size() * 2);
  if (!charge_.Set(size * sizeof(uint32_t))) return false;
  slots_.assign(size, kNone);
  for (uint32_t i = 0; i < rows_.size(); ++i) {
    size_t slot = HashOf(rows_.row(i)) & (size - 1);
    while (slots_[slot] != kNone) slot = (slot + 1) & (size - 1);
    slots_[slot] = i;
  }
  return true;
}

void RowTable::Clear() {
  rows_.Clear();
  slots_ = {};
  charge_.Set(0);
}

bool JoinTable::Add(const TermId* key, const TermId* row) {
  bool inserted;
  const uint32_t k = keys_.Insert(key, &inserted);
  TermId* copy = k == kNone ? nullptr : rows_.Add();
  if (copy == nullptr) return false;
  std::copy_n(row, rows_.width(), copy);
  const uint32_t added = rows_.size() - 1;
  if (inserted) {
    first_.push_back(added);
    last_.push_back(added);
  } else {
    next_[last_[k]] = added;
    last_[k] = added;
  }
  next_.push_back(kNone);
  return charge_.Set((next_.capacity() + first_.capacity() + last_.capacity()) * sizeof(uint32_t));
}

uint32_t JoinTable::First(const TermId* key) const {
  const uint32_t k = keys_.Find(key);
  return k == kNone ? kNone : first_[k];
}

void JoinTable::Clear() {
  rows_.Clear();
  keys_.Clear();
  next_ = {};
  first_ = {};
  last_ = {};
  charge_.Set(0);
}

}  // namespace mscgraph::sparql
