#ifndef MSCGRAPH_EXTRACT_RELATION_PHRASE_SENTENCE_H_
#define MSCGRAPH_EXTRACT_RELATION_PHRASE_SENTENCE_H_

#include <string>
#include <string_view>
#include <vector>

#include "extract/mention/mention.h"
#include "extract/relation/phrase_words.h"
#include "extract/text/token.h"

namespace mscgraph {

// One step of a sentence as mechanism rules see it.
struct PhraseItem {
  enum class Kind { kTherapy, kNoun, kClass, kWord, kBreak };
  Kind kind = Kind::kWord;
  std::string_view mask;  // "@n", "@n:level", "<promote.ed>", "of", ";"; empty for therapies. Of PhraseWords.
  size_t first_token = 0;  // Half-open range of tokens.
  size_t end_token = 0;
  int symbol = -1;         // Of the mask; -1 for therapies.
  int mention = -1;        // Therapies.
  bool group = false;      // A therapy as a treatment: "MSC transplantation", "MSC-treated mice".
  bool dependent = false;  // A therapy that hangs on another noun: "proliferation of MSCs", "MSC survival".
};

// A sentence in phrases: therapies, noun phrases and the words between them. Mechanism rules need it because
// their objects are in no lexicon. A word is what its class says (rules/mechanisms/words.json); else its
// ending decides between participle, adverb and noun, and a run of nouns and adjectives is one noun phrase.
// Determiners, adverbs and asides in brackets are left out.
class PhraseSentence {
 public:
  PhraseSentence(const std::vector<Token>& tokens, std::string_view text,
                 const std::vector<Mention>& mentions, const PhraseWords& words);

  const std::vector<PhraseItem>& items() const { return items_; }
  // Whether the item is a therapy that cells make: vesicles, a secretome.
  bool IsCellProduct(int item) const { return vesicle_[item]; }

  // The masks in a row, for people: "@t" a therapy of cells, "@v" one of vesicles or a secretome.
  std::string Text() const;

 private:
  class Builder;
  std::vector<PhraseItem> items_;
  std::vector<bool> vesicle_;  // Of each item: a therapy that is a product of cells.
};

}  // namespace mscgraph

#endif  // MSCGRAPH_EXTRACT_RELATION_PHRASE_SENTENCE_H_
