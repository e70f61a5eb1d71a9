#include "schemas/text/word_pieces.h"

#include <utf8proc.h>

#include <algorithm>
#include <cstdint>

#include "schemas/text/normalise.h"

namespace mscgraph {
namespace {

enum class CharKind : uint8_t { kBlank, kLetter, kDigit, kGreek, kMark, kPunctuation };

struct Char {
  int32_t code = 0;
  CharKind kind = CharKind::kBlank;
  size_t size = 0;  // 0 at the end of the text.
};

constexpr std::string_view kGreekNames[] = {
    "alpha", "beta",   "gamma",   "delta", "epsilon", "zeta",    "eta",  "theta", "iota",
    "kappa", "lambda", "mu",      "nu",    "xi",      "omicron", "pi",   "rho",   "sigma",
    "sigma", "tau",    "upsilon", "phi",   "chi",     "psi",     "omega"};
constexpr int32_t kGreekFirst = 0x3b1;  // Lower-case alpha; kGreekNames follows the code points.
constexpr int32_t kGreekLast = 0x3c9;

bool IsAsciiLetter(int32_t c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool IsAsciiDigit(int32_t c) { return c >= '0' && c <= '9'; }
bool IsAsciiWord(char c) { return IsAsciiLetter(c) || IsAsciiDigit(c); }

CharKind AsciiKind(int32_t c) {
  if (IsAsciiLetter(c)) return CharKind::kLetter;
  if (IsAsciiDigit(c)) return CharKind::kDigit;
  return c <= ' ' || c == 0x7f ? CharKind::kBlank : CharKind::kPunctuation;
}

CharKind UnicodeKind(int32_t c) {
  const bool greek = (c >= 0x391 && c <= kGreekLast) || c == 0xb5;  // 0xb5: the micro sign.
  switch (utf8proc_category(c)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LO:
      return greek ? CharKind::kGreek : CharKind::kLetter;
    case UTF8PROC_CATEGORY_LM:  // Modifier apostrophe and its like are no letters of a name.
      return c >= 0x2b9 && c <= 0x2c1 ? CharKind::kPunctuation : CharKind::kLetter;
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_NL:
    case UTF8PROC_CATEGORY_NO:
      return CharKind::kDigit;
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ME:
    case UTF8PROC_CATEGORY_CF:
      return CharKind::kMark;
    case UTF8PROC_CATEGORY_ZS:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
    case UTF8PROC_CATEGORY_CC:
      return CharKind::kBlank;
    default:
      return CharKind::kPunctuation;
  }
}

Char At(std::string_view text, size_t pos) {
  if (pos >= text.size()) return {};
  const auto byte = static_cast<unsigned char>(text[pos]);
  if (byte < 0x80) return {byte, AsciiKind(byte), 1};
  utf8proc_int32_t code;
  const utf8proc_ssize_t size = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data() + pos),
                                                 static_cast<utf8proc_ssize_t>(text.size() - pos), &code);
  if (size <= 0) return {0xfffd, CharKind::kPunctuation, 1};
  return {code, UnicodeKind(code), static_cast<size_t>(size)};
}

bool IsWordKind(CharKind kind) {
  return kind == CharKind::kLetter || kind == CharKind::kDigit || kind == CharKind::kGreek;
}

bool IsApostrophe(int32_t c) { return c == '\'' || c == 0x2019 || c == 0x2bc; }

// 's at `pos`, not followed by more of a word. The caller knows that a word stands before it.
size_t PossessiveSize(std::string_view text, size_t pos) {
  const Char apostrophe = At(text, pos);
  if (apostrophe.size == 0 || !IsApostrophe(apostrophe.code)) return 0;
  const size_t s = pos + apostrophe.size;
  if (s >= text.size() || (text[s] != 's' && text[s] != 'S')) return 0;
  const Char after = At(text, s + 1);
  return after.size > 0 && (IsWordKind(after.kind) || after.kind == CharKind::kMark) ? 0
                                                                                     : apostrophe.size + 1;
}

bool Joins(CharKind before, CharKind next) {
  const bool letters = before != CharKind::kDigit && next != CharKind::kDigit;
  return !(letters && (before == CharKind::kGreek || next == CharKind::kGreek));
}

// Punctuation inside a number: "0.5", "1,000", "10^6", "1.7×10".
bool JoinsDigits(int32_t c) { return c == '.' || c == ',' || c == '^' || c == 0xd7 || c == 0xb7; }

size_t WordEnd(std::string_view text, size_t pos, const Char& first) {
  CharKind before = first.kind;
  pos += first.size;
  for (;;) {
    // Most of a text: ASCII letters and digits join one another, and letters that are not Greek.
    while (before != CharKind::kGreek && pos < text.size() && IsAsciiWord(text[pos])) {
      before = IsAsciiDigit(text[pos++]) ? CharKind::kDigit : CharKind::kLetter;
    }
    const Char next = At(text, pos);
    if (next.size == 0) return pos;
    if (next.kind == CharKind::kMark) {
      pos += next.size;
    } else if (IsWordKind(next.kind)) {
      if (!Joins(before, next.kind)) return pos;
      before = next.kind;
      pos += next.size;
    } else if (first.kind == CharKind::kDigit && before == CharKind::kDigit && next.code == '%') {
      return pos + next.size;
    } else if (first.kind == CharKind::kDigit && before == CharKind::kDigit && JoinsDigits(next.code) &&
               At(text, pos + next.size).kind == CharKind::kDigit) {
      pos += next.size;
    } else {
      return pos;
    }
  }
}

// Letters without a decomposition.
std::string_view PlainLetters(int32_t c) {
  switch (c) {
    case 0xe6:
      return "ae";
    case 0x153:
      return "oe";
    case 0xf8:
      return "o";
    case 0x142:
      return "l";
    case 0x111:
    case 0xf0:
      return "d";
    case 0x131:
      return "i";
    case 0xfe:
      return "th";
    case 0x3d1:
      return "theta";
    case 0x3d5:
      return "phi";
    default:
      return {};
  }
}

void AppendFolded(int32_t code, std::string* out) {
  if (code == 0xd7) return out->push_back('x');
  if (code == 0xb7) return out->push_back('.');
  utf8proc_int32_t parts[32];
  int boundary = 0;
  const utf8proc_ssize_t count = utf8proc_decompose_char(
      code, parts, 32,
      static_cast<utf8proc_option_t>(UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD |
                                     UTF8PROC_STRIPMARK | UTF8PROC_IGNORE),
      &boundary);
  for (utf8proc_ssize_t i = 0; i < std::min<utf8proc_ssize_t>(count, 32); ++i) {
    const int32_t part = parts[i];
    if (const std::string_view plain = PlainLetters(part); !plain.empty()) {
      out->append(plain);
    } else if (part >= kGreekFirst && part <= kGreekLast) {
      out->append(kGreekNames[part - kGreekFirst]);
    } else if (part < 0x80 ? AsciiKind(part) <= CharKind::kDigit && part > ' '
                           : IsWordKind(UnicodeKind(part))) {
      utf8proc_uint8_t buffer[4];
      const utf8proc_ssize_t size = utf8proc_encode_char(part, buffer);
      out->append(reinterpret_cast<const char*>(buffer), static_cast<size_t>(size));
    }
  }
}

}  // namespace

