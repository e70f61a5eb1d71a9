#ifndef MSCGRAPH_GRAPH_STORE_META_H_
#define MSCGRAPH_GRAPH_STORE_META_H_

#include <map>
#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "graph/store/quad_writer.h"
#include "graph/store/rocks.h"
#include "graph/store/store.h"

namespace mscgraph {

// What family `meta` says, but for the manifest of loads. docs/store_format.md lists the rows.

inline constexpr int kFormat = 1;
inline constexpr char kManifestPrefix[] = "m";

struct StoreMeta {
  StoreInfo info;
  uint32_t next_document = 1;
  uint32_t next_stray = 0;  // Ordinal for the next evidence that a layer names and no document has.
  IndexState index;
  std::map<LayerNumber, std::string> layers;  // Names as N-Triples forms, also of layers without triples.
  Statistics statistics;                      // Exact after packing, near it after other commits.
};

// A family's rows to write; nullopt deletes.
using RowChanges = std::map<std::string, std::optional<std::string>>;

// The format alone; that of this program if the store has no commit.
absl::StatusOr<int> ReadFormat(const Rocks::View& view);
// kDataLoss if the database is not that of the COMMIT file. A crash between ingest and acknowledgement leaves
// it one commit ahead, never behind.
absl::Status CheckCommit(const std::string& path, uint64_t in_meta,
                         const std::optional<uint64_t>& acknowledged);
// kFailedPrecondition for any format but kFormat says what to do; `path` is for the message.
absl::StatusOr<StoreMeta> ReadMeta(const Rocks::View& view, const std::string& path);
RowChanges MetaChanges(const StoreMeta& before, const StoreMeta& after);

// Takes changes that go in as entries into the statistics: numbers of triples exactly, distinct subjects and
// objects in proportion.
void UpdateStatistics(const std::vector<QuadChange>& changes, Statistics* statistics);

// Writes the changes as entries or packs everything anew, whatever is due, and keeps `meta` in step.
absl::Status WriteChanges(const Rocks::View& view, std::vector<QuadChange> changes, uint64_t pack_at_least,
                          StoreMeta* meta, Rocks::Batch* batch);

// The number of the layer called `name`; a new one gets the next number and goes into `meta`.
LayerNumber LayerCalled(const std::string& name, StoreMeta* meta);
uint64_t LayerSize(const Statistics& statistics, LayerNumber layer);

}  // namespace mscgraph

#endif  // MSCGRAPH_GRAPH_STORE_META_H_
