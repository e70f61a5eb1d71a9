#include "schemas/text/letter_case.h"

#include <utf8proc.h>

#include <algorithm>
#include <cstdint>
#include <iterator>

#include "schemas/text/utf8.h"

namespace mscgraph {
namespace {

// The letters whose upper case is several: SpecialCasing.txt of Unicode 14, without conditions. Ascending.
struct LongUpperCase {
  uint16_t letter;
  uint16_t upper[3];  // 0 ends it.
};
constexpr LongUpperCase kLongUpperCases[] = {
    {0x00DF, {0x0053, 0x0053}},         {0x0149, {0x02BC, 0x004E}},
    {0x01F0, {0x004A, 0x030C}},         {0x0390, {0x0399, 0x0308, 0x0301}},
    {0x03B0, {0x03A5, 0x0308, 0x0301}}, {0x0587, {0x0535, 0x0552}},
    {0x1E96, {0x0048, 0x0331}},         {0x1E97, {0x0054, 0x0308}},
    {0x1E98, {0x0057, 0x030A}},         {0x1E99, {0x0059, 0x030A}},
    {0x1E9A, {0x0041, 0x02BE}},         {0x1F50, {0x03A5, 0x0313}},
    {0x1F52, {0x03A5, 0x0313, 0x0300}}, {0x1F54, {0x03A5, 0x0313, 0x0301}},
    {0x1F56, {0x03A5, 0x0313, 0x0342}}, {0x1F80, {0x1F08, 0x0399}},
    {0x1F81, {0x1F09, 0x0399}},         {0x1F82, {0x1F0A, 0x0399}},
    {0x1F83, {0x1F0B, 0x0399}},         {0x1F84, {0x1F0C, 0x0399}},
    {0x1F85, {0x1F0D, 0x0399}},         {0x1F86, {0x1F0E, 0x0399}},
    {0x1F87, {0x1F0F, 0x0399}},         {0x1F88, {0x1F08, 0x0399}},
    {0x1F89, {0x1F09, 0x0399}},         {0x1F8A, {0x1F0A, 0x0399}},
    {0x1F8B, {0x1F0B, 0x0399}},         {0x1F8C, {0x1F0C, 0x0399}},
    {0x1F8D, {0x1F0D, 0x0399}},         {0x1F8E, {0x1F0E, 0x0399}},
    {0x1F8F, {0x1F0F, 0x0399}},         {0x1F90, {0x1F28, 0x0399}},
    {0x1F91, {0x1F29, 0x0399}},         {0x1F92, {0x1F2A, 0x0399}},
    {0x1F93, {0x1F2B, 0x0399}},         {0x1F94, {0x1F2C, 0x0399}},
    {0x1F95, {0x1F2D, 0x0399}},         {0x1F96, {0x1F2E, 0x0399}},
    {0x1F97, {0x1F2F, 0x0399}},         {0x1F98, {0x1F28, 0x0399}},
    {0x1F99, {0x1F29, 0x0399}},         {0x1F9A, {0x1F2A, 0x0399}},
    {0x1F9B, {0x1F2B, 0x0399}},         {0x1F9C, {0x1F2C, 0x0399}},
    {0x1F9D, {0x1F2D, 0x0399}},         {0x1F9E, {0x1F2E, 0x0399}},
    {0x1F9F, {0x1F2F, 0x0399}},         {0x1FA0, {0x1F68, 0x0399}},
    {0x1FA1, {0x1F69, 0x0399}},         {0x1FA2, {0x1F6A, 0x0399}},
    {0x1FA3, {0x1F6B, 0x0399}},         {0x1FA4, {0x1F6C, 0x0399}},
    {0x1FA5, {0x1F6D, 0x0399}},         {0x1FA6, {0x1F6E, 0x0399}},
    {0x1FA7, {0x1F6F, 0x0399}},         {0x1FA8, {0x1F68, 0x0399}},
    {0x1FA9, {0x1F69, 0x0399}},         {0x1FAA, {0x1F6A, 0x0399}},
    {0x1FAB, {0x1F6B, 0x0399}},         {0x1FAC, {0x1F6C, 0x0399}},
    {0x1FAD, {0x1F6D, 0x0399}},         {0x1FAE, {0x1F6E, 0x0399}},
    {0x1FAF, {0x1F6F, 0x0399}},         {0x1FB2, {0x1FBA, 0x0399}},
    {0x1FB3, {0x0391, 0x0399}},         {0x1FB4, {0x0386, 0x0399}},
    {0x1FB6, {0x0391, 0x0342}},         {0x1FB7, {0x0391, 0x0342, 0x0399}},
    {0x1FBC, {0x0391, 0x0399}},         {0x1FC2, {0x1FCA, 0x0399}},
    {0x1FC3, {0x0397, 0x0399}},         {0x1FC4, {0x0389, 0x0399}},
    {0x1FC6, {0x0397, 0x0342}},         {0x1FC7, {0x0397, 0x0342, 0x0399}},
    {0x1FCC, {0x0397, 0x0399}},         {0x1FD2, {0x0399, 0x0308, 0x0300}},
    {0x1FD3, {0x0399, 0x0308, 0x0301}}, {0x1FD6, {0x0399, 0x0342}},
    {0x1FD7, {0x0399, 0x0308, 0x0342}}, {0x1FE2, {0x03A5, 0x0308, 0x0300}},
    {0x1FE3, {0x03A5, 0x0308, 0x0301}}, {0x1FE4, {0x03A1, 0x0313}},
    {0x1FE6, {0x03A5, 0x0342}},         {0x1FE7, {0x03A5, 0x0308, 0x0342}},
    {0x1FF2, {0x1FFA, 0x0399}},         {0x1FF3, {0x03A9, 0x0399}},
    {0x1FF4, {0x038F, 0x0399}},         {0x1FF6, {0x03A9, 0x0342}},
    {0x1FF7, {0x03A9, 0x0342, 0x0399}}, {0x1FFC, {0x03A9, 0x0399}},
    {0xFB00, {0x0046, 0x0046}},         {0xFB01, {0x0046, 0x0049}},
    {0xFB02, {0x0046, 0x004C}},         {0xFB03, {0x0046, 0x0046, 0x0049}},
    {0xFB04, {0x0046, 0x0046, 0x004C}}, {0xFB05, {0x0053, 0x0054}},
    {0xFB06, {0x0053, 0x0054}},         {0xFB13, {0x0544, 0x0546}},
    {0xFB14, {0x0544, 0x0535}},         {0xFB15, {0x0544, 0x053B}},
    {0xFB16, {0x054E, 0x0546}},         {0xFB17, {0x0544, 0x053D}},
};

constexpr utf8proc_int32_t kSigma = 0x3a3, kFinalSigma = 0x3c2, kDottedI = 0x130, kDotAbove = 0x307;

// The code point at `pos` and its length; a length of 0 for a byte that is no UTF-8.
size_t CodePointAt(std::string_view text, size_t pos, utf8proc_int32_t* c) {
  const utf8proc_ssize_t size = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data() + pos),
                                                 static_cast<utf8proc_ssize_t>(text.size() - pos), c);
  return size > 0 ? static_cast<size_t>(size) : 0;
}

