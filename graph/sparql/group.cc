#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "graph/sparql/modifiers.h"
#include "graph/sparql/operators.h"

namespace mscgraph::sparql {
namespace {

const char* NameOf(Aggregate::Kind kind) {
  switch (kind) {
    case Aggregate::Kind::kCount:
      return "COUNT";
    case Aggregate::Kind::kSum:
      return "SUM";
    case Aggregate::Kind::kMin:
      return "MIN";
    case Aggregate::Kind::kMax:
      return "MAX";
    case Aggregate::Kind::kAvg:
      return "AVG";
    case Aggregate::Kind::kSample:
      return "SAMPLE";
    case Aggregate::Kind::kGroupConcat:
      return "GROUP_CONCAT";
  }
  return "";
}

}  // namespace

GroupedAggregate::GroupedAggregate(Execution* execution, const Aggregate* aggregate,
                                   std::optional<BoundExpression> argument,
                                   const std::vector<Variable>& visible)
    : execution_(*execution),
      aggregate_(aggregate),
      argument_(std::move(argument)),
      charge_(&execution->budget()) {
  if (!argument_) compared_ = visible;
  const size_t ids = argument_ ? 1 : compared_.size();
  ids_.resize(ids);
  seen_row_.resize(ids + 1);
  if (aggregate_->distinct) seen_ = std::make_unique<RowTable>(&execution->budget(), ids + 1);
}

void GroupedAggregate::Reset() {
  counts_ = {};
  accumulators_.clear();
  if (seen_) seen_->Clear();
  charge_.Set(0);
}

bool GroupedAggregate::AddGroup() {
  if (counts()) {
    if (counts_.size() == counts_.capacity() &&
        !charge_.Grow(std::max<size_t>(16, counts_.size()) * sizeof(uint64_t)))
      return execution_.OutOfMemory();
    counts_.push_back(0);
    return true;
  }
  accumulators_.push_back(Accumulator::Make(*aggregate_));
  const size_t bytes = sizeof(accumulators_[0]) + 64 + accumulators_.back()->memory();
  return charge_.Grow(bytes) || execution_.OutOfMemory();
}

bool GroupedAggregate::IsNew(uint32_t group, const TermId* ids, size_t count, bool* is_new) {
  seen_row_[0] = group;
  std::copy_n(ids, count, seen_row_.begin() + 1);
  return seen_->Insert(seen_row_.data(), is_new) != RowTable::kNone || execution_.OutOfMemory();
}

bool GroupedAggregate::AddValue(uint32_t group, const Value* value) {
  Accumulator& accumulator = *accumulators_[group];
  const size_t before = accumulator.memory();
  accumulator.Add(value);
  const size_t after = accumulator.memory();
  return after <= before || charge_.Grow(after - before) || execution_.OutOfMemory();
}

bool GroupedAggregate::Add(uint32_t group, TermId* row) {
  bool is_new = true;
  if (!argument_) {
    for (size_t i = 0; i < compared_.size(); ++i) ids_[i] = row[compared_[i]];
    if (seen_ && !IsNew(group, ids_.data(), ids_.size(), &is_new)) return false;
    counts_[group] += is_new;
    return true;
  }
  const std::optional<Variable> variable = argument_->plain_variable();
  if (!variable && !(counts() && !seen_)) return AddEvaluated(group, row);
  if (!variable) {
    std::optional<Value> value;
    if (!argument_->Evaluate(row, &value)) return false;
    counts_[group] += value.has_value();
    return true;
  }
  const TermId id = row[*variable];
  if (id != 0 && seen_ && !IsNew(group, &id, 1, &is_new)) return false;
  if (!is_new) return true;
  if (counts()) {
    counts_[group] += id != 0;
    return true;
  }
  if (id == 0) return AddValue(group, nullptr);
  auto value = execution_.terms().ValueOf(id);
  return value.ok() ? AddValue(group, *value) : execution_.Fail(value.status());
}

bool GroupedAggregate::AddEvaluated(uint32_t group, TermId* row) {
  std::optional<Value> value;
  if (!argument_->Evaluate(row, &value)) return false;
  if (value && seen_) {
    auto id = execution_.terms().Intern(value->form());
    if (!id.ok()) return execution_.Fail(id.status());
    bool is_new;
    if (!IsNew(group, &*id, 1, &is_new)) return false;
    if (!is_new) return true;
  }
  if (counts()) {
    counts_[group] += value.has_value();
    return true;
  }
  return AddValue(group, value ? &*value : nullptr);
}

absl::StatusOr<TermId> GroupedAggregate::Result(uint32_t group) const {
  if (counts()) return execution_.terms().Intern(IntegerForm(static_cast<int64_t>(counts_[group])));
  std::optional<Value> value = accumulators_[group]->Result();
  if (!value) return TermId{0};
  return execution_.terms().Intern(value->form());
}

std::string GroupedAggregate::Describe() const {
  return absl::StrCat(NameOf(aggregate_->kind), "(", aggregate_->distinct ? "DISTINCT " : "",
                      argument_ ? argument_->Describe() : "*", ")");
}

void GroupedAggregate::AddChildren(std::vector<const Operator*>* out) const {
  if (argument_) argument_->AddChildren(out);
}

GroupOperator::GroupOperator(Execution* execution, OperatorPtr child, std::vector<Variable> keys,
                             std::vector<std::unique_ptr<GroupedAggregate>> aggregates)
    : Operator(execution),
      child_(std::move(child)),
      keys_(std::move(keys)),
      aggregates_(std::move(aggregates)),
      groups_(&execution->budget(), keys_.size()),
      key_(keys_.size()),
      last_key_(keys_.size()) {}

std::string GroupOperator::Describe() const {
  std::string out = keys_.empty() ? "group all" : "group by " + VariablesText(keys_, execution());
  for (const auto& aggregate : aggregates_) absl::StrAppend(&out, ", ", aggregate->Describe());
  return out;
}

std::vector<const Operator*> GroupOperator::children() const {
  std::vector<const Operator*> out = {child_.get()};
  for (const auto& aggregate : aggregates_) aggregate->AddChildren(&out);
  return out;
}

bool GroupOperator::Solve(TermId* row, Sink sink) {
  groups_.Clear();
  last_group_ = RowTable::kNone;
  for (const auto& aggregate : aggregates_) aggregate->Reset();
  bool inserted;
  // Without keys there is one group, even of no solutions.
  if (keys_.empty()) {
    if (groups_.Insert(key_.data(), &inserted) == RowTable::kNone) return execution().OutOfMemory();
    if (!AddGroup()) return false;
    last_group_ = 0;
  }
  child_->Run(row, [&] { return Add(row); });
  return execution().status().ok() && Emit(row, sink);
}

bool GroupOperator::AddGroup() {
  return std::all_of(aggregates_.begin(), aggregates_.end(),
                     [](const auto& aggregate) { return aggregate->AddGroup(); });
}

bool GroupOperator::Add(TermId* row) {
  for (size_t i = 0; i < keys_.size(); ++i) key_[i] = row[keys_[i]];
  // Scans give the solutions of a group one after the other more often than not.
  if (last_group_ == RowTable::kNone || key_ != last_key_) {
    bool inserted;
    last_group_ = groups_.Insert(key_.data(), &inserted);
    if (last_group_ == RowTable::kNone) return execution().OutOfMemory();
    if (inserted && !AddGroup()) return false;
    last_key_ = key_;
  }
  for (const auto& aggregate : aggregates_)
    if (!aggregate->Add(last_group_, row)) return false;
  return true;
}

bool GroupOperator::Emit(TermId* row, Sink sink) {
  std::vector<Variable> columns = keys_;
  for (const auto& aggregate : aggregates_) columns.push_back(aggregate->result());
  std::vector<TermId> solution(columns.size());
  Merge merge(std::move(columns));
  bool more = true;
  for (uint32_t group = 0; more && group < groups_.size(); ++group) {
    if (!execution().Step()) return false;
    std::copy_n(groups_.row(group), keys_.size(), solution.begin());
    for (size_t i = 0; i < aggregates_.size(); ++i) {
      auto id = aggregates_[i]->Result(group);
      if (!id.ok()) return execution().Fail(id.status());
      solution[keys_.size() + i] = *id;
    }
    if (!merge.Bind(solution.data(), row)) continue;
    more = sink();
    merge.Unbind(row);
  }
  return more;
}

}  // namespace mscgraph::sparql
