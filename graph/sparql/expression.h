#ifndef MSCGRAPH_GRAPH_SPARQL_EXPRESSION_H_
#define MSCGRAPH_GRAPH_SPARQL_EXPRESSION_H_

#include <optional>
#include <string>

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
  // A blank node that no other call gives; for BNODE("x") the same one within a solution.
  absl::FunctionRef<std::string(std::optional<std::string> label)> blank_node;
  absl::Time now;         // One for the whole query.
  std::string_view base;  // For IRI(): resolves relative references; "" if there is none.
};

// nullopt is an error in the sense of SPARQL (type error, unbound variable, division by zero): FILTER drops
// the row, BIND leaves the variable unbound. A Status ends the query: an unknown function, what `exists`
// reported.
absl::StatusOr<std::optional<Value>> Evaluate(const Expression& expression, const ExpressionContext& context);

}  // namespace mscgraph::sparql

#endif  // MSCGRAPH_GRAPH_SPARQL_EXPRESSION_H_
