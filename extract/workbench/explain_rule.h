#ifndef MSCGRAPH_EXTRACT_WORKBENCH_EXPLAIN_RULE_H_
#define MSCGRAPH_EXTRACT_WORKBENCH_EXPLAIN_RULE_H_

#include <string>

#include "extract/analysis.h"

namespace mscgraph {

// "id (confidence, kind): pattern"
std::string RuleLine(const Rule& rule);

// How far one rule came with the sentence, for each sentence with a therapy: the pair with which it came
// furthest, and what failed there.
std::string ExplainRule(const Knowledge& knowledge, const Rule& rule, const Document& document);

}  // namespace mscgraph

#endif  // MSCGRAPH_EXTRACT_WORKBENCH_EXPLAIN_RULE_H_
