#include "extract/relation/pattern.h"

#include <re2/re2.h>

#include <algorithm>
#include <cstdlib>

#include "absl/status/status.h"
#include "absl/strings/str_format.h"
#include "extract/relation/masked_sentence.h"
#include "schemas/text/nearest_name.h"

namespace mscgraph {
namespace {

// A step of the masked sentence that is no slot and no clause break.
constexpr char kPlainStep[] = "[^@; ][^ ]* ";
// A plain step that does not begin a new phrase or clause.
constexpr char kNearStep[] = "[^@;,~ ][^ ]* ";
// A step that may also be a slot outside the pair.
constexpr char kAnyStep[] = "(?:[^@; ]|@[tc])[^ ]* ";
constexpr int kMaxGap = 30;
constexpr char kSlots[] =
    "{therapy}, {condition}, {other}, {start}, and {gap:N}, {near:N}, {any:N} with N from 1 to 30";

// `name`: what stands between the braces.
std::string UnknownSlot(const std::string& name) {
  const std::string kind = name.substr(0, name.find(':'));
  std::string out = "unknown slot {" + name + "}; ";
  for (const char* other : {"subject", "given", "group", "n", "mid", "pp", "link", "towards"}) {
    if (kind == other) out += "it belongs to mechanism rules, which have an {np}; ";
  }
  const std::string near =
      NearestName(kind, {"therapy", "condition", "other", "start", "gap", "near", "any", "np"});
  const bool counts = near == "gap" || near == "near" || near == "any";
  if (!near.empty() && near != kind) out += "did you mean {" + near + (counts ? ":N" : "") + "}? ";
  return out + "in braces stand " + kSlots;
}

absl::StatusOr<std::string> CompileSlot(const std::string& name) {
  if (name == "therapy") return "@S ";
  if (name == "condition") return "@O ";
  if (name == "other") return "@[tc] ";
  if (name == "start") return "^";
  size_t colon = name.find(':');
  std::string kind = name.substr(0, colon);
  int size = colon == std::string::npos ? 0 : std::atoi(name.c_str() + colon + 1);
  if ((kind != "gap" && kind != "any" && kind != "near") || size < 1 || size > kMaxGap) {
    return absl::InvalidArgumentError(UnknownSlot(name));
  }
  return absl::StrFormat("(?:%s){0,%d}",
                         kind == "gap"    ? kPlainStep
                         : kind == "near" ? kNearStep
                                          : kAnyStep,
                         size);
}

absl::StatusOr<std::string> CompileMasks(const std::string& element, const WordClasses& classes) {
  std::string out;
  auto count = [&](char c) { return std::count(element.begin(), element.end(), c); };
  if (count('<') != count('>')) return absl::InvalidArgumentError("a class stands between < and >");
  if (element.back() == '|') return absl::InvalidArgumentError("an empty alternative");
  for (const std::string& mask : ElementMasks(element)) {
    std::string fault = MaskFault(std::string_view(mask).substr(0, mask.size() - 1), classes);
    if (!fault.empty()) return absl::InvalidArgumentError(fault);
    out += (out.empty() ? "" : "|") + RE2::QuoteMeta(mask);
  }
  return "(?:" + out + ")";
}

}  // namespace

std::string MaskFault(std::string_view mask, const WordClasses& classes) {
  if (mask.empty() || mask == "<>") return "an empty alternative";
  if (mask.front() == '<') {
    if (mask.back() != '>') return absl::StrFormat("\"%s\" lacks the closing >", mask);
    std::string name(mask.substr(1, mask.size() - 2));
    if (classes.Find(name) >= 0) return "";
    std::string near = NearestName(name, classes.names());
    return absl::StrFormat("unknown class <%s>", name) +
           (near.empty() ? "" : "; did you mean <" + near + ">?");
  }
  if (mask.front() == '~') mask.remove_prefix(1);
  if (mask == "," || mask == ";") return "";
  const std::string seen = MaskOf(mask, classes);
  if (seen == mask) return "";
  return absl::StrFormat("\"%s\" never stands in a masked sentence: it is %s", mask,
                         seen.empty() ? "left out; leave it out too" : seen + " there; write " + seen);
}

// "<a|b>" names classes, "for|<a|b>" words and classes.
std::vector<std::string> ElementMasks(const std::string& element) {
  std::vector<std::string> out;
  bool in_class = false;
  std::string word;
  auto add = [&] {
    out.push_back((in_class ? "<" + word + ">" : RuleWord(word)) + " ");
    word.clear();
  };
  for (size_t i = 0; i < element.size(); ++i) {
    char c = element[i];
    if (c == '<' && word.empty()) {
      in_class = true;
    } else if (c == '>' && in_class) {
      add();
      in_class = false;
      if (i + 1 < element.size() && element[i + 1] == '|') ++i;
    } else if (c == '|') {
      add();
    } else {
      word += c;
    }
  }
  if (!word.empty() || out.empty()) add();
  return out;
}

absl::StatusOr<std::string> CompileElement(std::string element, const WordClasses& classes) {
  bool optional = element.back() == '?';
  if (optional) element.pop_back();
  bool trigger = !element.empty() && element.back() == '!';
  if (trigger) element.pop_back();
  if (element.empty()) {
    return absl::InvalidArgumentError("a mark (! or ?) stands alone; it belongs right behind its element");
  }
  absl::StatusOr<std::string> out;
  bool is_slot = element.front() == '{' && element.find('}') == element.size() - 1;
  if (!is_slot && element.find_first_of("{}") != std::string::npos) {
    return absl::InvalidArgumentError("slots stand between blanks; in braces stand " + std::string(kSlots));
  }
  out = is_slot ? CompileSlot(element.substr(1, element.size() - 2)) : CompileMasks(element, classes);
  if (!out.ok()) return out;
  if (trigger) *out = "(" + *out + ")";
  if (optional) *out = "(?:" + *out + ")?";
  return out;
}

absl::StatusOr<std::string> CompilePattern(const std::string& pattern, const WordClasses& classes) {
  std::string out = "(?:^| )", faults;
  int number = 0;
  for (const std::string& element : PatternElements(pattern)) {
    ++number;
    auto compiled = CompileElement(element, classes);
    if (compiled.ok()) {
      out += *compiled;
      continue;
    }
    faults += absl::StrFormat("%selement %d, \"%s\": %s", faults.empty() ? "" : "; ", number, element,
                              std::string(compiled.status().message()));
  }
  if (number > static_cast<int>(kMaxPatternElements)) return absl::InvalidArgumentError("too many elements");
  if (!faults.empty()) return absl::InvalidArgumentError(faults);
  return out;
}

std::vector<std::string> PatternElements(const std::string& pattern) {
  std::vector<std::string> out;
  for (size_t i = 0; i < pattern.size();) {
    size_t end = std::min(pattern.find(' ', i), pattern.size());
    if (end > i) out.push_back(pattern.substr(i, end - i));
    i = end + 1;
  }
  return out;
}

std::vector<std::vector<std::string>> PatternNeeds(const std::string& pattern) {
  std::vector<std::vector<std::string>> out;
  for (std::string element : PatternElements(pattern)) {
    if (!element.empty() && element.back() == '!') element.pop_back();
    if (element.empty() || element.back() == '?' || element.front() == '{') continue;
    out.push_back(ElementMasks(element));
  }
  return out;
}

}  // namespace mscgraph
