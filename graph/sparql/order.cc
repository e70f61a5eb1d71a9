#include <algorithm>
#include <numeric>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "graph/sparql/modifiers.h"

namespace mscgraph::sparql {
namespace {

constexpr size_t kMinPruneRows = 4096;

// The order of inline integers is known from their ids.
int64_t InlineInteger(TermId id) { return static_cast<int64_t>(id << 4) >> 4; }

bool AllInlineIntegers(const std::vector<TermId>& ids) {
  return std::all_of(ids.begin(), ids.end(), [](TermId id) { return TagOf(id) == TermTag::kInteger; });
}

}  // namespace

OrderOperator::OrderOperator(Execution* execution, OperatorPtr child, std::vector<Key> keys,
                             std::vector<Variable> columns, std::optional<uint64_t> limit)
    : Operator(execution),
      child_(std::move(child)),
      keys_(std::move(keys)),
      columns_(std::move(columns)),
      limit_(limit),
      prune_at_(limit && *limit < RowStore::kNone / 4 ? std::max<size_t>(kMinPruneRows, *limit * 2)
                                                      : RowStore::kNone),
      rows_(std::make_unique<RowStore>(&execution->budget(), keys_.size() + columns_.size())) {}

std::string OrderOperator::Describe() const {
  std::string out =
      absl::StrCat("order by ", absl::StrJoin(keys_, ", ", [](std::string* text, const Key& key) {
                     absl::StrAppend(text, key.expression.Describe(), key.descending ? " descending" : "");
                   }));
  if (limit_) absl::StrAppend(&out, ", best ", *limit_);
  return out;
}

std::vector<const Operator*> OrderOperator::children() const {
  std::vector<const Operator*> out = {child_.get()};
  for (const Key& key : keys_) key.expression.AddChildren(&out);
  return out;
}

bool OrderOperator::Solve(TermId* row, Sink sink) {
  rows_->Clear();
  child_->Run(row, [&] { return Add(row); });
  std::vector<uint32_t> order;
  if (!execution().status().ok() || !Sort(&order)) return false;

  Merge merge(columns_);
  bool more = true;
  for (uint32_t i : order) {
    if (!execution().Step()) return false;
    merge.Bind(rows_->row(i) + keys_.size(), row);
    more = sink();
    merge.Unbind(row);
    if (!more) break;
  }
  return more;
}

bool OrderOperator::Add(TermId* row) {
  TermId* copy = rows_->Add();
  if (copy == nullptr) return execution().OutOfMemory();
  for (size_t i = 0; i < columns_.size(); ++i) copy[keys_.size() + i] = row[columns_[i]];
  for (size_t i = 0; i < keys_.size(); ++i)
    if (!keys_[i].expression.EvaluateToId(row, &copy[i])) return false;
  return rows_->size() < prune_at_ || KeepBest();
}

bool OrderOperator::KeepBest() {
  std::vector<uint32_t> order;
  if (!Sort(&order)) return false;
  rows_->Keep(order);
  return true;
}

bool OrderOperator::RankColumn(size_t column, std::vector<uint32_t>* ranks) {
  std::vector<TermId> ids;
  ids.reserve(rows_->size());
  for (uint32_t i = 0; i < rows_->size(); ++i) ids.push_back(rows_->row(i)[column]);
  std::vector<TermId> distinct = ids;
  std::sort(distinct.begin(), distinct.end());
  distinct.erase(std::unique(distinct.begin(), distinct.end()), distinct.end());

  // The rank of distinct[i]; equal values share one. Unbound comes first.
  std::vector<uint32_t> rank_of(distinct.size());
  std::vector<uint32_t> order(distinct.size());
  std::iota(order.begin(), order.end(), 0);
  bool stopped = false;  // For good: a comparison that changes its mind would lead the sort astray.
  const auto assign = [&](auto compare) {
    std::stable_sort(order.begin(), order.end(), [&](uint32_t a, uint32_t b) {
      stopped = stopped || !execution().Step();
      return !stopped && compare(a, b) < 0;
    });
    for (size_t i = 1; i < order.size(); ++i)
      rank_of[order[i]] = rank_of[order[i - 1]] + (compare(order[i - 1], order[i]) != 0);
  };
  if (AllInlineIntegers(distinct)) {
    assign([&](uint32_t a, uint32_t b) {
      const int64_t left = InlineInteger(distinct[a]), right = InlineInteger(distinct[b]);
      return left < right ? -1 : left > right;
    });
  } else {
    const bool has_unbound = !distinct.empty() && distinct[0] == 0;
    auto values = execution().terms().ValuesOf({distinct.begin() + has_unbound, distinct.end()});
    if (!values.ok()) return execution().Fail(values.status());
    const auto value = [&](uint32_t i) -> const Value* {
      return distinct[i] == 0 ? nullptr : &(*values)[i - has_unbound];
    };
    assign([&](uint32_t a, uint32_t b) { return CompareForOrder(value(a), value(b)); });
  }
  for (uint32_t i = 0; i < rows_->size(); ++i) {
    const auto found = std::lower_bound(distinct.begin(), distinct.end(), ids[i]) - distinct.begin();
    (*ranks)[i * keys_.size() + column] = rank_of[static_cast<size_t>(found)];
  }
  return execution().status().ok();
}

bool OrderOperator::Sort(std::vector<uint32_t>* order) {
  MemoryCharge charge(&execution().budget());
  // Ids twice, values, ranks and numbers; the texts of the values are not known beforehand.
  const size_t row_bytes = 2 * sizeof(TermId) + sizeof(Value) + (keys_.size() + 3) * sizeof(uint32_t);
  if (!charge.Grow(rows_->size() * row_bytes)) return execution().OutOfMemory();
  std::vector<uint32_t> ranks(rows_->size() * keys_.size());
  for (size_t column = 0; column < keys_.size(); ++column)
    if (!RankColumn(column, &ranks)) return false;

  order->resize(rows_->size());
  std::iota(order->begin(), order->end(), 0);
  bool stopped = false;
  const auto before = [&](uint32_t a, uint32_t b) {
    stopped = stopped || !execution().Step();
    if (stopped) return false;
    for (size_t i = 0; i < keys_.size(); ++i) {
      const uint32_t left = ranks[a * keys_.size() + i], right = ranks[b * keys_.size() + i];
      if (left != right) return (left < right) != keys_[i].descending;
    }
    const TermId* left = rows_->row(a) + keys_.size();
    const TermId* right = rows_->row(b) + keys_.size();
    return std::lexicographical_compare(left, left + columns_.size(), right, right + columns_.size());
  };
  if (limit_ && *limit_ < order->size()) {
    const auto end = order->begin() + static_cast<std::ptrdiff_t>(*limit_);
    std::partial_sort(order->begin(), end, order->end(), before);
    order->erase(end, order->end());
  } else {
    std::sort(order->begin(), order->end(), before);
  }
  return !stopped;
}

}  // namespace mscgraph::sparql
