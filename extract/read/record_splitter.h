#ifndef MSCGRAPH_EXTRACT_READ_RECORD_SPLITTER_H_
#define MSCGRAPH_EXTRACT_READ_RECORD_SPLITTER_H_

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "extract/read/input_buffer.h"

namespace mscgraph {

// The elements that are cut out of a PubMed XML file one by one.
enum class RecordKind { kArticle, kBook, kCitation, kBookDocument, kDelete, kDeleteDocument };

// Is `name` an element that a PubMed XML file may have on top: a record or a set of records?
bool IsPubmedRoot(std::string_view name);

// Cuts PubMed XML into its record elements without building a tree of the file. It looks at '<' only, so it
// runs at the speed of memchr, and it never trusts the nesting: a record that does not end before the next
// one begins is a fault, and splitting goes on with the next one. What stands in comments, CDATA and
// processing instructions is no tag. Does not own the buffer. Not thread safe.
class RecordSplitter {
 public:
  enum class Event { kRecord, kFault, kEnd };
  struct Fault {
    uint64_t position = 0;
    std::string pmid;  // Of the bad record, if it was seen.
    std::string reason;
  };

  RecordSplitter(InputBuffer* in, size_t max_record_bytes) : in_(in), max_bytes_(max_record_bytes) {}

  // After kRecord: kind(), size() and in->MutableData() are the record until the next call. After kFault:
  // fault().
  Event Next();
  RecordKind kind() const { return kind_; }
  size_t size() const { return size_; }
  const Fault& fault() const { return fault_; }

  // Starts over behind damaged bytes: up to the first whole record nothing is a fault.
  void Restart();

 private:
  struct Tag {
    bool close = false;
    bool known = false;
    int set = -1;
    RecordKind kind = RecordKind::kArticle;
    size_t name_end = 0;
  };
  enum class Step { kTag, kOversize, kEnd };

  void DropScanned();
  bool Grow();
  Step FindTag();
  bool SkipSection();
  size_t FindTerminator(int which, size_t from);
  size_t FindClose(size_t from);
  void NoteJunk(size_t from, size_t to);
  void ReadTag(Tag* tag) const;
  std::optional<Event> OnTag(const Tag& tag);
  std::optional<Event> OnOpenTag(const Tag& tag);
  std::optional<Event> OnCloseTag(const Tag& tag);
  Event Fail(std::string reason);
  Event FailJunk();
  Event AtEnd();

  InputBuffer* in_;
  size_t max_bytes_;
  size_t scan_ = 0;     // Offset into in_->Data() of the next byte to look at.
  size_t release_ = 0;  // Size of the record that was handed out and can go.
  size_t size_ = 0;
  RecordKind kind_ = RecordKind::kArticle;
  bool open_ = false;  // Within a record of kind_, which starts at in_->Data()[0].
  size_t tags_ = 0;    // In the open record.
  std::optional<RecordKind> skipping_;
  bool quiet_ = false;  // The content here belongs to a fault that was reported.
  std::optional<uint64_t> junk_;
  int set_depth_ = 0;
  int set_ = 0;
  std::array<uint64_t, 5> searched_{};  // Position before which each terminator was looked for in vain.
  Fault fault_;
};

}  // namespace mscgraph

#endif  // MSCGRAPH_EXTRACT_READ_RECORD_SPLITTER_H_
