#ifndef MSCGRAPH_EXTRACT_TEXT_TOKEN_H_
#define MSCGRAPH_EXTRACT_TEXT_TOKEN_H_

#include <string>

#include "schemas/span.h"

namespace mscgraph {

struct Token {
  Span span;           // Bytes of the text.
  std::string norm;    // A word as NormaliseName gives it; punctuation as it stands; "'s" for a possessive.
  bool glued = false;  // No blank before this token.
  bool is_punct = false;  // Also true for "'s": neither is a word of a name.
};

}  // namespace mscgraph

#endif  // MSCGRAPH_EXTRACT_TEXT_TOKEN_H_
