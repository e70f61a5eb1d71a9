#include "graph/query/concepts.h"

#include <set>
#include <utility>

#include "graph/store/findings.h"

namespace mscgraph {

absl::StatusOr<std::vector<std::string>> ResolveConcept(const Store& store, std::string_view name) {
  absl::StatusOr<std::optional<ConceptRecord>> exact = store.FindConcept(name);
  if (!exact.ok()) return exact.status();
  if (*exact) return std::vector<std::string>{(*exact)->id};
  return store.ConceptsNamed(name);
}

absl::StatusOr<std::vector<std::string>> WithNarrower(const Store& store,
                                                      const std::vector<std::string>& ids) {
  std::set<std::string> found(ids.begin(), ids.end());
  std::set<TermId> seen;
  std::vector<TermId> open;
  for (const std::string& id : ids) open.push_back(ConceptTermId(id));
  seen.insert(open.begin(), open.end());
  while (!open.empty()) {
    absl::StatusOr<std::vector<TermId>> narrower = NarrowerConcepts(store, open.back());
    if (!narrower.ok()) return narrower.status();
    open.pop_back();
    for (TermId term : *narrower) {
      if (!seen.insert(term).second) continue;
      open.push_back(term);
      absl::StatusOr<std::optional<ConceptEntry>> entry = FindConceptEntry(store, term);
      if (!entry.ok()) return entry.status();
      if (*entry) found.insert(std::move((*entry)->id));
    }
  }
  return std::vector<std::string>(found.begin(), found.end());
}

}  // namespace mscgraph
