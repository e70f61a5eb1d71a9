#include "graph/store/rocks.h"

#include <rocksdb/cache.h>
#include <rocksdb/db.h>
#include <rocksdb/env.h>
#include <rocksdb/file_checksum.h>
#include <rocksdb/sst_file_writer.h>
#include <rocksdb/table.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <vector>

#include "graph/store/rocks_options.h"

namespace mscgraph {
namespace {

constexpr std::array<const char*, kFamilyCount> kFamilyNames = {
    "spo", "pos", "osp", "gspo", "terms", "docs", "concepts", "ev", "fts", "findings", "meta"};
constexpr size_t kCacheBytes = 256 << 20;

// When commits are merged (Settle), so that a scan meets few runs and the work stays in proportion to what is
// new: level 0 into level 1 at so many files; everything into the last level once that what lies above it is
// a fourth of all, or once there are so many small files.
constexpr size_t kLongLevel0 = 4;
constexpr uint64_t kShareAboveLast = 4;
constexpr uint64_t kSmallBytes = 4 << 20;  // Less is not worth it.
constexpr size_t kManyFiles = 64;
constexpr uint64_t kFileBytes = 16 << 20;

size_t Index(KeyFamily family) { return static_cast<size_t>(family); }

rocksdb::Slice ToSlice(std::string_view bytes) { return {bytes.data(), bytes.size()}; }
std::string_view FromSlice(const rocksdb::Slice& slice) { return {slice.data(), slice.size()}; }

absl::Status ToStatus(const rocksdb::Status& status) {
  if (status.ok()) return absl::OkStatus();
  if (status.IsCorruption()) return absl::DataLossError("the store is damaged: " + status.ToString());
  return absl::UnavailableError(status.ToString());
}

class CursorImpl : public Rocks::Cursor {
 public:
  explicit CursorImpl(rocksdb::Iterator* iterator) : iterator_(iterator) {}
  void Seek(std::string_view key) override { iterator_->Seek(ToSlice(key)); }
  void Next() override { iterator_->Next(); }
  bool Valid() const override { return iterator_->Valid(); }
  std::string_view key() const override { return FromSlice(iterator_->key()); }
  std::string_view value() const override { return FromSlice(iterator_->value()); }
  absl::Status status() const override { return ToStatus(iterator_->status()); }

 private:
  std::unique_ptr<rocksdb::Iterator> iterator_;
};

// Of a family that is not there.
class NoCursor : public Rocks::Cursor {
 public:
  void Seek(std::string_view) override {}
  void Next() override {}
  bool Valid() const override { return false; }
  std::string_view key() const override { return {}; }
  std::string_view value() const override { return {}; }
  absl::Status status() const override { return absl::OkStatus(); }
};

class RocksImpl;

class ViewImpl : public Rocks::View {
 public:
  explicit ViewImpl(const RocksImpl& rocks);
  ~ViewImpl() override;
  absl::StatusOr<std::optional<std::string>> Get(KeyFamily family, std::string_view key) const override;
  absl::StatusOr<std::vector<std::optional<std::string>>> MultiGet(
      KeyFamily family, const std::vector<std::string>& keys) const override;
  std::unique_ptr<Rocks::Cursor> NewCursor(KeyFamily family) const override;
  uint64_t ApproximateBytes(KeyFamily family, std::string_view begin, std::string_view end) const override;

 private:
  const RocksImpl& rocks_;
  const rocksdb::Snapshot* snapshot_;
  rocksdb::ReadOptions options_;
};

class BatchImpl : public Rocks::Batch {
 public:
  BatchImpl(RocksImpl* rocks, std::string staging) : rocks_(rocks), staging_(std::move(staging)) {
    std::error_code ignored;
    std::filesystem::remove_all(staging_, ignored);
  }
  ~BatchImpl() override {
    for (auto& file : files_) file.reset();
    std::error_code ignored;
    std::filesystem::remove_all(staging_, ignored);
  }
  absl::Status Add(KeyFamily family, std::string_view key, const std::string_view* value) override;
  absl::Status Ingest() override;

 private:
  absl::Status Open(size_t index);
  std::string Path(size_t index) const { return staging_ + "/" + kFamilyNames[index] + ".sst"; }

  RocksImpl* rocks_;
  std::string staging_;
  std::array<std::unique_ptr<rocksdb::SstFileWriter>, kFamilyCount> files_;
};

class RocksImpl : public Rocks {
 public:
  ~RocksImpl() override {
    for (auto* handle : opened_) database_->DestroyColumnFamilyHandle(handle);
  }

