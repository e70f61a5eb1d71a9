#ifndef MSCGRAPH_EXTRACT_WORKBENCH_RULE_STATS_H_
#define MSCGRAPH_EXTRACT_WORKBENCH_RULE_STATS_H_

#include <map>
#include <set>
#include <string>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
#include "extract/extractor.h"
#include "extract/relation/rule.h"
#include "extract/workbench/gold.h"

namespace mscgraph {

// What one rule, or a family of rules, did on a corpus.
struct RuleCount {
  std::string name;                         // Rule id, or the id of the family.
  bool suppresses = false;                  // Counts pairs that gave no claim because of it.
  size_t rules = 1;                         // Of the family.
  size_t claims = 0;                        // Claims that carry its id; suppressed pairs, if it suppresses.
  size_t also = 0;                          // Claims that another rule reads with more confidence.
  size_t documents = 0;                     // With one of either.
  size_t right = 0, wrong = 0;              // Of `claims`, by the gold.
  size_t borderline = 0;                    // Of `claims`: the gold counts them neither way.
  size_t found = 0;                         // Gold claims that it reads, alone or beside another rule.
  std::map<std::string, size_t> beaten_by;  // Rule that the claim carries -> of `also`.

  bool Dead() const { return claims + also == 0; }
  bool Shadowed() const { return claims == 0 && also > 0; }
  double Precision() const;  // Of those that are judged; -1 if none is.
};

// A claim of the gold that no rule reads.
struct MissedClaim {
  std::string doc;
  Gold::Claim claim;
};

struct RuleStats {
  size_t documents = 0, msc_documents = 0, claims = 0;
  size_t judged_documents = 0;  // In the gold.
  // Gold claims of these documents that are not borderline, and how many of them the rules read together.
  size_t gold_claims = 0, found = 0;
  std::vector<ClaimMention> wrong;  // By the gold.
  std::vector<MissedClaim> missed;
  std::vector<RuleCount> rules;     // In the order of the files, the dead ones too.
  std::vector<RuleCount> families;  // In the order of their first rule.
};

// Extracts every document of `inputs` and counts by rule. `gold` may be null. Errors as ForEachDocument.
absl::StatusOr<RuleStats> CountRules(const Extractor& extractor, const std::vector<std::string>& inputs,
                                     const Gold* gold, absl::FunctionRef<void(const std::string&)> on_error);

}  // namespace mscgraph

#endif  // MSCGRAPH_EXTRACT_WORKBENCH_RULE_STATS_H_
