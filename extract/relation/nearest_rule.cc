#include "extract/relation/nearest_rule.h"

#include <algorithm>
#include <optional>
#include <tuple>

#include "absl/strings/str_format.h"
#include "extract/relation/guards.h"
#include "extract/relation/pattern.h"

namespace mscgraph {
namespace {

// The pair's masked sentence, and what is needed to read it.
struct Pair {
  const MaskedSentence& sentence;
  const std::vector<Mention>& mentions;
  const WordClasses& classes;
  Section section;
  std::string masked;
  std::vector<int> item_at;
};

// "<improve>!" -> "<improve>"
std::string WithoutTrigger(std::string element) {
  if (element.size() > 1 && element.back() == '!') element.pop_back();
  return element;
}

bool IsGap(const std::string& element) {
  if (element.rfind("{np", 0) == 0 || element.rfind("{n:", 0) == 0) return false;
  return element.front() == '{' && element.find(':') != std::string::npos;
}

// Gaps, optional elements and {start} match next to anything: they say nothing about nearness.
bool MustStand(const std::string& element) {
  return !IsGap(element) && element.back() != '?' && element != "{start}";
}

std::string Join(const std::vector<std::string>& words, size_t first, size_t end) {
  std::string out;
  for (size_t i = first; i < end; ++i) out += (i > first ? " " : "") + words[i];
  return out;
}

// The source of elements [0, end) of a pattern, without a capturing group. REQUIRES: the pattern compiles.
std::string Beginning(const std::vector<std::string>& elements, size_t end, const WordClasses& classes) {
  return *CompilePattern(Join(elements, 0, end), classes);
}

bool Holds(const std::string& masked, const std::string& mask) {
  return (" " + masked).find(" " + mask) != std::string::npos;
}

bool Stands(const Pair& pair, const std::string& element) {
  if (element == "{therapy}") return Holds(pair.masked, "@S ");
  if (element == "{condition}") return Holds(pair.masked, "@O ");
  if (element.front() == '{') return false;
  std::vector<std::string> masks = ElementMasks(element);
  return std::any_of(masks.begin(), masks.end(), [&](const std::string& m) { return Holds(pair.masked, m); });
}

// The steps of a masked text, without the mark of words that begin a phrase.
std::vector<std::string> Steps(std::string_view masked) {
  std::vector<std::string> out;
  while (!masked.empty()) {
    size_t end = std::min(masked.find(' '), masked.size() - 1);
    out.emplace_back(masked.substr(masked.front() == '~' ? 1 : 0, end - (masked.front() == '~' ? 1 : 0)));
    masked.remove_prefix(end + 1);
  }
  return out;
}

// What of `steps` the gap `element` may not cross, empty if there is nothing.
std::string Blocker(const std::string& element, std::string_view masked) {
  bool any = element.rfind("{any:", 0) == 0, near = element.rfind("{near:", 0) == 0;
  for (size_t i = 0; i < masked.size(); i = masked.find(' ', i) + 1) {
    std::string step(masked.substr(i, masked.find(' ', i) - i));
    if (step == ";") return "\";\", a clause break";
    if (step == "@S" || step == "@O") return "the pair itself";
    if (step[0] == '@' && !any) return step == "@t" ? "another therapy (@t)" : "another condition (@c)";
    if (near && step == ",") return "a comma";
    if (near && step[0] == '~') return "\"" + step.substr(1) + "\", which begins a new phrase";
  }
  return "";
}

// The length of elements [0, at) without the gaps and optional elements at their end.
size_t Anchored(const std::vector<std::string>& elements, size_t at) {
  while (at > 0 && !MustStand(elements[at - 1]) && elements[at - 1] != "{start}") --at;
  return at;
}

// Why the element at `at`, which has only gaps between it and the elements before, is not reached: the first
// place where it stands behind them tells what the gap would have to cross. Empty if it stands nowhere there.
std::string WhyGapFails(const Pair& pair, const std::vector<std::string>& elements, size_t at) {
  const size_t solid = Anchored(elements, at);
  if (solid == 0 || solid == at) return "";
  auto target = CompileElement(elements[at], pair.classes);
  RE2::Options options;
  options.set_log_errors(false);
  RE2 relaxed(Beginning(elements, solid, pair.classes) + "(?P<gap>(?:[^ ]+ )*?)" + *target, options);
  int group = relaxed.ok() ? relaxed.NamedCapturingGroups().at("gap") : 0;
  std::vector<re2::StringPiece> groups(group + 1);
  re2::StringPiece all(pair.masked);
  if (group == 0 || !relaxed.Match(all, 0, all.size(), RE2::UNANCHORED, groups.data(), group + 1)) return "";
  std::string between(groups[group].data(), groups[group].size());
  std::vector<std::string> steps = Steps(between);
  std::string gaps = Join(elements, solid, at);
  std::string text =
      absl::StrFormat("stands %d step%s behind %s (\"%s\"), ", steps.size(), steps.size() == 1 ? "" : "s",
                      elements[solid - 1], Join(steps, 0, steps.size()));
  std::string blocker = Blocker(elements[at - 1], between);
  if (!blocker.empty()) return text + "and " + gaps + " may not cross " + blocker;
  return text + "which is more than " + gaps + " allows";
}

std::string WhyElementFails(const Pair& pair, const std::vector<std::string>& elements, size_t at) {
  const std::string& element = elements[at];
  if (!Stands(pair, element)) return "stands nowhere in the sentence";
  if (std::string gap = WhyGapFails(pair, elements, at); !gap.empty()) return gap;
  if (at == 0) return "stands nowhere in the sentence";
  const size_t solid = Anchored(elements, at);
  if (solid < at) return "stands only before " + (solid > 0 ? elements[solid - 1] : "the beginning");
  re2::StringPiece match;
  RE2 beginning(Beginning(elements, at, pair.classes));
  re2::StringPiece all(pair.masked);
  if (!beginning.Match(all, 0, all.size(), RE2::UNANCHORED, &match, 1)) return "";
  std::string_view rest = std::string_view(pair.masked).substr(match.data() + match.size() - all.data());
  std::vector<std::string> steps = Steps(rest);
  if (steps.empty()) return "the sentence ends here";
  return "here stands \"" + steps.front() + "\"";
}

// The guard that met the step `mask`, and what it says of it.
std::pair<std::string, std::string> Described(const Refusal& refusal, const std::string& mask) {
  switch (refusal.guard) {
    case Refusal::Guard::kUnlessBetween:
      return {"unless_between", mask + " stands inside the match"};
    case Refusal::Guard::kUnlessLeft:
      return {"unless_left", mask + " stands before the match"};
    case Refusal::Guard::kOwnState:
      return {"the trigger", "behind " + mask + " it tells what the cells are like, no effect of theirs"};
    case Refusal::Guard::kObject:
      break;
  }
  return {};
}

// The key of the guard that refuses a pattern that matches, and what it met.
std::pair<std::string, std::string> Refused(const Pair& pair, const RuleMatch& match) {
  const Rule& rule = *match.rule;
  if (!InSection(rule, pair.section)) {
    return {"sections",
            "the rule does not count in the section \"" + std::string(SectionName(pair.section)) + "\""};
  }
  if (!SubjectPasses(rule, pair.sentence, pair.mentions, match.therapy)) {
    return {rule.families.empty() ? "subject_words" : "families", "the rule does not speak of this therapy"};
  }
  bool needs = rule.requires_any.empty() ||
               std::any_of(rule.requires_any.begin(), rule.requires_any.end(),
                           [&](const std::string& mask) { return Holds(pair.masked, RuleWord(mask) + " "); });
  if (!needs)
    return {"requires", "the sentence holds none of " + Join(rule.requires_any, 0, rule.requires_any.size())};
  std::optional<Refusal> refusal = FirstRefusal(match, pair.sentence, pair.mentions);
  if (!refusal) return {};
  const MaskedItem& item = pair.sentence.items()[refusal->item];
  if (refusal->guard != Refusal::Guard::kObject) return Described(*refusal, std::string(item.mask));
  bool wanted = !rule.object_words.empty();
  return {wanted ? "object_words" : "unless_object",
          "the name \"" + pair.mentions[item.members.front()].label + "\" is no object of this rule"};
}

// Other rules have to read something too, or nothing, for it to count.
bool IsWeak(const Rule& rule) { return rule.standing == Standing::kSupporting || rule.fallback; }

void SortByNearness(std::vector<RuleProgress>* progress) {
  std::stable_sort(progress->begin(), progress->end(), [](const RuleProgress& a, const RuleProgress& b) {
    if (a.reads != b.reads) return a.reads;
    if (IsWeak(*a.rule) != IsWeak(*b.rule)) return IsWeak(*b.rule);
    if (a.Nearness() != b.Nearness()) return a.Nearness() > b.Nearness();
    return a.rule->confidence > b.rule->confidence;
  });
}

// Counts the elements that must stand, those among the first `matched` apart.
void CountSolid(const std::vector<std::string>& elements, RuleProgress* out) {
  auto end = elements.begin() + static_cast<std::ptrdiff_t>(out->matched);
  out->solid = static_cast<size_t>(std::count_if(elements.begin(), elements.end(), MustStand));
  out->solid_matched = static_cast<size_t>(std::count_if(elements.begin(), end, MustStand));
}

// Sets whether some trigger gives a match of `form`, or which guard refuses all of them.
bool Reads(const Rule& rule, const PhrasePattern& form, const PhraseSentence& sentence, Section section,
           int therapy, RuleProgress* out) {
  for (int trigger = 0; trigger < static_cast<int>(sentence.items().size()); ++trigger) {
    PhrasePattern::Hit hit;
    if (!form.MayTrigger(sentence.items()[trigger]) || !form.Match(sentence, therapy, trigger, &hit))
      continue;
    RuleMatch match{.rule = &rule, .therapy = therapy, .first_item = hit.first, .end_item = hit.end};
    match.trigger_first = trigger;
    std::optional<Refusal> refusal = FirstRefusal(match, sentence);
    if (!InSection(rule, section)) {
      out->failed = "sections";
      out->reason = "the rule does not count in the section \"" + std::string(SectionName(section)) + "\"";
    } else if (refusal) {
      std::tie(out->failed, out->reason) =
          Described(*refusal, std::string(sentence.items()[refusal->item].mask));
    } else {
      return true;
    }
  }
  return false;
}

}  // namespace

RuleProgress MechanismProgress(const Rule& rule, const PhraseSentence& sentence, Section section,
                               int therapy) {
  RuleProgress best{.rule = &rule};
  for (const PhrasePattern& form : rule.phrases) {
    RuleProgress out{.rule = &rule, .elements = form.texts().size()};
    out.matched = form.LongestBeginning(sentence, therapy);
    CountSolid(form.texts(), &out);
    for (size_t i = 0; i < out.elements; ++i) {
      const std::string& text = form.texts()[i];
      if (text.back() == '!') out.holds_trigger = text.front() != '{' && form.Stands(i, sentence);
    }
    if (out.matched == out.elements) {
      out.reads = Reads(rule, form, sentence, section, therapy, &out);
    } else {
      out.failed = form.texts()[out.matched];
      out.reason = form.Stands(out.matched, sentence) ? "does not stand where it has to"
                                                      : "stands nowhere in the sentence";
    }
    bool further = out.reads > best.reads || (out.reads == best.reads && out.Share() > best.Share());
    if (best.elements == 0 || further) best = std::move(out);
  }
  return best;
}

std::vector<RuleProgress> NearestMechanisms(const std::vector<Rule>& rules, const PhraseSentence& sentence,
                                            Section section, int therapy) {
  std::vector<RuleProgress> out;
  for (const Rule& rule : rules) {
    if (rule.noun_phrase) out.push_back(MechanismProgress(rule, sentence, section, therapy));
  }
  SortByNearness(&out);
  return out;
}

RuleProgress ProgressOf(const Rule& rule, const WordClasses& classes, const MaskedSentence& sentence,
                        const std::vector<Mention>& mentions, Section section, int therapy, int condition) {
  Pair pair{sentence, mentions, classes, section};
  pair.masked = sentence.ForPair(therapy, condition, &pair.item_at);
  RuleProgress out{.rule = &rule};
  std::vector<std::string> marked = PatternElements(rule.pattern), elements;
  for (const std::string& element : marked) {
    elements.push_back(WithoutTrigger(element));
    const bool is_word = element.front() != '{';  // The pair itself stands in every sentence.
    if (element != elements.back()) out.holds_trigger = is_word && Stands(pair, elements.back());
  }
  out.elements = elements.size();
  while (out.matched < elements.size()) {
    RE2 beginning(Beginning(elements, out.matched + 1, pair.classes));
    if (!RE2::PartialMatch(pair.masked, beginning)) break;
    ++out.matched;
  }
  CountSolid(elements, &out);
  if (out.matched < elements.size()) {
    out.failed = marked[out.matched];
    out.reason = WhyElementFails(pair, elements, out.matched);
    return out;
  }
  ItemMatch place;
  if (MatchText(rule, pair.masked, pair.item_at, &place)) {
    std::tie(out.failed, out.reason) = Refused(pair, {.rule = &rule,
                                                      .therapy = therapy,
                                                      .condition = condition,
                                                      .first_item = place.first,
                                                      .end_item = place.end});
  }
  out.reads = out.failed.empty();
  return out;
}

std::vector<RuleProgress> NearestRules(const std::vector<Rule>& rules, const WordClasses& classes,
                                       const MaskedSentence& sentence, const std::vector<Mention>& mentions,
                                       Section section, int therapy, int condition) {
  std::vector<RuleProgress> out;
  for (const Rule& rule : rules) {
    if (rule.action != RuleAction::kEmit || rule.noun_phrase || rule.implicit_subject) continue;
    if (rule.implicit_object != (condition < 0)) continue;
    out.push_back(ProgressOf(rule, classes, sentence, mentions, section, therapy, condition));
  }
  SortByNearness(&out);
  return out;
}

}  // namespace mscgraph
