#include "extract/relation/matcher.h"

#include <algorithm>

#include "absl/container/flat_hash_set.h"
#include "schemas/text/normalise.h"

namespace mscgraph {
namespace {

constexpr int kLeftGuardItems = 4;

bool Stands(const MaskedSentence& sentence, int first, int end, const std::vector<std::string>& masks) {
  for (int i = std::max(first, 0); i < end && !masks.empty(); ++i) {
    if (std::find(masks.begin(), masks.end(), sentence.items()[i].mask) != masks.end()) return true;
  }
  return false;
}

bool ObjectPasses(const Rule& rule, const MaskedSentence& sentence, const std::vector<Mention>& mentions,
                  int condition) {
  if (condition < 0) return true;
  const std::vector<int>& members = sentence.items()[condition].members;
  return std::all_of(members.begin(), members.end(),
                     [&](int member) { return rule.ObjectPasses(NameWords(mentions[member].label)); });
}

bool InSection(const Rule& rule, Section section) {
  return rule.sections.empty() ||
         std::find(rule.sections.begin(), rule.sections.end(), section) != rule.sections.end();
}

// Whether the rule may speak of the therapy: an emitting rule of a member of the list, a suppressing one of
// all.
bool SubjectPasses(const Rule& rule, const MaskedSentence& sentence, const std::vector<Mention>& mentions,
                   int therapy) {
  if (therapy < 0) return true;
  const std::vector<int>& members = sentence.items()[therapy].members;
  auto passes = [&](int member) { return rule.SubjectPasses(mentions[member]); };
  return rule.action == RuleAction::kEmit ? std::any_of(members.begin(), members.end(), passes)
                                          : std::all_of(members.begin(), members.end(), passes);
}

// The rules that find in the sentence all that they need: the others cannot match any pair of it.
std::vector<const Rule*> Candidates(const std::vector<Rule>& rules, const MaskedSentence& sentence,
                                    Section section, Standing standing) {
  absl::flat_hash_set<std::string> masks;
  for (const MaskedItem& item : sentence.items()) masks.insert(RuleWord(item.mask) + " ");
  auto stands = [&](const std::string& mask) { return masks.contains(mask); };
  auto one_stands = [&](const std::vector<std::string>& any) {
    return std::any_of(any.begin(), any.end(), stands);
  };
  std::vector<const Rule*> out;
  for (const Rule& rule : rules) {
    if (rule.noun_phrase) continue;
    const bool in_section = InSection(rule, section);
    bool wanted = rule.action == RuleAction::kSuppress || rule.standing == standing;
    if (wanted && in_section && std::all_of(rule.needs.begin(), rule.needs.end(), one_stands))
      out.push_back(&rule);
  }
  return out;
}

void SetRange(const re2::StringPiece& group, const re2::StringPiece& all, const std::vector<int>& item_at,
              int* first, int* end) {
  size_t begin = group.data() - all.data();
  *first = item_at[begin];
  *end = item_at[begin + group.size() - 1] + 1;
}

}  // namespace

void RelationMatcher::MatchPair(const std::vector<const Rule*>& rules, const MaskedSentence& sentence,
                                const std::vector<Mention>& mentions, int therapy, int condition,
                                std::vector<RuleMatch>* out, std::vector<RuleMatch>* suppressed) const {
  std::vector<int> item_at;
  std::string masked = sentence.ForPair(therapy, condition, &item_at);
  re2::StringPiece all(masked);
  std::vector<RuleMatch> found;
  bool suppress = false;
  std::vector<Relation> suppressed_relations;
  for (const Rule* candidate : rules) {
    const Rule& rule = *candidate;
    if (rule.action == RuleAction::kEmit && rule.implicit_object != (condition < 0)) continue;
    if (rule.implicit_subject != (therapy < 0)) continue;
    if (rule.pair && therapy >= 0 && condition >= 0 && rule.therapy_first != (therapy < condition)) continue;
    if (!SubjectPasses(rule, sentence, mentions, therapy)) continue;
    re2::StringPiece groups[2];
    if (!rule.regexp->Match(all, 0, all.size(), RE2::UNANCHORED, groups, 2)) continue;
    if (groups[0][0] == ' ') groups[0].remove_prefix(1);
    RuleMatch match{.rule = &rule, .therapy = therapy, .condition = condition};
    SetRange(groups[0], all, item_at, &match.first_item, &match.end_item);
    SetRange(groups[1], all, item_at, &match.trigger_first, &match.trigger_end);
    if (Stands(sentence, match.first_item, match.end_item, rule.unless_between)) continue;
    if (Stands(sentence, match.first_item - kLeftGuardItems, match.first_item, rule.unless_left)) continue;
    if (!ObjectPasses(rule, sentence, mentions, condition)) continue;
    if (rule.action == RuleAction::kSuppress) {
      suppress = suppress || rule.suppresses.empty();
      suppressed_relations.insert(suppressed_relations.end(), rule.suppresses.begin(), rule.suppresses.end());
      if (suppressed) suppressed->push_back(match);
      continue;
    }
    auto same = std::find_if(found.begin(), found.end(),
                             [&](const RuleMatch& m) { return m.rule->relation == rule.relation; });
    if (same == found.end()) {
      found.push_back(match);
    } else if (rule.confidence > same->rule->confidence) {
      match.also = std::move(same->also);
      match.also.push_back(same->rule);
      *same = std::move(match);
    } else {
      same->also.push_back(&rule);
    }
  }
  std::erase_if(found, [&](const RuleMatch& m) {
    return std::find(suppressed_relations.begin(), suppressed_relations.end(), m.rule->relation) !=
           suppressed_relations.end();
  });
  if (!suppress) out->insert(out->end(), found.begin(), found.end());
}

std::vector<RuleMatch> RelationMatcher::Match(const MaskedSentence& sentence,
                                              const std::vector<Mention>& mentions, Section section,
                                              Standing standing, std::vector<RuleMatch>* suppressed) const {
  std::vector<RuleMatch> out;
  std::vector<const Rule*> rules = Candidates(*rules_, sentence, section, standing);
  int size = static_cast<int>(sentence.items().size());
  auto is = [&](int item, MaskedItem::Kind kind) { return sentence.items()[item].kind == kind; };
  for (int therapy = -1; therapy < size; ++therapy) {
    if (therapy >= 0 && !is(therapy, MaskedItem::Kind::kTherapy)) continue;
    for (int condition = -1; condition < size; ++condition) {
      if (condition >= 0 && !is(condition, MaskedItem::Kind::kCondition)) continue;
      if (therapy < 0 && condition < 0) continue;
      if (therapy < 0 && standing == Standing::kFirm) continue;
      MatchPair(rules, sentence, mentions, therapy, condition, &out, suppressed);
    }
  }
  bool read = std::any_of(out.begin(), out.end(),
                          [](const RuleMatch& m) { return IsTier1(m.rule->relation) && !m.rule->fallback; });
  if (read) std::erase_if(out, [](const RuleMatch& m) { return m.rule->fallback; });
  return out;
}

namespace {

bool StandsIn(const PhraseSentence& sentence, int first, int end, const std::vector<std::string>& masks) {
  for (int i = std::max(first, 0); i < end && !masks.empty(); ++i) {
    if (std::find(masks.begin(), masks.end(), sentence.items()[i].mask) != masks.end()) return true;
  }
  return false;
}

// Adds `match`, or keeps what `found` has read of the same noun phrase, whichever is surer.
void Keep(RuleMatch match, std::vector<RuleMatch>* found) {
  auto same = std::find_if(found->begin(), found->end(), [&](const RuleMatch& other) {
    return other.therapy == match.therapy && other.object_end == match.object_end &&
           other.rule->adjectives == match.rule->adjectives &&
           (!match.rule->adjectives || other.rule->relation == match.rule->relation);
  });
  if (same == found->end()) {
    found->push_back(std::move(match));
    return;
  }
  const bool surer = match.rule->confidence > same->rule->confidence;
  const bool agree = match.rule->relation == same->rule->relation;
  RuleMatch& winner = surer ? match : *same;
  const RuleMatch& loser = surer ? *same : match;
  if (agree && winner.rule != loser.rule) winner.also.push_back(loser.rule);
  if (surer) *same = std::move(match);
}

}  // namespace

std::vector<RuleMatch> RelationMatcher::MatchMechanisms(const PhraseSentence& sentence,
                                                        Section section) const {
  const std::vector<PhraseItem>& items = sentence.items();
  const int size = static_cast<int>(items.size());
  std::vector<int> therapies;
  PhrasePattern::Symbols symbols;
  for (int i = 0; i < size; ++i) {
    if (items[i].symbol >= 0) symbols.set(items[i].symbol);
    if (items[i].kind == PhraseItem::Kind::kTherapy) therapies.push_back(i);
  }
  std::vector<RuleMatch> out;
  for (const Rule& rule : *rules_) {
    if (!rule.noun_phrase || !InSection(rule, section)) continue;
    for (const PhrasePattern& form : rule.phrases) {
      if (!form.MayMatch(symbols)) continue;
      for (int trigger = 0; trigger < size; ++trigger) {
        if (!form.MayTrigger(items[trigger])) continue;
        for (int therapy : therapies) {
          PhrasePattern::Hit hit;
          if (!form.Match(sentence, therapy, trigger, &hit)) continue;
          RuleMatch match{.rule = &rule, .therapy = therapy, .first_item = hit.first, .end_item = hit.end};
          match.trigger_first = trigger;
          match.trigger_end = trigger + 1;
          match.object_first = hit.np_first;
          match.object_end = hit.np_end;
          match.object_before = hit.np_first < trigger;
          if (StandsIn(sentence, match.first_item, match.end_item, rule.unless_between)) continue;
          if (StandsIn(sentence, match.first_item - kLeftGuardItems, match.first_item, rule.unless_left))
            continue;
          Keep(std::move(match), &out);
        }
      }
    }
  }
  return out;
}

}  // namespace mscgraph
