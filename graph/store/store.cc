#include "graph/store/store.h"

#include <utility>

#include "graph/store/codec.h"
#include "graph/store/layer_loader.h"
#include "graph/store/loader.h"
#include "graph/store/store_impl.h"
#include "graph/store/store_reader.h"
#include "schemas/ids.h"

namespace mscgraph {
namespace {

absl::Status CheckRun(const std::string& path, const StoreInfo& info, const RunRecord& run) {
  if (info.run.rules_hash.empty() ||
      (info.run.rules_hash == run.rules_hash && info.run.lexicon_hash == run.lexicon_hash))
    return absl::OkStatus();
  const auto describe = [](const RunRecord& r) {
    return "rules " + r.rules_hash + ", lexicon " + r.lexicon_hash;
  };
  return absl::FailedPreconditionError(
      path + " was made with other rules (" + describe(info.run) + ") than these claims (" + describe(run) +
      "): load them into a new directory, or extract the documents again with the rules of the store");
}

}  // namespace

absl::Status StoreImpl::Init(const StoreOptions& options) {
  options_ = options;
  absl::StatusOr<std::unique_ptr<StoreFiles>> files =
      StoreFiles::Open(options, [&](const Rocks& rocks) -> absl::StatusOr<uint64_t> {
        absl::StatusOr<StoreMeta> meta = ReadMeta(*rocks.NewView(), options.path);
        if (!meta.ok()) return meta.status();
        meta_ = *std::move(meta);
        return meta_.info.commit;
      });
  if (!files.ok()) return files.status();
  files_ = *std::move(files);
  rocks_ = &files_->rocks();
  meta_.info.warning = files_->warning();
  return absl::OkStatus();
}

absl::Status StoreImpl::MayWrite() const {
  return options_.read_only ? absl::FailedPreconditionError(options_.path + " is open for reading only")
                            : absl::OkStatus();
}

absl::Status StoreImpl::Load(absl::FunctionRef<absl::StatusOr<std::optional<Record>>()> next,
                             LoadReport* report) {
  *report = LoadReport();
  report->commit = meta_.info.commit;
  if (absl::Status status = MayWrite(); !status.ok()) return status;
  absl::StatusOr<PendingLoad> load = ReadRecords(
      next, [&](const RunRecord& run) { return CheckRun(options_.path, meta_.info, run); }, report);
  if (!load.ok()) return load.status();
  const std::unique_ptr<Rocks::View> view = rocks_->NewView();
  const std::string manifest = kManifestPrefix + Hex16(load->hash);
  absl::StatusOr<std::optional<std::string>> known = view->Get(KeyFamily::kMeta, manifest);
  if (!known.ok()) return known.status();
  if (*known) {
    report->unchanged = load->documents.size();
    return absl::OkStatus();
  }
  StoreMeta meta = meta_;
  Loader loader(*view, options_.pack_at_least, &meta);
  if (absl::Status status = loader.Apply(*load, report); !status.ok()) return status;
  if (!loader.HasChanges()) return absl::OkStatus();
  std::unique_ptr<Rocks::Batch> batch = files_->NewBatch();
  if (absl::Status status = loader.Write(batch.get(), report); !status.ok()) return status;
  meta.info.run = load->run;
  if (absl::Status status = Commit(std::move(meta), manifest, batch.get()); !status.ok()) return status;
  report->commit = meta_.info.commit;
  return absl::OkStatus();
}

absl::Status StoreImpl::LoadLayer(const std::string& layer, const std::vector<LayerInput>& inputs,
                                  LayerReport* report) {
  *report = LayerReport();
  report->commit = meta_.info.commit;
  if (absl::Status status = MayWrite(); !status.ok()) return status;
  const std::unique_ptr<Rocks::View> view = rocks_->NewView();
  StoreMeta meta = meta_;
  LayerLoader loader(*view, options_.path + "/staging.runs", options_.pack_at_least, &meta);
  if (absl::Status status = loader.Read(layer, inputs, report); !status.ok()) return status;
  std::unique_ptr<Rocks::Batch> batch = files_->NewBatch();
  if (absl::Status status = loader.Write(batch.get(), report); !status.ok()) return status;
  if (report->triples_added + report->triples_removed == 0) return absl::OkStatus();
  if (absl::Status status = Commit(std::move(meta), "", batch.get()); !status.ok()) return status;
  report->commit = meta_.info.commit;
  return absl::OkStatus();
}

absl::Status StoreImpl::Pack() {
  if (absl::Status status = MayWrite(); !status.ok()) return status;
  if (meta_.index.entries == 0) return absl::OkStatus();
  const std::unique_ptr<Rocks::View> view = rocks_->NewView();
  std::unique_ptr<Rocks::Batch> batch = files_->NewBatch();
  StoreMeta meta = meta_;
  absl::Status status = WriteBlocks(
      *view, [](QuadOrder, QuadRow*) -> absl::StatusOr<bool> { return false; }, &meta.index, &meta.statistics,
      batch.get());
  if (!status.ok()) return status;
  return Commit(std::move(meta), "", batch.get());
}

absl::Status StoreImpl::Commit(StoreMeta meta, const std::string& manifest, Rocks::Batch* batch) {
  meta.info.commit = meta_.info.commit + 1;
  RowChanges rows = MetaChanges(meta_, meta);
  if (!manifest.empty()) {
    std::string commit;
    PutNumber(meta.info.commit, &commit);
    rows[manifest] = commit;
  }
  if (absl::Status status = WriteRows(KeyFamily::kMeta, rows, batch); !status.ok()) return status;
  bool ingested = false;
  const bool packed = meta.index.generation != meta_.index.generation && meta_.info.commit > 0;
  absl::Status status = files_->Commit(batch, meta.info.commit, &ingested);
  if (ingested) meta_ = std::move(meta);
  if (!status.ok() || !packed) return status;
  // The commit stands, and what was packed before only takes space: that it stays, on a full disk say, is no
  // failure of this change. The next compaction takes it.
  for (const QuadOrder order : kQuadOrders) rocks_->Compact(FamilyOf(order)).IgnoreError();
  return absl::OkStatus();
}

absl::StatusOr<std::unique_ptr<TripleReader>> StoreImpl::NewReader() const {
  return NewStoreReader(rocks_->NewView(), meta_);
}

absl::StatusOr<std::unique_ptr<Store>> Store::Open(const StoreOptions& options) {
  auto store = std::make_unique<StoreImpl>();
  if (absl::Status status = store->Init(options); !status.ok()) return status;
  return store;
}

}  // namespace mscgraph
