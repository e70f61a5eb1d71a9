#include "graph/query/concepts.h"

#include <set>
#include <utility>

#include "graph/store/findings.h"
#include "graph/store/vocabulary.h"

namespace mscgraph {

namespace {

constexpr std::string_view kSubClassOf = "http://www.w3.org/2000/01/rdf-schema#subClassOf";

absl::Status AddSubclasses(const TripleReader& graph, TermId broader, std::vector<TermId>* narrower) {
  for (std::string_view predicate : {kSubClassOf, vocab::kBroader}) {
    absl::StatusOr<TermId> id = graph.IdOf(IriForm(predicate));
    if (!id.ok()) return id.status();
    absl::Status status = graph.Scan({0, *id, broader}, GraphSelection(), [&](const Triple& triple) {
      narrower->push_back(triple.s);
      return true;
    });
    if (!status.ok()) return status;
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<std::vector<std::string>> ResolveConcept(const Store& store, std::string_view name) {
  absl::StatusOr<std::optional<ConceptRecord>> exact = store.FindConcept(name);
  if (!exact.ok()) return exact.status();
  if (*exact) return std::vector<std::string>{(*exact)->id};
  return store.ConceptsNamed(name);
}

absl::StatusOr<std::vector<std::string>> WithNarrower(const Store& store, const TripleReader* graph,
                                                      const std::vector<std::string>& ids) {
  std::set<std::string> found(ids.begin(), ids.end());
  std::set<TermId> seen;
  std::vector<TermId> open;
  for (const std::string& id : ids) open.push_back(ConceptTermId(id));
  seen.insert(open.begin(), open.end());
  while (!open.empty()) {
    const TermId broader = open.back();
    open.pop_back();
    absl::StatusOr<std::vector<TermId>> narrower = NarrowerConcepts(store, broader);
    if (!narrower.ok()) return narrower.status();
    if (graph != nullptr) {
      if (absl::Status status = AddSubclasses(*graph, broader, &*narrower); !status.ok()) return status;
    }
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
