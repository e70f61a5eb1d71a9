#ifndef MSCGRAPH_GRAPH_STORE_TERM_RUNS_H_
#define MSCGRAPH_GRAPH_STORE_TERM_RUNS_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/status.h"
#include "graph/store/rocks.h"
#include "graph/store/term.h"

namespace mscgraph {

// The forms behind ids, of any number: what does not fit into memory goes to sorted files. For one thread.
class TermRuns {
 public:
  // `path`: how the names of its files begin; they go with it. `most_bytes`: of forms in memory.
  TermRuns(std::string path, size_t most_bytes);
  TermRuns(const TermRuns&) = delete;
  TermRuns& operator=(const TermRuns&) = delete;
  ~TermRuns();

  // Two forms with one id are kInternal, here or in Write.
  absl::Status Put(TermId id, std::string_view form);
  // Adds those that `view` has not to family `terms`, ascending. Once.
  absl::Status Write(const Rocks::View& view, Rocks::Batch* batch);

 private:
  absl::Status Spill();
  std::string PathOf(size_t run) const { return path_ + std::to_string(run); }

  const std::string path_;
  const size_t most_bytes_;
  absl::flat_hash_map<TermId, std::string_view> forms_;  // Of the run in memory; they lie in `texts_`.
  std::vector<std::string> texts_;
  size_t bytes_ = 0;
  size_t runs_ = 0;
};

}  // namespace mscgraph

#endif  // MSCGRAPH_GRAPH_STORE_TERM_RUNS_H_
