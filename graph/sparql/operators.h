#ifndef MSCGRAPH_GRAPH_SPARQL_OPERATORS_H_
#define MSCGRAPH_GRAPH_SPARQL_OPERATORS_H_

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "graph/sparql/bound_expression.h"
#include "graph/sparql/operator.h"
#include "graph/sparql/row_table.h"

namespace mscgraph::sparql {

// The operators that stand for graph patterns; modifiers.h has those of solution sequences, path.h the
// property paths. See Operator for what a call means.

// A triple pattern: one scan for each call. `index`: the order of the store that the scan is expected to use,
// for EXPLAIN.
class ScanOperator : public Operator {
 public:
  ScanOperator(Execution* execution, Place subject, Place predicate, Place object, GraphSource graphs,
               const char* index);
  std::string Describe() const override;

 protected:
  bool Solve(TermId* row, Sink sink) override;

 private:
  Place subject_, predicate_, object_;
  bool same_sp_, same_so_, same_po_;  // One variable in two places.
  GraphSource graphs_;
  const char* index_;
};

// One after the other, each for every solution of those before.
class ChainOperator : public Operator {
 public:
  ChainOperator(Execution* execution, std::vector<OperatorPtr> steps)
      : Operator(execution), steps_(std::move(steps)) {}
  std::string Describe() const override { return "chain"; }
  std::vector<const Operator*> children() const override;
  std::vector<OperatorPtr>& steps() { return steps_; }

 protected:
  bool Solve(TermId* row, Sink sink) override { return RunFrom(0, row, sink); }

 private:
  bool RunFrom(size_t step, TermId* row, Sink sink);

  std::vector<OperatorPtr> steps_;
};

// A pattern solved by itself: it sees only `seeds` of the row. Its solutions, cut to `columns`, are joined
// with the row.
class ScopeOperator : public Operator {
 public:
  ScopeOperator(Execution* execution, OperatorPtr child, std::vector<Variable> columns,
                std::vector<Seed> seeds);
  std::string Describe() const override { return "subquery"; }
  std::vector<const Operator*> children() const override { return {child_.get()}; }

 protected:
  bool Solve(TermId* row, Sink sink) override;

 private:
  OperatorPtr child_;
  Merge merge_;
  InnerRow inner_;
  std::vector<TermId> solution_;
};

// The solutions of a pattern solved by itself, held by key; made when first needed and again when the seeds
// change. Shared by hash joins and MINUS.
class Materialised {
 public:
  Materialised(Execution* execution, OperatorPtr child, std::vector<Variable> columns,
               std::vector<Variable> key, std::vector<Seed> seeds);
  // False if the query has to end.
  bool Prepare(const TermId* row);
  // The first solution with the key in `row`; then JoinTable::Next.
  uint32_t First(const TermId* row);
  const JoinTable& table() const { return table_; }
  const Operator* child() const { return child_.get(); }
  std::string KeyText() const;

 private:
  void ReadKey(const TermId* row);

  Execution& execution_;
  OperatorPtr child_;
  std::vector<Variable> columns_, key_;
  InnerRow inner_;
  JoinTable table_;
  std::vector<TermId> key_ids_, solution_;
  bool made_ = false;
};

// Joins by a hash table on `key`, variables that are bound on both sides; other columns are compared.
class HashJoinOperator : public Operator {
 public:
  HashJoinOperator(Execution* execution, OperatorPtr child, std::vector<Variable> columns,
                   std::vector<Variable> key, std::vector<Seed> seeds);
  std::string Describe() const override;
  std::vector<const Operator*> children() const override { return {right_.child()}; }

 protected:
  bool Solve(TermId* row, Sink sink) override;

 private:
  Materialised right_;
  Merge merge_;
};

class FilterOperator : public Operator {
 public:
  FilterOperator(Execution* execution, BoundExpression expression)
      : Operator(execution), expression_(std::move(expression)) {}
  std::string Describe() const override { return "filter " + expression_.Describe(); }
  std::vector<const Operator*> children() const override;

