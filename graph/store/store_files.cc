#include "graph/store/store_files.h"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <thread>
#include <utility>
#include <vector>

namespace mscgraph {
namespace {

// A reader that meets a writer at a bad moment looks again, after 1, 2, 4 ... ms, unless nothing moved
// between two looks: then no writer is the cause.
constexpr int kReaderAttempts = 12;
constexpr int kLongestWait = 64;  // ms

bool HasFiles(const std::string& folder) {
  std::error_code error;
  const std::filesystem::directory_iterator files(folder, error);
  return !error && files != std::filesystem::directory_iterator();
}

absl::Status RemoveFolder(const std::string& folder) {
  std::error_code error;
  std::filesystem::remove_all(folder, error);
  return error ? absl::UnavailableError("cannot remove " + folder + ": " + error.message())
               : absl::OkStatus();
}

// What the acknowledgement read before opening and the one after it allow: a writer may have committed in
// between, and may stand before its own acknowledgement.
absl::Status CheckCommit(const std::string& path, uint64_t in_database, std::optional<uint64_t> before,
                         std::optional<uint64_t> after) {
  if (!before || !after) {
    return absl::DataLossError(
        path +
        " has no COMMIT file: restore it from a backup, or take the store as it is with "
        "--accept-older");
  }
  if (*before <= in_database && in_database <= *after + 1) return absl::OkStatus();
  const std::string counts =
      " holds commit " + std::to_string(in_database) + ", its COMMIT file says " + std::to_string(*before);
  if (in_database < *before) {
    return absl::DataLossError(path + counts +
                               ": commits are lost; restore it from a backup, load it again, or take the "
                               "older state with --accept-older");
  }
  return absl::DataLossError(
      path + counts +
      ": the COMMIT file is of another store; restore both, or take the store as it is "
      "with --accept-older");
}

}  // namespace

absl::StatusOr<std::unique_ptr<StoreFiles>> StoreFiles::Open(const StoreOptions& options,
                                                             ReadCommit read_commit) {
  std::unique_ptr<StoreFiles> files(new StoreFiles(options));
  absl::Status status =
      options.read_only ? files->OpenForReading(read_commit) : files->OpenForWriting(read_commit);
  if (!status.ok()) return status;
  return files;
}

absl::Status StoreFiles::OpenForReading(ReadCommit read_commit) {
  std::string seen = Fingerprint();
  for (int attempt = 0;; ++attempt) {
    if (!HasFiles(database())) return absl::NotFoundError("no store at " + options_.path);
    absl::Status status = Look(Rocks::Mode::kReadOnly, read_commit);
    // A store that does not fit the program does not fit it a moment later.
    if (status.ok() || absl::IsFailedPrecondition(status) || attempt == kReaderAttempts) return status;
    std::this_thread::sleep_for(std::chrono::milliseconds(std::min(1 << attempt, kLongestWait)));
    std::string now = Fingerprint();
    if (attempt > 0 && now == seen) return status;
    seen = std::move(now);
  }
}

// Of what a writer changes: names and sizes of all files, and the acknowledgement.
std::string StoreFiles::Fingerprint() const {
  std::vector<std::string> files;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(database(), error))
    files.push_back(entry.path().string() + " " + std::to_string(entry.file_size(error)));
  std::sort(files.begin(), files.end());
  const absl::StatusOr<std::optional<uint64_t>> acknowledged = ReadCommitFile(commit_file());
  std::string all = acknowledged.ok() ? std::to_string(acknowledged->value_or(0)) : "?";
  for (const std::string& file : files) all += "\n" + file;
  return all;
}

