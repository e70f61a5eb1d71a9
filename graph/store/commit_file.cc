#include "graph/store/commit_file.h"

#include <fcntl.h>
#include <rocksdb/env.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <cstring>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "schemas/ids.h"

namespace mscgraph {
namespace {

constexpr std::string_view kHeader = "mscgraph-commit ";

absl::Status SystemError(std::string_view doing, const std::string& path) {
  return absl::UnavailableError("cannot " + std::string(doing) + " " + path + ": " + std::strerror(errno));
}

absl::Status WriteAll(int fd, std::string_view bytes, const std::string& path) {
  while (!bytes.empty()) {
    const ssize_t written = write(fd, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return SystemError("write", path);
    bytes.remove_prefix(static_cast<size_t>(written));
  }
  return absl::OkStatus();
}

rocksdb::Env* OrDefault(rocksdb::Env* env) { return env != nullptr ? env : rocksdb::Env::Default(); }

absl::Status Failed(std::string_view doing, const std::string& path, const rocksdb::Status& status) {
  if (status.ok()) return absl::OkStatus();
  return absl::UnavailableError("cannot " + std::string(doing) + " " + path + ": " + status.ToString());
}

std::string ParentOf(const std::string& path) {
  const std::filesystem::path parent = std::filesystem::path(path).parent_path();
  return parent.empty() ? "." : parent.string();
}

absl::Status SyncFolder(const std::string& path, rocksdb::Env* env) {
  std::unique_ptr<rocksdb::Directory> folder;
  rocksdb::Status status = env->NewDirectory(path, &folder);
  if (status.ok()) status = folder->Fsync();
  return Failed("sync", path, status);
}

std::string Content(uint64_t number) {
  std::string line = std::string(kHeader) + std::to_string(number);
  return line + " " + Hex16(Hash64(line)) + "\n";
}

std::string ReadFile(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

// "process 12 (mscgraph load) on host since 2024-05-01 10:00:00"
std::string DescribeProcess() {
  char host[256] = {};
  gethostname(host, sizeof host - 1);
  std::string command = ReadFile("/proc/self/cmdline");
  for (char& c : command) {
    if (c == '\0') c = ' ';
  }
  while (!command.empty() && command.back() == ' ') command.pop_back();
  char since[32] = {};
  const std::time_t now = std::time(nullptr);
  std::tm local = {};
  localtime_r(&now, &local);
  std::strftime(since, sizeof since, "%Y-%m-%d %H:%M:%S", &local);
  return "process " + std::to_string(getpid()) + " (" + command.substr(0, 200) + ") on " + host + " since " +
         since;
}

}  // namespace

absl::StatusOr<std::optional<uint64_t>> ReadCommitFile(const std::string& path) {
  std::error_code error;
  if (!std::filesystem::exists(path, error)) return std::optional<uint64_t>();
  const std::string content = ReadFile(path);
  uint64_t number = 0;
  if (content.substr(0, kHeader.size()) == kHeader)
    std::from_chars(content.data() + kHeader.size(), content.data() + content.size(), number);
  if (content != Content(number))
    return absl::DataLossError(path +
                               " is damaged: restore the store from a backup, load it again, or take "
                               "the store as it is with --accept-older");
  return std::optional<uint64_t>(number);
}

absl::Status WriteCommitFile(const std::string& path, uint64_t number, rocksdb::Env* env) {
  env = OrDefault(env);
  const std::string temporary = path + ".new";
  std::unique_ptr<rocksdb::WritableFile> file;
  rocksdb::Status status = env->NewWritableFile(temporary, &file, rocksdb::EnvOptions());
  if (!status.ok()) return Failed("create", temporary, status);
  status = file->Append(Content(number));
  if (status.ok()) status = file->Fsync();
  if (status.ok()) status = file->Close();
  if (!status.ok()) return Failed("write", temporary, status);
  status = env->RenameFile(temporary, path);
  if (!status.ok()) return Failed("replace", path, status);
  return SyncFolder(ParentOf(path), env);
}

absl::Status CreateFolder(const std::string& path, rocksdb::Env* env) {
  std::error_code error;
  if (std::filesystem::is_directory(path, error)) return absl::OkStatus();
  const std::string clean = std::filesystem::path(path + "/").parent_path().string();
  if (absl::Status status = CreateFolder(ParentOf(clean), env); !status.ok()) return status;
  rocksdb::Status status = OrDefault(env)->CreateDirIfMissing(clean);
  if (!status.ok()) return Failed("create", clean, status);
  return SyncFolder(ParentOf(clean), OrDefault(env));
}

absl::Status MoveIntoPlace(const std::string& from, const std::string& to, rocksdb::Env* env) {
  env = OrDefault(env);
  if (absl::Status status = SyncFolder(from, env); !status.ok()) return status;
  if (rocksdb::Status status = env->RenameFile(from, to); !status.ok()) return Failed("create", to, status);
  return SyncFolder(ParentOf(to), env);
}

WriterLock::~WriterLock() {
  if (fd_ >= 0) close(fd_);
}

absl::StatusOr<WriterLock> WriterLock::Acquire(const std::string& store, const std::string& path) {
  WriterLock lock;
  lock.fd_ = open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
  if (lock.fd_ < 0) return SystemError("open", path);
  if (flock(lock.fd_, LOCK_EX | LOCK_NB) != 0) {
    const std::string holder = ReadFile(path);
    return absl::FailedPreconditionError(store + " is being written by " +
                                         (holder.empty() ? "another process" : holder) +
                                         "; wait for it to end");
  }
  if (ftruncate(lock.fd_, 0) != 0) return SystemError("write", path);
  if (absl::Status status = WriteAll(lock.fd_, DescribeProcess(), path); !status.ok()) return status;
  return lock;
}

}  // namespace mscgraph
