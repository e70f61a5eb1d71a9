#ifndef MSCGRAPH_TESTS_CRASH_FAULT_FILES_H_
#define MSCGRAPH_TESTS_CRASH_FAULT_FILES_H_

#include <rocksdb/env.h>
#include <rocksdb/file_system.h>
#include <sys/stat.h>

#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace mscgraph::crash {

// A file system whose n-th change fails, once or with all that follow, and that forgets at a loss of power
// what was not synced: bytes after the last sync of a file, and entries of a folder (made, linked, renamed,
// deleted) after the last sync of the folder. A change is: create, append, sync, rename, link, delete, sync
// of a folder.
class FaultFiles : public rocksdb::FileSystemWrapper {
 public:
  using IOStatus = rocksdb::IOStatus;
  using IOOptions = rocksdb::IOOptions;
  using Debug = rocksdb::IODebugContext;

  // `graveyard` keeps what was deleted or written over since the last sync of its folder.
  explicit FaultFiles(std::string graveyard)
      : FileSystemWrapper(rocksdb::FileSystem::Default()), graveyard_(std::move(graveyard)) {
    std::filesystem::create_directories(graveyard_);
  }
  const char* Name() const override { return "FaultFiles"; }

  // From now on the n-th change fails; with `and_all_after` also those that follow. 0: none.
  void FailAt(uint64_t n, bool and_all_after) {
    std::lock_guard<std::mutex> lock(mutex_);
    changes_ = 0;
    fail_at_ = n;
    off_after_ = and_all_after;
    off_ = false;
  }
  uint64_t changes() const {
    std::lock_guard<std::mutex> lock(mutex_);
    return changes_;
  }

