#ifndef MSCGRAPH_SCHEMAS_TEXT_UTF8_H_
#define MSCGRAPH_SCHEMAS_TEXT_UTF8_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace mscgraph {

// Offset of the first byte that is not part of a valid UTF-8 sequence; npos if all is valid.
size_t FindInvalidUtf8(std::string_view bytes);

// Appends a code point. False, and nothing is appended, if no text has it: surrogates, beyond U+10FFFF.
bool AppendUtf8(uint32_t code_point, std::string* out);

// Valid UTF-8 -> NFC, all Unicode white space (and soft hyphens: none) folded to single blanks, trimmed.
// REQUIRES: FindInvalidUtf8(text) == npos.
std::string CleanText(std::string_view text);

// Tells where the bytes of a text are in its CleanText. Keeps a reference to the text.
class CleanedText {
 public:
  // REQUIRES: FindInvalidUtf8(text) == npos.
  explicit CleanedText(std::string_view text);
  const std::string& text() const { return clean_; }
  // The byte of text() for a byte of the original: exact where a code point begins, but for words of absurd
  // length that normalisation changes, whose inner bytes all count as their end.
  size_t At(size_t byte) const;

 private:
  struct Word {
    size_t begin, end;              // Bytes of the original, half-open.
    size_t clean_begin, clean_end;  // Bytes of text().
  };
  std::string_view original_;
  std::string clean_;
  std::vector<Word> words_;  // In order; empty if the text was clean before.
};

// Converts byte offsets of one text to code points in O(log n). Keeps no reference to the text.
class CodePointIndex {
 public:
  explicit CodePointIndex(std::string_view text);
  // Number of code points before byte `byte`. REQUIRES: byte <= text.size().
  size_t At(size_t byte) const;
  // Its inverse: the byte at which code point `code_point` begins. Beyond the text it counts on.
  size_t ByteAt(size_t code_point) const;

 private:
  std::vector<size_t> continuations_;  // Positions of the continuation bytes (10xxxxxx), ascending.
};

}  // namespace mscgraph

#endif  // MSCGRAPH_SCHEMAS_TEXT_UTF8_H_
