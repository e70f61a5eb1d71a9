#ifndef MSCGRAPH_EXTRACT_MENTION_LINE_READER_H_
#define MSCGRAPH_EXTRACT_MENTION_LINE_READER_H_

#include <string>
#include <string_view>

#include "extract/mention/ontology_reader.h"

namespace mscgraph {

constexpr size_t kMaxLineBytes = 1 << 20;

// The lines of a stream, without "\n" and "\r\n". Not thread-safe.
class LineReader {
 public:
  explicit LineReader(ReadBytes read) : read_(std::move(read)) {}

  // False at the end, and when a line is longer than kMaxLineBytes (then too_long() is true). `line` is valid
  // until the next call.
  bool Next(std::string_view* line);
  // The beginning of what is not read yet: up to `bytes` of it.
  std::string_view Peek(size_t bytes);
  // Bytes that are not read yet, for a reader that does not go by lines.
  size_t Take(char* out, size_t capacity);

  size_t number() const { return number_; }  // Of the line that Next gave last, from 1.
  bool too_long() const { return too_long_; }

 private:
  bool Fill();  // False at the end of the stream.

  ReadBytes read_;
  std::string buffer_;
  size_t begin_ = 0;  // Of what is not read yet, in `buffer_`.
  size_t number_ = 0;
  bool ended_ = false, too_long_ = false;
};

}  // namespace mscgraph

#endif  // MSCGRAPH_EXTRACT_MENTION_LINE_READER_H_
