#include "extract/relation/noun_phrase.h"

#include <algorithm>

#include "schemas/text/normalise.h"

namespace mscgraph {
namespace {

using Kind = PhraseItem::Kind;

constexpr size_t kMaxWords = 8;  // Of one noun: longer ones are misread.

// One item of the list: nouns joined by "of", as item indices.
struct Member {
  std::vector<int> nouns;
};

class Cutter {
 public:
  Cutter(const RuleMatch& match, const PhraseSentence& sentence, const std::vector<Token>& tokens,
         std::string_view text, const std::vector<Mention>& mentions, const PhraseWords& words)
      : match_(match),
        items_(sentence.items()),
        tokens_(tokens),
        text_(text),
        mentions_(mentions),
        words_(words) {}

  std::vector<MechanismObject> Cut() {
    std::vector<Member> members = Members();
    std::vector<MechanismObject> out;
    // "Tegner and Lysholm scores": the names are those of what the last one says.
    const size_t last = members.empty() ? 0 : items_[members.back().nouns[0]].end_token - 1;
    if (!match_.rule->adjectives && !members.empty() && words_.IsScore(tokens_[last].norm)) return out;
    for (size_t i = 0; i < members.size(); ++i) {
      // "into neurons, and the expression of markers": the list of cells ends.
      if (match_.rule->relation == Relation::kDifferentiatesInto && !match_.rule->adjectives &&
          !MayBeCell(items_[members[i].nouns[0]].mask))
        break;
      if (match_.rule->adjectives)
        AddAdjectives(members[i], &out);
      else
        AddNoun(members, i, &out);
    }
    return out;
  }

 private:
  bool IsNoun(int item) const {
    return items_[item].kind == Kind::kNoun || items_[item].kind == Kind::kTherapy;
  }

  std::vector<Member> Members() const {
    std::vector<Member> out;
    bool joined = false;
    for (int i = match_.object_first; i < match_.object_end; ++i) {
      if (IsNoun(i)) {
        if (!joined) out.emplace_back();
        out.back().nouns.push_back(i);
      } else {
        joined = items_[i].mask == "of";
      }
    }
    // "healing the injuries": no noun.
    if (!out.empty() && IsGerund()) out.pop_back();
    // "reduced X , and Y was raised": the last noun begins a clause.
    if (out.size() > 1 && !match_.object_before && BeginsClause()) out.pop_back();
    // "in mice , X and Y were reduced": the first noun belongs to the preposition.
    if (out.size() > 1 && match_.object_first > 0 && items_[match_.object_first - 1].kind == Kind::kWord &&
        items_[match_.object_first + 1].mask == "," && match_.object_before)
      out.erase(out.begin());
    return out;
  }

  bool IsGerund() const {
    const int end = match_.object_end;
    return end < static_cast<int>(items_.size()) && items_[end].kind == Kind::kNoun &&
           tokens_[items_[end - 1].end_token - 1].norm.ends_with("ing");
  }

  bool BeginsClause() const {
    if (match_.object_end >= static_cast<int>(items_.size())) return false;
    const std::string_view next = items_[match_.object_end].mask;
    return next == "<be>" || next == "<have>" || next == "<modal>" || next.ends_with(".ed>");
  }

  std::string_view Text(size_t first, size_t end) const { return SpanOf(first, end).In(text_); }
  Span SpanOf(size_t first, size_t end) const {
    return {tokens_[first].span.begin, tokens_[end - 1].span.end};
  }

  bool HasHead(int item, std::string_view mask) const { return items_[item].mask == mask; }
  bool IsLevel(int item) const {
    return HasHead(item, "@n:level") || HasHead(item, "@n:secrete") ||
           words_.IsMeasure(tokens_[items_[item].end_token - 1].norm);
  }

  // "healing rate of X"
  bool TellsProcess(int item) const {
    const PhraseItem& noun = items_[item];
    return noun.end_token > noun.first_token + 1 && words_.IsProcess(tokens_[noun.end_token - 2].norm);
  }

  size_t FirstToken(const Member& member) const {
    size_t skip = 0;  // "levels of X" is X.
    while (skip + 1 < member.nouns.size() && IsLevel(member.nouns[skip]) && !TellsProcess(member.nouns[skip]))
      ++skip;
    return items_[member.nouns[skip]].first_token;
  }

  size_t EndToken(const Member& member) const {
    const PhraseItem& last = items_[member.nouns.back()];
    size_t end = last.end_token;
    // "TNF levels" is TNF.
    while (end > last.first_token + 1 && words_.IsMeasure(tokens_[end - 1].norm)) --end;
    return end;
  }

