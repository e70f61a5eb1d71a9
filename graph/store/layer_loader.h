#ifndef MSCGRAPH_GRAPH_STORE_LAYER_LOADER_H_
#define MSCGRAPH_GRAPH_STORE_LAYER_LOADER_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "graph/store/meta.h"
#include "graph/store/quad_writer.h"
#include "graph/store/rdf_chunks.h"
#include "graph/store/rocks.h"
#include "graph/store/run_sorter.h"
#include "graph/store/store.h"
#include "graph/store/term_runs.h"

namespace mscgraph {

// Turns texts of RDF into the difference between the layers that they are to be and those that the store has.
// Sorts on disk what does not fit into memory.
class LayerLoader {
 public:
  // Keeps `view` and `meta`, which must outlive it; `meta` becomes what is true after the batch, but for the
  // commit. `folder` is made for the runs and removed in the end.
  LayerLoader(const Rocks::View& view, std::string folder, uint64_t pack_at_least, StoreMeta* meta);
  ~LayerLoader();

  absl::Status Read(const std::string& layer, const std::vector<LayerInput>& inputs, LayerReport* report);
  // The families but `meta`.
  absl::Status Write(Rocks::Batch* batch, LayerReport* report);

 private:
  // A row in the sequence of an order, with the count that it is to have.
  struct Change {
    QuadColumns columns;
    uint64_t count;
    friend bool operator<(const Change& a, const Change& b) {
      for (size_t i = 0; i < 3; ++i) {
        if (a.columns[i] != b.columns[i]) return a.columns[i] < b.columns[i];
      }
      return a.columns[3] < b.columns[3];
    }
  };

  absl::Status ReadInput(RdfSyntax syntax, const RdfOptions& options, const LayerInput& input,
                         LayerReport* report);
  absl::Status Take(const RdfStatement& statement);
  absl::Status TakeChunk(const RdfChunk& chunk);
  absl::StatusOr<TermId> Intern(std::string_view form);
  absl::StatusOr<TermId> InternEvidence(std::string_view form, uint64_t digits);
  absl::StatusOr<LayerNumber> LayerOfGraph(std::string_view graph);
  absl::Status ReadStored(RunSorter<Change>* stored);
  absl::Status FindChanges(LayerReport* report);
  absl::Status WriteTerms(Rocks::Batch* batch);
  absl::Status WriteTriples(Rocks::Batch* batch, uint64_t changes);
  absl::Status WriteFew(Rocks::Batch* batch);
  absl::Status WriteMany(Rocks::Batch* batch);

  const Rocks::View& view_;
  const std::string folder_;
  const uint64_t pack_at_least_;
  StoreMeta* meta_;
  TermRuns terms_;
  absl::flat_hash_map<uint64_t, TermId> new_evidence_;    // By digits.
  absl::flat_hash_map<std::string, LayerNumber> layers_;  // Loaded ones, by name.
  LayerNumber default_layer_ = 0;
  std::unique_ptr<RunSorter<Change>> read_;        // In the sequence of `spo`.
  std::unique_ptr<RunSorter<Change>> changes_[4];  // By order.
};

}  // namespace mscgraph

#endif  // MSCGRAPH_GRAPH_STORE_LAYER_LOADER_H_
