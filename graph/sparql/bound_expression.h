#ifndef MSCGRAPH_GRAPH_SPARQL_BOUND_EXPRESSION_H_
#define MSCGRAPH_GRAPH_SPARQL_BOUND_EXPRESSION_H_

#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "graph/sparql/expression.h"
#include "graph/sparql/operator.h"

namespace mscgraph::sparql {

// The plan of a pattern of EXISTS inside an expression.
struct ExistsPlan {
  const Pattern* pattern = nullptr;
  OperatorPtr plan;
};

// An expression in a plan, evaluated for rows. Tests of ids alone (BOUND, = with an IRI) need no term.
class BoundExpression {
 public:
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

  Execution* execution_;
  const Expression* expression_;
  std::vector<ExistsPlan> exists_;
  IdTest id_test_ = IdTest::kNone;
  Place left_, right_;
};

// An expression as text for EXPLAIN, close to how a query writes it.
std::string ExpressionText(const Expression& expression, const Execution& execution);

}  // namespace mscgraph::sparql

#endif  // MSCGRAPH_GRAPH_SPARQL_BOUND_EXPRESSION_H_
