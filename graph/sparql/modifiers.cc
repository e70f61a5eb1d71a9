#include "graph/sparql/modifiers.h"

#include "absl/strings/str_cat.h"

namespace mscgraph::sparql {

DistinctOperator::DistinctOperator(Execution* execution, OperatorPtr child, std::vector<Variable> columns)
    : Operator(execution),
      child_(std::move(child)),
      columns_(std::move(columns)),
      solution_(columns_.size()) {}

bool DistinctOperator::Solve(TermId* row, Sink sink) {
  RowTable seen(&execution().budget(), columns_.size());
  return child_->Run(row, [&] {
    for (size_t i = 0; i < columns_.size(); ++i) solution_[i] = row[columns_[i]];
    bool inserted;
    if (seen.Insert(solution_.data(), &inserted) == RowTable::kNone) return execution().OutOfMemory();
    return !inserted || sink();
  });
}

std::string SliceOperator::Describe() const {
  std::string out = "slice";
  if (offset_ > 0) absl::StrAppend(&out, ", skip ", offset_);
  if (limit_) absl::StrAppend(&out, ", first ", *limit_);
  return out;
}

bool SliceOperator::Solve(TermId* row, Sink sink) {
  if (limit_ == uint64_t{0}) return true;
  uint64_t met = 0, given = 0;
  bool wanted = true;
  child_->Run(row, [&] {
    if (met++ < offset_) return true;
    ++given;
    wanted = sink();
    return wanted && !(limit_ && given == *limit_);
  });
  return wanted && execution().status().ok();
}

}  // namespace mscgraph::sparql
