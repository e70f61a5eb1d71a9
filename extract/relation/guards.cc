#include "extract/relation/guards.h"

#include <algorithm>

#include "schemas/text/normalise.h"

namespace mscgraph {
namespace {

constexpr int kLeftGuardItems = 4;

// The first item of [first, end) with one of `masks`, -1 if there is none.
template <typename Items>
int FirstOf(const Items& items, int first, int end, const std::vector<std::string>& masks) {
  for (int i = std::max(first, 0); i < end && !masks.empty(); ++i) {
    if (std::find(masks.begin(), masks.end(), items[i].mask) != masks.end()) return i;
  }
  return -1;
}

bool ObjectPasses(const Rule& rule, const MaskedSentence& sentence, const std::vector<Mention>& mentions,
                  int condition) {
  if (condition < 0 || (rule.object_words.empty() && rule.unless_object.empty())) return true;
  const std::vector<int>& members = sentence.items()[condition].members;
  return std::all_of(members.begin(), members.end(),
                     [&](int member) { return rule.ObjectPasses(NameWords(mentions[member].label)); });
}

template <typename Items>
std::optional<Refusal> WordRefusal(const RuleMatch& match, const Items& items) {
  const Rule& rule = *match.rule;
  int between = FirstOf(items, match.first_item, match.end_item, rule.unless_between);
  if (between >= 0) return Refusal{Refusal::Guard::kUnlessBetween, between};
  int left = FirstOf(items, match.first_item - kLeftGuardItems, match.first_item, rule.unless_left);
  if (left >= 0) return Refusal{Refusal::Guard::kUnlessLeft, left};
  return std::nullopt;
}

// "MSCs showed increased proliferation": what cells show is their own state; what "MSC-treated mice" or
// vesicles show is not.
bool ShowsItsOwn(const PhraseSentence& sentence, const RuleMatch& match) {
  const std::vector<PhraseItem>& items = sentence.items();
  if (match.therapy >= match.trigger_first || items[match.therapy].group ||
      sentence.IsCellProduct(match.therapy))
    return false;
  const std::string_view trigger = items[match.trigger_first].mask;
  const std::string_view before = items[match.trigger_first - 1].mask;
  if (trigger.starts_with("<inhibitory") || trigger.starts_with("<stimulatory")) return false;
  return before.starts_with("<show") || before == "<have>";
}

}  // namespace

std::optional<Refusal> FirstRefusal(const RuleMatch& match, const MaskedSentence& sentence,
                                    const std::vector<Mention>& mentions) {
  if (std::optional<Refusal> words = WordRefusal(match, sentence.items())) return words;
  if (!ObjectPasses(*match.rule, sentence, mentions, match.condition))
    return Refusal{Refusal::Guard::kObject, match.condition};
  return std::nullopt;
}

std::optional<Refusal> FirstRefusal(const RuleMatch& match, const PhraseSentence& sentence) {
  if (std::optional<Refusal> words = WordRefusal(match, sentence.items())) return words;
  const Rule& rule = *match.rule;
  const bool is_effect = rule.relation == Relation::kPromotes || rule.relation == Relation::kInhibits;
  if (is_effect && !rule.adjectives && ShowsItsOwn(sentence, match))
    return Refusal{Refusal::Guard::kOwnState, match.trigger_first - 1};
  return std::nullopt;
}

bool SubjectPasses(const Rule& rule, const MaskedSentence& sentence, const std::vector<Mention>& mentions,
                   int therapy) {
  if (therapy < 0) return true;
  const std::vector<int>& members = sentence.items()[therapy].members;
  auto passes = [&](int member) { return rule.SubjectPasses(mentions[member]); };
  return rule.action == RuleAction::kEmit ? std::any_of(members.begin(), members.end(), passes)
                                          : std::all_of(members.begin(), members.end(), passes);
}

bool Suppresses(const Rule& rule, Relation relation) {
  return rule.suppresses.empty() ||
         std::find(rule.suppresses.begin(), rule.suppresses.end(), relation) != rule.suppresses.end();
}

bool InSection(const Rule& rule, Section section) {
  return rule.sections.empty() ||
         std::find(rule.sections.begin(), rule.sections.end(), section) != rule.sections.end();
}

}  // namespace mscgraph
