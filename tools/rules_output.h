#ifndef MSCGRAPH_TOOLS_RULES_OUTPUT_H_
#define MSCGRAPH_TOOLS_RULES_OUTPUT_H_

#include <ostream>
#include <string>
#include <vector>

#include "extract/relation/rule.h"
#include "extract/workbench/concordance.h"
#include "extract/workbench/rule_diff.h"
#include "extract/workbench/rule_stats.h"

namespace mscgraph {

// What the `rules` commands write: text for people, or JSON Lines.

void WriteRules(const std::vector<const Rule*>& rules, bool json, std::ostream& out);

// `judged`: there is a gold, so there are precision and coverage.
void WriteStats(const RuleStats& stats, bool judged, bool json, std::ostream& out);

// The claims that are wrong by the gold, with their sentences, and the gold claims that were missed.
void WriteErrors(const RuleStats& stats, bool json, std::ostream& out);

// Each change as it comes; the counts at the end.
void WriteChange(const ClaimChange& change, bool json, std::ostream& out);
void WriteCounts(const DiffCounts& counts, bool json, std::ostream& out);

// Keyword in context, the triggers below each other, `width` code points on either side of them.
void WriteConcordance(const Concordance& concordance, size_t width, bool json, std::ostream& out);

}  // namespace mscgraph

#endif  // MSCGRAPH_TOOLS_RULES_OUTPUT_H_
