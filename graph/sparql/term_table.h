#ifndef MSCGRAPH_GRAPH_SPARQL_TERM_TABLE_H_
#define MSCGRAPH_GRAPH_SPARQL_TERM_TABLE_H_

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "graph/sparql/row_table.h"
#include "graph/sparql/value.h"
#include "graph/store/triple_reader.h"

namespace mscgraph::sparql {

// The terms of one query: those of the store, and those that the query computes. Not thread-safe.
class TermTable {
 public:
  // Keeps both; they must outlive it.
  TermTable(const TripleReader* reader, MemoryBudget* budget);

  // The id of any term, which FormOf and ValueOf know from then on. kResourceExhausted.
  absl::StatusOr<TermId> Intern(std::string_view form);
  absl::StatusOr<std::string> FormOf(TermId id);
  // The forms of rows of ids, `width` each, as one batch; nullopt for 0.
  absl::StatusOr<std::vector<std::optional<std::string>>> FormsOf(const std::vector<TermId>& ids);
  // Valid until the next call. REQUIRES: id != 0
  absl::StatusOr<const Value*> ValueOf(TermId id);
  // Makes the values of many ids ready in one batch; `ids` are distinct.
  absl::StatusOr<std::vector<Value>> ValuesOf(const std::vector<TermId>& ids);
  // A blank node that neither the store nor an earlier call has.
  absl::StatusOr<std::string> FreshBlankNode();

 private:
  const std::string* Computed(TermId id) const;

  const TripleReader* reader_;
  MemoryCharge computed_charge_, value_charge_;
  absl::flat_hash_map<TermId, std::string> computed_;
  absl::flat_hash_map<TermId, std::unique_ptr<Value>> values_;  // Emptied when full.
  uint64_t blank_nodes_ = 0;
};

}  // namespace mscgraph::sparql

#endif  // MSCGRAPH_GRAPH_SPARQL_TERM_TABLE_H_
