#ifndef MSCGRAPH_GRAPH_SPARQL_BOUND_EXPRESSION_H_
#define MSCGRAPH_GRAPH_SPARQL_BOUND_EXPRESSION_H_

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "graph/sparql/expression.h"
#include "graph/sparql/operator.h"

namespace mscgraph::sparql {

// The plan of a pattern of EXISTS inside an expression. `saved` are slots for the terms that the pattern sees
// of the current row, however its own parts bind the variables.
struct ExistsPlan {
  const Pattern* pattern = nullptr;
  OperatorPtr plan;
  std::vector<Seed> saved;
};

// An expression in a plan, evaluated for rows. Tests of ids alone (BOUND, = with an IRI) need no term.
class BoundExpression {
 public:
  // What cannot be compiled is an error of the execution.
  BoundExpression(Execution* execution, const Expression* expression, std::vector<ExistsPlan> exists);
  BoundExpression(BoundExpression&&) = default;

  // Both: false if the query has to end. `*value` is nullopt for an error of the expression.
  bool Evaluate(TermId* row, std::optional<Value>* value);
  bool Test(TermId* row, bool* passes);
  // The id of the value; 0 for an error of the expression.
  bool EvaluateToId(TermId* row, TermId* id);

  // Set if the expression is a variable and nothing else.
  std::optional<Variable> plain_variable() const;
  std::string Describe() const;
  void AddChildren(std::vector<const Operator*>* out) const;

 private:
  enum class IdTest { kNone, kBound, kNotBound, kEqual, kNotEqual };
  void FindIdTest();
  bool PlaceOf(const Expression& expression, Place* place) const;
  std::optional<bool> TestIds(const TermId* row) const;
  // Calls `use` with the context of a row.
  template <typename Use>
  auto WithContext(TermId* row, Use use);
  absl::StatusOr<bool> Exists(const Pattern& pattern, TermId* row);

  Execution* execution_;
  const Expression* expression_;
  std::optional<CompiledExpression> compiled_;  // None after an error.
  std::vector<ExistsPlan> exists_;
  IdTest id_test_ = IdTest::kNone;
  Place left_, right_;
};

}  // namespace mscgraph::sparql

#endif  // MSCGRAPH_GRAPH_SPARQL_BOUND_EXPRESSION_H_