  void AddAdjectives(const Member& member, std::vector<MechanismObject>* out) const {
    // Of "the efficacy of anticancer drugs" it is the drugs that are anticancer.
    const PhraseItem& noun = items_[member.nouns[0]];
    for (size_t i = noun.first_token; i < noun.end_token; ++i) {
      for (size_t length : {2, 1}) {
        if (i + length > noun.end_token) continue;
        std::string key = tokens_[i].norm;
        if (length == 2) key += " " + tokens_[i + 1].norm;
        const std::string* label = words_.AdjectiveLabel(match_.rule->relation, key);
        if (!label) continue;
        out->push_back({SpanOf(i, i + length), *label});
        i += length - 1;
        break;
      }
    }
  }

  // Says how good a thing is, or how bad before it was promoted.
  bool Drops(const std::string& word) const {
    return words_.IsPraise(word) || (match_.rule->relation == Relation::kPromotes && words_.IsImpaired(word));
  }

  static bool IsNumeral(std::string_view word) {
    return !word.empty() && (word.find_first_not_of("ivx") == std::string_view::npos ||
                             word.find_first_not_of("0123456789") == std::string_view::npos);
  }

  // "type I and III collagen" are type I collagen and type III collagen: what stands after the numeral of the
  // next item, and what stood before that of the last.
  std::string Numbered(const std::vector<Member>& members, size_t at) const {
    const PhraseItem& noun = items_[members[at].nouns[0]];
    if (noun.end_token < noun.first_token + 2 || !IsNumeral(tokens_[noun.end_token - 1].norm) ||
        at + 1 == members.size())
      return "";
    const PhraseItem& next = items_[members[at + 1].nouns[0]];
    for (size_t i = next.first_token; i + 1 < next.end_token && i < next.first_token + 2; ++i) {
      if (IsNumeral(tokens_[i].norm)) return " " + std::string(Text(i + 1, next.end_token));
    }
    return "";
  }
  std::string NumberedFrom(const std::vector<Member>& members, size_t at) const {
    if (at == 0 || !IsNumeral(tokens_[items_[members[at].nouns[0]].first_token].norm)) return "";
    const PhraseItem& before = items_[members[at - 1].nouns[0]];
    if (before.end_token < before.first_token + 2 || !IsNumeral(tokens_[before.end_token - 1].norm))
      return "";
    return std::string(Text(before.first_token, before.end_token - 1)) + " ";
  }

  // What a bare item shares with a later one of its list, to be said after it: " of fibroblasts".
  std::string Shared(const std::vector<Member>& members, size_t at) const {
    const Member& member = members[at];
    if (member.nouns.size() > 1 || at + 1 == members.size()) return "";
    if (std::string numbered = Numbered(members, at); !numbered.empty()) return numbered;
    const PhraseItem& noun = items_[member.nouns[0]];
    const Member& last = members.back();
    // A word or a compound: "anti-inflammatory".
    for (size_t i = noun.first_token + 1; i < noun.end_token; ++i) {
      if (!tokens_[i].glued) return "";
    }
    if (last.nouns.size() > 1 && noun.mask == items_[last.nouns[0]].mask && noun.mask != "@n") {
      size_t first = items_[last.nouns[1]].first_token;
      return " of " + std::string(Text(first, EndToken(last)));
    }
    if (!words_.IsAdjective(tokens_[noun.end_token - 1].norm)) return SharedHead(noun, members);
    for (size_t i = at + 1; i < members.size(); ++i) {
      const PhraseItem& next = items_[members[i].nouns[0]];
      if (!tokens_[next.end_token - 1].glued && next.end_token > next.first_token + 1)
        return " " + std::string(Text(next.end_token - 1, next.end_token));
    }
    return "";
  }

  // "IL-6 and TNF expression" tells the expression of both: the last name is one word and such a head.
  std::string SharedHead(const PhraseItem& noun, const std::vector<Member>& members) const {
    const PhraseItem& last = items_[members.back().nouns[0]];
    const size_t head = last.end_token - 1;
    if (noun.mask != "@n" || head == last.first_token || !words_.IsSharedHead(tokens_[head].norm)) return "";
    for (size_t i = last.first_token + 1; i < head; ++i) {
      if (!tokens_[i].glued) return "";
    }
    for (const Member& member : members) {
      if (member.nouns.size() > 1 || words_.IsAdjective(tokens_[items_[member.nouns[0]].end_token - 1].norm))
        return "";
    }
    return tokens_[head].glued ? "" : " " + std::string(Text(head, head + 1));
  }

