#ifndef MSCGRAPH_EXTRACT_RELATION_NEAREST_RULE_H_
#define MSCGRAPH_EXTRACT_RELATION_NEAREST_RULE_H_

#include <string>
#include <vector>

#include "extract/relation/matcher.h"

namespace mscgraph {

// How far one rule came with one pair, for a person who asks why the pair gave no claim. Slow: it compiles
// parts of patterns.
struct RuleProgress {
  const Rule* rule = nullptr;
  size_t matched = 0;   // Elements of the longest beginning of the pattern that matches the pair.
  size_t elements = 0;  // Of the whole pattern.
  // Of the elements that must stand (no gap, not optional): how many there are, and are in that beginning.
  size_t solid = 0, solid_matched = 0;
  bool holds_trigger = false;  // A word of the trigger stands somewhere in the sentence.
  bool reads = false;          // All of the pattern matches, and no guard refuses.
  std::string failed;  // The element at which the pattern failed, or the key of the guard that refused.
  std::string reason;  // What stands there instead; for a person.

  double Share() const { return Fraction(solid_matched, solid); }
  // The trigger counts once more if it stands: a rule about another word is not near.
  double Nearness() const { return Fraction(solid_matched + (holds_trigger ? 1 : 0), solid + 1); }

 private:
  static double Fraction(size_t part, size_t all) {
    return all == 0 ? 1 : static_cast<double>(part) / static_cast<double>(all);
  }
};

// How far `rule` came with the pair (`condition` -1: no condition, for rules with an implicit
// object).
RuleProgress ProgressOf(const Rule& rule, const WordClasses& classes, const MaskedSentence& sentence,
                        const std::vector<Mention>& mentions, Section section, int therapy, int condition);

// The same for a mechanism rule: `therapy` is an item of the sentence in phrases. Of a pattern that stands
// for several forms, the form that came furthest.
RuleProgress MechanismProgress(const Rule& rule, const PhraseSentence& sentence, Section section,
                               int therapy);

// The mechanism rules, the nearest to this therapy first.
std::vector<RuleProgress> NearestMechanisms(const std::vector<Rule>& rules, const PhraseSentence& sentence,
                                            Section section, int therapy);

// The rules that may give a claim of this pair (`condition` -1: rules with an implicit object), the
// nearest first: firm ones before supporting and fallback ones, by nearness, then by confidence. The progress
// of suppressing rules is not told; see RelationMatcher::Match.
std::vector<RuleProgress> NearestRules(const std::vector<Rule>& rules, const WordClasses& classes,
                                       const MaskedSentence& sentence, const std::vector<Mention>& mentions,
                                       Section section, int therapy, int condition);

}  // namespace mscgraph

#endif  // MSCGRAPH_EXTRACT_RELATION_NEAREST_RULE_H_
