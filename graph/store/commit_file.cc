#include "graph/store/commit_file.h"

#include <fcntl.h>
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

absl::Status SyncFolder(const std::string& path) {
  const int fd = open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd < 0) return SystemError("open", path);
  const bool synced = fsync(fd) == 0;
  close(fd);
  return synced ? absl::OkStatus() : SystemError("sync", path);
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
    return absl::DataLossError(path + " is damaged: restore the store from a backup, or load it again");
  return std::optional<uint64_t>(number);
}

absl::Status WriteCommitFile(const std::string& path, uint64_t number) {
  const std::string temporary = path + ".new";
  const int fd = open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  if (fd < 0) return SystemError("create", temporary);
  absl::Status status = WriteAll(fd, Content(number), temporary);
  if (status.ok() && fsync(fd) != 0) status = SystemError("sync", temporary);
  close(fd);
  if (!status.ok()) return status;
  if (rename(temporary.c_str(), path.c_str()) != 0) return SystemError("replace", path);
  return SyncFolder(std::filesystem::path(path).parent_path().string());
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
