#include "extract/read/byte_source.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>
#include <utility>

#include "extract/read/gunzip.h"
#include "extract/read/strings.h"

namespace mscgraph {
namespace {

class FileSource : public ByteSource {
 public:
  FileSource(int fd, bool owned) : fd_(fd), owned_(owned) {}
  FileSource(const FileSource&) = delete;
  FileSource& operator=(const FileSource&) = delete;
  ~FileSource() override {
    if (owned_) close(fd_);
  }

  size_t Read(char* out, size_t capacity) override {
    while (true) {
      const ssize_t n = read(fd_, out, capacity);
      if (n >= 0) return static_cast<size_t>(n);
      if (errno == EINTR) continue;
      fault_ = Cat("cannot read on: ", std::strerror(errno));
      return 0;
    }
  }

 private:
  int fd_;
  bool owned_;
};

class ViewSource : public ByteSource {
 public:
  ViewSource(std::string_view bytes, size_t chunk) : bytes_(bytes), chunk_(std::max<size_t>(chunk, 1)) {}

  size_t Read(char* out, size_t capacity) override {
    const size_t n = std::min({capacity, chunk_, bytes_.size()});
    if (n > 0) std::memcpy(out, bytes_.data(), n);
    bytes_.remove_prefix(n);
    return n;
  }

 private:
  std::string_view bytes_;
  size_t chunk_;
};

// Gives back the bytes that were read to look at the beginning.
class PrefixedSource : public ByteSource {
 public:
  PrefixedSource(std::string prefix, std::unique_ptr<ByteSource> rest)
      : prefix_(std::move(prefix)), rest_(std::move(rest)) {}

  size_t Read(char* out, size_t capacity) override {
    if (used_ < prefix_.size()) {
      const size_t n = prefix_.copy(out, capacity, used_);
      used_ += n;
      return n;
    }
    const size_t n = rest_->Read(out, capacity);
    if (n == 0) fault_ = rest_->fault();
    return n;
  }

 private:
  std::string prefix_;
  size_t used_ = 0;
  std::unique_ptr<ByteSource> rest_;
};

}  // namespace

absl::StatusOr<std::unique_ptr<ByteSource>> OpenFile(const std::string& file) {
  if (file == "-") return std::make_unique<FileSource>(STDIN_FILENO, false);
  const int fd = open(file.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) return absl::ErrnoToStatus(errno, file);
  struct stat info;
  if (fstat(fd, &info) == 0 && S_ISDIR(info.st_mode)) {
    close(fd);
    return absl::InvalidArgumentError(Cat(file, ": is a directory"));
  }
  posix_fadvise(fd, 0, 0, POSIX_FADV_SEQUENTIAL);
  return std::make_unique<FileSource>(fd, true);
}

std::unique_ptr<ByteSource> MemorySource(std::string_view bytes, size_t chunk) {
  return std::make_unique<ViewSource>(bytes, chunk);
}

std::unique_ptr<ByteSource> MaybeGunzip(std::unique_ptr<ByteSource> source) {
  std::string head(2, '\0');
  size_t size = 0;
  while (size < head.size()) {
    const size_t n = source->Read(head.data() + size, head.size() - size);
    if (n == 0) break;
    size += n;
  }
  head.resize(size);
  const bool gzip = head == "\x1f\x8b";
  auto whole = std::make_unique<PrefixedSource>(std::move(head), std::move(source));
  if (gzip) return std::make_unique<GunzipSource>(std::move(whole));
  return whole;
}

}  // namespace mscgraph
