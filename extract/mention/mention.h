#ifndef MSCGRAPH_EXTRACT_MENTION_MENTION_H_
#define MSCGRAPH_EXTRACT_MENTION_MENTION_H_

#include <cstddef>
#include <string>
#include <vector>

#include "schemas/claim.h"
#include "schemas/span.h"

namespace mscgraph {

enum class MentionType { kTherapy, kCondition };

// A span of a sentence that names a concept.
struct Mention {
  MentionType type = MentionType::kCondition;
  Span span;               // Bytes of Document::text.
  size_t first_token = 0;  // Half-open range in the tokens of the sentence.
  size_t end_token = 0;
  std::string id;     // CURIE
  std::string label;  // Preferred name
  Match match = Match::kExact;
  Family family = Family::kCell;       // Therapies only.
  bool generic = false;                // "stem cells", "the treatment": stands for the document's therapy.
  std::string brand;                   // "remestemcel-L", "ZYX-001", if the product has one.
  bool anaphor = false;                // "the treated group": stands for whatever the document is about.
  bool given = false;                  // By an annotation of the input.
  bool pronoun = false;                // "they": `span` is the antecedent, in the sentence before.
  std::vector<std::string> modifiers;  // "acute", "steroid-refractory"
};

}  // namespace mscgraph

#endif  // MSCGRAPH_EXTRACT_MENTION_MENTION_H_
