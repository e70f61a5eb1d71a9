#include "extract/read/input_buffer.h"

#include <algorithm>
#include <cstring>

namespace mscgraph {
namespace {

// Of the size of an L2 cache, so that what was read is still there when it is scanned.
constexpr size_t kReadBytes = 1 << 18;

}  // namespace

bool InputBuffer::More() {
  if (ended_) return false;
  const size_t unread = end_ - begin_;
  if (buffer_.size() - end_ < kReadBytes && begin_ > 0) {
    std::memmove(buffer_.data(), buffer_.data() + begin_, unread);
    begin_ = 0;
    end_ = unread;
  }
  // Doubling keeps the total of copied bytes linear when one record fills the buffer again and again.
  if (buffer_.size() - end_ < kReadBytes) buffer_.resize(std::max(2 * buffer_.size(), 2 * kReadBytes));
  const size_t n = source_->Read(buffer_.data() + end_, kReadBytes);
  end_ += n;
  ended_ = n == 0;
  return n > 0;
}

bool InputBuffer::Resume() {
  Consume(end_ - begin_);
  ended_ = !source_->Resume();
  return !ended_;
}

}  // namespace mscgraph
