#include "schemas/text/utf8.h"

#include <utf8proc.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <optional>

namespace mscgraph {
namespace {

// Eight bytes at a time: almost all of an abstract is ASCII.
size_t SkipAscii(std::string_view bytes, size_t pos) {
  while (pos + 8 <= bytes.size()) {
    uint64_t word;
    std::memcpy(&word, bytes.data() + pos, 8);
    if (word & 0x8080808080808080u) break;
    pos += 8;
  }
  while (pos < bytes.size() && static_cast<unsigned char>(bytes[pos]) < 0x80) ++pos;
  return pos;
}

// Text without a control character, with single blanks only: nothing to do, which is the common case.
bool IsCleanAscii(std::string_view text) {
  if (text.empty()) return true;
  if (text.front() == ' ' || text.back() == ' ') return false;
  char previous = 'x';
  for (char c : text) {
    if (static_cast<signed char>(c) < ' ' || c == 0x7f) return false;
    if (c == ' ' && previous == ' ') return false;
    previous = c;
  }
  return true;
}

bool IsBlank(utf8proc_int32_t c) {
  if (c <= ' ' || (c >= 0x7f && c <= 0xa0)) return true;  // Control characters separate words as well.
  const utf8proc_category_t category = utf8proc_category(c);
  return category == UTF8PROC_CATEGORY_ZS || category == UTF8PROC_CATEGORY_ZL ||
         category == UTF8PROC_CATEGORY_ZP;
}

bool IsInvisible(utf8proc_int32_t c) {
  return c == 0xad || c == 0x200b || c == 0x2060 ||
         c == 0xfeff;  // Soft hyphen, zero-width blank, joiner, BOM.
}

void AppendCodePoint(utf8proc_int32_t c, std::string* out) {
  utf8proc_uint8_t buffer[4];
  const utf8proc_ssize_t size = utf8proc_encode_char(c, buffer);
  out->append(reinterpret_cast<const char*>(buffer), static_cast<size_t>(size));
}

// True if normalisation form C changes nothing for sure: it leaves alone all below U+0300, plain Greek
// letters, dashes and quotes, arrows and mathematical signs.
bool IsComposed(std::string_view text) {
  for (size_t pos = SkipAscii(text, 0); pos < text.size(); pos = SkipAscii(text, pos)) {
    utf8proc_int32_t c;
    const utf8proc_ssize_t size =
        utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data() + pos),
                         static_cast<utf8proc_ssize_t>(text.size() - pos), &c);
    const bool stays = c < 0x300 || (c >= 0x391 && c <= 0x3c9) || (c >= 0x2010 && c <= 0x205e) ||
                       (c >= 0x2190 && c <= 0x22ff);
    if (size <= 0 || !stays) return false;
    pos += static_cast<size_t>(size);
  }
  return true;
}

std::string FoldBlanks(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool pending = false;
  for (size_t pos = 0; pos < text.size();) {
    if (text[pos] > ' ' && text[pos] < 0x7f) {  // Most characters.
      if (pending) out.push_back(' ');
      pending = false;
      out.push_back(text[pos++]);
      continue;
    }
    utf8proc_int32_t c;
    const utf8proc_ssize_t size =
        utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data() + pos),
                         static_cast<utf8proc_ssize_t>(text.size() - pos), &c);
    if (size <= 0) break;
    pos += static_cast<size_t>(size);
    if (IsInvisible(c)) continue;
    if (IsBlank(c)) {
      pending = !out.empty();
      continue;
    }
    if (pending) out.push_back(' ');
    pending = false;
    AppendCodePoint(c, &out);
  }
  return out;
}

}  // namespace

size_t FindInvalidUtf8(std::string_view bytes) {
  size_t pos = SkipAscii(bytes, 0);
  while (pos < bytes.size()) {
    utf8proc_int32_t c;
    const utf8proc_ssize_t size =
        utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(bytes.data() + pos),
                         static_cast<utf8proc_ssize_t>(bytes.size() - pos), &c);
    if (size <= 0) return pos;
    pos = SkipAscii(bytes, pos + static_cast<size_t>(size));
  }
  return std::string_view::npos;
}

