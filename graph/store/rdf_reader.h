#ifndef MSCGRAPH_GRAPH_STORE_RDF_READER_H_
#define MSCGRAPH_GRAPH_STORE_RDF_READER_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace mscgraph {

// Reads RDF 1.1 N-Triples, N-Quads and Turtle, strictly, as a stream in bounded memory.

enum class RdfSyntax { kNTriples, kNQuads, kTurtle };
// By the ending of a file name, ".gz" put aside: .nt .nq .ttl; nullopt for any other.
std::optional<RdfSyntax> RdfSyntaxOf(std::string_view file_name);
// By the first statement of a text: N-Quads, which N-Triples are too, or else Turtle.
RdfSyntax GuessRdfSyntax(std::string_view beginning);

// Terms as canonical N-Triples forms (graph/store/term.h), valid during the call that gives them.
struct RdfStatement {
  std::string_view subject, predicate, object;
  std::string_view graph;  // Empty: the default graph.
};

struct RdfOptions {
  std::string name;  // Of the file, for messages.
  std::string base;  // What relative IRIs of Turtle resolve against; empty: they are errors.
  // Put before the labels of blank nodes, so that those of two files differ. Letters and digits.
  std::string blank_prefix;
};

// Fills at most `size` bytes and gives their number, 0 at the end.
using RdfSource = absl::FunctionRef<absl::StatusOr<size_t>(char* out, size_t size)>;

// Statements in the order of the text until its end or the first error; an error of `visit` ends the reading.
// kInvalidArgument says file, line and fault. A term longer than 16 MB and nesting deeper than 200 are
// faults.
absl::Status ReadRdf(RdfSyntax syntax, const RdfOptions& options, RdfSource source,
                     absl::FunctionRef<absl::Status(const RdfStatement&)> visit);

// One line of N-Triples or N-Quads after the other, for callers that cut the text themselves: a line break
// never stands within a statement. Not thread-safe; the views of a statement live until the next call.
class RdfLineParser {
 public:
  RdfLineParser(RdfSyntax syntax, std::string blank_prefix);
  // `line` holds no line feed. False if there is no statement in it. kInvalidArgument says the fault only.
  absl::StatusOr<bool> Parse(std::string_view line, RdfStatement* statement);

 private:
  bool ReadTerm(std::string_view* rest, std::string* scratch, std::string_view* form);
  bool ReadIri(std::string_view* rest, std::string* scratch, std::string_view* form);
  bool ReadBlank(std::string_view* rest, std::string* scratch, std::string_view* form);
  bool ReadLiteral(std::string_view* rest, std::string* scratch, std::string_view* form);
  bool ReadStatement(std::string_view line, RdfStatement* statement);
  bool Fail(const char* fault);

  const bool quads_;
  const std::string blank_prefix_;
  std::string scratch_[4], datatype_;
  const char* fault_ = nullptr;
};

}  // namespace mscgraph

#endif  // MSCGRAPH_GRAPH_STORE_RDF_READER_H_
