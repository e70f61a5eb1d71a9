#ifndef MSCGRAPH_SCHEMAS_TEXT_WORD_PIECES_H_
#define MSCGRAPH_SCHEMAS_TEXT_WORD_PIECES_H_

#include <cstddef>
#include <string>
#include <string_view>

namespace mscgraph {

// What one piece of text is. Names and sentences are cut by this one function, so that a name in a lexicon
// and the same name in a sentence have the same words whatever stands between them.
enum class PieceKind { kEnd, kWord, kPossessive, kPunctuation };

struct WordPiece {
  PieceKind kind = PieceKind::kEnd;
  size_t begin = 0;  // Bytes.
  size_t end = 0;
};

// The first piece of `text` at or after `pos`, blanks skipped; kEnd if there is none. Pieces never overlap
// and hold every character that is not blank: words end at hyphens, slashes and other punctuation (one piece
// each) and at the border of a Greek and another letter ("TNFα"); "0.5", "1,000", "50%", "10^6" are one word.
// Invalid bytes are punctuation.
WordPiece NextPiece(std::string_view text, size_t pos);

// Appends one word piece folded, Greek spelled out, without spelling and plural rules.
void AppendFoldedWord(std::string_view piece, std::string* out);

// Appends the normalised form of one word piece: folded, Greek spelled out, spelling and plural rules. It is
// the words that NormaliseName gives for it.
void AppendNormalised(std::string_view piece, std::string* out);

}  // namespace mscgraph

#endif  // MSCGRAPH_SCHEMAS_TEXT_WORD_PIECES_H_
