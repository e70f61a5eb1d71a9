#ifndef MSCGRAPH_EXTRACT_WORKBENCH_RULE_DIFF_H_
#define MSCGRAPH_EXTRACT_WORKBENCH_RULE_DIFF_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
#include "extract/extractor.h"

namespace mscgraph {

// One claim mention that two rules folders do not read alike: with evidence ids, which hold no rule, the same
// evidence of both is found. At least one of `a` and `b` is there.
struct ClaimChange {
  std::optional<ClaimMention> a, b;
  bool assertion = false, outcome = false, rule = false;  // What differs, if both are there.
};

struct DiffCounts {
  size_t documents = 0;
  size_t changed_documents = 0;
  size_t same = 0, only_a = 0, only_b = 0;
  size_t changed = 0;  // In at least one of the three:
  size_t assertion = 0, outcome = 0, rule = 0;
};

// Extracts every document of `inputs` with both and hands every change to `on_change`, in the order of the
// text. Errors as ForEachDocument.
absl::StatusOr<DiffCounts> DiffRules(const Extractor& a, const Extractor& b,
                                     const std::vector<std::string>& inputs,
                                     absl::FunctionRef<void(const ClaimChange&)> on_change,
                                     absl::FunctionRef<void(const std::string&)> on_error);

}  // namespace mscgraph

#endif  // MSCGRAPH_EXTRACT_WORKBENCH_RULE_DIFF_H_
