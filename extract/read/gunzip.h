#ifndef MSCGRAPH_EXTRACT_READ_GUNZIP_H_
#define MSCGRAPH_EXTRACT_READ_GUNZIP_H_

#include <isa-l/igzip_lib.h>

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "extract/read/byte_source.h"

namespace mscgraph {

// Decompresses a stream of gzip members. Each damaged member, and bytes behind the last one, is a fault that
// gives the byte of the compressed file; Resume looks for the next member.
class GunzipSource : public ByteSource {
 public:
  explicit GunzipSource(std::unique_ptr<ByteSource> compressed);
  size_t Read(char* out, size_t capacity) override;
  bool Resume() override;

 private:
  enum class State { kMember, kBetween, kFault, kEnd };

  bool Refill();       // Reads more behind the unread bytes; false at the end of the compressed bytes.
  bool StartMember();  // At a border: begins the next member, or ends or faults.
  size_t Fail(std::string reason);
  uint64_t CompressedPosition() const { return input_begin_ + (state_.next_in - input_.data()); }

  std::unique_ptr<ByteSource> compressed_;
  std::vector<uint8_t> input_;
  size_t input_size_ =
      0;  // Filled bytes of input_; kept apart since isa-l's own pointers are unusable after an error.
  uint64_t input_begin_ = 0;  // Compressed position of input_[0].
  inflate_state state_;
  uint64_t member_begin_ = 0;  // Compressed position of the member that is being read.
  State phase_ = State::kBetween;
  bool first_ = true;
};

}  // namespace mscgraph

#endif  // MSCGRAPH_EXTRACT_READ_GUNZIP_H_
