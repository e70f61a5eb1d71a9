#ifndef MSCGRAPH_EXTRACT_MENTION_CONDITION_FINDER_H_
#define MSCGRAPH_EXTRACT_MENTION_CONDITION_FINDER_H_

#include <re2/re2.h>

#include <memory>
#include <string>
#include <vector>

#include "absl/container/flat_hash_set.h"
#include "absl/status/statusor.h"
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

  // Non-overlapping, in order, among tokens [first, end).
  // Whether a condition of this name is a sign by which others are judged ("motor deficits", "joint
  // swelling"): in a document that treats a disease, it stands for the disease.
  bool IsManifestation(std::string_view label) const;

  std::vector<Mention> Find(std::string_view text, const std::vector<Token>& tokens, size_t first,
                            size_t end) const;

 private:
  bool OpenEnded(const std::vector<Token>& tokens, size_t first, size_t head, Mention* mention) const;
  bool Harmed(const std::vector<Token>& tokens, size_t at, size_t end, Mention* mention) const;
  // "neurological" in "neurological and cardiac diseases", for the last of `mentions`.
  void AddShared(const std::vector<Token>& tokens, size_t first, std::vector<Mention>* mentions) const;
  bool IsModifier(const std::vector<Token>& tokens, size_t at) const;
  void Ground(const std::vector<Token>& tokens, Mention* mention) const;
  void TakeModifiers(std::string_view text, const std::vector<Token>& tokens, size_t first,
                     Mention* mention) const;

  const Lexicon* lexicon_ = nullptr;
  const WordClasses* classes_ = nullptr;
  std::unique_ptr<RE2> alone_;                 // Heads that name a condition by themselves: "-itis".
  absl::flat_hash_set<std::string> heads_;     // Heads that need a modifier: "injury".
  absl::flat_hash_set<std::string> excluded_;  // Words that are no condition although they look so.
  std::vector<std::string> manifestations_;    // Names, or last words of names.
  absl::flat_hash_set<std::string> harmed_,
      tissues_;                               // "damaged" and "tendon" make a condition: "damaged tendon".
  absl::flat_hash_set<std::string> refused_;  // Modifiers that make no condition of a head.
  absl::flat_hash_set<std::string> participles_;  // Participles that may stand inside a name: "induced".
};

}  // namespace mscgraph

#endif  // MSCGRAPH_EXTRACT_MENTION_CONDITION_FINDER_H_