  absl::Status Init(const std::string& folder, Mode mode, rocksdb::Env* env) {
    if (env == nullptr) env = rocksdb::Env::Default();
    rocksdb::DBOptions options = DatabaseOptions(env);
    options.create_if_missing = options.create_missing_column_families = mode == Mode::kCreate;
    std::vector<std::string> there;
    if (mode != Mode::kCreate) {
      const rocksdb::Status listed = rocksdb::DB::ListColumnFamilies(options, folder, &there);
      if (!listed.ok()) return ToStatus(listed);
    }
    auto cache = rocksdb::NewLRUCache(kCacheBytes);
    std::vector<rocksdb::ColumnFamilyDescriptor> families = {{rocksdb::kDefaultColumnFamilyName, {}}};
    std::vector<size_t> indexes;
    for (size_t i = 0; i < kFamilyCount; ++i) {
      options_[i] = FamilyOptions(static_cast<KeyFamily>(i), cache, env);
      if (mode != Mode::kCreate && std::find(there.begin(), there.end(), kFamilyNames[i]) == there.end())
        continue;
      families.emplace_back(kFamilyNames[i], options_[i]);
      indexes.push_back(i);
    }
    rocksdb::DB* database = nullptr;
    rocksdb::Status status;
    if (mode == Mode::kReadOnly) {
      // Keeps all files open from now on, so those that a writer deletes meanwhile stay readable.
      options.max_open_files = -1;
      status = rocksdb::DB::OpenForReadOnly(options, folder, families, &opened_, &database);
    } else {
      if (mode == Mode::kReadWrite) RemoveEmptyLogs(folder);
      status = rocksdb::DB::Open(options, folder, families, &opened_, &database);
    }
    database_.reset(database);
    if (!status.ok()) return ToStatus(status);
    for (size_t i = 0; i < indexes.size(); ++i)
      handles_[indexes[i]] = opened_[i + 1];  // [0] is "default", empty.
    return absl::OkStatus();
  }

  bool Has(KeyFamily family) const override { return Handle(family) != nullptr; }

  absl::StatusOr<std::optional<std::string>> Get(KeyFamily family, std::string_view key) const override {
    return Get(rocksdb::ReadOptions(), family, key);
  }

  absl::StatusOr<std::optional<std::string>> Get(const rocksdb::ReadOptions& options, KeyFamily family,
                                                 std::string_view key) const {
    if (!Has(family)) return std::optional<std::string>();
    rocksdb::PinnableSlice value;
    const rocksdb::Status status = database_->Get(options, Handle(family), ToSlice(key), &value);
    if (status.IsNotFound()) return std::optional<std::string>();
    if (!status.ok()) return ToStatus(status);
    return std::optional<std::string>(value.ToString());
  }

  absl::Status Scan(KeyFamily family, std::string_view prefix,
                    absl::FunctionRef<bool(std::string_view, std::string_view)> visit) const override {
    return ScanFrom(family, prefix, prefix, visit);
  }

  absl::Status ScanFrom(KeyFamily family, std::string_view prefix, std::string_view from,
                        absl::FunctionRef<bool(std::string_view, std::string_view)> visit) const override {
    if (!Has(family)) return absl::OkStatus();
    std::unique_ptr<rocksdb::Iterator> it(database_->NewIterator({}, Handle(family)));
    for (it->Seek(ToSlice(from)); it->Valid() && it->key().starts_with(ToSlice(prefix)); it->Next()) {
      if (!visit(FromSlice(it->key()), FromSlice(it->value()))) break;
    }
    return ToStatus(it->status());
  }

  std::unique_ptr<View> NewView() const override { return std::make_unique<ViewImpl>(*this); }

  absl::Status Compact(KeyFamily family) override { return CompactFamily(Index(family)); }

  std::unique_ptr<Batch> NewBatch(const std::string& staging) override {
    return std::make_unique<BatchImpl>(this, staging);
  }

  std::vector<FamilyFiles> Files() const override;
  absl::Status VerifyFiles() const override {
    if (absl::Status status = ToStatus(database_->VerifyFileChecksums({})); !status.ok()) return status;
    return ToStatus(database_->VerifyChecksum({}));
  }
  absl::Status Compact() override;
  absl::Status Settle() override;
  absl::Status CompactFamily(size_t index);
  // After a failed commit what the disk holds is not what RocksDB believes: it is written again only after a
  // new opening.
  void Fail() { failed_ = true; }
  absl::Status MayWrite() const {
    if (!failed_) return absl::OkStatus();
    return absl::UnavailableError("an earlier commit failed: open the store again");
  }

