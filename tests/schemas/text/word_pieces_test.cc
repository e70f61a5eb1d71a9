#include "schemas/text/word_pieces.h"

#include <gtest/gtest.h>

#include <vector>

namespace mscgraph {
namespace {

std::vector<std::string_view> Pieces(std::string_view text) {
  std::vector<std::string_view> pieces;
  for (WordPiece piece = NextPiece(text, 0); piece.kind != PieceKind::kEnd;
       piece = NextPiece(text, piece.end)) {
    pieces.push_back(text.substr(piece.begin, piece.end - piece.begin));
  }
  return pieces;
}

TEST(NextPiece, CutsAtBlanksPunctuationAndGreek) {
  const std::pair<std::string_view, std::vector<std::string_view>> cases[] = {
      {"", {}},
      {"a-b/c", {"a", "-", "b", "/", "c"}},
      {"TNFα1 x", {"TNF", "α1", "x"}},
      {"0.5%, 1,000", {"0.5%", ",", "1,000"}},
      {"1.7x10^6.", {"1.7x10^6", "."}},
      {"IL1,2", {"IL1", ",", "2"}},
      {"mother's 's", {"mother", "'s", "'", "s"}},
      {"\xFFz", {"\xFF", "z"}},
  };
  for (const auto& [text, pieces] : cases) EXPECT_EQ(Pieces(text), pieces) << text;
}

}  // namespace
}  // namespace mscgraph
