#ifndef MSCGRAPH_GRAPH_SPARQL_ENGINE_H_
#define MSCGRAPH_GRAPH_SPARQL_ENGINE_H_

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "graph/sparql/algebra.h"
#include "graph/store/triple_reader.h"

namespace mscgraph::sparql {

// Runs queries over a TripleReader. Solutions go to a sink as they are found; terms are decoded last.

// Takes what a query gives; which calls come depends on the form of the query. Terms are N-Triples forms. An
// error of the sink ends the query.
class ResultSink {
 public:
  virtual ~ResultSink() = default;
  // SELECT: once, first; names without "?".
  virtual absl::Status Columns(const std::vector<std::string>& names) = 0;
  // SELECT: a solution, in the order of the columns; nullopt is unbound.
  virtual absl::Status Row(const std::vector<std::optional<std::string>>& forms) = 0;
  // ASK.
  virtual absl::Status Boolean(bool value) = 0;
  // CONSTRUCT and DESCRIBE: each triple once.
  virtual absl::Status Statement(const std::string& subject, const std::string& predicate,
                                 const std::string& object) = 0;
};

struct RunOptions {
  absl::Duration timeout = absl::InfiniteDuration();
  size_t memory_bytes = size_t{1} << 30;  // What operators may hold.
  // In place of FROM and FROM NAMED (SPARQL 1.1 Protocol, 2.1.4): names of graphs as IRI forms.
  bool has_dataset = false;
  std::vector<std::string> default_graphs, named_graphs;
};

// Without any dataset the default graph is the union of all graphs, and GRAPH sees each of them.
// kDeadlineExceeded, kResourceExhausted: `timeout` and `memory_bytes`, both looked at inside every operator;
// what the sink got until then is no complete answer. kUnimplemented names what the engine has not.
absl::Status Run(const Query& query, const TripleReader& reader, const RunOptions& options, ResultSink* sink);

// The plan that Run would follow, as text, one line an operator with the estimate of its rows; with `analyse`
// the query is run, and real rows and times stand beside the estimates.
absl::StatusOr<std::string> Explain(const Query& query, const TripleReader& reader, const RunOptions& options,
                                    bool analyse);

}  // namespace mscgraph::sparql

#endif  // MSCGRAPH_GRAPH_SPARQL_ENGINE_H_