void AppendUpper(utf8proc_int32_t c, std::string* out) {
  const auto* found =
      std::lower_bound(std::begin(kLongUpperCases), std::end(kLongUpperCases), c,
                       [](const LongUpperCase& entry, int32_t at) { return entry.letter < at; });
  if (found == std::end(kLongUpperCases) || found->letter != c) {
    AppendUtf8(static_cast<uint32_t>(utf8proc_toupper(c)), out);
    return;
  }
  for (uint16_t upper : found->upper) {
    if (upper != 0) AppendUtf8(upper, out);
  }
}

bool IsCased(utf8proc_int32_t c) {
  const utf8proc_category_t category = utf8proc_category(c);
  return category == UTF8PROC_CATEGORY_LU || category == UTF8PROC_CATEGORY_LL ||
         category == UTF8PROC_CATEGORY_LT;
}

// What the search for a neighbouring letter passes over (property Case_Ignorable, but for some punctuation).
bool IsCaseIgnorable(utf8proc_int32_t c) {
  switch (utf8proc_category(c)) {
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_ME:
    case UTF8PROC_CATEGORY_CF:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_SK:
      return true;
    default:
      return c == '\'' || c == '.' || c == ':' || c == 0xb7 || c == 0x2019;
  }
}

bool CasedFollows(std::string_view text, size_t pos) {
  utf8proc_int32_t c = 0;
  for (size_t size; pos < text.size() && (size = CodePointAt(text, pos, &c)) > 0; pos += size) {
    if (!IsCaseIgnorable(c)) return IsCased(c);
  }
  return false;
}

bool CasedPrecedes(std::string_view text, size_t pos) {
  utf8proc_int32_t c = 0;
  while (pos > 0) {
    size_t begin = pos - 1;
    while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80) --begin;
    if (CodePointAt(text, begin, &c) != pos - begin) return false;
    if (!IsCaseIgnorable(c)) return IsCased(c);
    pos = begin;
  }
  return false;
}

void AppendLower(std::string_view text, size_t pos, utf8proc_int32_t c, std::string* out) {
  if (c == kSigma && CasedPrecedes(text, pos) && !CasedFollows(text, pos + 2)) {
    AppendUtf8(kFinalSigma, out);
  } else if (c == kDottedI) {
    out->push_back('i');
    AppendUtf8(kDotAbove, out);
  } else {
    AppendUtf8(static_cast<uint32_t>(utf8proc_tolower(c)), out);
  }
}

// Copies ASCII, the most of all text, with the letters from `first` to `first` + 25 in the other case, and
// bytes that are no UTF-8; all else goes to `other`, which takes the place and the code point.
template <typename Other>
void MapLetters(std::string_view text, char first, std::string* out, const Other& other) {
  const auto low = static_cast<unsigned char>(first);
  out->reserve(text.size());
  for (size_t pos = 0; pos < text.size();) {
    const size_t begin = pos, out_begin = out->size();
    while (pos < text.size() && static_cast<unsigned char>(text[pos]) < 0x80) ++pos;
    out->append(text.substr(begin, pos - begin));
    for (size_t i = out_begin; i < out->size(); ++i) {
      const auto c = static_cast<unsigned char>((*out)[i]);
      (*out)[i] = static_cast<char>(c ^ (c >= low && c < low + 26 ? 0x20 : 0));
    }
    if (pos == text.size()) return;
    utf8proc_int32_t c = 0;
    const size_t size = CodePointAt(text, pos, &c);
    if (size == 0) {
      out->push_back(text[pos++]);
    } else {
      other(pos, c);
      pos += size;
    }
  }
}

}  // namespace

std::string ToUpperCase(std::string_view text) {
  std::string out;
  MapLetters(text, 'a', &out, [&](size_t, utf8proc_int32_t c) { AppendUpper(c, &out); });
  return out;
}

std::string ToLowerCase(std::string_view text) {
  std::string out;
  MapLetters(text, 'A', &out, [&](size_t pos, utf8proc_int32_t c) { AppendLower(text, pos, c, &out); });
  return out;
}

}  // namespace mscgraph
