#ifndef MSCGRAPH_SCHEMAS_TEXT_UTF8_H_
#define MSCGRAPH_SCHEMAS_TEXT_UTF8_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace mscgraph {

// Offset of the first byte that is not part of a valid UTF-8 sequence; npos if all is valid.
size_t FindInvalidUtf8(std::string_view bytes);

// Valid UTF-8 -> NFC, all Unicode white space (and soft hyphens: none) folded to single blanks, trimmed.
// REQUIRES: FindInvalidUtf8(text) == npos.
std::string CleanText(std::string_view text);

// Converts byte offsets of one text to code points in O(log n). Keeps no reference to the text.
class CodePointIndex {
 public:
  explicit CodePointIndex(std::string_view text);
  // Number of code points before byte `byte`. REQUIRES: byte <= text.size().
  size_t At(size_t byte) const;

 private:
  std::vector<size_t> continuations_;  // Positions of the continuation bytes (10xxxxxx), ascending.
};

}  // namespace mscgraph

#endif  // MSCGRAPH_SCHEMAS_TEXT_UTF8_H_
