#include "graph/query/concepts.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "schemas/text/normalise.h"

namespace mscgraph {

absl::StatusOr<std::vector<std::string>> ResolveConcept(const Store& store, std::string_view name) {
  absl::StatusOr<std::optional<ConceptRecord>> exact = store.FindConcept(name);
  if (!exact.ok()) return exact.status();
  if (*exact) return std::vector<std::string>{(*exact)->id};
  return store.ConceptsNamed(name);
}

size_t EditDistance(std::string_view a, std::string_view b, size_t bound) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > bound) return bound + 1;
  std::vector<size_t> before(a.size() + 1), last(a.size() + 1), row(a.size() + 1);
  for (size_t i = 0; i <= a.size(); ++i) last[i] = i;
  for (size_t j = 1; j <= b.size(); ++j) {
    row[0] = j;
    size_t least = j;
    for (size_t i = 1; i <= a.size(); ++i) {
      row[i] = std::min({last[i] + 1, row[i - 1] + 1, last[i - 1] + (a[i - 1] != b[j - 1])});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        row[i] = std::min(row[i], before[i - 2] + 1);
      least = std::min(least, row[i]);
    }
    if (least > bound) return bound + 1;
    std::swap(before, last);
    std::swap(last, row);
  }
  return std::min(last[a.size()], bound + 1);
}

absl::StatusOr<std::vector<std::string>> NearestNames(const Store& store, std::string_view name,
                                                      size_t limit) {
  const std::string wanted = NormaliseName(name);
  const size_t bound = 1 + wanted.size() / 5;
  std::map<std::string, size_t> distances;  // By concept.
  absl::Status status = store.Names([&](std::string_view known, std::string_view id) {
    size_t distance = EditDistance(wanted, known, bound);
    // "osteoarthritis" is near "knee osteoarthritis", though many letters apart.
    const bool inside =
        wanted.size() >= 4 && (" " + std::string(known) + " ").find(" " + wanted + " ") != std::string::npos;
    if (inside) distance = std::min(distance, bound);
    if (distance > bound) return true;
    const auto [entry, added] = distances.try_emplace(std::string(id), distance);
    if (!added) entry->second = std::min(entry->second, distance);
    return true;
  });
  if (!status.ok()) return status;
  std::vector<std::pair<size_t, std::string>> ranked;
  for (const auto& [id, distance] : distances) {
    absl::StatusOr<std::optional<ConceptRecord>> record = store.FindConcept(id);
    if (!record.ok()) return record.status();
    if (*record) ranked.emplace_back(distance, (*record)->label);
  }
  std::sort(ranked.begin(), ranked.end());
  ranked.erase(std::unique(ranked.begin(), ranked.end()), ranked.end());
  if (ranked.size() > limit) ranked.resize(limit);
  std::vector<std::string> labels;
  for (auto& [distance, label] : ranked) labels.push_back(std::move(label));
  return labels;
}

absl::StatusOr<std::vector<std::string>> WithNarrower(const Store& store,
                                                      const std::vector<std::string>& ids) {
  std::multimap<std::string, std::string> narrower;
  absl::Status status = store.Concepts([&](const ConceptRecord& record) {
    for (const std::string& parent : record.parents) narrower.emplace(parent, record.id);
    return true;
  });
  if (!status.ok()) return status;
  std::set<std::string> found(ids.begin(), ids.end());
  std::vector<std::string> open(ids.begin(), ids.end());
  while (!open.empty()) {
    const std::string id = std::move(open.back());
    open.pop_back();
    for (auto [it, end] = narrower.equal_range(id); it != end; ++it) {
      if (found.insert(it->second).second) open.push_back(it->second);
    }
  }
  return std::vector<std::string>(found.begin(), found.end());
}

}  // namespace mscgraph
