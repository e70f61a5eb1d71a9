#ifndef MSCGRAPH_GRAPH_STORE_STORE_FILES_H_
#define MSCGRAPH_GRAPH_STORE_STORE_FILES_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "graph/store/commit_file.h"
#include "graph/store/rocks.h"
#include "graph/store/store.h"

namespace mscgraph {

// The folder of a store: its database, the file that acknowledges commits, the lock of the writer, the files
// of a load in progress. Decides whether a store may be opened, and commits. docs/store_format.md, "Commit".
//
// A commit counts once COMMIT names it. The database may be one commit ahead of that file (the process ended
// between the two), never behind: then it lost what was promised.
class StoreFiles {
 public:
  // Gives the number of the last commit in a database, and may refuse the database for reasons of its own.
  using ReadCommit = absl::FunctionRef<absl::StatusOr<uint64_t>(const Rocks&)>;

  // For reading: sees one commit, that at opening, whatever a writer does meanwhile. For writing: takes the
  // lock, and changes or deletes nothing before the store has passed the check. Errors as in store.h.
  static absl::StatusOr<std::unique_ptr<StoreFiles>> Open(const StoreOptions& options,
                                                          ReadCommit read_commit);

  Rocks& rocks() { return *rocks_; }
  const Rocks& rocks() const { return *rocks_; }
  // What the user has to hear: that an older store was accepted. Else empty.
  const std::string& warning() const { return warning_; }

  std::unique_ptr<Rocks::Batch> NewBatch() { return rocks_->NewBatch(staging()); }
  // Makes `batch` visible as commit `number` and acknowledges it. After an error the commit may be there,
  // whole, and not acknowledged; `ingested` says whether it is there for sure.
  absl::Status Commit(Rocks::Batch* batch, uint64_t number, bool* ingested);

 private:
  explicit StoreFiles(const StoreOptions& options) : options_(options) {}

  absl::Status OpenForReading(ReadCommit read_commit);
  std::string Fingerprint() const;
  absl::Status OpenForWriting(ReadCommit read_commit);
  absl::Status Create();
  absl::Status Look(Rocks::Mode mode, ReadCommit read_commit);
  absl::Status Acknowledge(uint64_t number);
  std::string database() const { return options_.path + "/rocksdb"; }
  std::string staging() const { return options_.path + "/staging"; }
  std::string commit_file() const { return options_.path + "/COMMIT"; }

  const StoreOptions options_;
  std::optional<WriterLock> lock_;  // Outlives the database.
  std::unique_ptr<Rocks> rocks_;
  uint64_t in_database_ = 0;
  std::optional<uint64_t> acknowledged_;
  std::string warning_;
};

}  // namespace mscgraph

#endif  // MSCGRAPH_GRAPH_STORE_STORE_FILES_H_
