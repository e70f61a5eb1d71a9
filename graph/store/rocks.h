#ifndef MSCGRAPH_GRAPH_STORE_ROCKS_H_
#define MSCGRAPH_GRAPH_STORE_ROCKS_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace mscgraph {

// The key-value files below a store; the only place that knows RocksDB. Keys are ordered by their bytes.

enum class KeyFamily { kSpo, kPos, kOsp, kTerms, kDocs, kConcepts, kEvidence, kFts, kFindings, kMeta };
inline constexpr int kFamilyCount = 10;

class Rocks {
 public:
  enum class Mode { kReadOnly, kReadWrite, kCreate };
  static absl::StatusOr<std::unique_ptr<Rocks>> Open(const std::string& folder, Mode mode);
  virtual ~Rocks() = default;

  // nullopt if the key is absent. Get and Scan may run in several threads.
  virtual absl::StatusOr<std::optional<std::string>> Get(KeyFamily family, std::string_view key) const = 0;
  // All keys that begin with `prefix`, ascending, until `visit` returns false.
  virtual absl::Status Scan(
      KeyFamily family, std::string_view prefix,
      absl::FunctionRef<bool(std::string_view key, std::string_view value)> visit) const = 0;
  // The same, beginning with the first key that is not less than `from`. REQUIRES: `from` begins with `prefix`.
  virtual absl::Status ScanFrom(
      KeyFamily family, std::string_view prefix, std::string_view from,
      absl::FunctionRef<bool(std::string_view key, std::string_view value)> visit) const = 0;
  virtual absl::StatusOr<bool> HasPrefix(KeyFamily family, std::string_view prefix) const = 0;

  // One change of all families: keys are added to files beside the database, and Ingest makes all of them
  // visible at once or none. Dropping it without Ingest leaves no trace. One thread.
  class Batch {
   public:
    virtual ~Batch() = default;
    // Within a family keys must ascend strictly; a null `value` deletes the key.
    virtual absl::Status Add(KeyFamily family, std::string_view key, const std::string_view* value) = 0;
    virtual absl::Status Ingest() = 0;
  };
  // `staging` is a folder on the same file system; its old content is removed.
  virtual std::unique_ptr<Batch> NewBatch(const std::string& staging) = 0;
};

}  // namespace mscgraph

#endif  // MSCGRAPH_GRAPH_STORE_ROCKS_H_
