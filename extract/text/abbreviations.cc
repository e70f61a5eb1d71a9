#include "extract/text/abbreviations.h"

#include <algorithm>
#include <optional>
#include <string>

namespace mscgraph {
namespace {

// Bounds of the search, so that a text of brackets only is no more work than any other.
constexpr size_t kMaxInside = 200;
constexpr size_t kMaxBefore = 300;
constexpr size_t kMaxShortForm = 16;
constexpr int kMaxSkipped = 2;  // Words without an initial in the short form, in a row: "stem cells of the".

bool IsUpper(char c) { return c >= 'A' && c <= 'Z'; }
bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool IsAlnum(char c) { return IsUpper(c) || (c >= 'a' && c <= 'z') || IsDigit(c); }
bool IsWordByte(char c) { return IsAlnum(c) || static_cast<unsigned char>(c) >= 0x80; }
char Lower(char c) { return IsUpper(c) ? static_cast<char>(c + 32) : c; }

Span Trim(std::string_view text, Span span) {
  while (span.begin < span.end && text[span.begin] == ' ') ++span.begin;
  while (span.end > span.begin && text[span.end - 1] == ' ') --span.end;
  return span;
}

bool IsShortForm(std::string_view form) {
  if (form.size() < 2 || form.size() > kMaxShortForm || !IsWordByte(form[0])) return false;
  if (std::count(form.begin(), form.end(), ' ') > 1) return false;
  const bool plain = std::all_of(form.begin(), form.end(), [](char c) {
    return IsWordByte(c) || c == '-' || c == '/' || c == ' ' || c == '.' || c == '+' || c == '\'';
  });
  return plain && std::any_of(form.begin(), form.end(), IsUpper);
}

// Letters and digits of a short form in lower case.
std::string Letters(std::string_view form) {
  std::string letters;
  for (char c : form) {
    if (IsAlnum(c)) letters.push_back(Lower(c));
  }
  return letters;
}

// "MSCs" -> "MSC".
std::string_view WithoutPlural(std::string_view form) {
  return form.size() > 2 && form.back() == 's' && IsUpper(form[form.size() - 2])
             ? form.substr(0, form.size() - 1)
             : form;
}

// Begin of the words before span.end whose initials are `letters`; brackets between them are passed over.
std::optional<size_t> MatchInitials(std::string_view text, Span span, std::string_view letters) {
  size_t left = letters.size();
  int skipped = 0;
  int depth = 0;
  bool last_word = true;
  for (size_t pos = span.end; pos > span.begin;) {
    const char c = text[pos - 1];
    if (c == ')' || c == ']') ++depth;
    if (c == '(' || c == '[') --depth;
    if (depth < 0) return std::nullopt;
    if (!IsWordByte(c) || depth > 0) {
      --pos;
      continue;
    }
    size_t word = pos;
    while (word > span.begin && IsWordByte(text[word - 1])) --word;
    if (Lower(text[word]) == letters[left - 1]) {
      if (--left == 0) return word;
      skipped = 0;
    } else if (last_word || ++skipped > kMaxSkipped) {
      return std::nullopt;
    }
    last_word = false;
    pos = word;
  }
  return std::nullopt;
}

// Schwartz and Hearst: the letters in order, from the right, the first one at the start of a word.
std::optional<size_t> MatchLetters(std::string_view text, Span span, std::string_view letters) {
  size_t pos = span.end;
  for (size_t left = letters.size(); left > 0; --left) {
    for (;; --pos) {
      if (pos == span.begin) return std::nullopt;
      if (Lower(text[pos - 1]) != letters[left - 1]) continue;
      if (left > 1 || pos - 1 == span.begin || !IsWordByte(text[pos - 2])) break;
    }
    --pos;
  }
  // To the start of what is printed as one word; a full stop without a blank after it ends a sentence.
  while (pos > span.begin && text[pos - 1] != ' ' && text[pos - 1] != '.' && text[pos - 1] != ';') --pos;
  while (pos < span.end && !IsWordByte(text[pos])) ++pos;
  return pos;
}

bool IsBalanced(std::string_view form) {
  int depth = 0;
  for (char c : form) {
    depth += c == '(' || c == '[' ? 1 : c == ')' || c == ']' ? -1 : 0;
    if (depth < 0) return false;
  }
  return depth == 0;
}

bool IsLongForm(std::string_view form, std::string_view short_form, size_t letters) {
  if (form.size() <= short_form.size() || !IsBalanced(form)) return false;
  const auto words = static_cast<size_t>(std::count(form.begin(), form.end(), ' ')) + 1;
  if (words > std::min(letters + 5, letters * 2)) return false;
  if (form.find(". ") != std::string_view::npos || form.find("; ") != std::string_view::npos) return false;
  return form.find(short_form) == std::string_view::npos;
}

// The long form of text[short_form] that ends at span.end.
std::optional<Span> FindLongForm(std::string_view text, Span span, Span short_form) {
  const std::string_view printed = short_form.In(text);
  for (std::string_view form : {WithoutPlural(printed), printed}) {
    const std::string letters = Letters(form);
    if (letters.size() < 2) continue;
    for (auto* match : {&MatchInitials, &MatchLetters}) {
      const std::optional<size_t> begin = match(text, span, letters);
      if (!begin) continue;
      const Span found{*begin, span.end};
      if (IsLongForm(found.In(text), form, letters.size())) return found;
    }
  }
  return std::nullopt;
}

// The bracket that closes the one at `open`; npos if it is far away or missing.
size_t ClosingBracket(std::string_view text, size_t open) {
  const size_t limit = std::min(text.size(), open + kMaxInside);
  int depth = 0;
  for (size_t pos = open; pos < limit; ++pos) {
    if (text[pos] == '(' || text[pos] == '[') ++depth;
    if ((text[pos] == ')' || text[pos] == ']') && --depth == 0) return pos;
  }
  return std::string_view::npos;
}

// "(SF; xxx)", "(SF, xxx)": up to the first separator.
Span FirstPart(std::string_view text, Span inside) {
  const std::string_view content = inside.In(text);
  const size_t cut = std::min({content.find(';'), content.find(','), content.size()});
  return Trim(text, {inside.begin, inside.begin + cut});
}

// The word right before a bracket.
Span WordBefore(std::string_view text, size_t begin, size_t end) {
  const Span before = Trim(text, {std::max(begin, end > kMaxBefore ? end - kMaxBefore : 0), end});
  size_t word = before.end;
  while (word > before.begin && before.end - word <= kMaxShortForm && text[word - 1] != ' ') --word;
  while (word < before.end && !IsWordByte(text[word])) ++word;
  return {word, before.end};
}

}  // namespace

std::vector<Abbreviation> FindAbbreviations(std::string_view text, Span range) {
  std::vector<Abbreviation> found;
  text = text.substr(0, range.end);
  for (size_t open = range.begin; open < text.size(); ++open) {
    if (text[open] != '(' && text[open] != '[') continue;
    if (text[open] == '[' && open > range.begin && text[open - 1] != ' ') continue;  // "OpenName[Part]"
    const size_t close = ClosingBracket(text, open);
    if (close == std::string_view::npos) continue;
    const Span inside = Trim(text, {open + 1, close});
    const Span before = Trim(text, {std::max(range.begin, open > kMaxBefore ? open - kMaxBefore : 0), open});
    const Span first = FirstPart(text, inside);
    if (IsShortForm(first.In(text))) {
      if (const auto form = FindLongForm(text, before, first)) {
        found.push_back({first, *form});
        continue;
      }
    }
    const Span word = WordBefore(text, range.begin, open);
    const size_t cut = std::min(inside.In(text).find(';'), inside.size());
    const Span content = Trim(text, {inside.begin, inside.begin + cut});
    if (!IsShortForm(word.In(text)) || content.size() <= word.size()) continue;
    const auto form = FindLongForm(text, content, word);
    if (form && form->begin == content.begin) found.push_back({word, *form});
  }
  return found;
}

}  // namespace mscgraph
