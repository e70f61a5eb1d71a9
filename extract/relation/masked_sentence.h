#ifndef MSCGRAPH_EXTRACT_RELATION_MASKED_SENTENCE_H_
#define MSCGRAPH_EXTRACT_RELATION_MASKED_SENTENCE_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extract/mention/mention.h"
#include "extract/mention/word_classes.h"
#include "extract/text/tokenizer.h"

namespace mscgraph {

// One step of a masked sentence: a slot (a mention, or a coordinated list of them), a word class, or a plain
// word.
struct MaskedItem {
  enum class Kind { kTherapy, kCondition, kClass, kWord, kBreak };
  Kind kind = Kind::kWord;
  std::string_view mask;   // As rules see it: "<improve>", "with", ",", ";"; empty for slots.
  size_t first_token = 0;  // Half-open range of tokens.
  size_t end_token = 0;
  std::vector<int> members;       // Slots: indices of the mentions.
  bool plain = false;             // A word of no class.
  size_t causes_from = SIZE_MAX;  // Members from here on are what brought the others about.
};

// A plain word as it stands in the string that rules match: words that begin a new phrase or clause ("by",
// "which") are marked with '~', so that {near:N} can stop at them.
std::string RuleWord(std::string_view mask);
bool IsBoundary(std::string_view mask);  // Whether it is marked so.

// What a masked sentence holds for a word that stands by itself: the word in its normal form, "<class>", or
// nothing if the word is left out.
std::string MaskOf(std::string_view word, const WordClasses& classes);

// The sentence as rules see it. In this order: parentheses that only repeat a mention or hold figures are
// dropped; determiners and plain adverbs are dropped; mentions and word classes replace their words;
// coordinated lists and "such as" groups fold into one slot; "in patients with C", "in a rat model of C" fold
// into "in C".
class MaskedSentence {
 public:
  // The masks are views into `tokens` and `classes`: these outlive the sentence.
  MaskedSentence(const std::vector<Token>& tokens, std::string_view text,
                 const std::vector<Mention>& mentions, const WordClasses& classes);

  const std::vector<MaskedItem>& items() const { return items_; }

  // The string that rules match for the pair of slots `therapy` and `condition` (indices into items; -1 for
  // none):
  // "@S " and "@O " for the pair, "@t " and "@c " for other slots, then every mask followed by a blank.
  // `item_at` receives the item that begins at each byte.
  std::string ForPair(int therapy, int condition, std::vector<int>* item_at) const;

 private:
  void Build(const std::vector<Token>& tokens, std::string_view text, const std::vector<Mention>& mentions,
             const WordClasses& classes);
  void AddPunct(const std::vector<Token>& tokens, std::string_view text, const std::vector<Mention>& mentions,
                size_t next, size_t at);
  void DropParentheses(const std::vector<Mention>& mentions);
  void DropQualifiers();
  bool StandsInList(size_t at) const;
  size_t CausalJoint(size_t at) const;
  size_t NextInList(size_t at) const;
  void FoldLists();
  void FoldPopulations();

  std::vector<MaskedItem> items_;
};

}  // namespace mscgraph

#endif  // MSCGRAPH_EXTRACT_RELATION_MASKED_SENTENCE_H_
