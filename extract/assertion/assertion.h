#ifndef MSCGRAPH_EXTRACT_ASSERTION_ASSERTION_H_
#define MSCGRAPH_EXTRACT_ASSERTION_ASSERTION_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "extract/assertion/cue_finder.h"
#include "schemas/claim.h"

namespace mscgraph {

// What the assertion of a claim mention depends on, beside the cues of its sentence. Ranges are of tokens,
// half-open.
struct AssertionInput {
  size_t match_first = 0, match_end = 0;
  size_t trigger_first = 0, trigger_end = 0;
  Section section = Section::kAbstract;
  bool nominal = false;           // The rule's form holds no finite verb.
  bool plan = false;              // The document is a plan (trial record, protocol).
  std::optional<Assertion> base;  // What the rule says in the absence of cues.
};

struct AssertionResult {
  Assertion assertion = Assertion::kAffirmed;
  std::optional<Cue> cue;  // What decided, if a cue did.
};

// ConText (Harkema et al. 2009) with the precedence of the guidelines: negated, investigated, speculative,
// affirmed. Which kinds of cue count, where, and what ends their scope is read from
// rules/context/assertion.json; docs/rules.md describes it. Const and thread-safe after Create.
class AssertionClassifier {
 public:
  static absl::StatusOr<AssertionClassifier> Create(const std::string& file, const CueFinder& finder);
  // Marks the negations that deny a benefit or an effect (Cue::denies).
  void MarkDenials(SentenceCues* sentence) const;
  AssertionResult Classify(const SentenceCues& sentence, const AssertionInput& input) const;

 private:
  struct Scope {
    Assertion category;
    std::vector<int> kinds;
    int left = 0;   // Tokens before the match in which a cue counts; -1: back to the start of the sentence.
    int right = 0;  // Tokens after the match.
    int near = -1;  // If set, at most so many tokens may stand between the cue and the trigger after it.
    bool behind = true;         // Counts inside the match behind the trigger.
    bool nonfinite = false;     // Only where the trigger is no finite verb.
    bool denials = false;       // Denials count too.
    bool plans = false;         // Only in plans.
    std::vector<int> triggers;  // If set, the trigger is one of these.
    std::vector<int> stop;      // Cues between this one and the trigger that end its scope.
    std::vector<int>
        link;  // If set, over a finite trigger the cue needs one of these in between ("whether").
    std::vector<int> unless;  // Cues that, anywhere in the sentence, cancel this one.
  };
  static absl::Status ReadScope(const std::string& json_text, const CueFinder& finder, Scope* scope);
  bool Counts(const Scope& scope, const Cue& cue, const SentenceCues& sentence, const AssertionInput& input,
              bool finite_trigger) const;
  // Whether a cue of `kinds` lies in tokens [first, end); a verb counts as a finite one only.
  bool Stands(const SentenceCues& sentence, const std::vector<int>& kinds, size_t first = 0,
              size_t end = static_cast<size_t>(-1)) const;
  bool TellsResult(const SentenceCues& sentence) const;
  bool IsTopic(const SentenceCues& sentence, const AssertionInput& input) const;

  struct Denial {
    std::vector<int> negations, of, stop;
    size_t within = 0;  // Tokens between the negation and what it denies.
  };
  static absl::Status ReadDenial(const std::string& json_text, const CueFinder& finder, Denial* denial);

  Denial denial_;
  std::vector<Scope> scopes_;            // In order of precedence.
  std::vector<Section> topic_sections_;  // In which a nominal form is an aim.
  std::vector<int> topic_triggers_, verbs_, result_verbs_, title_verbs_, title_starts_, finite_, plan_verbs_,
      findings_, benefits_,
      told_;  // See docs/rules.md.
};

}  // namespace mscgraph

#endif  // MSCGRAPH_EXTRACT_ASSERTION_ASSERTION_H_
