#include "extract/mention/line_reader.h"

#include <algorithm>
#include <cstring>

namespace mscgraph {

bool LineReader::Fill() {
  constexpr size_t kChunk = 1 << 16;
  if (ended_) return false;
  buffer_.erase(0, begin_);
  begin_ = 0;
  size_t had = buffer_.size();
  buffer_.resize(had + kChunk);
  size_t got = read_(buffer_.data() + had, kChunk);
  buffer_.resize(had + got);
  ended_ = got == 0;
  return got > 0;
}

bool LineReader::Next(std::string_view* line) {
  size_t searched = 0;
  while (true) {
    size_t stop = buffer_.find('\n', begin_ + searched);
    bool last = stop == std::string::npos;
    size_t size = (last ? buffer_.size() : stop) - begin_;
    if (size > kMaxLineBytes) {
      ++number_;
      too_long_ = true;
      return false;
    }
    if (last && Fill()) {
      searched = size;
      continue;
    }
    if (last && size == 0) return false;
    *line = std::string_view(buffer_).substr(begin_, size);
    if (line->ends_with('\r')) line->remove_suffix(1);
    begin_ += size + (last ? 0 : 1);
    ++number_;
    return true;
  }
}

std::string_view LineReader::Peek(size_t bytes) {
  while (buffer_.size() - begin_ < bytes && Fill()) {
  }
  return std::string_view(buffer_).substr(begin_, bytes);
}

size_t LineReader::Take(char* out, size_t capacity) {
  if (begin_ == buffer_.size() && !Fill()) return 0;
  size_t size = std::min(capacity, buffer_.size() - begin_);
  std::memcpy(out, buffer_.data() + begin_, size);
  begin_ += size;
  return size;
}

}  // namespace mscgraph
