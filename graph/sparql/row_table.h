#ifndef MSCGRAPH_GRAPH_SPARQL_ROW_TABLE_H_
#define MSCGRAPH_GRAPH_SPARQL_ROW_TABLE_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "graph/store/term.h"

namespace mscgraph::sparql {

// What operators hold: rows of term ids, flat in memory, each counted against the query's budget. Not
// thread-safe. Nothing depends on the order of a hash table: rows are numbered as they came.

// How many bytes a query may hold, and holds.
class MemoryBudget {
 public:
  explicit MemoryBudget(size_t limit) : limit_(limit) {}
  // False if it would be more than the limit; then nothing is charged.
  bool Charge(size_t bytes) {
    if (bytes > limit_ - used_) {
      exceeded_ = true;
      return false;
    }
    used_ += bytes;
    return true;
  }
  void Release(size_t bytes) { used_ -= bytes; }
  bool exceeded() const { return exceeded_; }
  size_t used() const { return used_; }
  size_t limit() const { return limit_; }

 private:
  size_t limit_;
  size_t used_ = 0;
  bool exceeded_ = false;
};

// A part of the budget that is given back at the end of a scope.
class MemoryCharge {
 public:
  explicit MemoryCharge(MemoryBudget* budget) : budget_(budget) {}
  ~MemoryCharge() { budget_->Release(charged_); }
  MemoryCharge(const MemoryCharge&) = delete;
  MemoryCharge& operator=(const MemoryCharge&) = delete;
  bool Grow(size_t bytes) {
    if (!budget_->Charge(bytes)) return false;
    charged_ += bytes;
    return true;
  }
  // To `bytes` in all; giving back always succeeds.
  bool Set(size_t bytes) {
    if (bytes > charged_) return Grow(bytes - charged_);
    budget_->Release(charged_ - bytes);
    charged_ = bytes;
    return true;
  }
  MemoryBudget* budget() const { return budget_; }

 private:
  MemoryBudget* budget_;
  size_t charged_ = 0;
};

// Rows of one width, which may be 0.
class RowStore {
 public:
  static constexpr uint32_t kNone = ~uint32_t{0};

  RowStore(MemoryBudget* budget, size_t width) : width_(width), charge_(budget) {}
  // The room of a new row for the caller to fill; nullptr if the budget is spent.
  TermId* Add();
  const TermId* row(uint32_t i) const { return ids_.data() + i * width_; }
  uint32_t size() const { return size_; }
  // Keeps the rows of these numbers, in this order.
  void Keep(const std::vector<uint32_t>& rows);
  size_t width() const { return width_; }
  void Clear();

 private:
  size_t width_;
  uint32_t size_ = 0;
  std::vector<TermId> ids_;
  MemoryCharge charge_;
};

// Distinct rows of one width, numbered from 0 in the order of arrival.
class RowTable {
 public:
  static constexpr uint32_t kNone = RowStore::kNone;

  RowTable(MemoryBudget* budget, size_t width) : rows_(budget, width), charge_(budget) {}
  // The number of the row, new if `*inserted`; kNone if the budget is spent.
  uint32_t Insert(const TermId* row, bool* inserted);
  // kNone if it is not there.
  uint32_t Find(const TermId* row) const;
  const TermId* row(uint32_t i) const { return rows_.row(i); }
  uint32_t size() const { return rows_.size(); }
  void Clear();

 private:
  uint64_t HashOf(const TermId* row) const;
  bool Grow();

  RowStore rows_;
  std::vector<uint32_t> slots_;  // Open addressing, at most half full; kNone is free.
  MemoryCharge charge_;
};

// Rows by key, for joins: the rows of a key in the order of arrival.
class JoinTable {
 public:
  static constexpr uint32_t kNone = RowStore::kNone;

  // Rows have `width` columns, keys `key_width`.
  JoinTable(MemoryBudget* budget, size_t width, size_t key_width)
      : rows_(budget, width), keys_(budget, key_width), charge_(budget) {}
  // False if the budget is spent.
  bool Add(const TermId* key, const TermId* row);
  // The first row of a key and the one that follows; kNone at the end.
  uint32_t First(const TermId* key) const;
  uint32_t Next(uint32_t row) const { return next_[row]; }
  const TermId* row(uint32_t i) const { return rows_.row(i); }
  uint32_t size() const { return rows_.size(); }
  void Clear();

 private:
  RowStore rows_;
  RowTable keys_;
  std::vector<uint32_t> next_;          // By row.
  std::vector<uint32_t> first_, last_;  // By key.
  MemoryCharge charge_;
};

}  // namespace mscgraph::sparql

#endif  // MSCGRAPH_GRAPH_SPARQL_ROW_TABLE_H_
