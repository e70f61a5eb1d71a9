#ifndef MSCGRAPH_GRAPH_SPARQL_MODIFIERS_H_
#define MSCGRAPH_GRAPH_SPARQL_MODIFIERS_H_

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "graph/sparql/aggregate.h"
#include "graph/sparql/bound_expression.h"
#include "graph/sparql/operator.h"
#include "graph/sparql/row_table.h"

namespace mscgraph::sparql {

// Operators over whole sequences of solutions. Each is called with a row that binds nothing but seeds and
// slots of graphs: the planner puts a ScopeOperator around them where it is not so.

// One aggregate of a GroupOperator, with what it holds for each group.
class GroupedAggregate {
 public:
  // `visible`: the variables of a solution, which COUNT(DISTINCT *) compares.
  GroupedAggregate(Execution* execution, const Aggregate* aggregate, std::optional<BoundExpression> argument,
                   const std::vector<Variable>& visible);
  void Reset();
  bool AddGroup();
  // The row is a solution of the group. False if the query has to end.
  bool Add(uint32_t group, TermId* row);
  // 0 for an error.
  absl::StatusOr<TermId> Result(uint32_t group) const;
  Variable result() const { return aggregate_->result; }
  std::string Describe() const;
  void AddChildren(std::vector<const Operator*>* out) const;

 private:
  bool counts() const { return aggregate_->kind == Aggregate::Kind::kCount; }
  // Whether a solution is the first of its group with these ids.
  bool IsNew(uint32_t group, const TermId* ids, size_t count, bool* is_new);
  bool AddValue(uint32_t group, const Value* value);
  bool AddEvaluated(uint32_t group, TermId* row);

  Execution& execution_;
  const Aggregate* aggregate_;
  std::optional<BoundExpression> argument_;
  std::vector<Variable> compared_;  // COUNT(DISTINCT *).
  std::vector<uint64_t> counts_;    // By group, if it is COUNT.
  std::vector<std::unique_ptr<Accumulator>> accumulators_;
  std::unique_ptr<RowTable> seen_;  // DISTINCT: group, then the ids.
  std::vector<TermId> seen_row_, ids_;
  MemoryCharge charge_;
};

class GroupOperator : public Operator {
 public:
  GroupOperator(Execution* execution, OperatorPtr child, std::vector<Variable> keys,
                std::vector<std::unique_ptr<GroupedAggregate>> aggregates);
  std::string Describe() const override;
  std::vector<const Operator*> children() const override;

 protected:
  bool Solve(TermId* row, Sink sink) override;

 private:
  bool Add(TermId* row);
  bool AddGroup();
  bool Emit(TermId* row, Sink sink);

  OperatorPtr child_;
  std::vector<Variable> keys_;
  std::vector<std::unique_ptr<GroupedAggregate>> aggregates_;
  RowTable groups_;
  std::vector<TermId> key_, last_key_;
  uint32_t last_group_ = RowTable::kNone;
};

class OrderOperator : public Operator {
 public:
  struct Key {
    BoundExpression expression;
    bool descending;
  };
  // `columns`: the variables of a solution, which also break ties. `limit`: how many rows will be read.
  OrderOperator(Execution* execution, OperatorPtr child, std::vector<Key> keys, std::vector<Variable> columns,
                std::optional<uint64_t> limit);
  std::string Describe() const override;
  std::vector<const Operator*> children() const override;

 protected:
  bool Solve(TermId* row, Sink sink) override;

 private:
  bool Add(TermId* row);
  // The numbers of the first `limit_` rows in order.
  bool Sort(std::vector<uint32_t>* order);
  bool RankColumn(size_t column, std::vector<uint32_t>* ranks);
  bool KeepBest();

  OperatorPtr child_;
  std::vector<Key> keys_;
  std::vector<Variable> columns_;
  std::optional<uint64_t> limit_;
  size_t prune_at_;
  std::unique_ptr<RowStore> rows_;  // The ids of the keys, then of the columns.
};

class DistinctOperator : public Operator {
 public:
  DistinctOperator(Execution* execution, OperatorPtr child, std::vector<Variable> columns);
  std::string Describe() const override { return "distinct"; }
  std::vector<const Operator*> children() const override { return {child_.get()}; }

 protected:
  bool Solve(TermId* row, Sink sink) override;

 private:
  OperatorPtr child_;
  std::vector<Variable> columns_;
  std::vector<TermId> solution_;
};

class SliceOperator : public Operator {
 public:
  SliceOperator(Execution* execution, OperatorPtr child, uint64_t offset, std::optional<uint64_t> limit)
      : Operator(execution), child_(std::move(child)), offset_(offset), limit_(limit) {}
  std::string Describe() const override;
  std::vector<const Operator*> children() const override { return {child_.get()}; }

 protected:
  bool Solve(TermId* row, Sink sink) override;

 private:
  OperatorPtr child_;
  uint64_t offset_;
  std::optional<uint64_t> limit_;
};

}  // namespace mscgraph::sparql

#endif  // MSCGRAPH_GRAPH_SPARQL_MODIFIERS_H_
