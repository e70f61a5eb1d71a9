#ifndef MSCGRAPH_EXTRACT_READ_INPUT_BUFFER_H_
#define MSCGRAPH_EXTRACT_READ_INPUT_BUFFER_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extract/read/byte_source.h"

namespace mscgraph {

// The unread bytes of a source as one contiguous view that grows on demand: a reader keeps what it needs by
// not consuming it, so it decides how much memory is used. Does not own the source. Not thread safe.
class InputBuffer {
 public:
  explicit InputBuffer(ByteSource* source) : source_(source) {}

  std::string_view Data() const { return {buffer_.data() + begin_, end_ - begin_}; }
  // The same bytes for a parser that works in place; what it writes must be consumed next.
  char* MutableData() { return buffer_.data() + begin_; }
  // Byte of the decompressed input at which Data() starts.
  uint64_t Position() const { return position_; }
  // Bytes read so far.
  uint64_t Total() const { return position_ + (end_ - begin_); }

  // REQUIRES: n <= Data().size().
  void Consume(size_t n) {
    begin_ += n;
    position_ += n;
  }
  // Appends bytes to Data(), which invalidates views of it; false at the end of the segment.
  bool More();

  const std::string& fault() const { return source_->fault(); }
  // After a fault: drops what is unread and goes on behind the damage; false if nothing is there.
  bool Resume();

 private:
  ByteSource* source_;
  std::vector<char> buffer_;
  size_t begin_ = 0;
  size_t end_ = 0;
  uint64_t position_ = 0;
  bool ended_ = false;
};

}  // namespace mscgraph

#endif  // MSCGRAPH_EXTRACT_READ_INPUT_BUFFER_H_
