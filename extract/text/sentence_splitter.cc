#include "extract/text/sentence_splitter.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

#include "extract/text/section_labels.h"

namespace mscgraph {
namespace {

// Never the last word of a sentence.
constexpr std::string_view kNeverLast[] = {"e.g",  "i.e",    "eg", "ie",  "vs",   "cf", "fig",
                                           "figs", "approx", "ca", "dr",  "prof", "st", "ref",
                                           "refs", "eq",     "mr", "mrs", "ver",  "viz"};
// May end one; then a word that begins sentences follows.
constexpr std::string_view kMayBeLast[] = {"etc", "al", "vol", "min", "max", "wk",  "wks",   "hr",   "hrs",
                                           "mo",  "yr", "yrs", "sp",  "spp", "var", "subsp", "resp", "inc",
                                           "ltd", "co", "u.s", "u.k", "exp", "sec", "jr",    "a.m",  "p.m"};
constexpr std::string_view kStarters[] = {
    "The",       "We",          "In",           "This",     "These",       "Those",      "It",
    "However",   "Our",         "After",        "At",       "On",          "To",         "For",
    "Here",      "There",       "An",           "All",      "Both",        "No",         "As",
    "When",      "While",       "Although",     "Moreover", "Furthermore", "Thus",       "Therefore",
    "Patients",  "MSC",         "MSCs",         "Results",  "Methods",     "Conclusion", "Conclusions",
    "Treatment", "Mesenchymal", "Additionally", "Finally",  "Since",       "Although",   "Based",
    "Taken",     "Using",       "With",         "By",       "From",        "Cells",      "Compared"};

template <size_t N>
bool IsOneOf(std::string_view word, const std::string_view (&words)[N]) {
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

bool IsUpper(char c) { return c >= 'A' && c <= 'Z'; }
bool IsLower(char c) { return c >= 'a' && c <= 'z'; }
bool IsLetter(char c) { return IsUpper(c) || IsLower(c); }
bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool IsBlank(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }
bool IsStop(char c) { return c == '.' || c == '!' || c == '?'; }

class Splitter {
 public:
  Splitter(std::string_view text, Span range) : text_(text.substr(0, range.end)), begin_(range.begin) {}

  std::vector<Span> Split() {
    size_t start = begin_;
    for (size_t pos = begin_; pos < text_.size(); ++pos) {
      const char c = text_[pos];
      if (c == ':') {
        const size_t label = LabelBegin(text_, start, pos);
        if (label == std::string_view::npos || label == start || pos + 1 >= text_.size()) continue;
        Add(start, label);
        start = label;
      } else if (IsStop(c) || IsEllipsis(pos)) {
        const size_t end = EndOfStop(pos);
        if (IsBoundary(pos, end)) {
          Add(start, end);
          start = end;
        }
        pos = end - 1;
      }
    }
    Add(start, text_.size());
    return std::move(sentences_);
  }

 private:
  bool IsEllipsis(size_t pos) const { return text_.substr(pos, 3) == "\xE2\x80\xA6"; }

  void Add(size_t begin, size_t end) {
    while (begin < end && IsBlank(text_[begin])) ++begin;
    while (end > begin && IsBlank(text_[end - 1])) --end;
    if (begin < end) sentences_.push_back({begin, end});
  }

  // After the stop at `pos`, more stops, and the quotes and brackets that close with it.
  size_t EndOfStop(size_t pos) const {
    size_t end = pos;
    while (end < text_.size() && (IsStop(text_[end]) || IsEllipsis(end))) end += IsStop(text_[end]) ? 1 : 3;
    for (;;) {
      const std::string_view rest = text_.substr(end);
      if (rest.empty()) return end;
      if (rest[0] == '"' || rest[0] == '\'' || rest[0] == ')' || rest[0] == ']') {
        ++end;
      } else if (rest.starts_with("\xE2\x80\x9D") || rest.starts_with("\xE2\x80\x99")) {
        end += 3;
      } else {
        return end;
      }
    }
  }

  // The word before the stop: letters and inner full stops, at most 24 bytes.
  std::string_view WordBefore(size_t pos) const {
    size_t word = pos;
    while (word > begin_ && pos - word < 24 && (IsLetter(text_[word - 1]) || text_[word - 1] == '.')) --word;
    return text_.substr(word, pos - word);
  }

  std::string_view WordAt(size_t pos) const {
    size_t end = pos;
    while (end < text_.size() && end - pos < 24 && IsLetter(text_[end])) ++end;
    return text_.substr(pos, end - pos);
  }

  bool IsBoundary(size_t stop, size_t end) const {
    if (end >= text_.size()) return false;  // The rest is added at the end anyway.
    if (!IsBlank(text_[end])) return end == stop + 1 && text_[stop] == '.' && BlankIsMissing(stop);
    size_t next = end;
    while (next < text_.size() && IsBlank(text_[next])) ++next;
    if (next == text_.size()) return false;
    if (!CanBegin(next)) return false;
    return text_[stop] != '.' || !IsAbbreviation(stop, next);
  }

  // "groups.The results": a plain word, then a capitalised one.
  bool BlankIsMissing(size_t stop) const {
    const std::string_view next = WordAt(stop + 1);
    const bool article = next == "A" && text_.substr(stop + 2).starts_with(" ");
    const bool capitalised = next.size() >= 2 && IsUpper(next[0]) && IsLower(next[1]);
    if ((!article && !capitalised) || next == "Gov" || next == "Org") return false;
    if (stop > begin_ && text_[stop - 1] == ')') return true;
    const std::string_view word = WordBefore(stop);
    return word.size() >= 3 && std::all_of(word.begin(), word.end(), IsLower) &&
           (stop - word.size() == begin_ || IsBlank(text_[stop - word.size() - 1]) ||
            text_[stop - word.size() - 1] == '-');
  }

  bool CanBegin(size_t pos) const {
    const auto c = static_cast<unsigned char>(text_[pos]);
    if (IsLower(text_[pos])) return IsMixedCase(pos);
    if (IsUpper(text_[pos]) || IsDigit(text_[pos]) || c == '(' || c == '[' || c == '"' || c == '\'')
      return true;
    if (c == 0xCE || c == 0xCF || c == 0xC3) return true;  // Greek letters; accented capitals.
    const std::string_view rest = text_.substr(pos);
    return rest.starts_with("\xE2\x80\x9C") || rest.starts_with("\xE2\x80\x98");  // Opening quotes.
  }

  // "hUC-MSCs", "iPSCs", "miR-21": up to three small letters, then a capital.
  bool IsMixedCase(size_t pos) const {
    const std::string_view word = WordAt(pos);
    const auto capital = std::find_if(word.begin(), word.end(), IsUpper);
    return capital != word.end() && capital - word.begin() <= 3;
  }

  bool IsAbbreviation(size_t stop, size_t next) const {
    const std::string_view raw = WordBefore(stop);
    std::string word(raw);
    for (char& c : word) c = IsUpper(c) ? static_cast<char>(c + 32) : c;
    if (word.empty()) return false;
    const bool starter = IsOneOf(WordAt(next), kStarters);
    if (IsOneOf(word, kNeverLast)) return true;
    if (word == "no" || word == "nos") return IsDigit(text_[next]);
    if (IsOneOf(word, kMayBeLast)) return !starter;
    // Initials: "S. aureus", "J. Smith". "vitamin C. The ..." ends a sentence.
    const size_t first = stop - raw.size();
    const bool alone = first == begin_ || !IsDigit(text_[first - 1]);
    return raw.size() == 1 && IsUpper(raw[0]) && alone && !starter &&
           (first == begin_ || IsBlank(text_[first - 1]) || text_[first - 1] == '(');
  }

  std::string_view text_;
  size_t begin_;
  std::vector<Span> sentences_;
};

}  // namespace

std::vector<Span> SplitSentences(std::string_view text, Span range) { return Splitter(text, range).Split(); }

std::vector<Sentence> SplitDocument(const Document& document) {
  std::vector<Sentence> sentences;
  for (size_t i = 0; i < document.sections.size(); ++i) {
    const DocumentSection& part = document.sections[i];
    if (i == 0) {
      sentences.push_back({part.span, Section::kTitle, 0});
      continue;
    }
    Section section = part.kind;
    for (const Span& span : SplitSentences(document.text, part.span)) {
      if (part.kind == Section::kAbstract) LeadingLabel(span.In(document.text), &section);
      sentences.push_back({span, section, static_cast<int>(sentences.size())});
    }
  }
  return sentences;
}

}  // namespace mscgraph
