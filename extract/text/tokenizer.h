#ifndef MSCGRAPH_EXTRACT_TEXT_TOKENIZER_H_
#define MSCGRAPH_EXTRACT_TEXT_TOKENIZER_H_

#include <string_view>
#include <vector>

#include "extract/text/token.h"
#include "schemas/span.h"

namespace mscgraph {

// The tokens of text[range], in order; every character that is not blank lies in one. Words are cut where
// NormaliseName cuts names: the norms of the tokens that are no punctuation are NameWords of the same text.
// REQUIRES: range lies in the text.
std::vector<Token> Tokenize(std::string_view text, Span range);

}  // namespace mscgraph

#endif  // MSCGRAPH_EXTRACT_TEXT_TOKENIZER_H_
