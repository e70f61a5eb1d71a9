#ifndef MSCGRAPH_GRAPH_STORE_ROCKS_H_
#define MSCGRAPH_GRAPH_STORE_ROCKS_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace rocksdb {
class Env;
}

namespace mscgraph {

// The key-value files below a store; with the commit file the only place that knows RocksDB. Keys are ordered
// by their bytes.

enum class KeyFamily { kSpo, kPos, kOsp, kGspo, kTerms, kDocs, kConcepts, kEvidence, kFts, kFindings, kMeta };
inline constexpr int kFamilyCount = 11;

// What one family takes on disk.
struct FamilyFiles {
  std::string family;
  size_t files = 0;
  size_t level0_files = 0;  // Those that a scan has to merge one by one.
  uint64_t bytes = 0;
};

class Rocks {
 public:
  // kReadOnly changes no file, and sees the moment of opening, whatever another process writes meanwhile;
  // opening may fail while a writer is at work and is then to be tried again. kReadWrite and kCreate delete
  // the files that the manifest does not name.
  //
  // Not RocksDB's secondary instances: in 7.8 they take a family whose newest file is damaged as it was
  // before that file, and the others as they are, without an error.
  enum class Mode { kReadOnly, kReadWrite, kCreate };
  // `env` stands for the file system, null for that of the machine; it outlives the database.
  static absl::StatusOr<std::unique_ptr<Rocks>> Open(const std::string& folder, Mode mode,
                                                     rocksdb::Env* env = nullptr);
  virtual ~Rocks() = default;

  // False for a family that the store has not, as older formats; reading gives nothing from it.
  virtual bool Has(KeyFamily family) const = 0;
  // nullopt if the key is absent. Get and Scan may run in several threads.
  virtual absl::StatusOr<std::optional<std::string>> Get(KeyFamily family, std::string_view key) const = 0;
  // All keys that begin with `prefix`, ascending, until `visit` returns false.
  virtual absl::Status Scan(
      KeyFamily family, std::string_view prefix,
      absl::FunctionRef<bool(std::string_view key, std::string_view value)> visit) const = 0;
  // The same, beginning with the first key that is not less than `from`. REQUIRES: `from` begins with
  // `prefix`.
  virtual absl::Status ScanFrom(
      KeyFamily family, std::string_view prefix, std::string_view from,
      absl::FunctionRef<bool(std::string_view key, std::string_view value)> visit) const = 0;

  // A place among the keys of a family. For one thread.
  class Cursor {
   public:
    virtual ~Cursor() = default;
    virtual void Seek(std::string_view key) = 0;  // To the first key that is not less.
    virtual void Next() = 0;                      // REQUIRES: Valid()
    virtual bool Valid() const = 0;               // False at the end and after an error.
    // Valid until the cursor moves. REQUIRES: Valid()
    virtual std::string_view key() const = 0;
    virtual std::string_view value() const = 0;
    virtual absl::Status status() const = 0;
  };
  // One moment of the database; later commits are not seen. It must not outlive the database. Get and
  // MultiGet may run in several threads.
  class View {
   public:
    virtual ~View() = default;
    virtual absl::StatusOr<std::optional<std::string>> Get(KeyFamily family, std::string_view key) const = 0;
    // In the order of the keys.
    virtual absl::StatusOr<std::vector<std::optional<std::string>>> MultiGet(
        KeyFamily family, const std::vector<std::string>& keys) const = 0;
    virtual std::unique_ptr<Cursor> NewCursor(KeyFamily family) const = 0;
    // About how many bytes on disk the keys in [begin, end) take.
    virtual uint64_t ApproximateBytes(KeyFamily family, std::string_view begin,
                                      std::string_view end) const = 0;
  };
  virtual std::unique_ptr<View> NewView() const = 0;

  // One change of all families: keys are added to files beside the database, and Ingest makes all of them
  // visible at once or none. Dropping it without Ingest leaves no trace. Different families may be written by
  // different threads at once.
  class Batch {
   public:
    virtual ~Batch() = default;
    // Within a family keys must ascend strictly; a null `value` deletes the key.
    virtual absl::Status Add(KeyFamily family, std::string_view key, const std::string_view* value) = 0;
    virtual absl::Status Ingest() = 0;
  };
  // Rewrites a family so that nothing deleted is left. Readers and writers go on meanwhile.
  virtual absl::Status Compact(KeyFamily family) = 0;
  // `staging` is a folder on the same file system; its old content is removed.
  virtual std::unique_ptr<Batch> NewBatch(const std::string& staging) = 0;

  // In the order of KeyFamily.
  virtual std::vector<FamilyFiles> Files() const = 0;
  // Reads all files and compares their checksums. kDataLoss names the first that differs.
  virtual absl::Status VerifyFiles() const = 0;
  // Merges every family into one sorted run and drops what is deleted.
  virtual absl::Status Compact() = 0;
  // Merges what the last commits left in level 0 if it has grown long; else does nothing.
  virtual absl::Status Settle() = 0;
};

}  // namespace mscgraph

#endif  // MSCGRAPH_GRAPH_STORE_ROCKS_H_
