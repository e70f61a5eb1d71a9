#ifndef MSCGRAPH_GRAPH_SPARQL_FUNCTION_TABLE_H_
#define MSCGRAPH_GRAPH_SPARQL_FUNCTION_TABLE_H_

#include <cstddef>
#include <optional>
#include <string_view>

#include "graph/sparql/algebra.h"

namespace mscgraph::sparql {

// The built-in functions of SPARQL 1.1 by name. Pure, thread-safe.

inline constexpr size_t kAnyNumber = static_cast<size_t>(-1);

struct FunctionInfo {
  std::string_view name;  // "STRLEN", as the recommendation writes it.
  Function function;
  size_t min_arguments, max_arguments;
};

// nullptr if there is no such function. Case does not matter; URI and ISURI are other names of IRI and ISIRI.
const FunctionInfo* FindFunction(std::string_view name);
const FunctionInfo& InfoOf(Function function);

}  // namespace mscgraph::sparql

#endif  // MSCGRAPH_GRAPH_SPARQL_FUNCTION_TABLE_H_
