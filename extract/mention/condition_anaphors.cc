#include "extract/mention/condition_anaphors.h"

#include <algorithm>
#include <optional>

namespace mscgraph {
namespace {

constexpr size_t kMaxAdjectives = 2;  // "these debilitating neurological disorders"
constexpr size_t kSentencesBack = 3;

// Half-open tokens of an anaphor, and what it says of what it stands for.
struct Anaphor {
  size_t first = 0, end = 0;
  bool plural = false;
  bool above = false;  // "mentioned above": however far.
};

class Reader {
 public:
  Reader(std::string_view text, const std::vector<Token>& tokens, const ConditionWords& words)
      : text_(text), tokens_(tokens), words_(words) {}

  std::optional<Anaphor> At(size_t first) const {
    const bool points = words_.pointers.contains(tokens_[first].norm);
    const bool above = words_.back_references.contains(tokens_[first].norm);
    if (!points && !above && tokens_[first].norm != "the") return std::nullopt;
    for (size_t i = first + 1; i < tokens_.size() && i <= first + 1 + kMaxAdjectives; ++i) {
      if (tokens_[i].is_punct) return std::nullopt;
      if (!words_.anaphor_heads.contains(tokens_[i].norm)) continue;
      Anaphor out{.first = first, .end = i + 1, .plural = text_[tokens_[i].span.end - 1] == 's'};
      out.above = above || FollowsReference(out.end);
      if (!points && !out.above) return std::nullopt;
      return out;
    }
    return std::nullopt;
  }

 private:
  // "mentioned above", "listed above"
  bool FollowsReference(size_t at) const {
    return at + 1 < tokens_.size() && words_.back_references.contains(tokens_[at + 1].norm);
  }

  std::string_view text_;
  const std::vector<Token>& tokens_;
  const ConditionWords& words_;
};

// The mention inside the anaphor, of a class of conditions: "such neurological disorders". It takes its
// place, so that the class and what it stands for are one. False if another mention is in the way.
bool TakeClass(const std::vector<Mention>& mentions, Anaphor* anaphor) {
  for (const Mention& mention : mentions) {
    if (mention.first_token >= anaphor->end || mention.end_token <= anaphor->first) continue;
    if (mention.type != MentionType::kCondition || mention.end_token != anaphor->end ||
        mention.first_token < anaphor->first)
      return false;
    anaphor->first = mention.first_token;
  }
  return true;
}

// The conditions of a sentence, each once, that the head may stand for.
std::vector<const Mention*> Conditions(const std::vector<Mention>& mentions, const std::string& head,
                                       const ConditionWords& words) {
  std::vector<const Mention*> out;
  for (const Mention& mention : mentions) {
    const bool fits = words.any_condition.contains(head) || mention.label.ends_with(head);
    const bool known =
        std::any_of(out.begin(), out.end(), [&](const Mention* other) { return other->id == mention.id; });
    if (mention.type == MentionType::kCondition && fits && !known) out.push_back(&mention);
  }
  return out;
}

}  // namespace

std::vector<Mention> ConditionAnaphors(std::string_view text, const std::vector<Token>& tokens,
                                       const std::vector<Mention>& mentions,
                                       const std::vector<const std::vector<Mention>*>& before,
                                       const ConditionWords& words) {
  std::vector<Mention> out;
  const Reader reader(text, tokens, words);
  for (size_t i = 0; i < tokens.size(); ++i) {
    std::optional<Anaphor> anaphor = reader.At(i);
    if (!anaphor || !TakeClass(mentions, &*anaphor)) continue;
    const size_t back = anaphor->above ? before.size() : std::min(before.size(), kSentencesBack);
    for (size_t k = 0; k < back; ++k) {
      std::vector<const Mention*> antecedents =
          Conditions(*before[before.size() - 1 - k], tokens[anaphor->end - 1].norm, words);
      if (antecedents.empty()) continue;
      if (!anaphor->plural) antecedents.resize(1);
      for (const Mention* antecedent : antecedents) {
        Mention mention = *antecedent;  // Its span stays the antecedent's.
        mention.first_token = anaphor->first;
        mention.end_token = anaphor->end;
        mention.pronoun = true;
        out.push_back(std::move(mention));
      }
      break;
    }
    i = anaphor->end - 1;
  }
  return out;
}

}  // namespace mscgraph
