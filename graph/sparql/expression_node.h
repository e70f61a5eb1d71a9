#ifndef MSCGRAPH_GRAPH_SPARQL_EXPRESSION_NODE_H_
#define MSCGRAPH_GRAPH_SPARQL_EXPRESSION_NODE_H_

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/statusor.h"
#include "graph/sparql/datatype.h"
#include "graph/sparql/expression.h"
#include "graph/sparql/regex.h"

namespace mscgraph::sparql {

// The regular expressions that one REGEX or REPLACE met, errors among them. Bounded.
class RegexCache {
 public:
  // Valid until the next call.
  const absl::StatusOr<Regex>& Find(std::string_view pattern, std::string_view flags);

 private:
  static constexpr size_t kMaxEntries = 64;

  std::string key_;
  absl::flat_hash_map<std::string, absl::StatusOr<Regex>> entries_;
};

// What compiling leaves of an Expression.
struct CompiledExpression::Node {
  Expression::Kind kind = Expression::Kind::kTerm;
  std::optional<Value> constant;  // kTerm.
  Variable variable = 0;          // kVariable.
  Function function = Function::kBound;
  Datatype cast = Datatype::kNone;         // kCall.
  std::shared_ptr<const Pattern> pattern;  // EXISTS.
  std::vector<Node> arguments;
  // Whether evaluating it may call ExpressionContext::variable, which ends the life of values from before.
  bool reads_row = false;
  std::unique_ptr<RegexCache> regexes;  // REGEX, REPLACE.
};

}  // namespace mscgraph::sparql

#endif  // MSCGRAPH_GRAPH_SPARQL_EXPRESSION_NODE_H_
