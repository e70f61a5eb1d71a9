#include "graph/store/rdf_terms.h"

#include <algorithm>
#include <array>

#include "schemas/text/utf8.h"

namespace mscgraph {
namespace {

bool IsLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool IsDigit(char c) { return c >= '0' && c <= '9'; }

constexpr std::array<bool, 256> BytesOutsideIris() {
  std::array<bool, 256> table = {};
  for (int c = 0; c <= 0x20; ++c) table[c] = true;
  for (char c : {'<', '>', '"', '{', '}', '|', '^', '`', '\\'}) table[static_cast<unsigned char>(c)] = true;
  return table;
}
constexpr std::array<bool, 256> kOutsideIris = BytesOutsideIris();

struct CodePoint {
  uint32_t code = 0;
  size_t size = 0;  // 0: not valid.
};

// REQUIRES: `text` is not empty. Only the shape is looked at; the whole text is checked elsewhere.
CodePoint Decode(std::string_view text) {
  const auto byte = [&](size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(0);
  if (lead < 0x80) return {lead, 1};
  const size_t size = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc2 ? 2 : 0;
  if (size == 0 || size > text.size()) return {};
  uint32_t code = lead & (0xff >> (size + 1));
  for (size_t i = 1; i < size; ++i) code = code << 6 | (byte(i) & 0x3f);
  return {code, size};
}

bool IsNameStart(uint32_t c) {  // PN_CHARS_U
  if (c < 0x80) return IsLetter(static_cast<char>(c)) || c == '_';
  constexpr std::pair<uint32_t, uint32_t> kRanges[] = {
      {0xc0, 0xd6},     {0xd8, 0xf6},     {0xf8, 0x2ff},    {0x370, 0x37d},
      {0x37f, 0x1fff},  {0x200c, 0x200d}, {0x2070, 0x218f}, {0x2c00, 0x2fef},
      {0x3001, 0xd7ff}, {0xf900, 0xfdcf}, {0xfdf0, 0xfffd}, {0x10000, 0xeffff}};
  return std::any_of(std::begin(kRanges), std::end(kRanges),
                     [&](const auto& range) { return c >= range.first && c <= range.second; });
}

bool IsNameChar(uint32_t c) {  // PN_CHARS
  return IsNameStart(c) || c == '-' || (c >= '0' && c <= '9') || c == 0xb7 || (c >= 0x300 && c <= 0x36f) ||
         c == 0x203f || c == 0x2040;
}

int HexDigit(char c) {
  if (IsDigit(c)) return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

char SimpleEscape(char c) {
  constexpr std::string_view kFrom = "tbnrf\"'\\", kTo = "\t\b\n\r\f\"'\\";
  const size_t at = kFrom.find(c);
  return at == std::string_view::npos ? '\0' : kTo[at];
}

}  // namespace

bool IsAbsoluteIri(std::string_view iri) {
  if (iri.empty() || !IsLetter(iri[0])) return false;
  size_t i = 1;
  while (i < iri.size() &&
         (IsLetter(iri[i]) || IsDigit(iri[i]) || iri[i] == '+' || iri[i] == '-' || iri[i] == '.'))
    ++i;
  if (i == iri.size() || iri[i] != ':') return false;
  unsigned char all = 0;
  for (char c : iri) {
    const auto byte = static_cast<unsigned char>(c);
    if (kOutsideIris[byte]) return false;
    all |= byte;
  }
  return all < 0x80 || FindInvalidUtf8(iri) == std::string_view::npos;
}

bool IsLanguageTag(std::string_view tag) {
  size_t part = 0;  // Characters of the current one.
  bool first = true;
  for (char c : tag) {
    if (c == '-') {
      if (part == 0) return false;
      part = 0;
      first = false;
    } else if (IsLetter(c) || (!first && IsDigit(c))) {
      ++part;
    } else {
      return false;
    }
  }
  return part > 0;
}

size_t BlankLabelLength(std::string_view text) {
  size_t length = 0;  // Up to the last character that may end a label.
  for (size_t i = 0; i < text.size();) {
    const CodePoint point = Decode(text.substr(i));
    if (point.size == 0) break;
    const bool may_end = IsNameChar(point.code);
    if (i == 0 ? !IsNameStart(point.code) && !IsDigit(text[0]) : !may_end && point.code != '.') break;
    i += point.size;
    if (may_end) length = i;
  }
  return length;
}

bool AppendCodePoint(uint32_t code, std::string* out) {
  if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return false;
  const auto put = [&](uint32_t byte) { out->push_back(static_cast<char>(byte)); };
  if (code < 0x80) {
    put(code);
  } else if (code < 0x800) {
    put(0xc0 | code >> 6);
    put(0x80 | (code & 0x3f));
  } else if (code < 0x10000) {
    put(0xe0 | code >> 12);
    put(0x80 | (code >> 6 & 0x3f));
    put(0x80 | (code & 0x3f));
  } else {
    put(0xf0 | code >> 18);
    put(0x80 | (code >> 12 & 0x3f));
    put(0x80 | (code >> 6 & 0x3f));
    put(0x80 | (code & 0x3f));
  }
  return true;
}

bool Unescape(std::string_view text, bool in_string, std::string* out) {
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\\') {
      out->push_back(text[i]);
      continue;
    }
    if (++i == text.size()) return false;
    const size_t digits = text[i] == 'u' ? 4 : text[i] == 'U' ? 8 : 0;
    if (digits == 0) {
      const char plain = SimpleEscape(text[i]);
      if (!in_string || plain == '\0') return false;
      out->push_back(plain);
      continue;
    }
    if (i + digits >= text.size()) return false;
    uint32_t code = 0;
    for (size_t k = 1; k <= digits; ++k) {
      const int digit = HexDigit(text[i + k]);
      if (digit < 0) return false;
      code = code << 4 | static_cast<uint32_t>(digit);
    }
    if (!AppendCodePoint(code, out)) return false;
    i += digits;
  }
  return true;
}

bool IsPlain(std::string_view text) {
  unsigned char all = 0;
  bool special = false;
  for (char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    all |= byte;
    special |= byte < 0x20 || byte == 0x7f || byte == '\\' || byte == '"';
  }
  return !special && (all < 0x80 || FindInvalidUtf8(text) == std::string_view::npos);
}

}  // namespace mscgraph