  rocksdb::DB* database() const { return database_.get(); }
  // nullptr if the store has no such family.
  rocksdb::ColumnFamilyHandle* Handle(size_t index) const { return handles_[index]; }
  rocksdb::ColumnFamilyHandle* Handle(KeyFamily family) const { return Handle(Index(family)); }
  const rocksdb::Options& options(size_t index) const { return options_[index]; }

 private:
  bool failed_ = false;
  std::unique_ptr<rocksdb::DB> database_;
  std::vector<rocksdb::ColumnFamilyHandle*> opened_;
  std::array<rocksdb::ColumnFamilyHandle*, kFamilyCount> handles_ = {};
  std::array<rocksdb::Options, kFamilyCount> options_;
};

std::vector<FamilyFiles> RocksImpl::Files() const {
  std::vector<FamilyFiles> files;
  for (size_t i = 0; i < kFamilyCount; ++i) {
    if (Handle(i) == nullptr) continue;
    rocksdb::ColumnFamilyMetaData family;
    database_->GetColumnFamilyMetaData(Handle(i), &family);
    files.push_back({.family = kFamilyNames[i],
                     .files = family.file_count,
                     .level0_files = family.levels.empty() ? 0 : family.levels[0].files.size(),
                     .bytes = family.size});
  }
  return files;
}

absl::Status RocksImpl::CompactFamily(size_t index) {
  if (absl::Status status = MayWrite(); !status.ok()) return status;
  rocksdb::CompactRangeOptions options;
  options.bottommost_level_compaction = rocksdb::BottommostLevelCompaction::kForceOptimized;
  return ToStatus(database_->CompactRange(options, Handle(index), nullptr, nullptr));
}

absl::Status RocksImpl::Compact() {
  for (size_t i = 0; i < kFamilyCount; ++i) {
    if (Handle(i) == nullptr) continue;
    if (absl::Status status = CompactFamily(i); !status.ok()) return status;
  }
  return absl::OkStatus();
}

absl::Status RocksImpl::Settle() {
  if (absl::Status status = MayWrite(); !status.ok()) return status;
  for (size_t i = 0; i < kFamilyCount; ++i) {
    if (Handle(i) == nullptr) continue;
    rocksdb::ColumnFamilyMetaData family;
    database_->GetColumnFamilyMetaData(Handle(i), &family);
    if (family.levels.empty()) continue;
    const uint64_t above_last = family.size - family.levels.back().size;
    const bool many_files = family.file_count > kManyFiles + family.size / kFileBytes;
    absl::Status status;
    if (many_files || above_last * kShareAboveLast > family.size + kSmallBytes) {
      status = CompactFamily(i);
    } else if (family.levels[0].files.size() >= kLongLevel0) {
      std::vector<std::string> names;
      for (const rocksdb::SstFileMetaData& file : family.levels[0].files) names.push_back(file.name);
      rocksdb::CompactionOptions options;
      options.compression = options_[i].compression;
      status = ToStatus(database_->CompactFiles(options, Handle(i), names, 1));
    }
    if (!status.ok()) return status;
  }
  return absl::OkStatus();
}

ViewImpl::ViewImpl(const RocksImpl& rocks) : rocks_(rocks), snapshot_(rocks.database()->GetSnapshot()) {
  options_.snapshot = snapshot_;
}

ViewImpl::~ViewImpl() { rocks_.database()->ReleaseSnapshot(snapshot_); }

absl::StatusOr<std::optional<std::string>> ViewImpl::Get(KeyFamily family, std::string_view key) const {
  return rocks_.Get(options_, family, key);
}

absl::StatusOr<std::vector<std::optional<std::string>>> ViewImpl::MultiGet(
    KeyFamily family, const std::vector<std::string>& keys) const {
  std::vector<std::optional<std::string>> out(keys.size());
  if (!rocks_.Has(family)) return out;
  std::vector<rocksdb::Slice> slices(keys.begin(), keys.end());
  std::vector<rocksdb::PinnableSlice> values(keys.size());
  std::vector<rocksdb::Status> statuses(keys.size());
  rocks_.database()->MultiGet(options_, rocks_.Handle(family), keys.size(), slices.data(), values.data(),
                              statuses.data());
  for (size_t i = 0; i < keys.size(); ++i) {
    if (statuses[i].ok()) {
      out[i] = values[i].ToString();
    } else if (!statuses[i].IsNotFound()) {
      return ToStatus(statuses[i]);
    }
  }
  return out;
}

std::unique_ptr<Rocks::Cursor> ViewImpl::NewCursor(KeyFamily family) const {
  if (!rocks_.Has(family)) return std::make_unique<NoCursor>();
  return std::make_unique<CursorImpl>(rocks_.database()->NewIterator(options_, rocks_.Handle(family)));
}

uint64_t ViewImpl::ApproximateBytes(KeyFamily family, std::string_view begin, std::string_view end) const {
  if (!rocks_.Has(family)) return 0;
  const rocksdb::Range range(ToSlice(begin), ToSlice(end));
  rocksdb::SizeApproximationOptions options;
  options.files_size_error_margin = 0.1;
  uint64_t size = 0;
  // Bytes of files only; a failure to estimate is no failure to read.
  const rocksdb::Status status =
      rocks_.database()->GetApproximateSizes(options, rocks_.Handle(family), &range, 1, &size);
  return status.ok() ? size : 0;
}

absl::Status BatchImpl::Open(size_t index) {
  std::unique_ptr<rocksdb::SstFileWriter>& file = files_[index];
  if (file != nullptr) return absl::OkStatus();
  std::error_code error;
  std::filesystem::create_directories(staging_, error);
  if (error) return absl::UnavailableError("cannot create " + staging_ + ": " + error.message());
  file = std::make_unique<rocksdb::SstFileWriter>(rocksdb::EnvOptions(), rocks_->options(index),
                                                  rocks_->Handle(index));
  return ToStatus(file->Open(Path(index)));
}

absl::Status BatchImpl::Add(KeyFamily family, std::string_view key, const std::string_view* value) {
  if (absl::Status status = Open(Index(family)); !status.ok()) return status;
  auto& file = files_[Index(family)];
  return ToStatus(value != nullptr ? file->Put(ToSlice(key), ToSlice(*value)) : file->Delete(ToSlice(key)));
}

// A commit whose record could be written to the manifest but not synced has failed, and RocksDB deletes its
// files; with the record nobody could open the database again. Nothing may be written to this manifest after
// that (RocksImpl::Fail).
void UndoManifest(const std::string& folder, const std::vector<std::string>& files, uint64_t bytes) {
  for (const std::string& name : files) {
    if (name.rfind("/MANIFEST-", 0) != 0) continue;
    std::error_code error;
    const std::string path = folder + name;
    // Where it fails the disk does not take changes at all, so the files are not deleted either.
    if (std::filesystem::file_size(path, error) > bytes && !error)
      std::filesystem::resize_file(path, bytes, error);
  }
}

absl::Status BatchImpl::Ingest() {
  if (absl::Status status = rocks_->MayWrite(); !status.ok()) return status;
  std::vector<rocksdb::IngestExternalFileArg> arguments;
  for (size_t i = 0; i < kFamilyCount; ++i) {
    if (files_[i] == nullptr) continue;
    rocksdb::ExternalSstFileInfo written;
    if (absl::Status status = ToStatus(files_[i]->Finish(&written)); !status.ok()) return status;
    rocksdb::IngestExternalFileArg& argument = arguments.emplace_back();
    argument.column_family = rocks_->Handle(i);
    argument.external_files = {Path(i)};
    argument.files_checksums = {written.file_checksum};
    argument.files_checksum_func_names = {written.file_checksum_func_name};
    argument.options.verify_file_checksum = false;  // Computed from the bytes as they were written.
    argument.options.move_files = true;
    argument.options.write_global_seqno = false;  // Otherwise the file is edited after its checksum.
  }
  if (arguments.empty()) return absl::OkStatus();
  std::vector<std::string> files;
  uint64_t manifest_bytes = 0;
  rocksdb::Status status = rocks_->database()->GetLiveFiles(files, &manifest_bytes, /*flush_memtable=*/false);
  if (!status.ok()) return ToStatus(status);
  status = rocks_->database()->IngestExternalFiles(arguments);
  if (!status.ok()) {
    rocks_->Fail();
    UndoManifest(rocks_->database()->GetName(), files, manifest_bytes);
  }
  return ToStatus(status);
}

}  // namespace

absl::StatusOr<std::unique_ptr<Rocks>> Rocks::Open(const std::string& folder, Mode mode, rocksdb::Env* env) {
  auto rocks = std::make_unique<RocksImpl>();
  if (absl::Status status = rocks->Init(folder, mode, env); !status.ok()) return status;
  return rocks;
}

}  // namespace mscgraph
