#include "extract/text/tokenizer.h"

#include <utility>

#include "schemas/text/word_pieces.h"

namespace mscgraph {

std::vector<Token> Tokenize(std::string_view text, Span range) {
  std::vector<Token> tokens;
  tokens.reserve(range.size() / 5);
  const std::string_view part = range.In(text);
  size_t previous_end = part.size() + 1;  // Not equal to any begin: the first token is not glued.
  for (WordPiece piece = NextPiece(part, 0); piece.kind != PieceKind::kEnd;
       piece = NextPiece(part, piece.end)) {
    Token& token = tokens.emplace_back();
    const std::string_view raw = part.substr(piece.begin, piece.end - piece.begin);
    token.span = {range.begin + piece.begin, range.begin + piece.end};
    token.glued = piece.begin == previous_end;
    token.is_punct = piece.kind != PieceKind::kWord;
    if (piece.kind == PieceKind::kWord) {
      AppendNormalised(raw, &token.norm);
    } else {
      token.norm = piece.kind == PieceKind::kPossessive ? std::string_view("'s") : raw;
    }
    previous_end = piece.end;
  }
  return tokens;
}

}  // namespace mscgraph
