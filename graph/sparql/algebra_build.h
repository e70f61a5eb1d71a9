#ifndef MSCGRAPH_GRAPH_SPARQL_ALGEBRA_BUILD_H_
#define MSCGRAPH_GRAPH_SPARQL_ALGEBRA_BUILD_H_

#include <memory>
#include <optional>
#include <vector>

#include "graph/sparql/algebra.h"

namespace mscgraph::sparql {

// Makers of algebra nodes for the parser.

using PatternPtr = std::shared_ptr<const Pattern>;

PatternPtr MakePattern(Pattern pattern);
// A node with children and nothing else.
Pattern PatternOver(Pattern::Kind kind, std::vector<PatternPtr> children);
PatternPtr MakeFilter(PatternPtr child, std::optional<Expression> condition);  // None: the child.
PatternPtr MakeExtend(PatternPtr child, Variable variable, Expression expression);

// The operands in order under kAnd or kOr, as a tree of small depth: both are associative, errors included.
// REQUIRES: at least one.
Expression Balanced(Expression::Kind kind, std::vector<Expression> operands);

Expression TermExpression(std::string form);
Expression VariableExpression(Variable variable);
Expression Operation(Expression::Kind kind, std::vector<Expression> arguments);

// Joins patterns, flat: joins of joins are one, basic graph patterns are one (nothing in an order of joins
// can be told from the solutions, and a query's blank nodes never stand in two of them).
class JoinBuilder {
 public:
  void Add(PatternPtr pattern);
  void Add(std::vector<TriplePattern> triples);
  // What was added; an empty basic graph pattern if nothing was. Begins anew.
  PatternPtr Take();

 private:
  std::vector<PatternPtr> parts_;  // nullptr where `triples_` come.
  std::vector<TriplePattern> triples_;
};

// The same with other numbers for the variables: `numbers` at the old one.
Query Renumbered(const Query& query, const std::vector<Variable>& numbers);

}  // namespace mscgraph::sparql

#endif  // MSCGRAPH_GRAPH_SPARQL_ALGEBRA_BUILD_H_
