#ifndef MSCGRAPH_GRAPH_SPARQL_SCOPE_H_
#define MSCGRAPH_GRAPH_SPARQL_SCOPE_H_

#include <memory>
#include <vector>

#include "absl/container/node_hash_map.h"
#include "graph/sparql/algebra.h"
#include "graph/sparql/variable_set.h"

namespace mscgraph::sparql {

// Which variables a pattern binds, and which can change its solutions (SPARQL 1.1, section 18.2.1).
struct PatternScope {
  VariableSet maybe;      // Bound in some solution: the variables in scope.
  VariableSet certain;    // Bound in each solution; part of `maybe`.
  VariableSet mentioned;  // All that its solutions depend on: `maybe`, those of filters, EXISTS, MINUS. Not
                          // the inner variables of a subquery.
};

// Reckons scopes bottom-up, each once. Keeps pointers to the patterns it was asked about, which must live.
// Not thread-safe.
class ScopeAnalysis {
 public:
  const PatternScope& Of(const Pattern& pattern);
  // The variables of an expression and of the patterns of its EXISTS.
  VariableSet MentionedBy(const Expression& expression);

 private:
  PatternScope Compute(const Pattern& pattern);
  PatternScope OfExtend(const Pattern& pattern);
  PatternScope OfGroup(const Pattern& pattern);

  absl::node_hash_map<const Pattern*, PatternScope> scopes_;
};

void AddVariables(const TriplePattern& triple, VariableSet* out);

}  // namespace mscgraph::sparql

#endif  // MSCGRAPH_GRAPH_SPARQL_SCOPE_H_
