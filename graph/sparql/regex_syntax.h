#ifndef MSCGRAPH_GRAPH_SPARQL_REGEX_SYNTAX_H_
#define MSCGRAPH_GRAPH_SPARQL_REGEX_SYNTAX_H_

#include <string>
#include <string_view>

#include "absl/status/statusor.h"

namespace mscgraph::sparql {

// A pattern of XPath in the syntax of RE2; the errors are those of Regex::Compile. With `ignore_blanks` (flag
// x) blanks outside of classes are dropped. Pure, thread-safe.
absl::StatusOr<std::string> ToRe2Syntax(std::string_view pattern, bool ignore_blanks);

}  // namespace mscgraph::sparql

#endif  // MSCGRAPH_GRAPH_SPARQL_REGEX_SYNTAX_H_
