#ifndef MSCGRAPH_GRAPH_SPARQL_EXPRESSION_H_
#define MSCGRAPH_GRAPH_SPARQL_EXPRESSION_H_

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "graph/sparql/algebra.h"
#include "graph/sparql/value.h"

namespace mscgraph::sparql {

// What an expression may ask for while it is evaluated.
struct ExpressionContext {
  // The value of a variable; nullptr if it is unbound. Valid until the next call.
  absl::FunctionRef<const Value*(Variable)> variable;
  // Whether a pattern of EXISTS has a solution for the current row. Its error ends the query.
  absl::FunctionRef<absl::StatusOr<bool>(const Pattern&)> exists;
  // A blank node in N-Triples form ("_:b1") that no other call gives; for BNODE("x") the same one within a
  // solution.
  absl::FunctionRef<std::string(std::optional<std::string> label)> blank_node;
  absl::Time now;         // One for the whole query.
  std::string_view base;  // For IRI(): resolves relative references; "" if there is none.
};

// An expression made ready for many rows: constants parsed, functions looked up, constant regular expressions
// compiled. Keeps regular expressions that it meets while it is evaluated, so it is for one thread at a time.
class CompiledExpression {
 public:
  // kUnimplemented: an unknown function, or a constant regular expression that RE2 cannot run; both are
  // named. kInvalidArgument: a wrong number of arguments, or a constant regular expression that is none.
  static absl::StatusOr<CompiledExpression> Compile(const Expression& expression);
  CompiledExpression(CompiledExpression&&) noexcept;
  CompiledExpression& operator=(CompiledExpression&&) noexcept;
  ~CompiledExpression();

  // nullopt is an error in the sense of SPARQL (type error, unbound variable, division by zero): FILTER drops
  // the row, BIND leaves the variable unbound. A Status ends the query: what `exists` reported, a regular
  // expression that RE2 cannot run (kUnimplemented), a term that is too large (kResourceExhausted).
  absl::StatusOr<std::optional<Value>> Evaluate(const ExpressionContext& context) const;
  // Its effective boolean value, as FILTER, HAVING and the filter of OPTIONAL need it; nullopt is an error.
  // Faster than by Evaluate.
  absl::StatusOr<std::optional<bool>> EvaluateBoolean(const ExpressionContext& context) const;

 private:
  struct Node;
  friend class ExpressionCompiler;
  friend class ExpressionEvaluator;
  explicit CompiledExpression(std::unique_ptr<const Node> root);

  std::unique_ptr<const Node> root_;
};

// Compile and Evaluate for a single row.
absl::StatusOr<std::optional<Value>> Evaluate(const Expression& expression, const ExpressionContext& context);

}  // namespace mscgraph::sparql

#endif  // MSCGRAPH_GRAPH_SPARQL_EXPRESSION_H_
