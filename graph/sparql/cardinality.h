#ifndef MSCGRAPH_GRAPH_SPARQL_CARDINALITY_H_
#define MSCGRAPH_GRAPH_SPARQL_CARDINALITY_H_

#include "absl/container/flat_hash_map.h"
#include "graph/sparql/algebra.h"
#include "graph/sparql/execution.h"
#include "graph/sparql/scope.h"

namespace mscgraph::sparql {

// What solving a pattern once is expected to take and give.
struct Estimate {
  double rows = 0;
  double work = 0;  // In units of one row met in a scan.
};

inline constexpr double kSeekWork = 60;  // Starting a scan.

// Estimates from the counts of the store. Errors of the reader go to the execution. Not thread-safe.
class Estimator {
 public:
  // Keeps both, and pointers to the triple patterns it is asked about; all must outlive it.
  Estimator(Execution* execution, ScopeAnalysis* scopes) : execution_(*execution), scopes_(*scopes) {}

  // With the variables of `bound` bound to one term each.
  Estimate OfTriple(const TriplePattern& triple, const VariableSet& bound);
  Estimate OfPath(const PathPattern& path, const VariableSet& bound);
  Estimate Of(const Pattern& pattern, const VariableSet& bound);

 private:
  // Matches of the constants of a pattern, and the distinct terms among which a bound variable chooses.
  struct Counts {
    double matches = 0, subjects = 1, predicates = 1, objects = 1;
  };
  const Counts& CountsOf(const TriplePattern& triple);
  Counts Count(const TriplePattern& triple);
  TermId IdOf(const Node& node);
  double TotalTriples();
  Estimate OfBasic(const Pattern& pattern, const VariableSet& bound);
  Estimate OfJoin(const Pattern& pattern, VariableSet bound);
  Estimate OfValues(const Pattern& pattern, const VariableSet& bound);
  Estimate OfUnary(const Pattern& pattern, const VariableSet& bound);

  Execution& execution_;
  ScopeAnalysis& scopes_;
  absl::flat_hash_map<const TriplePattern*, Counts> counts_;
  double total_ = -1;
};

}  // namespace mscgraph::sparql

#endif  // MSCGRAPH_GRAPH_SPARQL_CARDINALITY_H_
