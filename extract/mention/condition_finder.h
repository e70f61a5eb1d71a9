#ifndef MSCGRAPH_EXTRACT_MENTION_CONDITION_FINDER_H_
#define MSCGRAPH_EXTRACT_MENTION_CONDITION_FINDER_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "extract/mention/condition_words.h"
#include "extract/mention/lexicon.h"
#include "extract/mention/mention.h"
#include "extract/mention/word_classes.h"

namespace mscgraph {

// Finds conditions: the lexicon first, then open-ended names by their head noun ("X-induced lung injury"), by
// rules/lexicon/heads.json. Const and thread-safe after Create.
class ConditionFinder {
 public:
  // REQUIRES: `lexicon` and `classes` outlive the finder.
  static absl::StatusOr<ConditionFinder> Create(const std::string& heads_file, const Lexicon* lexicon,
                                                const WordClasses* classes);

  // Whether a condition of this name is a sign by which others are judged ("motor deficits", "joint
  // swelling"): in a document that treats a disease, it stands for the disease.
  bool IsManifestation(std::string_view label) const;

  const ConditionWords& words() const { return words_; }

  // Non-overlapping, in order, among tokens [first, end).
  std::vector<Mention> Find(std::string_view text, const std::vector<Token>& tokens, size_t first,
                            size_t end) const;

 private:
  // What Find looks at: the tokens of one sentence.
  struct Sentence {
    std::string_view text;
    const std::vector<Token>& tokens;
    size_t end;        // Tokens from here on are not read.
    bool holds_alone;  // One of them may be a head that names a condition by itself.
  };

  // Whether one of the tokens names a condition by itself: one search spares one for each token.
  bool HoldsAlone(const std::vector<Token>& tokens, size_t first, size_t end) const;
  // Each of these reads a name at token `at`, and returns whether there is one. `free`: the tokens before it
  // belong to another mention. `roles`: of the token, see ConditionWords.
  bool Listed(const Sentence& in, size_t free, size_t at, Lexicon::Hit hit, Mention* mention) const;
  bool Harmed(const Sentence& in, size_t at, Mention* mention) const;
  bool OpenEnded(const Sentence& in, size_t free, size_t head, uint8_t roles, Mention* mention) const;
  // "injury to the spinal cord": the name [mention->first_token, mention->end_token) goes on after "of",
  // "to".
  bool OfTissue(const Sentence& in, std::string_view head, Mention* mention) const;
  // The entry "TISSUE HEAD"; "lung tissue injury" is "lung injury" too. -1 if there is none.
  int FindOfTissue(std::string_view tissue, std::string_view head) const;
  // "infection" in "COVID-19 infection": what the name says already.
  void TakeEcho(const Sentence& in, Mention* mention) const;
  // True if the noun phrase of tokens [first, end) does not go on after them.
  bool EndsAt(const Sentence& in, size_t first, size_t end) const;

  // True if the name of `length` tokens at `at` names something else here: "non-diabetic", "stroke volume".
  bool Denied(const Sentence& in, size_t at, size_t length) const;
  bool IsModifier(const std::vector<Token>& tokens, size_t at) const;
  // True for a modifier that says where or what sort: "hepatic", "knee".
  bool IsDescriptive(const std::vector<Token>& tokens, size_t at) const;
  bool Describes(const Sentence& in, size_t first, size_t end) const;  // All of them are descriptive.
  // Where the name that ends before `at` begins with the words of site and cause before it.
  size_t ExtendLeft(const Sentence& in, size_t free, size_t at) const;

  // Elements of a list that share the head of the last mention ("liver and kidney injury"), or its modifiers
  // ("muscle injury and disease").
  void AddSharedHead(const Sentence& in, size_t free, std::vector<Mention>* mentions) const;
  void AddSharedModifiers(const Sentence& in, std::vector<Mention>* mentions) const;
  bool ReadElement(const Sentence& in, size_t free, size_t end, const std::string& head, bool open,
                   Mention* mention) const;

  void Name(int entry, Mention* mention) const;
  void NameLocally(std::string label, Mention* mention) const;
  void Ground(const Sentence& in, Mention* mention) const;
  // Severity before the name, unless the name holds it, and what SplitName finds.
  void TakeModifiers(const Sentence& in, size_t free, Mention* mention) const;
  // What the name says before its concept's label: "LPS-induced" of "LPS-induced lung injury".
  void SplitName(const Sentence& in, Mention* mention) const;

  const Lexicon* lexicon_ = nullptr;
  const WordClasses* classes_ = nullptr;
  ConditionWords words_;
};

}  // namespace mscgraph

#endif  // MSCGRAPH_EXTRACT_MENTION_CONDITION_FINDER_H_
