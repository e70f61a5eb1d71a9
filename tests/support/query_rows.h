#ifndef MSCGRAPH_TESTS_SUPPORT_QUERY_ROWS_H_
#define MSCGRAPH_TESTS_SUPPORT_QUERY_ROWS_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "graph/sparql/algebra.h"
#include "graph/sparql/engine.h"

namespace mscgraph::test {

// Keeps what a query gives.
class CollectingSink : public sparql::ResultSink {
 public:
  absl::Status Columns(const std::vector<std::string>& names) override;
  absl::Status Row(const std::vector<std::optional<std::string>>& forms) override;
  absl::Status Boolean(bool value) override;
  absl::Status Statement(const std::string& subject, const std::string& predicate,
                         const std::string& object) override;

  std::vector<std::string> columns;
  std::vector<std::vector<std::optional<std::string>>> rows;  // Statements too.
  std::optional<bool> boolean;
};

// Parses a query in which ":a" is <http://e/a>.
absl::StatusOr<sparql::Query> ParseShort(std::string_view text);

// The answer as text in the short forms of memory_triples.h: "a 5 -", one line a row, "-" for unbound;
// "true" or "false" for ASK; "error: ..." for a status.
std::string Answer(std::string_view query, const TripleReader& reader,
                   const sparql::RunOptions& options = {});
// The same with the lines sorted.
std::string SortedAnswer(std::string_view query, const TripleReader& reader,
                         const sparql::RunOptions& options = {});

}  // namespace mscgraph::test

#endif  // MSCGRAPH_TESTS_SUPPORT_QUERY_ROWS_H_
