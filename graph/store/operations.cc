#include "graph/store/operations.h"

#include <filesystem>
#include <memory>
#include <utility>

#include "graph/store/commit_file.h"
#include "graph/store/store_files.h"

namespace mscgraph {
namespace {

// A writer may delete a file between its being listed and read.
constexpr int kVerifyAttempts = 5;

absl::Status CountContent(const Store& store, Verified* verified) {
  absl::Status status = store.Documents([&](const std::string&, const DocumentInfo& info) {
    verified->documents += info.present;
    return true;
  });
  if (!status.ok()) return status;
  return store.Scan({}, [&](const Triple&) { return ++verified->triples, true; });
}

absl::StatusOr<Verified> VerifyOnce(const StoreOptions& options, bool quick) {
  absl::StatusOr<std::unique_ptr<Store>> store = Store::Open(options);
  if (!store.ok()) return store.status();
  Verified verified;
  verified.commit = (*store)->info().commit;
  verified.warning = (*store)->info().warning;
  for (const FamilyFiles& family : FilesOf(**store)) {
    verified.files += family.files;
    verified.bytes += family.bytes;
  }
  if (absl::Status status = (*store)->files().rocks().VerifyFiles(); !status.ok()) return status;
  if (quick) return verified;
  if (absl::Status status = (*store)->Validate(); !status.ok()) return status;
  if (absl::Status status = CountContent(**store, &verified); !status.ok()) return status;
  return verified;
}

absl::Status CopyFamilies(const Rocks& from, Rocks::Batch* batch) {
  for (int i = 0; i < kFamilyCount; ++i) {
    const KeyFamily family = static_cast<KeyFamily>(i);
    absl::Status written;
    absl::Status read = from.Scan(family, "", [&](std::string_view key, std::string_view value) {
      written = batch->Add(family, key, &value);
      return written.ok();
    });
    if (!read.ok()) return read;
    if (!written.ok()) return written;
  }
  return absl::OkStatus();
}

absl::Status WriteBackup(const Store& store, const std::string& folder) {
  absl::StatusOr<std::unique_ptr<StoreFiles>> files =
      StoreFiles::Open({.path = folder, .read_only = false, .create = true},
                       [](const Rocks&) -> absl::StatusOr<uint64_t> { return 0; });
  if (!files.ok()) return files.status();
  std::unique_ptr<Rocks::Batch> batch = (*files)->NewBatch();
  if (absl::Status status = CopyFamilies(store.files().rocks(), batch.get()); !status.ok()) return status;
  bool ingested = false;
  return (*files)->Commit(batch.get(), store.info().commit, &ingested);
}

}  // namespace

std::vector<FamilyFiles> FilesOf(const Store& store) { return store.files().rocks().Files(); }

uint64_t TotalBytes(const std::vector<FamilyFiles>& files) {
  uint64_t bytes = 0;
  for (const FamilyFiles& family : files) bytes += family.bytes;
  return bytes;
}

absl::StatusOr<Verified> VerifyStore(const StoreOptions& options, bool quick) {
  absl::StatusOr<Verified> verified = VerifyOnce(options, quick);
  for (int i = 1; i < kVerifyAttempts && absl::IsUnavailable(verified.status()); ++i)
    verified = VerifyOnce(options, quick);
  return verified;
}

absl::Status BackupStore(const Store& store, const std::string& target) {
  std::error_code error;
  if (std::filesystem::exists(target, error)) {
    return absl::FailedPreconditionError(target + " is there already: give a new folder");
  }
  const std::string clean = std::filesystem::path(target + "/").parent_path().string();
  const std::string unfinished = clean + ".part";
  std::filesystem::remove_all(unfinished, error);
  absl::Status status = WriteBackup(store, unfinished);
  if (status.ok()) return MoveIntoPlace(unfinished, clean, nullptr);
  std::filesystem::remove_all(unfinished, error);
  return status;
}

absl::Status CompactStore(Store* store) {
  if (absl::Status status = store->Pack(); !status.ok()) return status;
  return store->files().rocks().Compact();
}

absl::Status RemoveDocuments(const std::vector<std::string>& ids, Store* store, LoadReport* report) {
  std::vector<Record> records = {store->info().run};
  for (const std::string& id : ids) {
    absl::StatusOr<std::optional<DocumentInfo>> document = store->FindDocument(id);
    if (!document.ok()) return document.status();
    if (!*document || !((*document)->present || (*document)->deleted)) {
      return absl::InvalidArgumentError("no document " + id +
                                        " in the store; nothing is removed. Ids are written as in PMID:123");
    }
    // The paper may have been asked for by another of its ids.
    records.push_back(DeleteRecord{.doc = (*document)->present ? (*document)->record.id : id,
                                   .source_order = (*document)->source_order});
  }
  size_t next = 0;
  return store->Load(
      [&]() -> absl::StatusOr<std::optional<Record>> {
        if (next == records.size()) return std::optional<Record>();
        return std::optional<Record>(records[next++]);
      },
      report);
}

}  // namespace mscgraph
