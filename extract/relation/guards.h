#ifndef MSCGRAPH_EXTRACT_RELATION_GUARDS_H_
#define MSCGRAPH_EXTRACT_RELATION_GUARDS_H_

#include <optional>
#include <vector>

#include "extract/relation/matcher.h"

namespace mscgraph {

// The guard that keeps a rule from reading a pair although its pattern matches.
struct Refusal {
  // kOwnState: what the cells show is their own, no effect of theirs.
  enum class Guard { kUnlessBetween, kUnlessLeft, kObject, kOwnState } guard;
  int item = -1;  // The item that the guard met: a step, or the slot of the object.
};

// The first guard of `match.rule` that refuses the match. The object of a mechanism is not asked here, only
// when the noun phrase has been cut.
std::optional<Refusal> FirstRefusal(const RuleMatch& match, const MaskedSentence& sentence,
                                    const std::vector<Mention>& mentions);

// `match.trigger_first` has to be set.
std::optional<Refusal> FirstRefusal(const RuleMatch& match, const PhraseSentence& sentence);

// Whether the rule may speak of the therapy: an emitting rule of a member of the list, a suppressing one of
// all.
bool SubjectPasses(const Rule& rule, const MaskedSentence& sentence, const std::vector<Mention>& mentions,
                   int therapy);

// Whether a suppressing rule takes claims of this relation.
bool Suppresses(const Rule& rule, Relation relation);

// Whether the rule counts in sentences of this section.
bool InSection(const Rule& rule, Section section);

}  // namespace mscgraph

#endif  // MSCGRAPH_EXTRACT_RELATION_GUARDS_H_
