#ifndef MSCGRAPH_EXTRACT_RELATION_MATCHER_H_
#define MSCGRAPH_EXTRACT_RELATION_MATCHER_H_

#include <string>
#include <vector>

#include "extract/mention/mention.h"
#include "extract/relation/masked_sentence.h"
#include "extract/relation/phrase_sentence.h"
#include "extract/relation/rule.h"
#include "extract/relation/rule_program.h"

namespace mscgraph {

// A rule that matched a pair of slots of a masked sentence, or a therapy of a sentence in phrases. Item
// indices are half-open ranges of the items() of the one or the other.
struct RuleMatch {
  const Rule* rule = nullptr;
  int therapy = -1;                        // Slot items; -1 if the pattern leaves it out.
  int condition = -1;                      // -1 for a mechanism rule or if the pattern leaves it out.
  int first_item = 0, end_item = 0;        // The whole match.
  int trigger_first = 0, trigger_end = 0;  // The trigger.
  int object_first = 0, object_end = 0;    // The noun phrase of a mechanism rule.
  bool object_before = false;              // It stands before the trigger.
  std::vector<const Rule*> also;           // Other rules that read the same relation of this pair.
};

// Whether the pattern of `rule` matches the pair that `masked` and `item_at` were made for (ForPair), by RE2:
// the plain way, for long sentences and for explanations. Guards are not asked. REQUIRES: `rule` is no
// mechanism rule.
bool MatchText(const Rule& rule, const re2::StringPiece& masked, const std::vector<int>& item_at,
               ItemMatch* match);

// Matches every rule against every pair. Const and thread-safe.
class RelationMatcher {
 public:
  // REQUIRES: the elements of `rules` outlive the matcher and stay where they are.
  explicit RelationMatcher(const std::vector<Rule>* rules);

  // Matches of the emitting rules of one standing.
  // At most one match per pair (or noun phrase) and relation: the rule of highest confidence, the first of
  // equals. A pair that a suppressing rule matches gives none; the suppressions are appended to `suppressed`
  // if it is given.
  std::vector<RuleMatch> Match(const MaskedSentence& sentence, const std::vector<Mention>& mentions,
                               Section section, Standing standing, std::vector<RuleMatch>* suppressed) const;

  // The matches of mechanism rules: a rule matches once for each of its triggers. Of two rules that read the
  // same noun phrase for one therapy the one of higher confidence stays.
  std::vector<RuleMatch> MatchMechanisms(const PhraseSentence& sentence, Section section) const;

 private:
  struct CompiledRule {
    const Rule* rule;
    std::optional<RuleProgram> program;
  };
  // The rules that find in the sentence all that they need: the others cannot match any pair of it.
  std::vector<const CompiledRule*> Candidates(const ItemBits& items, Section section,
                                              Standing standing) const;
  void MatchPair(const std::vector<const CompiledRule*>& rules, const MaskedSentence& sentence,
                 const ItemBits& items, const std::vector<Mention>& mentions, int therapy, int condition,
                 std::vector<RuleMatch>* out, std::vector<RuleMatch>* suppressed) const;

  void IndexRules();
  void IndexForms();

  MaskTable masks_;
  std::vector<CompiledRule> rules_;
  // Which rules have their k-th need in a sentence with a mask: one bit a rule.
  using RuleBits = std::vector<uint64_t>;
  struct Need {
    std::vector<RuleBits> by_mask;  // Empty for a mask that no rule needs.
    RuleBits none;                  // The rules that have no k-th need.
  };
  std::vector<Need> needs_;

  struct Form {
    const Rule* rule;
    const PhrasePattern* pattern;
  };
  std::vector<Form> forms_;                        // Of the rules over phrases.
  std::vector<std::vector<int>> forms_by_symbol_;  // Forms that the symbol may trigger.
  std::vector<int> forms_of_nouns_;                // Forms that any noun may trigger.
};

}  // namespace mscgraph

#endif  // MSCGRAPH_EXTRACT_RELATION_MATCHER_H_