 protected:
  bool Solve(TermId* row, Sink sink) override;

 private:
  BoundExpression expression_;
};

// BIND and the expressions of SELECT: several in a row, which are one solution for BNODE.
class ExtendOperator : public Operator {
 public:
  struct Assignment {
    Variable variable;
    BoundExpression expression;
  };
  ExtendOperator(Execution* execution, std::vector<Assignment> assignments)
      : Operator(execution), assignments_(std::move(assignments)) {}
  std::string Describe() const override;
  std::vector<const Operator*> children() const override;

 protected:
  bool Solve(TermId* row, Sink sink) override;

 private:
  bool Assign(size_t i, TermId* row, Sink sink);

  std::vector<Assignment> assignments_;
};

// The right side of OPTIONAL; the left is what came before.
class OptionalOperator : public Operator {
 public:
  OptionalOperator(Execution* execution, OperatorPtr right) : Operator(execution), right_(std::move(right)) {}
  std::string Describe() const override { return "optional"; }
  std::vector<const Operator*> children() const override { return {right_.get()}; }

 protected:
  bool Solve(TermId* row, Sink sink) override;

 private:
  OperatorPtr right_;
};

// Lets a row through that has no compatible solution on the right which shares a bound variable with it.
class MinusOperator : public Operator {
 public:
  // `shared`: the variables that both sides may bind; `key`: those that both always bind.
  MinusOperator(Execution* execution, OperatorPtr right, std::vector<Variable> shared,
                std::vector<Variable> key, std::vector<Seed> seeds);
  std::string Describe() const override;
  std::vector<const Operator*> children() const override { return {right_.child()}; }

 protected:
  bool Solve(TermId* row, Sink sink) override;

 private:
  std::vector<Variable> shared_;
  Materialised right_;
};

// Lets a row through that has no solution on the right: MINUS whose shared variables are always bound.
class AntiJoinOperator : public Operator {
 public:
  AntiJoinOperator(Execution* execution, OperatorPtr right) : Operator(execution), right_(std::move(right)) {}
  std::string Describe() const override { return "minus, for each row"; }
  std::vector<const Operator*> children() const override { return {right_.get()}; }

 protected:
  bool Solve(TermId* row, Sink sink) override;

 private:
  OperatorPtr right_;
};

class UnionOperator : public Operator {
 public:
  UnionOperator(Execution* execution, std::vector<OperatorPtr> branches)
      : Operator(execution), branches_(std::move(branches)) {}
  std::string Describe() const override { return "union"; }
  std::vector<const Operator*> children() const override;

 protected:
  bool Solve(TermId* row, Sink sink) override;

 private:
  std::vector<OperatorPtr> branches_;
};

// GRAPH: the child for each named graph that fits `name`; its id goes into `slot`, which the operators below
// read.
class GraphOperator : public Operator {
 public:
  GraphOperator(Execution* execution, Place name, Variable slot, OperatorPtr child)
      : Operator(execution), name_(std::move(name)), slot_(slot), child_(std::move(child)) {}
  std::string Describe() const override { return "graph " + name_.text; }
  std::vector<const Operator*> children() const override { return {child_.get()}; }

 protected:
  bool Solve(TermId* row, Sink sink) override;

 private:
  Place name_;
  Variable slot_;
  OperatorPtr child_;
};

class ValuesOperator : public Operator {
 public:
  // `ids`: the rows, one after the other; 0 is UNDEF.
  ValuesOperator(Execution* execution, std::vector<Variable> columns, size_t rows, std::vector<TermId> ids)
      : Operator(execution), merge_(std::move(columns)), rows_(rows), ids_(std::move(ids)) {}
  std::string Describe() const override;

 protected:
  bool Solve(TermId* row, Sink sink) override;

 private:
  Merge merge_;
  size_t rows_;
  std::vector<TermId> ids_;
};

// "?a ?b".
std::string VariablesText(const std::vector<Variable>& variables, const Execution& execution);

}  // namespace mscgraph::sparql

#endif  // MSCGRAPH_GRAPH_SPARQL_OPERATORS_H_
