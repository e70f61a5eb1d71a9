#ifndef MSCGRAPH_EXTRACT_RELATION_NOUN_PHRASE_H_
#define MSCGRAPH_EXTRACT_RELATION_NOUN_PHRASE_H_

#include <string>
#include <string_view>
#include <vector>

#include "extract/mention/mention.h"
#include "extract/relation/matcher.h"
#include "extract/relation/phrase_sentence.h"
#include "extract/text/token.h"

namespace mscgraph {

// One object of a mechanism claim.
struct MechanismObject {
  Span span;  // The shortest phrase that names it, in bytes of the text.
  std::string
      label;  // What it is called: the phrase, completed by what it shares with the list's other items.
};

// The {np} of a match as objects, one for each item of its list, in the order of the text: "levels of IL-6
// and TNF" are IL-6 and TNF, "proliferation and migration of fibroblasts" both have the fibroblasts,
// "osteogenic and adipogenic differentiation" both are differentiation. Phrases that name nothing
// (rules/mechanisms/ objects.json), whole conditions (tier 1 speaks of them) and objects that the rule
// refuses are left out.
std::vector<MechanismObject> MechanismObjects(const RuleMatch& match, const PhraseSentence& sentence,
                                              const std::vector<Token>& tokens, std::string_view text,
                                              const std::vector<Mention>& mentions, const PhraseWords& words);

}  // namespace mscgraph

#endif  // MSCGRAPH_EXTRACT_RELATION_NOUN_PHRASE_H_
