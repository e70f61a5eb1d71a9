#ifndef MSCGRAPH_EXTRACT_MENTION_CONDITION_ANAPHORS_H_
#define MSCGRAPH_EXTRACT_MENTION_CONDITION_ANAPHORS_H_

#include <string_view>
#include <vector>

#include "extract/mention/condition_words.h"
#include "extract/mention/mention.h"
#include "extract/text/token.h"

namespace mscgraph {

// The words of a sentence that stand for conditions named before it: "such disorders", "this condition", "the
// diseases mentioned above". Each gives one mention per condition it stands for: with the tokens of the
// anaphor and the span of the condition (Mention::pronoun). `before`: the mentions of the sentences before
// this one, the nearest last. What one of them stands for are the conditions of the nearest sentence that
// names any, at most a few sentences back; "these defects" only such as are defects; "this disease" the first
// of them. `mentions` are those of the sentence.
std::vector<Mention> ConditionAnaphors(std::string_view text, const std::vector<Token>& tokens,
                                       const std::vector<Mention>& mentions,
                                       const std::vector<const std::vector<Mention>*>& before,
                                       const ConditionWords& words);

}  // namespace mscgraph

#endif  // MSCGRAPH_EXTRACT_MENTION_CONDITION_ANAPHORS_H_
