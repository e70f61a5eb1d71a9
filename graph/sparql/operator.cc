#include "graph/sparql/operator.h"

#include "absl/time/clock.h"

namespace mscgraph::sparql {

bool Operator::RunMeasured(TermId* row, Sink sink) {
  const int64_t start = absl::GetCurrentTimeNanos();
  int64_t in_sink = 0;
  ++measures.calls;
  const bool more = Solve(row, [&] {
    const int64_t before = absl::GetCurrentTimeNanos();
    ++measures.rows;
    const bool wanted = sink();
    in_sink += absl::GetCurrentTimeNanos() - before;
    return wanted;
  });
  measures.nanoseconds += absl::GetCurrentTimeNanos() - start - in_sink;
  return more;
}

bool Merge::Bind(const TermId* solution, TermId* row) {
  count_ = 0;
  for (size_t i = 0; i < columns_.size(); ++i) {
    TermId& slot = row[columns_[i]];
    if (solution[i] == 0 || slot == solution[i]) continue;
    if (slot != 0) {
      Unbind(row);
      return false;
    }
    slot = solution[i];
    bound_[count_++] = columns_[i];
  }
  return true;
}

void Merge::Unbind(TermId* row) {
  while (count_ > 0) row[bound_[--count_]] = 0;
}

TermId* InnerRow::Start(const TermId* outer, size_t width) {
  row_.assign(width, 0);
  for (const Seed& seed : seeds_) row_[seed.to] = outer[seed.from];
  return row_.data();
}

bool InnerRow::Differs(const TermId* outer) const {
  for (const Seed& seed : seeds_)
    if (row_[seed.to] != outer[seed.from]) return true;
  return false;
}

}  // namespace mscgraph::sparql
