#ifndef MSCGRAPH_GRAPH_STORE_MERGE_RECORDS_H_
#define MSCGRAPH_GRAPH_STORE_MERGE_RECORDS_H_

#include <cstddef>
#include <cstdio>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_set.h"
#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "schemas/record.h"

namespace mscgraph {

// Makes one stream of records out of several, so that loading it gives the graph that loading all of them
// gives: every concept and document once, of several versions the one that a store would keep, every notice
// of retraction once, sorted by id, whatever the order of the inputs. An external merge sort: memory is
// bounded, what does not fit goes into unnamed temporary files.
class RecordMerger {
 public:
  static constexpr size_t kDefaultMemory = size_t{256} << 20;
  explicit RecordMerger(size_t memory = kDefaultMemory);
  ~RecordMerger();

  // All records of one input. kFailedPrecondition if its run is of other rules or another schema than those
  // before; kInvalidArgument if a record stands before the run.
  absl::Status Add(absl::FunctionRef<absl::StatusOr<std::optional<Record>>()> next);
  // Once, after all inputs. Lines as ToJsonLine makes them, without the newline; false stops with
  // kUnavailable.
  absl::Status Write(absl::FunctionRef<bool(std::string_view line)> write);

  // Documents that had fewer claims than announced and were left out, sorted, each once.
  std::vector<std::string> incomplete() const;

 private:
  // What stays together in the output. Of units with one key the one of the greatest rank stays.
  struct Unit {
    std::string key, rank, lines;
  };
  struct Run;

  absl::Status Take(const Record& record);
  absl::Status TakeRun(const RunRecord& run);
  void TakeClaim(const ClaimMention& claim);
  absl::Status EndDocument();
  absl::Status Emit(Unit unit);
  absl::Status Spill();
  static bool Before(const Unit& a, const Unit& b);

  const size_t memory_;
  std::optional<RunRecord> run_;
  std::vector<Unit> units_;
  size_t bytes_ = 0;
  std::vector<std::unique_ptr<Run>> runs_;
  std::vector<std::string> incomplete_;
  // The document whose claims are being read.
  std::optional<DocumentRecord> document_;
  std::string lines_;
  std::vector<std::string> claims_;
  absl::flat_hash_set<std::string> evidence_;
  int seen_ = 0;
};

}  // namespace mscgraph

#endif  // MSCGRAPH_GRAPH_STORE_MERGE_RECORDS_H_
