#ifndef MSCGRAPH_GRAPH_SPARQL_JOIN_ORDER_H_
#define MSCGRAPH_GRAPH_SPARQL_JOIN_ORDER_H_

#include <cstddef>
#include <functional>
#include <optional>
#include <vector>

#include "graph/sparql/cardinality.h"
#include "graph/sparql/variable_set.h"

namespace mscgraph::sparql {

// In which order to join, and how. Pure.

struct JoinItem {
  VariableSet maybe, certain;  // As in PatternScope.
  // With the variables bound; a pure function.
  std::function<Estimate(const VariableSet& bound)> estimate;
  // Whether it may be solved for each row of a join that may have bound these variables.
  std::function<bool(const VariableSet& inputs)> can_loop;
};

struct JoinStep {
  size_t item = 0;
  bool hash = false;  // By a hash table of all solutions of the item; else solved anew for each row.
  double rows = 0;    // Expected after this step, over all calls.
  double work = 0;    // Of this step and those before.
};

struct JoinInput {
  VariableSet maybe, certain;      // What is bound before the first item.
  VariableSet kept;                // Of `certain`, what a hash table sees too (the row of EXISTS).
  double calls = 1;                // How often the join is expected to be asked for.
  std::optional<double> goal;      // After how many rows it will be stopped.
  size_t hash_bytes = ~size_t{0};  // What one hash table may hold.
};

// The cheapest left-deep order by dynamic programming for up to 8 items, greedily for more. Items that share
// no variable with what is joined already wait as long as there are others.
std::vector<JoinStep> OrderJoins(const std::vector<JoinItem>& items, const JoinInput& input);

}  // namespace mscgraph::sparql

#endif  // MSCGRAPH_GRAPH_SPARQL_JOIN_ORDER_H_
