#include "graph/sparql/operators.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"

namespace mscgraph::sparql {
namespace {

std::vector<const Operator*> Pointers(const std::vector<OperatorPtr>& operators) {
  std::vector<const Operator*> out;
  for (const OperatorPtr& each : operators) out.push_back(each.get());
  return out;
}

bool OneVariable(const Place& a, const Place& b) {
  return a.is_variable && b.is_variable && a.variable == b.variable;
}

}  // namespace

std::string VariablesText(const std::vector<Variable>& variables, const Execution& execution) {
  return absl::StrJoin(variables, " ",
                       [&](std::string* out, Variable v) { absl::StrAppend(out, "?", execution.NameOf(v)); });
}

ScanOperator::ScanOperator(Execution* execution, Place subject, Place predicate, Place object,
                           GraphSource graphs, const char* index)
    : Operator(execution),
      subject_(std::move(subject)),
      predicate_(std::move(predicate)),
      object_(std::move(object)),
      same_sp_(OneVariable(subject_, predicate_)),
      same_so_(OneVariable(subject_, object_)),
      same_po_(OneVariable(predicate_, object_)),
      graphs_(std::move(graphs)),
      index_(index) {}

std::string ScanOperator::Describe() const {
  return absl::StrCat("scan ", subject_.text, " ", predicate_.text, " ", object_.text, " in ", index_);
}

bool ScanOperator::Solve(TermId* row, Sink sink) {
  const Triple pattern = {subject_.In(row), predicate_.In(row), object_.In(row)};
  // Where a triple's terms go; a place that is bound already is written to nowhere.
  TermId nowhere;
  TermId* const s = pattern.s == 0 ? &row[subject_.variable] : &nowhere;
  TermId* const p = pattern.p == 0 ? &row[predicate_.variable] : &nowhere;
  TermId* const o = pattern.o == 0 ? &row[object_.variable] : &nowhere;
  bool more = true;
  const absl::Status status = execution().reader().Scan(pattern, graphs_.In(row), [&](const Triple& t) {
    if (!execution().Step()) return more = false;
    if ((same_sp_ && t.s != t.p) || (same_so_ && t.s != t.o) || (same_po_ && t.p != t.o)) return true;
    *s = t.s;
    *p = t.p;
    *o = t.o;
    return more = sink();
  });
  *s = *p = *o = 0;
  if (!status.ok()) return execution().Fail(status);
  return more;
}

std::vector<const Operator*> ChainOperator::children() const { return Pointers(steps_); }

bool ChainOperator::RunFrom(size_t step, TermId* row, Sink sink) {
  if (step == steps_.size()) return sink();
  if (step + 1 == steps_.size()) return steps_[step]->Run(row, sink);
  return steps_[step]->Run(row, [&] { return RunFrom(step + 1, row, sink); });
}

ScopeOperator::ScopeOperator(Execution* execution, OperatorPtr child, std::vector<Variable> columns,
                             std::vector<Seed> seeds)
    : Operator(execution),
      child_(std::move(child)),
      merge_(std::move(columns)),
      inner_(std::move(seeds)),
      solution_(merge_.columns().size()) {}

bool ScopeOperator::Solve(TermId* row, Sink sink) {
  TermId* inner = inner_.Start(row, execution().width());
  return child_->Run(inner, [&] {
    for (size_t i = 0; i < solution_.size(); ++i) solution_[i] = inner[merge_.columns()[i]];
    if (!merge_.Bind(solution_.data(), row)) return true;
    const bool more = sink();
    merge_.Unbind(row);
    return more;
  });
}

std::vector<const Operator*> FilterOperator::children() const {
  std::vector<const Operator*> out;
  expression_.AddChildren(&out);
  return out;
}

bool FilterOperator::Solve(TermId* row, Sink sink) {
  bool passes;
  if (!execution().Step() || !expression_.Test(row, &passes)) return false;
  return passes ? sink() : true;
}

std::string ExtendOperator::Describe() const {
  return absl::StrCat("bind ", absl::StrJoin(assignments_, ", ", [&](std::string* out, const Assignment& a) {
                        absl::StrAppend(out, "?", execution().NameOf(a.variable), " = ",
                                        a.expression.Describe());
                      }));
}

std::vector<const Operator*> ExtendOperator::children() const {
  std::vector<const Operator*> out;
  for (const Assignment& assignment : assignments_) assignment.expression.AddChildren(&out);
  return out;
}

bool ExtendOperator::Solve(TermId* row, Sink sink) {
  execution().BeginSolution();
  return Assign(0, row, sink);
}

bool ExtendOperator::Assign(size_t i, TermId* row, Sink sink) {
  if (i == assignments_.size()) return sink();
  Assignment& assignment = assignments_[i];
  TermId id;
  if (!execution().Step() || !assignment.expression.EvaluateToId(row, &id)) return false;
  TermId& slot = row[assignment.variable];
  if (id == 0 || id == slot) return Assign(i + 1, row, sink);
  if (slot != 0) return true;  // Not compatible with the row.
  slot = id;
  const bool more = Assign(i + 1, row, sink);
  slot = 0;
  return more;
}

bool OptionalOperator::Solve(TermId* row, Sink sink) {
  bool found = false;
  const bool more = right_->Run(row, [&] {
    found = true;
    return sink();
  });
  return found || !more ? more : sink();
}

bool AntiJoinOperator::Solve(TermId* row, Sink sink) {
  bool found = false;
  right_->Run(row, [&] {
    found = true;
    return false;
  });
  if (!execution().status().ok()) return false;
  return found ? true : sink();
}

std::vector<const Operator*> UnionOperator::children() const { return Pointers(branches_); }

bool UnionOperator::Solve(TermId* row, Sink sink) {
  return std::all_of(branches_.begin(), branches_.end(),
                     [&](const OperatorPtr& branch) { return branch->Run(row, sink); });
}

bool GraphOperator::Solve(TermId* row, Sink sink) {
  const TermId wanted = name_.In(row);
  const std::vector<TermId>& graphs = execution().named_graphs();
  bool more = true;
  for (auto graph = wanted == 0 ? graphs.begin() : std::lower_bound(graphs.begin(), graphs.end(), wanted);
       more && graph != graphs.end() && (wanted == 0 || *graph == wanted); ++graph) {
    row[slot_] = *graph;
    if (wanted == 0) row[name_.variable] = *graph;
    more = execution().Step() && child_->Run(row, sink);
  }
  row[slot_] = 0;
  if (wanted == 0) row[name_.variable] = 0;
  return more;
}

std::string ValuesOperator::Describe() const {
  return absl::StrCat("values ", VariablesText(merge_.columns(), execution()), ", ", rows_, " rows");
}

bool ValuesOperator::Solve(TermId* row, Sink sink) {
  bool more = true;
  for (size_t i = 0; more && i < rows_; ++i) {
    if (!execution().Step()) return false;
    if (!merge_.Bind(ids_.data() + i * merge_.columns().size(), row)) continue;
    more = sink();
    merge_.Unbind(row);
  }
  return more;
}

}  // namespace mscgraph::sparql