absl::Status StoreFiles::OpenForWriting(ReadCommit read_commit) {
  const bool exists = HasFiles(database());
  if (!exists && !options_.create) return absl::NotFoundError("no store at " + options_.path);
  if (absl::Status status = CreateFolder(options_.path, options_.env); !status.ok()) return status;
  absl::StatusOr<WriterLock> lock = WriterLock::Acquire(options_.path, options_.path + "/WRITER");
  if (!lock.ok()) return lock.status();
  lock_.emplace(std::move(*lock));
  // With the lock the answer holds: another writer may have made the store meanwhile.
  if (!HasFiles(database())) {
    if (absl::Status status = Create(); !status.ok()) return status;
  }
  // A read-only look first: opening for writing deletes the files that a damaged manifest does not name.
  if (absl::Status status = Look(Rocks::Mode::kReadOnly, read_commit); !status.ok()) return status;
  rocks_.reset();
  if (absl::Status status = Look(Rocks::Mode::kReadWrite, read_commit); !status.ok()) return status;
  if (absl::Status status = RemoveFolder(staging()); !status.ok()) return status;
  // So that the database is never two commits ahead.
  return in_database_ == *acknowledged_ + 1 ? Acknowledge(in_database_) : absl::OkStatus();
}

// A database that is being made stands beside its place, so that one in its place is always whole.
absl::Status StoreFiles::Create() {
  absl::StatusOr<std::optional<uint64_t>> acknowledged = ReadCommitFile(commit_file());
  if (!acknowledged.ok()) return acknowledged.status();
  if (acknowledged->value_or(0) > 0) {
    return absl::DataLossError(options_.path +
                               " has a COMMIT file but no database: restore it from a backup, or "
                               "remove the folder and load it again");
  }
  const std::string unfinished = database() + ".new";
  if (absl::Status status = RemoveFolder(unfinished); !status.ok()) return status;
  if (absl::StatusOr<std::unique_ptr<Rocks>> rocks =
          Rocks::Open(unfinished, Rocks::Mode::kCreate, options_.env);
      !rocks.ok())
    return rocks.status();
  if (absl::Status status = WriteCommitFile(commit_file(), 0, options_.env); !status.ok()) return status;
  return MoveIntoPlace(unfinished, database(), options_.env);
}

absl::Status StoreFiles::Look(Rocks::Mode mode, ReadCommit read_commit) {
  absl::StatusOr<std::optional<uint64_t>> before = ReadCommitFile(commit_file());
  if (!before.ok() && !options_.accept_older) return before.status();
  absl::StatusOr<std::unique_ptr<Rocks>> rocks = Rocks::Open(database(), mode, options_.env);
  if (!rocks.ok()) {
    return absl::Status(rocks.status().code(),
                        "cannot open " + options_.path + ": " + std::string(rocks.status().message()));
  }
  rocks_ = std::move(*rocks);
  absl::StatusOr<uint64_t> in_database = read_commit(*rocks_);
  if (!in_database.ok()) return in_database.status();
  in_database_ = *in_database;
  absl::StatusOr<std::optional<uint64_t>> after = ReadCommitFile(commit_file());
  absl::Status status = before.ok() && after.ok() ? CheckCommit(options_.path, in_database_, *before, *after)
                                                  : (before.ok() ? after.status() : before.status());
  acknowledged_ = status.ok() ? **after : in_database_;
  if (status.ok() || !options_.accept_older) return status;
  warning_ = std::string(status.message()) + "; accepted: it holds commit " + std::to_string(in_database_);
  return absl::OkStatus();
}

absl::Status StoreFiles::Acknowledge(uint64_t number) {
  if (absl::Status status = WriteCommitFile(commit_file(), number, options_.env); !status.ok()) return status;
  acknowledged_ = number;
  return absl::OkStatus();
}

absl::Status StoreFiles::Commit(Rocks::Batch* batch, uint64_t number, bool* ingested) {
  *ingested = false;
  if (*acknowledged_ + 1 < number) {
    if (absl::Status status = Acknowledge(number - 1); !status.ok()) return status;
  }
  if (absl::Status status = batch->Ingest(); !status.ok()) return status;
  *ingested = true;
  in_database_ = number;
  if (absl::Status status = Acknowledge(number); !status.ok()) return status;
  // The commit stands. That its files stay apart, on a full disk say, is no failure of it; the next one
  // merges them.
  rocks_->Settle().IgnoreError();
  return absl::OkStatus();
}

}  // namespace mscgraph
