#include "extract/text/section_labels.h"

#include <algorithm>
#include <iterator>
#include <string>

namespace mscgraph {
namespace {

constexpr size_t kMaxLabel = 80;

// Words that name a section on their own; SectionFromLabel knows more, which are common words in a text.
constexpr std::string_view kHeads[] = {
    "BACKGROUND", "INTRODUCTION", "RATIONALE",    "OBJECTIVE",     "OBJECTIVES",
    "AIM",        "AIMS",         "PURPOSE",      "HYPOTHESIS",    "METHOD",
    "METHODS",    "METHODOLOGY",  "RESULT",       "RESULTS",       "FINDINGS",
    "CONCLUSION", "CONCLUSIONS",  "DISCUSSION",   "SIGNIFICANCE",  "INTERPRETATION",
    "DESIGN",     "SETTING",      "INTERVENTION", "INTERVENTIONS", "CONTEXT",
};
// Words that a label has beside its head.
constexpr std::string_view kCompanions[] = {
    "AND",          "OF",        "THE",      "MATERIAL",     "MATERIALS",    "PATIENT", "PATIENTS",
    "PARTICIPANTS", "SUBJECTS",  "ANIMALS",  "STUDY",        "MAIN",         "OUTCOME", "MEASURES",
    "DATA",         "KEY",       "CLINICAL", "STATEMENT",    "CASE",         "CASES",   "REPORT",
    "SUMMARY",      "PRINCIPAL", "MAJOR",    "EXPERIMENTAL", "PRESENTATION",
};

template <size_t N>
bool IsOneOf(std::string_view word, const std::string_view (&words)[N]) {
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

bool IsUpper(char c) { return c >= 'A' && c <= 'Z'; }
bool IsLower(char c) { return c >= 'a' && c <= 'z'; }
bool IsLetter(char c) { return IsUpper(c) || IsLower(c); }

std::string Upper(std::string_view word) {
  std::string out(word);
  for (char& c : out) c = IsLower(c) ? static_cast<char>(c - 32) : c;
  return out;
}

// The label of a sentence, read word by word from its start.
struct Label {
  size_t end = 0;  // Of the longest run of label words with a head in it.
  bool head = false;
};

Label ReadLabel(std::string_view sentence) {
  Label label;
  size_t pos = 0;
  while (pos < sentence.size() && pos < kMaxLabel) {
    size_t end = pos;
    while (end < sentence.size() && end < kMaxLabel && IsLetter(sentence[end])) ++end;
    const std::string word = Upper(sentence.substr(pos, end - pos));
    const bool joiner = end == pos && (sentence[pos] == '&' || sentence[pos] == '/' || sentence[pos] == ',');
    if (joiner) end = pos + 1;
    const bool head = IsOneOf(word, kHeads);
    // "Results The ..." has an article of the sentence, not of the label: only small words go on.
    const bool small = pos > 0 && (word == "THE" || word == "OF") && !IsLower(sentence[pos]);
    if (!joiner && !head && (small || !IsOneOf(word, kCompanions))) break;
    label.head |= head;
    if (head || word == "STATEMENT" || word == "MEASURES" || word == "PRESENTATION") label.end = end;
    pos = end;
    if (pos < sentence.size() && sentence[pos] == ' ') ++pos;
  }
  return label;
}

// What follows a label without a colon begins a sentence: "The", "MSC", "Twelve", "(1)".
bool BeginsSentence(std::string_view rest) {
  return rest.size() > 2 && rest[0] == ' ' &&
         (IsUpper(rest[1]) || (rest[1] >= '0' && rest[1] <= '9') || rest[1] == '(');
}

}  // namespace

bool LeadingLabel(std::string_view sentence, Section* section) {
  if (sentence.empty() || !IsUpper(sentence[0])) return false;
  const size_t colon = sentence.substr(0, kMaxLabel).find(':');
  const Label label = ReadLabel(sentence);
  if (!label.head || label.end == 0) return false;
  const std::string_view name = sentence.substr(0, label.end);
  std::string_view rest = sentence.substr(label.end);
  const bool closed =
      rest.starts_with(":") || rest.starts_with(" :") || rest.starts_with(".") || colon == label.end;
  const bool word_like = Upper(name) == "DESIGN" || Upper(name) == "SETTING" || Upper(name) == "CONTEXT";
  if (!closed && (word_like || !BeginsSentence(rest))) return false;
  const Section found = SectionFromLabel(name);
  if (found == Section::kAbstract) return false;
  *section = found;
  return true;
}

size_t LabelBegin(std::string_view text, size_t begin, size_t colon) {
  const size_t floor = std::max(begin, colon > kMaxLabel ? colon - kMaxLabel : 0);
  size_t best = std::string_view::npos;
  bool head = false;
  for (size_t pos = colon; pos > floor;) {
    size_t word = pos;
    while (word > floor && IsUpper(text[word - 1])) --word;
    if (word == pos && (text[pos - 1] == '&' || text[pos - 1] == '/' || text[pos - 1] == ',')) word = pos - 1;
    const std::string_view name = text.substr(word, pos - word);
    if (name.empty() || (IsUpper(name[0]) && word > begin && IsLetter(text[word - 1]))) break;
    head |= IsOneOf(name, kHeads);
    const bool joiner = name == "AND" || name == "OF" || !IsUpper(name[0]);
    if (!IsOneOf(name, kHeads) && !IsOneOf(name, kCompanions) && IsUpper(name[0])) break;
    if (head && !joiner) best = word;
    pos = word;
    if (pos > floor && text[pos - 1] == ' ') --pos;
  }
  return best;
}

}  // namespace mscgraph
