#ifndef MSCGRAPH_GRAPH_SPARQL_PARSER_H_
#define MSCGRAPH_GRAPH_SPARQL_PARSER_H_

#include <string_view>

#include "absl/status/statusor.h"
#include "graph/sparql/algebra.h"

namespace mscgraph::sparql {

struct ParseOptions {
  std::string_view
      base;  // IRIs are resolved against it until BASE says otherwise; "" leaves them as they are.
  bool common_prefixes =
      false;  // Prefixes that the query does not declare are those of the store (kIriPrefixes).
};

// The grammar of SPARQL 1.1 Query (section 19.8) with its extra conditions (scope of variables, grouping,
// blank nodes). kInvalidArgument: "line 3, column 14: ...", with what was found and what was expected; what
// SPARQL has and this engine has not (SERVICE, updates) is named. Depth and size are bounded: hostile input
// cannot exhaust the stack.
absl::StatusOr<Query> ParseQuery(std::string_view text, const ParseOptions& options);

}  // namespace mscgraph::sparql

#endif  // MSCGRAPH_GRAPH_SPARQL_PARSER_H_
