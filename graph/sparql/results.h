#ifndef MSCGRAPH_GRAPH_SPARQL_RESULTS_H_
#define MSCGRAPH_GRAPH_SPARQL_RESULTS_H_

#include <cstddef>
#include <memory>
#include <optional>
#include <ostream>
#include <string_view>

#include "absl/status/status.h"
#include "graph/sparql/engine.h"

namespace mscgraph::sparql {

// Writes what a query gives, as it comes, to a stream: the same bytes for the same results. UTF-8 throughout.

enum class ResultFormat {
  kJson,      // SPARQL 1.1 Query Results JSON Format. SELECT and ASK.
  kXml,       // SPARQL Query Results XML Format (Second Edition). SELECT and ASK.
  kCsv,       // SPARQL 1.1 Query Results CSV and TSV Formats. SELECT.
  kTsv,       // SELECT.
  kTable,     // For a terminal. All forms of query.
  kNTriples,  // CONSTRUCT and DESCRIBE.
  kTurtle,    // CONSTRUCT and DESCRIBE; triples of one subject together if they come together.
};

// "json", "xml", "csv", "tsv", "table", "ntriples" or "nt", "turtle" or "ttl"; nullopt for any other.
std::optional<ResultFormat> FindResultFormat(std::string_view name);

// For one result and one thread. kInvalidArgument if the format has no place for what comes (triples in
// JSON), kUnavailable if the stream does not take it: the query ends.
class ResultWriter : public ResultSink {
 public:
  // After the last call of the query, if it ended well: closes what is open. Without it the output is visibly
  // incomplete, or the last rows of a table are missing.
  virtual absl::Status Finish() = 0;
};

struct TableOptions {
  size_t sample_rows = 200;  // So many rows are held back to find the widths of the columns.
  size_t max_width = 60;     // Of a column, in code points; longer cells end with "…". 0: no bound.
};

// `out` outlives the writer; `table` counts for kTable only.
std::unique_ptr<ResultWriter> MakeResultWriter(ResultFormat format, std::ostream* out,
                                               const TableOptions& table = {});

}  // namespace mscgraph::sparql

#endif  // MSCGRAPH_GRAPH_SPARQL_RESULTS_H_
