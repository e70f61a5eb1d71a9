#ifndef MSCGRAPH_EXTRACT_READ_STRINGS_H_
#define MSCGRAPH_EXTRACT_READ_STRINGS_H_

#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace mscgraph {

// String helpers on std::string_view: absl's take a string_view type of their own where it was built for
// C++14, as Debian's is. "NoCase" and white space are those of ASCII.

std::string_view TrimLeft(std::string_view text);
std::string_view Trim(std::string_view text);
std::string Lower(std::string_view text);
std::string Upper(std::string_view text);
bool StartsWithNoCase(std::string_view text, std::string_view prefix);
// Drops the prefix and white space behind it; false if the text does not start so.
bool ConsumeNoCase(std::string_view* text, std::string_view prefix);
// The non-empty pieces between the characters of `separators`; views of `text`.
std::vector<std::string_view> SplitAny(std::string_view text, std::string_view separators);
// The whole text as a number; false, and `out` unchanged, if it is none.
bool ParseInt(std::string_view text, int* out);
size_t CountDigits(std::string_view text);  // At the start.

template <typename Piece>
void AppendPiece(std::string* out, const Piece& piece) {
  if constexpr (std::is_integral_v<Piece>) {
    *out += std::to_string(piece);
  } else {
    *out += piece;
  }
}

// "line " and 5 -> "line 5".
template <typename... Pieces>
std::string Cat(const Pieces&... pieces) {
  std::string out;
  (AppendPiece(&out, pieces), ...);
  return out;
}

}  // namespace mscgraph

#endif  // MSCGRAPH_EXTRACT_READ_STRINGS_H_
