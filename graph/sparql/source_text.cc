#include "graph/sparql/source_text.h"

#include <algorithm>
#include <cstdint>

#include "absl/strings/str_cat.h"
#include "graph/sparql/characters.h"
#include "graph/store/rdf_terms.h"

namespace mscgraph::sparql {
namespace {

// Appends the character of the escape that begins with the backslash at `at`; gives the length of the escape,
// 0 if there is none.
size_t ResolveEscape(std::string_view text, size_t at, std::string* out) {
  const char kind = at + 1 < text.size() ? text[at + 1] : ' ';
  if (kind != 'u' && kind != 'U') return 0;
  const size_t size = kind == 'u' ? 6 : 10;
  if (text.size() - at < size) return 0;
  uint32_t code = 0;
  for (char c : text.substr(at + 2, size - 2)) {
    if (!IsHexDigit(static_cast<unsigned char>(c))) return 0;
    code = code << 4 | static_cast<uint32_t>(c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10);
  }
  return AppendCodePoint(code, out) ? size : 0;
}

}  // namespace

SourceText::SourceText(std::string_view original) : original_(original) {
  text_.reserve(original.size());
  for (size_t i = 0; i < original.size();) {
    if (original[i] != '\\') {
      text_.push_back(original[i++]);
    } else if (const size_t escape = ResolveEscape(original, i, &text_); escape > 0) {
      i += escape;
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
