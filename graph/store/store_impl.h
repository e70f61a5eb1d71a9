#ifndef MSCGRAPH_GRAPH_STORE_STORE_IMPL_H_
#define MSCGRAPH_GRAPH_STORE_STORE_IMPL_H_

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "graph/store/meta.h"
#include "graph/store/rocks.h"
#include "graph/store/store.h"
#include "graph/store/store_files.h"

namespace mscgraph {

// Store, for the files that implement it.
class StoreImpl : public Store {
 public:
  absl::Status Init(const StoreOptions& options);

  absl::Status Load(absl::FunctionRef<absl::StatusOr<std::optional<Record>>()> next,
                    LoadReport* report) override;
  absl::Status LoadLayer(const std::string& layer, const std::vector<LayerInput>& inputs,
                         LayerReport* report) override;
  absl::Status Pack() override;
  const StoreInfo& info() const override { return meta_.info; }
  absl::StatusOr<std::unique_ptr<TripleReader>> NewReader() const override;
  absl::Status Scan(const Pattern& pattern, absl::FunctionRef<bool(const Triple&)> visit) const override;
  absl::StatusOr<std::string> FormOf(TermId id) const override;
  absl::StatusOr<TermId> IdOf(std::string_view form) const override;
  absl::Status ClaimEvidence(TermId claim, absl::FunctionRef<bool(const ClaimMention&)> visit) const override;
  absl::StatusOr<std::vector<ClaimMention>> DocumentEvidence(std::string_view id) const override;
  absl::StatusOr<std::optional<DocumentInfo>> FindDocument(std::string_view id) const override;
  absl::Status Documents(
      absl::FunctionRef<bool(const std::string&, const DocumentInfo&)> visit) const override;
  absl::StatusOr<std::optional<ConceptRecord>> FindConcept(std::string_view id) const override;
  absl::Status Concepts(absl::FunctionRef<bool(const ConceptRecord&)> visit) const override;
  absl::StatusOr<std::vector<std::string>> ConceptsNamed(std::string_view name) const override;
  absl::Status Names(std::string_view prefix,
                     absl::FunctionRef<bool(std::string_view, std::string_view)> visit) const override;
  absl::StatusOr<std::optional<ClaimMention>> FindEvidence(TermId evidence) const override;
  absl::Status Validate() const override;
  StoreFiles& files() const override { return *files_; }

 private:
  absl::Status MayWrite() const;
  // Adds the rows of `meta` that differ, and `manifest` if it is not empty; makes all of it the next commit.
  absl::Status Commit(StoreMeta meta, const std::string& manifest, Rocks::Batch* batch);
  absl::StatusOr<std::optional<std::string>> FindRow(std::string_view id) const;

  StoreOptions options_;
  std::unique_ptr<StoreFiles> files_;
  Rocks* rocks_ = nullptr;  // Of files_.
  StoreMeta meta_;
};

}  // namespace mscgraph

#endif  // MSCGRAPH_GRAPH_STORE_STORE_IMPL_H_
