#include "schemas/text/nearest_name.h"

#include <algorithm>
#include <numeric>

namespace mscgraph {
namespace {

// Longer names come from no list of ours; comparing them would take quadratic time.
constexpr size_t kMaxLength = 64;

// Letters inserted, deleted or replaced (Levenshtein).
size_t Distance(std::string_view a, std::string_view b) {
  std::vector<size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), 0);
  for (size_t i = 1; i <= a.size(); ++i) {
    size_t diagonal = row[0];
    row[0] = i;
    for (size_t j = 1; j <= b.size(); ++j) {
      size_t replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, replaced});
    }
  }
  return row[b.size()];
}

}  // namespace

std::string NearestName(std::string_view name, const std::vector<std::string>& names) {
  std::string out;
  if (name.size() > kMaxLength) return out;
  size_t best = std::max<size_t>(1, name.size() / 3) + 1;
  for (const std::string& candidate : names) {
    if (candidate.size() > kMaxLength) continue;
    size_t distance = Distance(name, candidate);
    if (distance >= best) continue;
    best = distance;
    out = candidate;
  }
  return out;
}

}  // namespace mscgraph
