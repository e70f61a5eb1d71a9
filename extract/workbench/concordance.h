#ifndef MSCGRAPH_EXTRACT_WORKBENCH_CONCORDANCE_H_
#define MSCGRAPH_EXTRACT_WORKBENCH_CONCORDANCE_H_

#include <string>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
#include "extract/analysis.h"

namespace mscgraph {

// One match of a pattern, as keyword in context: the sentence around the trigger, with the mentions of the
// pair in brackets.
struct ConcordanceLine {
  std::string doc;
  std::string left, trigger, right;
  // The firm rule that reads the same relation of this pair already; empty if none does. What only a
  // supporting rule reads gives no claim by itself.
  std::string read_by;
  std::string suppressed_by;  // The rule that suppresses this pair; empty if none does.
};

struct Concordance {
  size_t documents = 0, matching_documents = 0;
  size_t matches = 0, read_already = 0, suppressed = 0;
  std::vector<ConcordanceLine> lines;  // The first of the matches.
};

// Matches `rule` (compiled, not one of `knowledge.rules`) against every pair of every sentence of `inputs`.
// At most `limit` lines are kept, all matches are counted. Errors as ForEachDocument.
absl::StatusOr<Concordance> TryRule(const Knowledge& knowledge, Rule rule,
                                    const std::vector<std::string>& inputs, size_t limit,
                                    absl::FunctionRef<void(const std::string&)> on_error);

}  // namespace mscgraph

#endif  // MSCGRAPH_EXTRACT_WORKBENCH_CONCORDANCE_H_
