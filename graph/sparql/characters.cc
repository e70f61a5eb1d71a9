#include "graph/sparql/characters.h"

#include <algorithm>
#include <iterator>

namespace mscgraph::sparql {
namespace {

struct Range {
  char32_t first, last;
};

// PN_CHARS_BASE beyond ASCII.
constexpr Range kNameStart[] = {
    {0xC0, 0xD6},     {0xD8, 0xF6},     {0xF8, 0x2FF},    {0x370, 0x37D},
    {0x37F, 0x1FFF},  {0x200C, 0x200D}, {0x2070, 0x218F}, {0x2C00, 0x2FEF},
    {0x3001, 0xD7FF}, {0xF900, 0xFDCF}, {0xFDF0, 0xFFFD}, {0x10000, 0xEFFFF},
};

bool IsAsciiLetter(char32_t c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool IsExtra(char32_t c) { return c == 0xB7 || (c >= 0x300 && c <= 0x36F) || c == 0x203F || c == 0x2040; }

}  // namespace

CodePoint CodePointAt(std::string_view text, size_t at) {
  if (at >= text.size()) return {};
  const auto byte = [&](size_t i) { return static_cast<char32_t>(static_cast<unsigned char>(text[at + i])); };
  const char32_t first = byte(0);
  if (first < 0x80) return {first, 1};
  if (first < 0xE0) return {(first & 0x1F) << 6 | (byte(1) & 0x3F), 2};
  if (first < 0xF0) return {(first & 0x0F) << 12 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F), 3};
  return {(first & 0x07) << 18 | (byte(1) & 0x3F) << 12 | (byte(2) & 0x3F) << 6 | (byte(3) & 0x3F), 4};
}

size_t CountCodePoints(std::string_view text) {
  return static_cast<size_t>(std::count_if(
      text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

bool IsNameStart(char32_t c) {
  return IsAsciiLetter(c) || std::any_of(std::begin(kNameStart), std::end(kNameStart),
                                         [c](Range range) { return c >= range.first && c <= range.last; });
}

bool IsNameStartOrUnder(char32_t c) { return c == '_' || IsNameStart(c); }

bool IsNameCharacter(char32_t c) { return IsNameStartOrUnder(c) || c == '-' || IsDigit(c) || IsExtra(c); }

bool IsVariableCharacter(char32_t c) { return IsNameStartOrUnder(c) || IsDigit(c) || IsExtra(c); }

bool IsHexDigit(char32_t c) { return IsDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

bool IsDigit(char32_t c) { return c >= '0' && c <= '9'; }

bool IsLocalEscape(char32_t c) {
  return c < 0x80 &&
         std::string_view("_~.-!$&'()*+,;=/?#@%").find(static_cast<char>(c)) != std::string_view::npos;
}

}  // namespace mscgraph::sparql
