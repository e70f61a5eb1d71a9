#include "extract/relation/matcher.h"

#include <algorithm>
#include <bit>

#include "extract/relation/guards.h"

namespace mscgraph {
namespace {

// A mask of Rule::needs.
std::string_view WithoutBlank(std::string_view mask) { return mask.substr(0, mask.size() - 1); }

void SetRange(const re2::StringPiece& group, const re2::StringPiece& all, const std::vector<int>& item_at,
              int* first, int* end) {
  size_t begin = group.data() - all.data();
  *first = item_at[begin];
  *end = item_at[begin + group.size() - 1] + 1;
}

}  // namespace

bool MatchText(const Rule& rule, const re2::StringPiece& all, const std::vector<int>& item_at,
               ItemMatch* match) {
  re2::StringPiece groups[2];
  if (!rule.regexp->Match(all, 0, all.size(), RE2::UNANCHORED, groups, 2)) return false;
  if (groups[0][0] == ' ') groups[0].remove_prefix(1);
  SetRange(groups[0], all, item_at, &match->first, &match->end);
  SetRange(groups[1], all, item_at, &match->trigger_first, &match->trigger_end);
  return true;
}

RelationMatcher::RelationMatcher(const std::vector<Rule>* rules) {
  for (const Rule& rule : *rules) {
    if (rule.noun_phrase) {
      for (const PhrasePattern& pattern : rule.phrases) forms_.push_back({&rule, &pattern});
      continue;
    }
    rules_.push_back({&rule, RuleProgram::Create(rule.pattern, &masks_)});
    for (const std::vector<std::string>& any : rule.needs) {
      for (const std::string& mask : any) masks_.Add(WithoutBlank(mask));
    }
  }
  IndexRules();
  IndexForms();
}

void RelationMatcher::IndexRules() {
  const RuleBits no_rule((rules_.size() + 63) / 64);
  for (size_t i = 0; i < rules_.size(); ++i) {
    while (needs_.size() < rules_[i].rule->needs.size())
      needs_.push_back({std::vector<RuleBits>(masks_.size()), no_rule});
  }
  for (size_t i = 0; i < rules_.size(); ++i) {
    const auto& needs = rules_[i].rule->needs;
    const uint64_t bit = uint64_t{1} << i % 64;
    for (size_t k = 0; k < needs_.size(); ++k) {
      if (k >= needs.size()) {
        needs_[k].none[i / 64] |= bit;
        continue;
      }
      for (const std::string& mask : needs[k]) {
        RuleBits& rules = needs_[k].by_mask[masks_.Add(WithoutBlank(mask))];
        if (rules.empty()) rules = no_rule;
        rules[i / 64] |= bit;
      }
    }
  }
}

void RelationMatcher::IndexForms() {
  forms_by_symbol_.resize(PhraseWords::kMaxSymbols);
  for (size_t i = 0; i < forms_.size(); ++i) {
    const PhrasePattern& pattern = *forms_[i].pattern;
    if (pattern.MayTrigger({.kind = PhraseItem::Kind::kNoun, .symbol = -1})) {
      forms_of_nouns_.push_back(static_cast<int>(i));
      continue;
    }
    for (int symbol = 0; symbol < PhraseWords::kMaxSymbols; ++symbol) {
      if (pattern.MayTrigger({.symbol = symbol})) forms_by_symbol_[symbol].push_back(static_cast<int>(i));
    }
  }
}

std::vector<const RelationMatcher::CompiledRule*> RelationMatcher::Candidates(const ItemBits& items,
                                                                              Section section,
                                                                              Standing standing) const {
  RuleBits left((rules_.size() + 63) / 64, ~uint64_t{0}), found;
  for (const Need& need : needs_) {
    found = need.none;
    for (int mask : items.present) {
      const RuleBits& rules = need.by_mask[mask];
      for (size_t i = 0; i < rules.size(); ++i) found[i] |= rules[i];
    }
    for (size_t i = 0; i < left.size(); ++i) left[i] &= found[i];
  }
  std::vector<const CompiledRule*> out;
  for (size_t i = 0; i < left.size(); ++i) {
    for (uint64_t bits = left[i]; bits != 0; bits &= bits - 1) {
      const size_t index = i * 64 + std::countr_zero(bits);
      if (index >= rules_.size()) break;
      const Rule& rule = *rules_[index].rule;
      const bool wanted = rule.action == RuleAction::kSuppress || rule.standing == standing;
      if (wanted && InSection(rule, section)) out.push_back(&rules_[index]);
    }
  }
  return out;
}

void RelationMatcher::MatchPair(const std::vector<const CompiledRule*>& rules, const MaskedSentence& sentence,
                                const ItemBits& items, const std::vector<Mention>& mentions, int therapy,
                                int condition, std::vector<RuleMatch>* out,
                                std::vector<RuleMatch>* suppressed) const {
  std::vector<int> item_at;
  std::string text;
  auto match_pattern = [&](const CompiledRule& compiled, ItemMatch* place) {
    if (items.size <= ItemBits::kMaxItems && compiled.program) {
      return compiled.program->Match(items, therapy, condition, place);
    }
    if (text.empty()) text = sentence.ForPair(therapy, condition, &item_at);
    return MatchText(*compiled.rule, text, item_at, place);
  };
  std::vector<RuleMatch> found;
  bool suppress = false;
  std::vector<Relation> suppressed_relations;
  for (const CompiledRule* candidate : rules) {
    const Rule& rule = *candidate->rule;
    if (rule.action == RuleAction::kEmit && rule.implicit_object != (condition < 0)) continue;
    if (rule.implicit_subject != (therapy < 0)) continue;
    if (rule.pair && (therapy < 0 || condition < 0 || rule.therapy_first != (therapy < condition))) continue;
    if (!SubjectPasses(rule, sentence, mentions, therapy)) continue;
    ItemMatch place;
    if (!match_pattern(*candidate, &place)) continue;
    RuleMatch match{.rule = &rule, .therapy = therapy, .condition = condition};
    match.first_item = place.first, match.end_item = place.end;
    match.trigger_first = place.trigger_first, match.trigger_end = place.trigger_end;
    if (FirstRefusal(match, sentence, mentions)) continue;
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
  const ItemBits items(sentence, masks_);
  const std::vector<const CompiledRule*> rules = Candidates(items, section, standing);
  if (rules.empty()) return out;
  int size = static_cast<int>(sentence.items().size());
  auto is = [&](int item, MaskedItem::Kind kind) { return sentence.items()[item].kind == kind; };
  for (int therapy = -1; therapy < size; ++therapy) {
    if (therapy >= 0 && !is(therapy, MaskedItem::Kind::kTherapy)) continue;
    for (int condition = -1; condition < size; ++condition) {
      if (condition >= 0 && !is(condition, MaskedItem::Kind::kCondition)) continue;
      if (therapy < 0 && condition < 0) continue;
      if (therapy < 0 && standing == Standing::kFirm) continue;
      MatchPair(rules, sentence, items, mentions, therapy, condition, &out, suppressed);
    }
  }
  bool read = std::any_of(out.begin(), out.end(),
                          [](const RuleMatch& m) { return IsTier1(m.rule->relation) && !m.rule->fallback; });
  if (read) std::erase_if(out, [](const RuleMatch& m) { return m.rule->fallback; });
  return out;
}

namespace {

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
  std::vector<int> forms = forms_of_nouns_;
  for (int i = 0; i < size; ++i) {
    const int symbol = items[i].symbol;
    if (symbol >= 0 && !symbols[symbol]) {
      symbols.set(symbol);
      forms.insert(forms.end(), forms_by_symbol_[symbol].begin(), forms_by_symbol_[symbol].end());
    }
    if (items[i].kind == PhraseItem::Kind::kTherapy) therapies.push_back(i);
  }
  std::sort(forms.begin(), forms.end());
  forms.erase(std::unique(forms.begin(), forms.end()), forms.end());
  std::vector<RuleMatch> out;
  for (int index : forms) {
    const Rule& rule = *forms_[index].rule;
    const PhrasePattern& form = *forms_[index].pattern;
    if (!InSection(rule, section) || !form.MayMatch(symbols)) continue;
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
        if (FirstRefusal(match, sentence)) continue;
        Keep(std::move(match), &out);
      }
    }
  }
  return out;
}

}  // namespace mscgraph
