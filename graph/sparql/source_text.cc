#include "graph/sparql/source_text.h"

#include <algorithm>
#include <optional>

#include "absl/strings/str_cat.h"
#include "graph/sparql/characters.h"

namespace mscgraph::sparql {
namespace {

// The character of the escape that begins with the backslash at `at`, if it is one.
std::optional<char32_t> EscapedCharacter(std::string_view text, size_t at) {
  const char kind = at + 1 < text.size() ? text[at + 1] : ' ';
  if (kind != 'u' && kind != 'U') return std::nullopt;
  const std::string_view digits = text.substr(at + 2, kind == 'u' ? 4 : 8);
  if (digits.size() != (kind == 'u' ? 4 : 8)) return std::nullopt;
  char32_t value = 0;
  for (char c : digits) {
    if (!IsHexDigit(static_cast<unsigned char>(c))) return std::nullopt;
    value = value << 4 | static_cast<char32_t>(c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10);
  }
  return IsScalarValue(value) ? std::optional(value) : std::nullopt;
}

}  // namespace

SourceText::SourceText(std::string_view original) : original_(original) {
  text_.reserve(original.size());
  for (size_t i = 0; i < original.size();) {
    if (original[i] != '\\') {
      text_.push_back(original[i++]);
    } else if (const auto character = EscapedCharacter(original, i)) {
      AppendUtf8(*character, &text_);
      i += original[i + 1] == 'u' ? 6 : 10;
      shifts_.emplace_back(text_.size(), i);
    } else {  // Both characters of \\, so that the second begins nothing.
      const size_t size = std::min<size_t>(original.substr(i, 2) == "\\\\" ? 2 : 1, original.size() - i);
      text_.append(original.substr(i, size));
      i += size;
    }
  }
}

std::string SourceText::Place(size_t offset) const {
  const auto after = std::upper_bound(shifts_.begin(), shifts_.end(), std::pair(offset, original_.size()));
  if (after != shifts_.begin()) offset = std::prev(after)->second + (offset - std::prev(after)->first);
  const std::string_view before = original_.substr(0, offset);
  size_t line = 1, line_begin = 0;
  for (size_t i = 0; i < before.size(); ++i) {
    const bool carriage_return = before[i] == '\r' && before.substr(i + 1, 1) != "\n";
    if (before[i] != '\n' && !carriage_return) continue;
    ++line;
    line_begin = i + 1;
  }
  return absl::StrCat("line ", line, ", column ", CountCodePoints(before.substr(line_begin)) + 1);
}

}  // namespace mscgraph::sparql
