#ifndef MSCGRAPH_GRAPH_STORE_COMMIT_FILE_H_
#define MSCGRAPH_GRAPH_STORE_COMMIT_FILE_H_

#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace rocksdb {
class Env;
}

namespace mscgraph {

// The file that acknowledges a commit: its number and a checksum, replaced and synced after the data are in.
// A database that is older than it has lost acknowledged data.

// nullopt if there is none. kDataLoss if it is cut off or its checksum is wrong.
absl::StatusOr<std::optional<uint64_t>> ReadCommitFile(const std::string& path);
// Writes a file beside it, syncs it, renames it and syncs the folder: after a crash one of the two versions
// is there. Here and below `env` stands for the file system, null for that of the machine.
absl::Status WriteCommitFile(const std::string& path, uint64_t number, rocksdb::Env* env = nullptr);

// Makes a folder that outlives a loss of power; the one above it as well if need be. Fine if it is there.
absl::Status CreateFolder(const std::string& path, rocksdb::Env* env);
// Renames a folder whose files are synced, so that after a loss of power it is in one place or the other.
absl::Status MoveIntoPlace(const std::string& from, const std::string& to, rocksdb::Env* env);

// Holds an exclusive lock on a file until it is destroyed; the system frees it when the process ends.
class WriterLock {
 public:
  WriterLock() = default;
  WriterLock(WriterLock&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
  WriterLock& operator=(WriterLock&&) = delete;
  ~WriterLock();
  // kFailedPrecondition tells in one sentence which process holds the lock.
  static absl::StatusOr<WriterLock> Acquire(const std::string& store, const std::string& path);

 private:
  int fd_ = -1;
};

}  // namespace mscgraph

#endif  // MSCGRAPH_GRAPH_STORE_COMMIT_FILE_H_
