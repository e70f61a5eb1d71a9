#ifndef MSCGRAPH_GRAPH_STORE_TRIPLE_READER_H_
#define MSCGRAPH_GRAPH_STORE_TRIPLE_READER_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "graph/store/term.h"
#include "graph/store/triples.h"

namespace mscgraph {

// What a query engine sees of a graph: triples of ids in named graphs (the store's layers), and the terms
// behind the ids. One moment in time: what is committed later is not seen. For one thread; readers of several
// threads do not disturb each other.

// The graphs that a scan reads. A triple that stands in several of them is met once.
struct GraphSelection {
  bool all = true;
  std::vector<TermId>
      ids;  // Ids of graph names, ascending; read only if not `all`. Unknown ones are empty graphs.
};

// Of one predicate, over all graphs.
struct PredicateStatistics {
  uint64_t triples = 0, subjects = 0, objects = 0;  // The last two: distinct ones.
};

class TripleReader {
 public:
  virtual ~TripleReader() = default;

  // The id of a term in N-Triples form (IRI, literal, blank node "_:x"), whether or not the store holds it:
  // two terms have one id exactly if they are the same term.
  virtual absl::StatusOr<TermId> IdOf(std::string_view form) const = 0;
  // The way back. kNotFound if the id is of no stored term.
  virtual absl::StatusOr<std::string> FormOf(TermId id) const = 0;
  // FormOf for many ids, faster; forms in the order of the ids. kNotFound if one is missing.
  virtual absl::StatusOr<std::vector<std::string>> FormsOf(const std::vector<TermId>& ids) const = 0;

  // The names of all graphs, ascending by id.
  virtual absl::StatusOr<std::vector<TermId>> Graphs() const = 0;

  // The triples that match (0 stands for any term) until `visit` returns false. The order depends on the
  // terms and on which positions are bound only: by subject, predicate, object if the subject is bound or
  // nothing is; by predicate, object, subject if the predicate but not the subject is; by object, subject,
  // predicate else. `visit` may scan again.
  virtual absl::Status Scan(const Triple& pattern, const GraphSelection& graphs,
                            absl::FunctionRef<bool(const Triple&)> visit) const = 0;

  // How many triples match, over all graphs: exact for few, within a factor of two or so for many. Cheap.
  virtual absl::StatusOr<uint64_t> Estimate(const Triple& pattern) const = 0;
  // All zero for a predicate without triples. May lag behind the last commits.
  virtual absl::StatusOr<PredicateStatistics> Statistics(TermId predicate) const = 0;
};

}  // namespace mscgraph

#endif  // MSCGRAPH_GRAPH_STORE_TRIPLE_READER_H_
