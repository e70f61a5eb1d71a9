#ifndef MSCGRAPH_EXTRACT_READ_BIOC_SPLITTER_H_
#define MSCGRAPH_EXTRACT_READ_BIOC_SPLITTER_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "extract/read/input_buffer.h"

namespace mscgraph {

// Cuts BioC JSON into its documents without building a tree of the file: the objects of a top-level
// "documents" (or "PubTator3") array, and top-level objects that have none. It looks at strings and brackets
// only. Where brackets or commas do not fit it reports a fault and goes on with the next line that begins
// with an object; a document that is too long is a fault of its own. Memory is bounded by max_record_bytes.
// Does not own the buffer. Not thread safe.
class BiocSplitter {
 public:
  enum class Event { kDocument, kFault, kEnd };
  struct Fault {
    uint64_t position = 0;
    std::string reason;
  };

  BiocSplitter(InputBuffer* in, size_t max_record_bytes) : in_(in), max_bytes_(max_record_bytes) {}

  // After kDocument: document() and position() until the next call. After kFault: fault().
  Event Next();
  std::string_view document() const { return in_->Data().substr(0, release_); }
  uint64_t position() const { return in_->Position(); }
  const Fault& fault() const { return fault_; }

 private:
  static constexpr int kMaxDepth = 64;

  bool Grow();
  bool SkipDamage();
  bool ReadString();
  bool Open(char bracket);
  bool Close(char bracket, bool* document);
  void Keep(size_t from);
  Event Fail(uint64_t position, std::string reason);
  Event Damaged(std::string reason);
  Event AtEnd();

  InputBuffer* in_;
  size_t max_bytes_;
  size_t scan_ = 0;     // Offset into in_->Data() of the next byte to look at.
  size_t release_ = 0;  // Size of the document that was handed out and can go.
  int depth_ = 0;
  uint64_t squares_ = 0;     // Bit d: the bracket that opened depth d + 1 is a '['.
  bool in_list_ = false;     // Within the array of documents, whose elements begin at depth 2.
  bool had_list_ = false;    // The top-level object has or had one, so it is no document itself.
  bool open_ = false;        // The record of in_->Data()[0] is to be handed out when it closes.
  bool too_long_ = false;    // The record is longer than max_bytes_, which is yet to be said.
  bool ended_ = false;       // There is nothing behind the damage.
  bool resync_ = false;      // Skipping to the next line that begins with an object.
  bool line_start_ = false;  // Only the end of a line stands before scan_.
  char last_ = 0;            // The last byte outside strings that is no blank; '"' for a string.
  std::string key_;          // The last string at depth 1, cut.
  uint64_t start_ = 0;       // Position of the record that is open or was too long.
  Fault fault_;
};

}  // namespace mscgraph

#endif  // MSCGRAPH_EXTRACT_READ_BIOC_SPLITTER_H_
