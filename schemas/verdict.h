#ifndef MSCGRAPH_SCHEMAS_VERDICT_H_
#define MSCGRAPH_SCHEMAS_VERDICT_H_

#include <span>
#include <vector>

#include "schemas/claim.h"

namespace mscgraph {

// What a verdict looks at in one claim mention.
struct Statement {
  Assertion assertion = Assertion::kAffirmed;
  Outcome outcome = Outcome::kNone;
  Setting setting = Setting::kUnspecified;
  Section section = Section::kAbstract;
};
struct Judgement {
  Assertion assertion = Assertion::kAffirmed;  // The strongest.
  Outcome outcome = Outcome::kNone;
  Setting setting = Setting::kUnspecified;
};

// The judgement on statements about one thing, in order of mention. Conclusions outweigh results, results
// outweigh the title; improvement and its opposite give `mixed`. REQUIRES: !statements.empty()
Judgement Judge(std::span<const Statement> statements);

// True if the outcome tells how a treatment ended: all but `used` and `none`.
bool IsResult(Outcome outcome);

// One verdict per (subject, relation, object) of the tier 1 claims, in order of first mention. All `claims`
// are of one document. Each is what Judge says; a pure function of the evidence, so that leaving out a
// rejected evidence gives the verdict without it.
std::vector<Verdict> Verdicts(const std::vector<ClaimMention>& claims);

}  // namespace mscgraph

#endif  // MSCGRAPH_SCHEMAS_VERDICT_H_
