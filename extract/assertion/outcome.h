#ifndef MSCGRAPH_EXTRACT_ASSERTION_OUTCOME_H_
#define MSCGRAPH_EXTRACT_ASSERTION_OUTCOME_H_

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "extract/assertion/cue_finder.h"
#include "schemas/claim.h"

namespace mscgraph {

// What the outcome of a claim mention depends on, beside the cues of its sentence. Ranges are of tokens,
// half-open.
struct OutcomeInput {
  Relation relation = Relation::kTreats;
  Outcome rule = Outcome::kNone;  // What the rule reads in an affirmed claim.
  Assertion assertion = Assertion::kAffirmed;
  size_t match_first = 0, match_end = 0;
  size_t trigger_first = 0, trigger_end = 0;
  std::vector<size_t> therapies;  // Where the different therapies of the sentence are first named.
  bool review = false;            // The document tells of the work of others.
  Section zone = Section::kAbstract;
};

struct OutcomeResult {
  Outcome outcome = Outcome::kNone;
  Assertion assertion = Assertion::kAffirmed;  // A result that equals the placebo's is a negated benefit.
  std::optional<Comparator> comparator;
};

// Reads outcome and kind of comparator of a tier 1 claim off the cues of its sentence, by
// rules/context/outcome.json; docs/rules.md has the order of the questions. Const and thread-safe after
// Create.
class OutcomeClassifier {
 public:
  static absl::StatusOr<OutcomeClassifier> Create(const std::string& file, const CueFinder& finder);
  OutcomeResult Classify(const SentenceCues& sentence, const OutcomeInput& input) const;

 private:
  enum List {
    kBenefit,
    kBenefitVerb,
    kFinding,
    kNull,
    kSame,
    kException,
    kEqual,
    kSafe,
    kKnown,
    kContrast,
    kStop,
    kMarker,
    kHope,
    kModal,
    kListSize
  };
  // A comparison, and what it is with; a comparator of `natural` is no treatment at all ("intact cartilage").
  struct Comparison {
    std::optional<Comparator> kind;
    bool natural = false;
  };
  Comparison FindComparison(const SentenceCues& sentence, const OutcomeInput& input) const;
  bool Is(const Cue& cue, List list) const;
  bool BothWays(const SentenceCues& sentence) const;
  const Cue* EqualAt(const SentenceCues& sentence, const OutcomeInput& input) const;
  bool Any(const SentenceCues& sentence, List list, bool finite) const;
  bool At(const SentenceCues& sentence, List list, size_t first, size_t end) const;
  Outcome Inferred(const SentenceCues& sentence, const OutcomeInput& input) const;
  Outcome Affirmed(const SentenceCues& sentence, const OutcomeInput& input) const;

  std::vector<int> lists_[kListSize];
  std::vector<std::pair<std::optional<Comparator>, std::vector<int>>> comparators_;
};

}  // namespace mscgraph

#endif  // MSCGRAPH_EXTRACT_ASSERTION_OUTCOME_H_
