#include "graph/query/nearest_names.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <utility>

#include "graph/store/findings.h"
#include "graph/store/text_search.h"
#include "schemas/text/normalise.h"

namespace mscgraph {
namespace {

constexpr size_t kMaxLength = 255;
constexpr size_t kMinInside = 4;  // Shorter words stand in too many names.

using Distances = std::map<std::string, size_t>;  // By concept.

size_t BoundOf(std::string_view wanted) { return 1 + wanted.size() / 5; }

void Offer(std::string id, size_t distance, Distances* distances) {
  const auto [entry, added] = distances->try_emplace(std::move(id), distance);
  if (!added) entry->second = std::min(entry->second, distance);
}

absl::Status OfferSpellings(const Store& store, std::string_view wanted, std::string_view prefix,
                            Distances* distances) {
  const size_t bound = BoundOf(wanted);
  return store.Names(prefix, [&](std::string_view known, std::string_view id) {
    const size_t distance = EditDistance(wanted, known, bound);
    if (distance <= bound) Offer(std::string(id), distance, distances);
    return true;
  });
}

// "osteoarthritis" is near "knee osteoarthritis", though many letters apart.
absl::Status OfferHolders(const Store& store, std::string_view wanted, Distances* distances) {
  if (wanted.size() < kMinInside) return absl::OkStatus();
  for (TextField field : {TextField::kLabel, TextField::kSynonym}) {
    const std::string phrase = "\"" + std::string(wanted) + "\"";
    absl::StatusOr<std::vector<TermId>> terms = TextMatches(store, phrase, field);
    if (absl::IsInvalidArgument(terms.status())) return absl::OkStatus();  // More words than any name.
    if (!terms.ok()) return terms.status();
    for (TermId term : *terms) {
      absl::StatusOr<std::optional<ConceptEntry>> entry = FindConceptEntry(store, term);
      if (!entry.ok()) return entry.status();
      if (*entry) Offer(std::move((*entry)->id), BoundOf(wanted), distances);
    }
  }
  return absl::OkStatus();
}

std::vector<std::string> Nearest(std::vector<std::pair<size_t, std::string>> ranked, size_t limit) {
  std::sort(ranked.begin(), ranked.end());
  ranked.erase(std::unique(ranked.begin(), ranked.end()), ranked.end());
  std::vector<std::string> names;
  for (auto& [distance, name] : ranked) {
    if (names.size() == limit) break;
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(std::move(name));
  }
  return names;
}

}  // namespace

size_t EditDistance(std::string_view a, std::string_view b, size_t bound) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > bound || a.size() > kMaxLength) return bound + 1;
  // Three rows of the matrix; only the cells near the diagonal can stay within the bound (Ukkonen).
  using Row = std::array<size_t, kMaxLength + 2>;
  Row rows[3];
  const size_t far = bound + 1;
  for (size_t i = 0; i <= a.size(); ++i) rows[0][i] = i;
  for (size_t j = 1; j <= b.size(); ++j) {
    Row& row = rows[j % 3];
    const Row &last = rows[(j - 1) % 3], &before = rows[(j + 1) % 3];
    const size_t begin = j > bound ? j - bound : 1, end = std::min(a.size(), j + bound);
    row[begin - 1] = begin == 1 ? j : far;
    size_t least = row[begin - 1];
    for (size_t i = begin; i <= end; ++i) {
      const size_t above = i + 1 > j + bound ? far : last[i];  // Outside of the band of the last row.
      row[i] = std::min({above + 1, row[i - 1] + 1, last[i - 1] + (a[i - 1] != b[j - 1])});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        row[i] = std::min(row[i], before[i - 2] + 1);
      least = std::min(least, row[i]);
    }
    if (least > bound) return bound + 1;
  }
  return std::min(rows[b.size() % 3][a.size()], bound + 1);
}

absl::StatusOr<std::vector<std::string>> NearestNames(const Store& store, std::string_view name,
                                                      NameKind kind, size_t limit) {
  const std::string wanted = NormaliseName(name);
  if (wanted.empty()) return std::vector<std::string>();
  std::vector<std::pair<size_t, std::string>> ranked;
  for (std::string_view prefix : {std::string_view(wanted).substr(0, 1), std::string_view()}) {
    Distances distances;
    if (absl::Status status = OfferHolders(store, wanted, &distances); !status.ok()) return status;
    if (absl::Status status = OfferSpellings(store, wanted, prefix, &distances); !status.ok()) return status;
    for (const auto& [id, distance] : distances) {
      absl::StatusOr<std::optional<ConceptEntry>> entry = FindConceptEntry(store, ConceptTermId(id));
      if (!entry.ok()) return entry.status();
      if (*entry && ((*entry)->type == "therapy") == (kind == NameKind::kTherapy))
        ranked.emplace_back(distance, (*entry)->label);
    }
    if (!ranked.empty()) break;
  }
  return Nearest(std::move(ranked), limit);
}

std::vector<std::string> NearestOf(std::string_view name, const std::vector<std::string>& names,
                                   size_t limit) {
  const std::string wanted = NormaliseName(name);
  const size_t bound = BoundOf(wanted);
  std::vector<std::pair<size_t, std::string>> ranked;
  for (const std::string& known : names) {
    const std::string normalised = NormaliseName(known);
    size_t distance = EditDistance(wanted, normalised, bound);
    if (wanted.size() >= kMinInside && (" " + normalised + " ").find(" " + wanted + " ") != std::string::npos)
      distance = std::min(distance, bound);
    if (distance <= bound) ranked.emplace_back(distance, known);
  }
  return Nearest(std::move(ranked), limit);
}

bool IsAmong(std::string_view name, const std::vector<std::string>& names) {
  const std::string wanted = NormaliseName(name);
  return std::any_of(names.begin(), names.end(),
                     [&](const std::string& known) { return NormaliseName(known) == wanted; });
}

}  // namespace mscgraph