WordPiece NextPiece(std::string_view text, size_t pos) {
  while (pos < text.size() && text[pos] == ' ') ++pos;
  Char first = At(text, pos);
  while (first.size > 0 && first.kind == CharKind::kBlank) {
    pos += first.size;
    first = At(text, pos);
  }
  if (first.size == 0) return {PieceKind::kEnd, text.size(), text.size()};
  if (IsWordKind(first.kind)) return {PieceKind::kWord, pos, WordEnd(text, pos, first)};
  if (pos > 0 && IsApostrophe(first.code)) {
    const auto before = static_cast<unsigned char>(text[pos - 1]);
    const size_t size =
        before >= 0x80 || IsAsciiLetter(before) || IsAsciiDigit(before) ? PossessiveSize(text, pos) : 0;
    if (size > 0) return {PieceKind::kPossessive, pos, pos + size};
  }
  return {PieceKind::kPunctuation, pos, pos + first.size};
}

void AppendFoldedWord(std::string_view piece, std::string* out) {
  const auto is_ascii = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
  for (size_t pos = 0; pos < piece.size();) {
    const size_t ascii = pos;
    while (pos < piece.size() && is_ascii(piece[pos])) ++pos;
    const size_t lower = out->size();
    out->append(piece.substr(ascii, pos - ascii));
    for (size_t i = lower; i < out->size(); ++i) {
      if ((*out)[i] >= 'A' && (*out)[i] <= 'Z') (*out)[i] = static_cast<char>((*out)[i] + 32);
    }
    if (pos == piece.size()) break;
    const Char c = At(piece, pos);
    pos += c.size;
    AppendFolded(c.code, out);
  }
}

void AppendNormalised(std::string_view piece, std::string* out) {
  const size_t begin = out->size();
  AppendFoldedWord(piece, out);
  NormaliseLastWord(begin, out);
}

}  // namespace mscgraph
