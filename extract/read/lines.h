#ifndef MSCGRAPH_EXTRACT_READ_LINES_H_
#define MSCGRAPH_EXTRACT_READ_LINES_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "extract/read/input_buffer.h"

namespace mscgraph {

// The lines of an input, one by one. Memory is bounded by the longest line that is allowed. Does not own the
// buffer. Not thread safe.
class Lines {
 public:
  // kTooLong: the line was skipped. kFault: the input is damaged, fault() says how; what is left of the line
  // behind the damage was skipped, or there is no more.
  enum class Event { kLine, kTooLong, kFault, kEnd };

  Lines(InputBuffer* in, size_t max_bytes) : in_(in), max_bytes_(max_bytes) {}

  // After kLine: `line` is the line without its end (LF or CR LF), until the next call.
  Event Next(std::string_view* line);
  uint64_t number() const { return number_; }  // Of the last line, from 1.
  const std::string& fault() const { return fault_; }

 private:
  void SkipLine();

  InputBuffer* in_;
  size_t max_bytes_;
  size_t release_ = 0;  // Size of the line that was handed out and can go.
  uint64_t number_ = 0;
  bool ended_ = false;
  std::string fault_;
};

}  // namespace mscgraph

#endif  // MSCGRAPH_EXTRACT_READ_LINES_H_
