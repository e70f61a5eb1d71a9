#ifndef MSCGRAPH_GRAPH_STORE_RDF_CHUNKS_H_
#define MSCGRAPH_GRAPH_STORE_RDF_CHUNKS_H_

#include <array>
#include <deque>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "graph/store/rdf_reader.h"
#include "graph/store/term.h"

namespace mscgraph {

// N-Triples and N-Quads in pieces of whole lines, parsed on all cores. What ReadRdf says of one statement, a
// chunk says of thousands, with ids in place of forms.

struct RdfChunk {
  // Subject, predicate, object, graph (0: the default graph), by EncodeTerm: also evidence.
  std::vector<std::array<TermId, 4>> rows;
  // Terms that are in no id, names of graphs, and evidence; each once.
  std::vector<std::pair<TermId, std::string_view>> terms, graphs, evidence;
  size_t lines = 0;
  absl::Status status;  // The first fault; `fault_line` counts from 1 within the chunk.
  size_t fault_line = 0;

  std::string text;                 // Forms lie here,
  std::deque<std::string> changed;  // or here if they are not as in the text.
};

// Parses chunk.text into the rest. Pure.
void ParseChunk(RdfSyntax syntax, const std::string& blank_prefix, RdfChunk* chunk);

// The chunks of a text in its order. REQUIRES: `syntax` is not Turtle. Errors as ReadRdf.
absl::Status ReadRdfChunks(RdfSyntax syntax, const RdfOptions& options, RdfSource source,
                           absl::FunctionRef<absl::Status(const RdfChunk&)> visit);

}  // namespace mscgraph

#endif  // MSCGRAPH_GRAPH_STORE_RDF_CHUNKS_H_
