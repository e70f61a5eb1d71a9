#ifndef MSCGRAPH_GRAPH_STORE_CODEC_H_
#define MSCGRAPH_GRAPH_STORE_CODEC_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "graph/store/term.h"
#include "schemas/record.h"

namespace mscgraph {

// Values of the store in bytes: LEB128 numbers, length-prefixed strings. docs/store_format.md lists the
// fields. The same value always gives the same bytes. Pack* cannot fail; Unpack* give false on bytes that
// Pack* did not make.

void PutNumber(uint64_t value, std::string* out);
void PutString(std::string_view value, std::string* out);
void PutFixed64(uint64_t value, std::string* out);  // Big-endian, for keys: byte order is numeric order.
void PutFixed32(uint32_t value, std::string* out);
uint64_t GetFixed64(std::string_view bytes);  // REQUIRES: bytes.size() >= 8

// Reads what Put* wrote. After the first fault ok() is false and every read gives 0 or "".
class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : rest_(bytes) {}
  uint64_t Number();
  std::string String();
  uint64_t Fixed64();
  uint8_t Byte();
  bool ok() const { return ok_; }
  bool AtEnd() const { return ok_ && rest_.empty(); }

 private:
  std::string_view rest_;
  bool ok_ = true;
};

std::string PackClaim(const ClaimMention& claim);
bool UnpackClaim(std::string_view bytes, ClaimMention* claim);
std::string PackDocument(const DocumentRecord& document);
bool UnpackDocument(std::string_view bytes, DocumentRecord* document);
std::string PackConcept(const ConceptRecord& record);
bool UnpackConcept(std::string_view bytes, ConceptRecord* record);

// What the store knows about one document id.
struct DocumentRow {
  enum class State : uint8_t {
    kMentioned,
    kPresent,
    kDeleted
  };  // kMentioned: only retraction notices so far.
  uint32_t number = 0;
  State state = State::kMentioned;
  SourceOrder source_order;
  int version = 0;
  uint64_t content_hash = 0;
  std::vector<std::string> notices;  // Ids of its retraction notices, sorted.
  std::vector<std::string> keys;     // DocumentKeys of all its records ever, sorted.
  uint32_t next_ordinal = 0;         // For the next evidence; none is given twice.
  std::string document;              // PackDocument; empty unless present.
  // Keys of its rows in family `ev`: claim and evidence, in order of mention.
  std::vector<std::pair<TermId, TermId>> evidence;
};
std::string PackRow(const DocumentRow& row);
bool UnpackRow(std::string_view bytes, DocumentRow* row);

}  // namespace mscgraph

#endif  // MSCGRAPH_GRAPH_STORE_CODEC_H_
