#ifndef MSCGRAPH_TESTS_SUPPORT_SPARQL_RESULTS_H_
#define MSCGRAPH_TESTS_SUPPORT_SPARQL_RESULTS_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"

namespace mscgraph {

// The result of a query, read from one of the W3C's formats by readers that share nothing with the writers of
// the program. Terms are N-Triples forms, those of the CSV format the bare text.
struct SparqlResult {
  std::optional<bool> boolean;  // ASK.
  std::vector<std::string> columns;
  std::vector<std::vector<std::optional<std::string>>> rows;
};

absl::StatusOr<SparqlResult> ReadXmlResult(const std::string& text);
absl::StatusOr<SparqlResult> ReadJsonResult(const std::string& text);
absl::StatusOr<SparqlResult> ReadTsvResult(const std::string& text);
absl::StatusOr<SparqlResult> ReadCsvResult(const std::string& text);

// "" if the two are the same up to the names of blank nodes (and the order of the rows, unless `ordered`);
// else what differs. The order of the columns does not matter.
std::string DifferenceOf(const SparqlResult& expected, const SparqlResult& actual, bool ordered);

}  // namespace mscgraph

#endif  // MSCGRAPH_TESTS_SUPPORT_SPARQL_RESULTS_H_
