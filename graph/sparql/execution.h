#ifndef MSCGRAPH_GRAPH_SPARQL_EXECUTION_H_
#define MSCGRAPH_GRAPH_SPARQL_EXECUTION_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/status.h"
#include "absl/time/time.h"
#include "graph/sparql/algebra.h"
#include "graph/sparql/engine.h"
#include "graph/sparql/row_table.h"
#include "graph/sparql/term_table.h"
#include "graph/store/triple_reader.h"

namespace mscgraph::sparql {

// What all operators of one running query share: the reader, the dataset, the terms, the limits, the first
// error. Not thread-safe.
class Execution {
 public:
  // Keeps the arguments, which must outlive it.
  Execution(const Query& query, const TripleReader& reader, const RunOptions& options, bool analyse);

  // Resolves the dataset. Call once, before planning.
  absl::Status Open();

  // One step of work. False if the query has to end: out of time.
  bool Step() { return (++steps_ & 1023) != 0 || LookAtClock(); }
  // Keeps the first error; gives false, so that operators can return it.
  bool Fail(absl::Status status);
  bool OutOfMemory();
  const absl::Status& status() const { return status_; }

  const Query& query() const { return query_; }
  const TripleReader& reader() const { return reader_; }
  MemoryBudget& budget() { return budget_; }
  TermTable& terms() { return terms_; }
  absl::Time now() const { return now_; }
  bool analyse() const { return analyse_; }

  const GraphSelection& default_graph() const { return default_graph_; }
  const std::vector<TermId>& named_graphs() const { return named_graphs_; }  // Ascending.

  // A row has a slot for each variable of the query, then those that the planner adds; 0 is unbound.
  size_t width() const { return names_.size(); }
  Variable AddSlot(std::string name);

  // For BNODE: labels stand for the same node until the next solution begins.
  void BeginSolution() { labelled_.clear(); }
  std::string BlankNode(const std::optional<std::string>& label);
  const std::string& NameOf(Variable v) const { return names_[v]; }
  const std::vector<std::string>& names() const { return names_; }

 private:
  bool LookAtClock();

  const Query& query_;
  const TripleReader& reader_;
  const RunOptions& options_;
  MemoryBudget budget_;
  TermTable terms_;
  absl::Time now_, deadline_;
  bool analyse_;
  uint64_t steps_ = 0;
  absl::Status status_;
  GraphSelection default_graph_;
  std::vector<TermId> named_graphs_;
  std::vector<std::string> names_;
  absl::flat_hash_map<std::string, std::string> labelled_;
};

}  // namespace mscgraph::sparql

#endif  // MSCGRAPH_GRAPH_SPARQL_EXECUTION_H_
