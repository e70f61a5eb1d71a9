#ifndef MSCGRAPH_EXTRACT_ASSERTION_CUE_FINDER_H_
#define MSCGRAPH_EXTRACT_ASSERTION_CUE_FINDER_H_

#include <map>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "extract/mention/mention.h"
#include "extract/mention/word_classes.h"
#include "extract/text/token.h"

namespace mscgraph {

// A word or phrase that says how firmly, or with what outcome, a sentence claims something.
struct Cue {
  int kind = -1;              // Index of a class of CueFinder.
  size_t first = 0, end = 0;  // Half-open range of tokens.
  bool finite =
      false;  // As a verb it can carry a statement: no "-ing", no infinitive, no participle before a noun.
  bool past = false;    // "-ed", which may be a participle too.
  bool denies = false;  // A negation of a benefit or an effect that follows ("did not lead to better gait").
};

// The cues of one sentence, in order, each token in at most one.
struct SentenceCues {
  std::vector<Cue> cues;

  // Whether a cue of one of `kinds` lies in tokens [first, end).
  bool Holds(const std::vector<int>& kinds, size_t first, size_t end) const;
  bool Holds(const std::vector<int>& kinds) const { return Holds(kinds, 0, static_cast<size_t>(-1)); }
};

// Finds the cues of rules/context/cues.json, which are apart from the word classes of the relation rules: a
// word may trigger a relation and be a cue. Commas and clause breaks are cues too, of the kinds ",", ";" and
// "?". What lies in the name of a therapy or condition is no cue. Const and thread-safe after Create.
class CueFinder {
 public:
  static absl::StatusOr<CueFinder> Create(const std::string& file);

  SentenceCues Find(const std::vector<Token>& tokens, const std::vector<Mention>& mentions) const;
  int Kind(std::string_view name) const;  // -1 if there is no such kind.
  // The kinds of these names; kInvalidArgument names an unknown one.
  absl::StatusOr<std::vector<int>> Kinds(const std::vector<std::string>& names) const;

 private:
  bool IsFinite(const std::vector<Token>& tokens, size_t at, const SentenceCues& before) const;

  WordClasses classes_;
  int article_ = -1, be_ = -1;  // Kinds that tell a participle from a verb.
};

}  // namespace mscgraph

#endif  // MSCGRAPH_EXTRACT_ASSERTION_CUE_FINDER_H_
