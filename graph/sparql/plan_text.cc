#include "graph/sparql/plan_text.h"

#include <algorithm>
#include <cmath>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"

namespace mscgraph::sparql {
namespace {

void Append(const Operator& plan, bool measured, size_t depth, std::string* out) {
  const Operator::Measures& m = plan.measures;
  absl::StrAppend(out, std::string(depth * 2, ' '), plan.Describe());
  if (m.estimate >= 0) absl::StrAppend(out, "  ~", std::llround(std::min(m.estimate, 1e18)), " rows");
  if (measured) {
    int64_t own = m.nanoseconds;
    for (const Operator* child : plan.children()) own -= child->measures.nanoseconds;
    absl::StrAppend(out, absl::StrFormat("  [%d calls, %d rows, %.3f ms]", m.calls, m.rows,
                                         static_cast<double>(std::max<int64_t>(own, 0)) / 1e6));
  }
  absl::StrAppend(out, "\n");
  for (const Operator* child : plan.children()) Append(*child, measured, depth + 1, out);
}

}  // namespace

std::string PlanText(const Operator& plan, bool measured) {
  std::string out;
  Append(plan, measured, 0, &out);
  return out;
}

}  // namespace mscgraph::sparql
