#ifndef MSCGRAPH_GRAPH_SPARQL_OPERATOR_H_
#define MSCGRAPH_GRAPH_SPARQL_OPERATOR_H_

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "absl/functional/function_ref.h"
#include "graph/sparql/execution.h"

namespace mscgraph::sparql {

// Takes a solution: the row as it is at the call. False: no more are wanted.
using Sink = absl::FunctionRef<bool()>;

// A node of the plan. It joins the solution in a row with the solutions of its pattern: for each that is
// compatible it binds what the row lacks, calls the sink, and takes its bindings back. Rows go through a plan
// without a copy; only what the algebra needs whole (hash tables, groups, order) is held.
//
// A plan is run once, by one thread; an operator may be called for many rows, one after the other.
class Operator {
 public:
  explicit Operator(Execution* execution) : execution_(*execution) {}
  virtual ~Operator() = default;
  Operator(const Operator&) = delete;
  Operator& operator=(const Operator&) = delete;

  // False if the sink wanted no more, or after an error, which is in the execution. The row is as before.
  bool Run(TermId* row, Sink sink) {
    if (!execution_.analyse()) return Solve(row, sink);
    return RunMeasured(row, sink);
  }

  // One line for EXPLAIN, and what stands below it.
  virtual std::string Describe() const = 0;
  virtual std::vector<const Operator*> children() const { return {}; }

  struct Measures {
    double estimate = -1;  // Rows for one call; negative: none.
    uint64_t calls = 0, rows = 0;
    int64_t nanoseconds = 0;  // Without what the sink took.
  };
  Measures measures;

 protected:
  virtual bool Solve(TermId* row, Sink sink) = 0;
  Execution& execution() const { return execution_; }

 private:
  bool RunMeasured(TermId* row, Sink sink);

  Execution& execution_;
};

using OperatorPtr = std::unique_ptr<Operator>;

// A place of a pattern in a plan.
struct Place {
  bool is_variable = false;
  Variable variable = 0;
  TermId term = 0;
  std::string text;  // For EXPLAIN.

  TermId In(const TermId* row) const { return is_variable ? row[variable] : term; }
};

// The graphs that an operator reads: fixed ones, or the one whose id a slot of the row holds.
class GraphSource {
 public:
  explicit GraphSource(const GraphSelection* fixed) : fixed_(fixed) {}
  explicit GraphSource(Variable slot) : slot_(slot), one_{.all = false, .ids = {0}} {}
  const GraphSelection& In(const TermId* row) {
    if (fixed_ != nullptr) return *fixed_;
    one_.ids[0] = row[slot_];
    return one_;
  }

 private:
  const GraphSelection* fixed_ = nullptr;
  Variable slot_ = 0;
  GraphSelection one_;
};

// Puts a solution held elsewhere into a row for a while. Columns: the variables that it may bind.
class Merge {
 public:
  explicit Merge(std::vector<Variable> columns) : columns_(std::move(columns)), bound_(columns_.size()) {}
  const std::vector<Variable>& columns() const { return columns_; }
  // False, and nothing is bound, if the solution is not compatible with the row.
  bool Bind(const TermId* solution, TermId* row);
  void Unbind(TermId* row);

 private:
  std::vector<Variable> columns_;
  std::vector<Variable> bound_;
  size_t count_ = 0;
};

// What a pattern that is solved by itself sees of the row around it: slot `to` of its own row gets the term
// of slot `from`.
struct Seed {
  Variable from = 0, to = 0;
};

// A row of its own for a pattern that must not see the other bindings around it.
class InnerRow {
 public:
  explicit InnerRow(std::vector<Seed> seeds) : seeds_(std::move(seeds)) {}
  TermId* Start(const TermId* outer, size_t width);
  // Whether the seeds differ from those of the last Start.
  bool Differs(const TermId* outer) const;

 private:
  std::vector<Seed> seeds_;
  std::vector<TermId> row_;
};

}  // namespace mscgraph::sparql

#endif  // MSCGRAPH_GRAPH_SPARQL_OPERATOR_H_
