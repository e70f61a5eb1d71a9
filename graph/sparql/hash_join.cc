// Operators that hold the solutions of their right side.

#include "absl/strings/str_cat.h"
#include "graph/sparql/operators.h"

namespace mscgraph::sparql {

Materialised::Materialised(Execution* execution, OperatorPtr child, std::vector<Variable> columns,
                           std::vector<Variable> key, std::vector<Seed> seeds)
    : execution_(*execution),
      child_(std::move(child)),
      columns_(std::move(columns)),
      key_(std::move(key)),
      inner_(std::move(seeds)),
      table_(&execution->budget(), columns_.size(), key_.size()),
      key_ids_(key_.size()),
      solution_(columns_.size()) {}

void Materialised::ReadKey(const TermId* row) {
  for (size_t i = 0; i < key_.size(); ++i) key_ids_[i] = row[key_[i]];
}

bool Materialised::Prepare(const TermId* row) {
  if (made_ && !inner_.Differs(row)) return true;
  table_.Clear();
  made_ = true;
  TermId* inner = inner_.Start(row, execution_.width());
  bool room = true;
  child_->Run(inner, [&] {
    ReadKey(inner);
    for (size_t i = 0; i < columns_.size(); ++i) solution_[i] = inner[columns_[i]];
    return room = table_.Add(key_ids_.data(), solution_.data());
  });
  return room ? execution_.status().ok() : execution_.OutOfMemory();
}

uint32_t Materialised::First(const TermId* row) {
  ReadKey(row);
  return table_.First(key_ids_.data());
}

std::string Materialised::KeyText() const {
  return key_.empty() ? "compared with all rows" : "by " + VariablesText(key_, execution_);
}

HashJoinOperator::HashJoinOperator(Execution* execution, OperatorPtr child, std::vector<Variable> columns,
                                   std::vector<Variable> key, std::vector<Seed> seeds)
    : Operator(execution),
      right_(execution, std::move(child), columns, std::move(key), std::move(seeds)),
      merge_(std::move(columns)) {}

std::string HashJoinOperator::Describe() const { return "hash join " + right_.KeyText(); }

bool HashJoinOperator::Solve(TermId* row, Sink sink) {
  if (!right_.Prepare(row)) return false;
  bool more = true;
  for (uint32_t i = right_.First(row); more && i != JoinTable::kNone; i = right_.table().Next(i)) {
    if (!execution().Step()) return false;
    if (!merge_.Bind(right_.table().row(i), row)) continue;
    more = sink();
    merge_.Unbind(row);
  }
  return more;
}

MinusOperator::MinusOperator(Execution* execution, OperatorPtr right, std::vector<Variable> shared,
                             std::vector<Variable> key, std::vector<Seed> seeds)
    : Operator(execution),
      shared_(shared),
      right_(execution, std::move(right), std::move(shared), std::move(key), std::move(seeds)) {}

std::string MinusOperator::Describe() const { return "minus " + right_.KeyText(); }

bool MinusOperator::Solve(TermId* row, Sink sink) {
  if (!right_.Prepare(row)) return false;
  for (uint32_t i = right_.First(row); i != JoinTable::kNone; i = right_.table().Next(i)) {
    if (!execution().Step()) return false;
    const TermId* solution = right_.table().row(i);
    bool overlap = false, compatible = true;
    for (size_t column = 0; compatible && column < shared_.size(); ++column) {
      const TermId left = row[shared_[column]], right = solution[column];
      if (left == 0 || right == 0) continue;
      overlap = true;
      compatible = left == right;
    }
    if (compatible && overlap) return true;
  }
  return sink();
}

}  // namespace mscgraph::sparql