  // What a disk may hold below `root` after a loss of power: everything that was not synced is lost, or, with
  // `random`, an arbitrary rest of it.
  void LosePower(const std::string& root, std::mt19937* random) {
    std::lock_guard<std::mutex> lock(mutex_);
    size_t lost = journal_.size();
    if (random != nullptr && lost > 0) lost = (*random)() % (lost + 1);
    for (; lost > 0; --lost, journal_.pop_back()) Undo(journal_.back());
    journal_.clear();
    if (!std::filesystem::exists(root)) return;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
      const auto synced = entry.is_regular_file() ? synced_.find(Inode(entry.path())) : synced_.end();
      if (synced == synced_.end() || entry.file_size() <= synced->second) continue;
      uint64_t keep = synced->second;
      if (random != nullptr) keep += (*random)() % (entry.file_size() - keep + 1);
      std::filesystem::resize_file(entry.path(), keep);
    }
  }

  IOStatus NewWritableFile(const std::string& path, const rocksdb::FileOptions& options,
                           std::unique_ptr<rocksdb::FSWritableFile>* file, Debug* debug) override {
    if (IOStatus status = Change(); !status.ok()) return status;
    const bool there = std::filesystem::exists(path);
    const std::string saved = there ? Save(path) : "";
    if (there) std::filesystem::remove(path);  // So that what was saved keeps its bytes.
    IOStatus status = target()->NewWritableFile(path, options, file, debug);
    if (status.ok()) Made(path, saved, 0, file);
    return status;
  }
  IOStatus ReopenWritableFile(const std::string& path, const rocksdb::FileOptions& options,
                              std::unique_ptr<rocksdb::FSWritableFile>* file, Debug* debug) override {
    if (IOStatus status = Change(); !status.ok()) return status;
    IOStatus status = target()->ReopenWritableFile(path, options, file, debug);
    if (status.ok()) *file = std::make_unique<File>(std::move(*file), path, this);
    return status;
  }
  IOStatus ReuseWritableFile(const std::string&, const std::string&, const rocksdb::FileOptions&,
                             std::unique_ptr<rocksdb::FSWritableFile>*, Debug*) override {
    return IOStatus::NotSupported("not simulated");
  }
  IOStatus NewRandomRWFile(const std::string&, const rocksdb::FileOptions&,
                           std::unique_ptr<rocksdb::FSRandomRWFile>*, Debug*) override {
    return IOStatus::NotSupported("not simulated");
  }
  IOStatus Truncate(const std::string&, size_t, const IOOptions&, Debug*) override {
    return IOStatus::NotSupported("not simulated");
  }
  IOStatus NewDirectory(const std::string& path, const IOOptions& options,
                        std::unique_ptr<rocksdb::FSDirectory>* folder, Debug* debug) override {
    IOStatus status = target()->NewDirectory(path, options, folder, debug);
    if (status.ok()) *folder = std::make_unique<Folder>(std::move(*folder), path, this);
    return status;
  }
  IOStatus CreateDirIfMissing(const std::string& path, const IOOptions& options, Debug* debug) override {
    const bool there = std::filesystem::exists(path);
    if (IOStatus status = there ? IOStatus::OK() : Change(); !status.ok()) return status;
    IOStatus status = target()->CreateDirIfMissing(path, options, debug);
    if (status.ok() && !there) Journal({Entry::kMade, path, "", ""});
    return status;
  }
  IOStatus DeleteFile(const std::string& path, const IOOptions& options, Debug* debug) override {
    if (IOStatus status = Change(); !status.ok()) return status;
    const std::string saved = std::filesystem::exists(path) ? Save(path) : "";
    IOStatus status = target()->DeleteFile(path, options, debug);
    if (status.ok()) Journal({Entry::kDeleted, path, "", saved});
    return status;
  }
  IOStatus RenameFile(const std::string& from, const std::string& to, const IOOptions& options,
                      Debug* debug) override {
    if (IOStatus status = Change(); !status.ok()) return status;
    const std::string saved = std::filesystem::is_regular_file(to) ? Save(to) : "";
    IOStatus status = target()->RenameFile(from, to, options, debug);
    if (status.ok()) Journal({Entry::kRenamed, to, from, saved});
    return status;
  }
  IOStatus LinkFile(const std::string& from, const std::string& to, const IOOptions& options,
                    Debug* debug) override {
    if (IOStatus status = Change(); !status.ok()) return status;
    IOStatus status = target()->LinkFile(from, to, options, debug);
    if (status.ok()) Journal({Entry::kMade, to, "", ""});
    return status;
  }

 private:
  struct Entry {
    enum Kind { kMade, kRenamed, kDeleted } kind;
    std::string path, from, saved;
  };

  class File : public rocksdb::FSWritableFileOwnerWrapper {
   public:
    File(std::unique_ptr<rocksdb::FSWritableFile> file, std::string path, FaultFiles* files)
        : FSWritableFileOwnerWrapper(std::move(file)),
          path_(std::move(path)),
          inode_(Inode(path_)),
          files_(files) {}
    IOStatus Append(const rocksdb::Slice& data, const IOOptions& options, Debug* debug) override {
      if (IOStatus status = files_->Change(); !status.ok()) return status;
      return target()->Append(data, options, debug);
    }
    IOStatus Append(const rocksdb::Slice& data, const IOOptions& options,
                    const rocksdb::DataVerificationInfo& info, Debug* debug) override {
      if (IOStatus status = files_->Change(); !status.ok()) return status;
      return target()->Append(data, options, info, debug);
    }
    IOStatus Sync(const IOOptions& options, Debug* debug) override {
      return Synced([&] { return target()->Sync(options, debug); });
    }
    IOStatus Fsync(const IOOptions& options, Debug* debug) override {
      return Synced([&] { return target()->Fsync(options, debug); });
    }
    // A hint, no promise.
    IOStatus RangeSync(uint64_t, uint64_t, const IOOptions&, Debug*) override { return IOStatus::OK(); }

   private:
    template <typename Sync>
    IOStatus Synced(Sync sync) {
      if (IOStatus status = files_->Change(); !status.ok()) return status;
      std::error_code ignored;  // Of the path: a file that was opened again counts from its opening.
      const uint64_t size = std::filesystem::file_size(path_, ignored);
      IOStatus status = sync();
      std::lock_guard<std::mutex> lock(files_->mutex_);
      if (status.ok()) files_->synced_[inode_] = size;
      return status;
    }
    const std::string path_;
    const uint64_t inode_;
    FaultFiles* files_;
  };

  class Folder : public rocksdb::FSDirectoryWrapper {
   public:
    Folder(std::unique_ptr<rocksdb::FSDirectory> folder, std::string path, FaultFiles* files)
        : FSDirectoryWrapper(std::move(folder)), path_(std::move(path)), files_(files) {}
    IOStatus Fsync(const IOOptions& options, Debug* debug) override {
      IOStatus status = files_->Change();
      if (status.ok()) status = FSDirectoryWrapper::Fsync(options, debug);
      if (status.ok()) files_->FolderSynced(path_);
      return status;
    }
    IOStatus FsyncWithDirOptions(const IOOptions& options, Debug* debug,
                                 const rocksdb::DirFsyncOptions& folder) override {
      IOStatus status = files_->Change();
      if (status.ok()) status = FSDirectoryWrapper::FsyncWithDirOptions(options, debug, folder);
      if (status.ok()) files_->FolderSynced(path_);
      return status;
    }

   private:
    const std::string path_;
    FaultFiles* files_;
  };

  static uint64_t Inode(const std::string& path) {
    struct stat info = {};
    return stat(path.c_str(), &info) == 0 ? info.st_ino : 0;
  }
  static std::string ParentOf(const std::string& path) {
    return std::filesystem::path(path + "/").parent_path().parent_path().lexically_normal().string();
  }

  IOStatus Change() {
    std::lock_guard<std::mutex> lock(mutex_);
    ++changes_;
    if (!off_ && changes_ != fail_at_) return IOStatus::OK();
    off_ = off_after_;
    return IOStatus::IOError("injected fault");
  }
  void Made(const std::string& path, const std::string& saved, uint64_t synced,
            std::unique_ptr<rocksdb::FSWritableFile>* file) {
    Journal({saved.empty() ? Entry::kMade : Entry::kRenamed, path, "", saved});
    std::lock_guard<std::mutex> lock(mutex_);
    synced_[Inode(path)] = synced;
    *file = std::make_unique<File>(std::move(*file), path, this);
  }
  void Journal(Entry entry) {
    std::lock_guard<std::mutex> lock(mutex_);
    journal_.push_back(std::move(entry));
  }
  void FolderSynced(const std::string& path) {
    std::lock_guard<std::mutex> lock(mutex_);
    const std::string folder = std::filesystem::path(path + "/").parent_path().lexically_normal().string();
    std::erase_if(journal_, [&](const Entry& entry) { return ParentOf(entry.path) == folder; });
  }
  std::string Save(const std::string& path) {
    std::lock_guard<std::mutex> lock(mutex_);
    std::string saved = graveyard_ + "/" + std::to_string(next_saved_++);
    std::filesystem::create_hard_link(path, saved);
    return saved;
  }
  static void Undo(const Entry& entry) {
    std::error_code ignored;  // A folder may be gone with all that was in it.
    if (entry.kind == Entry::kMade) std::filesystem::remove_all(entry.path, ignored);
    if (entry.kind == Entry::kRenamed) {
      if (entry.from.empty()) {
        std::filesystem::remove(entry.path, ignored);
      } else {
        std::filesystem::rename(entry.path, entry.from, ignored);
      }
    }
    if (!entry.saved.empty()) std::filesystem::rename(entry.saved, entry.path, ignored);
  }

  const std::string graveyard_;
  mutable std::mutex mutex_;
  uint64_t changes_ = 0, fail_at_ = 0, next_saved_ = 0;
  bool off_after_ = false, off_ = false;
  std::map<uint64_t, uint64_t> synced_;  // Inode -> bytes that a loss of power leaves.
  std::vector<Entry> journal_;           // Changes of folders since their last sync, oldest first.
};

}  // namespace mscgraph::crash

#endif  // MSCGRAPH_TESTS_CRASH_FAULT_FILES_H_
