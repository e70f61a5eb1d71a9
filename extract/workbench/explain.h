#ifndef MSCGRAPH_EXTRACT_WORKBENCH_EXPLAIN_H_
#define MSCGRAPH_EXTRACT_WORKBENCH_EXPLAIN_H_

#include <string>

#include "extract/analysis.h"

namespace mscgraph {

// Every step of the extraction for every sentence of a document, as text for a person: mentions, the masked
// sentence, suppressions, claims with rule, trigger and cue.
std::string ExplainDocument(const Knowledge& knowledge, const Document& document);

struct PairQuery {
  std::string first, second;  // A therapy and an object, in any order: wording, name or id.
  size_t nearest = 3;         // How many rules to name for a pair without a claim.
};

// Why two mentions gave a claim, or which rules came nearest and what failed, for every sentence that holds
// both. An object that is no condition is looked for as the {np} of a mechanism rule.
std::string ExplainPair(const Knowledge& knowledge, const Document& document, const PairQuery& query);

}  // namespace mscgraph

#endif  // MSCGRAPH_EXTRACT_WORKBENCH_EXPLAIN_H_
