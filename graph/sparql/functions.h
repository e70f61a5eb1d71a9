#ifndef MSCGRAPH_GRAPH_SPARQL_FUNCTIONS_H_
#define MSCGRAPH_GRAPH_SPARQL_FUNCTIONS_H_

#include <cstddef>
#include <optional>
#include <string_view>

#include "absl/status/status.h"
#include "absl/types/span.h"
#include "graph/sparql/algebra.h"
#include "graph/sparql/datatype.h"
#include "graph/sparql/expression.h"
#include "graph/sparql/value.h"

namespace mscgraph::sparql {

// The built-in functions (section 17.4) over values; expression.cc evaluates the arguments and keeps BOUND,
// IF, COALESCE, REGEX and REPLACE to itself, which need more than values.

// No computed term is larger: CONCAT of CONCAT ... cannot exhaust the memory.
inline constexpr size_t kMaxTermBytes = size_t{16} << 20;

struct FunctionCall {
  Function function;
  absl::Span<const Value* const> arguments;  // As many as the function takes; none is nullptr.
  const ExpressionContext& context;
  absl::Status* status;  // Set by what ends the query: a term beyond kMaxTermBytes.

  const Value& argument(size_t i) const { return *arguments[i]; }
};

// The functions that are true or false: SAMETERM, the tests of types, STRSTARTS, STRENDS, CONTAINS,
// LANGMATCHES. The second is nullopt for an error of the expression.
bool IsPredicate(Function function);
std::optional<bool> CallPredicate(Function function, absl::Span<const Value* const> arguments);

// All others; nullopt is an error of the expression.
std::optional<Value> CallFunction(const FunctionCall& call);

// Their parts. REQUIRES: a function of that section.
std::optional<Value> CallTermFunction(const FunctionCall& call);    // 17.4.2
std::optional<Value> CallStringFunction(const FunctionCall& call);  // 17.4.3
std::optional<Value> CallNumberFunction(const FunctionCall& call);  // 17.4.4
std::optional<Value> CallDateFunction(const FunctionCall& call);    // 17.4.5
std::optional<Value> CallHashFunction(const FunctionCall& call);    // 17.4.6

// Argument compatibility (17.4.3.1.2): both are strings, the second without language or with that of the
// first.
bool AreCompatible(const Value& a, const Value& b);
// A string with the language of `model`, if it has one.
Value StringLike(std::string_view text, const Value& model);

// Whether there is a cast to `target` (17.5, and the other types of datatype.h).
bool IsCastTarget(Datatype target);
std::optional<Value> Cast(const Value& value, Datatype target);

}  // namespace mscgraph::sparql

#endif  // MSCGRAPH_GRAPH_SPARQL_FUNCTIONS_H_
