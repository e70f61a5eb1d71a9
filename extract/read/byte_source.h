#ifndef MSCGRAPH_EXTRACT_READ_BYTE_SOURCE_H_
#define MSCGRAPH_EXTRACT_READ_BYTE_SOURCE_H_

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"

namespace mscgraph {

// A stream of bytes in segments. There is one segment unless the input is damaged: a fault ends a segment,
// and what follows it, if anything can be found, is the next one. Not thread safe.
class ByteSource {
 public:
  virtual ~ByteSource() = default;

  // Writes up to `capacity` (> 0) bytes and returns how many; 0 at the end of the segment.
  virtual size_t Read(char* out, size_t capacity) = 0;

  // Why the segment ended before its time; empty if it did not. Valid after Read returned 0.
  const std::string& fault() const { return fault_; }

  // After a fault: finds the next segment and clears the fault; false if there is none.
  virtual bool Resume() { return false; }

 protected:
  std::string fault_;
};

// "-" is standard input. Errors: kNotFound, kPermissionDenied, kInvalidArgument (a directory), kUnknown.
absl::StatusOr<std::unique_ptr<ByteSource>> OpenFile(const std::string& file);

// Bytes in memory, which must outlive the source; no more than `chunk` of them at once.
std::unique_ptr<ByteSource> MemorySource(std::string_view bytes, size_t chunk = 1 << 16);

// `source` itself, or its decompressed form if it begins like gzip. Any number of members; zero bytes behind
// the last one are padding, other bytes there are a fault. After a damaged member goes on with the next one.
std::unique_ptr<ByteSource> MaybeGunzip(std::unique_ptr<ByteSource> source);

}  // namespace mscgraph

#endif  // MSCGRAPH_EXTRACT_READ_BYTE_SOURCE_H_
