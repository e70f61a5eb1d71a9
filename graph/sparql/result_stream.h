#ifndef MSCGRAPH_GRAPH_SPARQL_RESULT_STREAM_H_
#define MSCGRAPH_GRAPH_SPARQL_RESULT_STREAM_H_

#include <memory>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "graph/sparql/results.h"

namespace mscgraph::sparql {

// What the writers of results share: the stream, and a refusal of what a format has no place for.
class ResultStream : public ResultWriter {
 public:
  ResultStream(std::string_view format, std::ostream* out) : format_(format), out_(out) {}

  absl::Status Columns(const std::vector<std::string>&) override { return Refuse("rows"); }
  absl::Status Row(const std::vector<std::optional<std::string>>&) override { return Refuse("rows"); }
  absl::Status Boolean(bool) override { return Refuse("the answer of ASK"); }
  absl::Status Statement(const std::string&, const std::string&, const std::string&) override {
    return Refuse("the triples of CONSTRUCT and DESCRIBE");
  }
  absl::Status Finish() override { return Write(""); }

 protected:
  absl::Status Write(std::string_view text);

 private:
  absl::Status Refuse(std::string_view what) const;

  std::string_view format_;
  std::ostream* out_;
};

using ResultWriterPtr = std::unique_ptr<ResultWriter>;
ResultWriterPtr MakeJsonWriter(std::ostream* out);
ResultWriterPtr MakeXmlWriter(std::ostream* out);
ResultWriterPtr MakeCsvWriter(std::ostream* out);
ResultWriterPtr MakeTsvWriter(std::ostream* out);
ResultWriterPtr MakeTableWriter(std::ostream* out, const TableOptions& options);
ResultWriterPtr MakeNTriplesWriter(std::ostream* out);
ResultWriterPtr MakeTurtleWriter(std::ostream* out);

// Whether Turtle, SPARQL and TSV read the bare lexical form as a literal of the datatype: 4, 2.2, 1e0.
bool IsBareNumber(std::string_view lexical, std::string_view datatype);

}  // namespace mscgraph::sparql

#endif  // MSCGRAPH_GRAPH_SPARQL_RESULT_STREAM_H_
