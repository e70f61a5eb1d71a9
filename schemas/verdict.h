#ifndef MSCGRAPH_SCHEMAS_VERDICT_H_
#define MSCGRAPH_SCHEMAS_VERDICT_H_

#include <vector>

#include "schemas/claim.h"

namespace mscgraph {

// One verdict per (subject, relation, object) of the tier 1 claims, in order of first mention. All `claims`
// are of one document. Conclusions outweigh results, results outweigh the title; improvement and its opposite
// give `mixed`. A pure function of the evidence, so that leaving out a rejected evidence gives the verdict
// without it.
std::vector<Verdict> Verdicts(const std::vector<ClaimMention>& claims);

}  // namespace mscgraph

#endif  // MSCGRAPH_SCHEMAS_VERDICT_H_
