#ifndef MSCGRAPH_EXTRACT_RELATION_CALIBRATION_H_
#define MSCGRAPH_EXTRACT_RELATION_CALIBRATION_H_

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "extract/relation/rule.h"

namespace mscgraph {

// The family of a rule: its id up to the second dot ("treats.nominal" of "treats.nominal.for").
std::string_view RuleFamily(std::string_view rule);

// How many claims of a rule people have judged, and how many of them they found right.
struct Judged {
  int right = 0, all = 0;
};

// Reads judgements.tsv (rules/confidence/): a header line, then evidence_id, document, rule, relation,
// verdict ("right" or "wrong"), reason. kInvalidArgument lists every bad line; a missing file is no
// judgements.
absl::StatusOr<std::unordered_map<std::string, Judged>> LoadJudgements(const std::string& file);

// What share of the claims of each rule is right, by the judgements: the posterior mean of a Beta
// distribution. A rule is shrunk to its family, a family to its relation, a relation to all rules, as if the
// mean of the larger group had been seen in so many claims; so a rule nobody has judged has the mean of its
// family. The weights told right from wrong best in documents held out (docs/evaluation.md).
class Calibration {
 public:
  static constexpr double kRelationWeight = 20, kFamilyWeight = 40, kRuleWeight = 40;
  explicit Calibration(const std::unordered_map<std::string, Judged>& judged);

  // No judgement at all: false, and Share is not to be called.
  bool known() const { return all_.all > 0; }
  double Share(const std::string& rule) const;

 private:
  std::unordered_map<std::string, Judged> rules_, families_, relations_;
  Judged all_;
};

// Sets Rule::calibrated of every rule from judgements.tsv; without judgements it is the rule's own
// confidence.
absl::Status Calibrate(const std::string& file, std::vector<Rule>* rules);

}  // namespace mscgraph

#endif  // MSCGRAPH_EXTRACT_RELATION_CALIBRATION_H_
