#ifndef MSCGRAPH_EXTRACT_RELATION_PHRASE_PATTERN_H_
#define MSCGRAPH_EXTRACT_RELATION_PHRASE_PATTERN_H_

#include <bitset>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "extract/relation/phrase_sentence.h"
#include "extract/relation/phrase_words.h"

namespace mscgraph {

// The pattern of a mechanism rule, compiled. It is matched on the items of a sentence in phrases, for one
// therapy and one trigger: that leaves few places to try, where a regular expression would search them all.
// Const and thread-safe after Compile.
class PhrasePattern {
 public:
  using Symbols = std::bitset<PhraseWords::kMaxSymbols>;

  // Half-open ranges of items.
  struct Hit {
    int first = 0, end = 0;
    int np_first = 0, np_end = 0;
  };

  // A pattern with an {np} is one of these, and not one for masked sentences.
  static bool IsMechanism(std::string_view pattern) { return pattern.find("{np") != std::string_view::npos; }

  // docs/rules.md has the language. A slot that stands for several forms ({given}) gives one pattern for
  // each.
  static absl::StatusOr<std::vector<PhrasePattern>> Compile(const std::string& pattern,
                                                            const PhraseWords& words);

  // What may be the trigger, and whether a sentence with these symbols has all that the pattern needs.
  bool MayTrigger(const PhraseItem& item) const;
  bool MayMatch(const Symbols& sentence) const;

  // REQUIRES: MayTrigger(items[trigger]); items[therapy] is a therapy. The work is bounded.
  bool Match(const PhraseSentence& sentence, int therapy, int trigger, Hit* hit) const;

  // For explanations: how many elements, from the first one on, match at best for this therapy, wherever the
  // trigger may stand; and the elements as written ({given} as the form that it stands for).
  size_t LongestBeginning(const PhraseSentence& sentence, int therapy) const;
  const std::vector<std::string>& texts() const { return texts_; }
  // Whether one of the symbols of this element, if it has any, stands in the sentence.
  bool Stands(size_t element, const PhraseSentence& sentence) const;

 private:
  friend class PhraseMatch;
  enum class Kind { kSymbols, kTherapy, kSubject, kGroup, kStart, kRepeat, kNoun, kNounPhrase };
  enum class Step { kPlain, kAny, kLink, kTowards, kPrepositional, kMiddle };
  struct Element {
    Kind kind = Kind::kSymbols;
    Step step = Step::kPlain;
    Symbols
        symbols;  // kSymbols: one of these; kNoun, kNounPhrase: the classes of the (last) noun, none for any.
    int max = 0;  // kRepeat
    bool optional = false;
    bool trigger = false;
  };

  static absl::StatusOr<PhrasePattern> CompileForm(const std::string& pattern, const PhraseWords& words);
  static absl::StatusOr<Element> CompileElement(std::string text, const PhraseWords& words);
  static absl::StatusOr<Element> CompileSlot(const std::string& name, const PhraseWords& words);

  std::vector<Element> elements_;
  std::vector<std::string> texts_;
  size_t trigger_ = 0;          // The index of the trigger.
  bool therapy_first_ = false;  // The therapy stands before it.
  std::vector<Symbols> needs_;  // Of each set one symbol has to stand in the sentence.
  Symbols links_, towards_, participles_, comparisons_;
  int comma_ = -1, and_ = -1, or_ = -1, of_ = -1, list_ = -1;
};

}  // namespace mscgraph

#endif  // MSCGRAPH_EXTRACT_RELATION_PHRASE_PATTERN_H_