  bool IsCondition(size_t first, size_t end) const {
    return std::any_of(mentions_.begin(), mentions_.end(), [&](const Mention& mention) {
      return mention.type == MentionType::kCondition && mention.first_token <= first &&
             mention.end_token >= end;
    });
  }

  // "colitis-associated cancer"
  bool IsLinkedCondition(const PhraseItem& item) const {
    return std::any_of(mentions_.begin(), mentions_.end(), [&](const Mention& mention) {
      return mention.type == MentionType::kCondition && mention.end_token == item.end_token &&
             mention.first_token > item.first_token && tokens_[mention.first_token - 1].glued;
    });
  }

  bool IsConditionNoun(int noun) const {
    const PhraseItem& item = items_[noun];
    // "spinal cord injury repair": tier 1 speaks of it.
    if (HasHead(noun, "@n:repair") && item.end_token > item.first_token + 1 &&
        IsCondition(item.first_token, item.end_token - 1) &&
        !words_.IsProcess(tokens_[item.end_token - 1].norm))
      return true;
    return (IsCondition(item.first_token, item.end_token) || IsLinkedCondition(item)) &&
           !words_.IsProcess(tokens_[item.end_token - 1].norm);
  }

  bool MayBeCell(std::string_view mask) const {
    return mask != "@n:level" && mask != "@n:process" && mask != "@n:property" && mask != "@n:secrete";
  }

  void AddNoun(const std::vector<Member>& members, size_t at, std::vector<MechanismObject>* out) const {
    Member member = members[at];
    // "muscle regeneration of the torn tendon": the process alone, tier 1 speaks of the condition.
    auto condition = std::find_if(member.nouns.begin() + 1, member.nouns.end(),
                                  [&](int noun) { return IsConditionNoun(noun); });
    const PhraseItem& leading = items_[member.nouns[0]];
    if (condition != member.nouns.end() && leading.end_token > leading.first_token + 1 &&
        leading.kind == Kind::kNoun && !match_.rule->conditions)
      member.nouns.erase(condition, member.nouns.end());
    bool names_cells = std::any_of(member.nouns.begin(), member.nouns.end(),
                                   [&](int noun) { return items_[noun].kind == Kind::kTherapy; });
    if (names_cells && match_.rule->relation != Relation::kSecretes) return;
    const PhraseItem& head = items_[member.nouns[0]];
    size_t first = FirstToken(member), end = EndToken(member);
    const bool at_head = head.first_token == first;
    if (first > 0 && words_.IsPossessive(tokens_[first - 1].norm) && head.mask == "@n:process") return;
    while (first + 1 < end && Drops(tokens_[first].norm)) ++first;  // "robust repair"
    if (end <= first ||
        items_[member.nouns.back()].end_token - items_[member.nouns.back()].first_token > kMaxWords)
      return;
    size_t head_end = at_head ? std::min(head.end_token, end) : end;
    std::vector<std::string> name;
    for (size_t i = first; i < head_end; ++i) {
      if (!tokens_[i].is_punct) name.push_back(tokens_[i].norm);
    }
    std::string shared = Shared(members, at);
    for (const std::string& word : NameWords(shared)) {
      if (shared.starts_with(" of ")) break;
      name.push_back(word);
    }
    const bool bare = !at_head || member.nouns.size() == 1;
    if (words_.IsEmptyObject(name, bare)) return;
    // "greater ultimate load": what was read as a verb was the noun.
    if (bare && shared.empty() &&
        (words_.IsPraise(name.back()) ||
         (words_.IsAdjective(name.back()) && !words_.IsNounLikeAdjective(name.back()))))
      return;
    const bool about_condition = std::any_of(member.nouns.begin(), member.nouns.end(),
                                             [&](int noun) { return IsConditionNoun(noun); });
    if (about_condition && !match_.rule->conditions) return;
    MechanismObject object{SpanOf(first, end),
                           NumberedFrom(members, at) + std::string(Text(first, end)) + shared};
    if (match_.rule->ObjectPasses(NameWords(object.label))) out->push_back(std::move(object));
  }

  const RuleMatch& match_;
  const std::vector<PhraseItem>& items_;
  const std::vector<Token>& tokens_;
  std::string_view text_;
  const std::vector<Mention>& mentions_;
  const PhraseWords& words_;
};

}  // namespace

std::vector<MechanismObject> MechanismObjects(const RuleMatch& match, const PhraseSentence& sentence,
                                              const std::vector<Token>& tokens, std::string_view text,
                                              const std::vector<Mention>& mentions,
                                              const PhraseWords& words) {
  return Cutter(match, sentence, tokens, text, mentions, words).Cut();
}

}  // namespace mscgraph
