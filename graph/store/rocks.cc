#include "graph/store/rocks.h"

#include <rocksdb/cache.h>
#include <rocksdb/db.h>
#include <rocksdb/env.h>
#include <rocksdb/file_checksum.h>
#include <rocksdb/filter_policy.h>
#include <rocksdb/sst_file_writer.h>
#include <rocksdb/table.h>

#include <array>
#include <filesystem>
#include <vector>

namespace mscgraph {
namespace {

constexpr std::array<const char*, kFamilyCount> kFamilyNames = {"spo",  "pos",      "osp", "terms",
                                                                "docs", "concepts", "ev",  "meta"};
constexpr size_t kCacheBytes = 256 << 20;
constexpr size_t kBlockBytes = 16 << 10;

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

rocksdb::Options FamilyOptions(bool point_lookups, const std::shared_ptr<rocksdb::Cache>& cache,
                               rocksdb::Env* env) {
  rocksdb::BlockBasedTableOptions table;
  table.format_version = 5;
  table.block_size = kBlockBytes;
  table.block_cache = cache;
  if (point_lookups) table.filter_policy.reset(rocksdb::NewBloomFilterPolicy(10));
  rocksdb::Options options;
  options.env = env;
  options.file_checksum_gen_factory = rocksdb::GetFileChecksumGenCrc32cFactory();
  options.table_factory.reset(rocksdb::NewBlockBasedTableFactory(table));
  options.compression = rocksdb::kLZ4Compression;
  // In the background it would be cut off when the process ends after its commit, and begun again by the
  // next.
  options.disable_auto_compactions = true;
  return options;
}

// RocksDB's messages. What matters in them comes as a Status too; the file that they would go to is a file
// more to write, and its writer ends the process when the disk is full.
class NoLog : public rocksdb::Logger {
 public:
  using rocksdb::Logger::Logv;
  void Logv(const char*, va_list) override {}
};

rocksdb::DBOptions DatabaseOptions(rocksdb::Env* env) {
  rocksdb::DBOptions options;
  options.env = env;
  options.paranoid_checks = true;
  options.file_checksum_gen_factory = rocksdb::GetFileChecksumGenCrc32cFactory();
  // Commits do not use the write-ahead log: it is empty, and anything else in it is damage.
  options.wal_recovery_mode = rocksdb::WALRecoveryMode::kAbsoluteConsistency;
  options.info_log = std::make_shared<NoLog>();
  options.max_background_jobs = 2;
  return options;
}

// Every opening for writing leaves a write-ahead log, and as nothing is ever written to it RocksDB finds no
// occasion to drop it. One that is not empty is left for RocksDB to judge.
void RemoveEmptyLogs(const std::string& folder) {
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
    if (entry.path().extension() == ".log" && entry.file_size(error) == 0)
      std::filesystem::remove(entry.path(), error);
  }
}

class RocksImpl;

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
  std::string Path(size_t index) const { return staging_ + "/" + kFamilyNames[index] + ".sst"; }

  RocksImpl* rocks_;
  std::string staging_;
  std::array<std::unique_ptr<rocksdb::SstFileWriter>, kFamilyCount> files_;
};

class RocksImpl : public Rocks {
 public:
  ~RocksImpl() override {
    for (auto* handle : handles_) database_->DestroyColumnFamilyHandle(handle);
  }

  absl::Status Init(const std::string& folder, Mode mode, rocksdb::Env* env) {
    if (env == nullptr) env = rocksdb::Env::Default();
    auto cache = rocksdb::NewLRUCache(kCacheBytes);
    std::vector<rocksdb::ColumnFamilyDescriptor> families = {{rocksdb::kDefaultColumnFamilyName, {}}};
    for (size_t i = 0; i < kFamilyCount; ++i) {
      const bool point_lookups = i >= Index(KeyFamily::kTerms);
      options_[i] = FamilyOptions(point_lookups, cache, env);
      families.emplace_back(kFamilyNames[i], options_[i]);
    }
    rocksdb::DBOptions options = DatabaseOptions(env);
    options.create_if_missing = options.create_missing_column_families = mode == Mode::kCreate;
    rocksdb::DB* database = nullptr;
    rocksdb::Status status;
    if (mode == Mode::kReadOnly) {
      // Keeps all files open from now on, so those that a writer deletes meanwhile stay readable.
      options.max_open_files = -1;
      status = rocksdb::DB::OpenForReadOnly(options, folder, families, &handles_, &database);
    } else {
      if (mode == Mode::kReadWrite) RemoveEmptyLogs(folder);
      status = rocksdb::DB::Open(options, folder, families, &handles_, &database);
    }
    database_.reset(database);
    return ToStatus(status);
  }

  absl::StatusOr<std::optional<std::string>> Get(KeyFamily family, std::string_view key) const override {
    rocksdb::PinnableSlice value;
    const rocksdb::Status status = database_->Get({}, Handle(family), ToSlice(key), &value);
    if (status.IsNotFound()) return std::optional<std::string>();
    if (!status.ok()) return ToStatus(status);
    return std::optional<std::string>(value.ToString());
  }

  absl::Status Scan(KeyFamily family, std::string_view prefix,
                    absl::FunctionRef<bool(std::string_view, std::string_view)> visit) const override {
    std::unique_ptr<rocksdb::Iterator> it(database_->NewIterator({}, Handle(family)));
    for (it->Seek(ToSlice(prefix)); it->Valid() && it->key().starts_with(ToSlice(prefix)); it->Next()) {
      if (!visit(FromSlice(it->key()), FromSlice(it->value()))) break;
    }
    return ToStatus(it->status());
  }

  absl::StatusOr<bool> HasPrefix(KeyFamily family, std::string_view prefix) const override {
    bool found = false;
    absl::Status status = Scan(family, prefix, [&](std::string_view, std::string_view) {
      found = true;
      return false;
    });
    if (!status.ok()) return status;
    return found;
  }

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
  rocksdb::ColumnFamilyHandle* Handle(size_t index) const {
    return handles_[index + 1];
  }  // [0] is "default", empty.
  const rocksdb::Options& options(size_t index) const { return options_[index]; }

 private:
  rocksdb::ColumnFamilyHandle* Handle(KeyFamily family) const { return Handle(Index(family)); }

  bool failed_ = false;
  std::unique_ptr<rocksdb::DB> database_;
  std::vector<rocksdb::ColumnFamilyHandle*> handles_;
  std::array<rocksdb::Options, kFamilyCount> options_;
};

std::vector<FamilyFiles> RocksImpl::Files() const {
  std::vector<FamilyFiles> files;
  for (size_t i = 0; i < kFamilyCount; ++i) {
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
    if (absl::Status status = CompactFamily(i); !status.ok()) return status;
  }
  return absl::OkStatus();
}

absl::Status RocksImpl::Settle() {
  if (absl::Status status = MayWrite(); !status.ok()) return status;
  for (size_t i = 0; i < kFamilyCount; ++i) {
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

absl::Status BatchImpl::Add(KeyFamily family, std::string_view key, const std::string_view* value) {
  const size_t index = Index(family);
  std::unique_ptr<rocksdb::SstFileWriter>& file = files_[index];
  if (file == nullptr) {
    std::error_code error;
    std::filesystem::create_directories(staging_, error);
    if (error) return absl::UnavailableError("cannot create " + staging_ + ": " + error.message());
    file = std::make_unique<rocksdb::SstFileWriter>(rocksdb::EnvOptions(), rocks_->options(index),
                                                    rocks_->Handle(index));
    if (absl::Status status = ToStatus(file->Open(Path(index))); !status.ok()) return status;
  }
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