bool AppendUtf8(uint32_t code_point, std::string* out) {
  const auto c = static_cast<utf8proc_int32_t>(code_point);
  if (!utf8proc_codepoint_valid(c)) return false;
  AppendCodePoint(c, out);
  return true;
}

std::string CleanText(std::string_view text) {
  if (IsCleanAscii(text)) return std::string(text);
  std::string folded = FoldBlanks(text);
  if (IsComposed(folded)) return folded;
  utf8proc_uint8_t* composed = nullptr;
  const utf8proc_ssize_t size = utf8proc_map(
      reinterpret_cast<const utf8proc_uint8_t*>(folded.data()), static_cast<utf8proc_ssize_t>(folded.size()),
      &composed, static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE));
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(composed, &std::free);
  if (size < 0) return folded;
  return std::string(reinterpret_cast<const char*>(composed), static_cast<size_t>(size));
}

CodePointIndex::CodePointIndex(std::string_view text) {
  for (size_t pos = SkipAscii(text, 0); pos < text.size(); pos = SkipAscii(text, pos + 1)) {
    if ((static_cast<unsigned char>(text[pos]) & 0xC0) == 0x80) continuations_.push_back(pos);
  }
}

size_t CodePointIndex::At(size_t byte) const {
  const auto before = std::lower_bound(continuations_.begin(), continuations_.end(), byte);
  return byte - static_cast<size_t>(before - continuations_.begin());
}

size_t CodePointIndex::ByteAt(size_t code_point) const {
  // The i-th continuation byte (from 0) belongs to a character before code point c if continuations_[i] - i
  // <= c.
  size_t low = 0, high = continuations_.size();
  while (low < high) {
    const size_t middle = (low + high) / 2;
    if (continuations_[middle] - middle <= code_point) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return code_point + low;
}

CleanedText::CleanedText(std::string_view text) : original_(text), clean_(CleanText(text)) {
  if (clean_ == text) return;
  // Blanks bound what normalisation composes, so the words of both texts are the same, one by one.
  size_t clean_begin = 0;
  std::optional<size_t> begin;
  const auto end_word = [&](size_t end) {
    if (!begin) return;
    const size_t size = CleanText(text.substr(*begin, end - *begin)).size();
    const size_t clean_end = std::min(clean_begin + size, clean_.size());
    words_.push_back({*begin, end, clean_begin, clean_end});
    clean_begin = std::min(clean_end + 1, clean_.size());
    begin.reset();
  };
  for (size_t pos = 0; pos < text.size();) {
    utf8proc_int32_t c;
    const utf8proc_ssize_t size =
        utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data() + pos),
                         static_cast<utf8proc_ssize_t>(text.size() - pos), &c);
    if (size <= 0) break;
    if (IsBlank(c)) {
      end_word(pos);
    } else if (!begin && !IsInvisible(c)) {
      begin = pos;
    }
    pos += static_cast<size_t>(size);
  }
  end_word(text.size());
}

size_t CleanedText::At(size_t byte) const {
  constexpr size_t kMaxWord = 1024;  // Bounds the work for one offset.
  if (words_.empty()) return std::min(byte, clean_.size());
  auto after = std::upper_bound(words_.begin(), words_.end(), byte,
                                [](size_t at, const Word& word) { return at < word.begin; });
  if (after == words_.begin()) return 0;
  const Word& word = *--after;
  const size_t inside = byte - word.begin;
  if (inside == 0) return word.clean_begin;
  if (byte >= word.end || word.end - word.begin > kMaxWord) return word.clean_end;
  const size_t size = CleanText(original_.substr(word.begin, inside)).size();
  return std::min(word.clean_begin + size, word.clean_end);
}

}  // namespace mscgraph
