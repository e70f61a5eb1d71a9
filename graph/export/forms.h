#ifndef MSCGRAPH_GRAPH_EXPORT_FORMS_H_
#define MSCGRAPH_GRAPH_EXPORT_FORMS_H_

#include <string>

#include "absl/container/flat_hash_map.h"
#include "absl/status/status.h"
#include "graph/store/store.h"

namespace mscgraph {

// Forms of terms with a bounded cache: predicates and members of closed lists come again and again. One
// thread.
class FormReader {
 public:
  explicit FormReader(const Store& store) : store_(store) {}

  // "" after a fault; status() keeps the first one. Valid until the next call.
  const std::string& Of(TermId id);
  const absl::Status& status() const { return status_; }

 private:
  const Store& store_;
  absl::flat_hash_map<TermId, std::string> cache_;
  absl::Status status_;
};

}  // namespace mscgraph

#endif  // MSCGRAPH_GRAPH_EXPORT_FORMS_H_
