#ifndef MSCGRAPH_EXTRACT_ASSERTION_ASSERTION_H_
#define MSCGRAPH_EXTRACT_ASSERTION_ASSERTION_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "schemas/claim.h"

namespace mscgraph {

// What the assertion of a claim mention depends on. `masks` are the masks of the sentence's items.
struct AssertionInput {
  std::vector<std::string> masks;
  int match_first = 0, match_end = 0;  // Half-open range of items.
  Section section = Section::kAbstract;
  bool nominal = false;           // The rule's form holds no finite verb.
  std::optional<Assertion> base;  // What the rule says in the absence of cues.
};

struct AssertionResult {
  Assertion assertion = Assertion::kAffirmed;
  int cue = -1;  // The item that decided, -1 if none did.
};

// ConText (Harkema et al. 2009) on masked sentences: cue classes with a category, a direction and a scope,
// read from rules/context/assertion.json. Precedence of the guidelines: negated, investigated, speculative,
// affirmed. Const and thread-safe after Create.
class AssertionClassifier {
 public:
  static absl::StatusOr<AssertionClassifier> Create(const std::string& file);
  AssertionResult Classify(const AssertionInput& input) const;

 private:
  struct Cue {
    Assertion category;
    std::vector<std::string> masks;
    int left = 0;   // Items before the match in which it counts; -1: back to the start of the sentence.
    int right = 0;  // Items after the match.
    // Masks between a cue on the left and the match that end its scope, for forms with a finite verb and
    // without: a finding ("showed that") ends the scope of an aim over a statement, not over a topic.
    std::vector<std::string> terminate, nominal_terminate;
  };
  bool IsTopic(const AssertionInput& input) const;
  int FindCue(const Cue& cue, const AssertionInput& input) const;

  std::vector<Cue> cues_;                       // In order of precedence.
  std::vector<Section> investigated_sections_;  // Sections in which a nominal form is an aim.
  std::vector<std::string>
      finite_verbs_;  // A nominal form in a sentence without any is a topic, as in a title.
};

}  // namespace mscgraph

#endif  // MSCGRAPH_EXTRACT_ASSERTION_ASSERTION_H_
