#include <algorithm>
#include <utility>

#include "graph/store/loader.h"
#include "graph/store/vocabulary.h"

namespace mscgraph {

// Concepts whose uses begin or end, and those in use whose record changed.
absl::Status Loader::AddConceptTriples() {
  const auto count_of = [&](const Triple& use) {
    const auto found =
        std::lower_bound(deltas_.begin(), deltas_.end(), use,
                         [](const Delta& delta, const Triple& triple) { return delta.triple < triple; });
    return found != deltas_.end() && found->triple == use ? found->count : 0;
  };
  std::vector<Delta> added;
  absl::flat_hash_map<TermId, bool> done;
  const auto add = [&](const std::string& id, const ConceptChange* change) -> absl::Status {
    const Triple use = maker_.ConceptUse(id);
    if (!done.try_emplace(use.s, true).second) return absl::OkStatus();
    absl::StatusOr<StoredQuad> before = lookup_.Find(use, kExtractedLayer);
    if (!before.ok()) return before.status();
    const bool used_before = before->count() > 0;
    const bool used_after = static_cast<int64_t>(before->count()) + count_of(use) > 0;
    if (used_before == used_after && (change == nullptr || !used_before)) return absl::OkStatus();
    ConceptChange stored;
    if (change == nullptr) {
      absl::StatusOr<std::optional<std::string>> packed = Stored(KeyFamily::kConcepts, ConceptKey(id));
      if (!packed.ok()) return packed.status();
      if (!*packed || !UnpackConcept(**packed, &stored.after.emplace()))
        return absl::DataLossError("the store is damaged: no record of concept " + id);
      stored.before = stored.after;
      change = &stored;
    }
    if (used_before && change->before) {
      for (const Triple& triple : ConceptTriples(*change->before, &maker_)) added.push_back({triple, -1});
    }
    if (used_after) {
      for (const Triple& triple : ConceptTriples(*change->after, &maker_)) added.push_back({triple, 1});
    }
    return absl::OkStatus();
  };
  for (const auto& [id, change] : concepts_) {
    if (absl::Status status = add(id, &change); !status.ok()) return status;
  }
  for (const auto& id : touched_) {
    if (absl::Status status = add(id, nullptr); !status.ok()) return status;
  }
  deltas_.insert(deltas_.end(), added.begin(), added.end());
  SumDeltas();
  return absl::OkStatus();
}

absl::Status Loader::Write(Rocks::Batch* batch, LoadReport* report) {
  if (absl::Status status = WriteTriples(batch, report); !status.ok()) return status;
  if (absl::Status status = WriteTerms(view_, dictionary_, new_evidence_, batch); !status.ok()) return status;
  if (absl::Status status = WriteRows(KeyFamily::kDocs, rows_, batch); !status.ok()) return status;
  if (absl::Status status = WriteRows(KeyFamily::kConcepts, concept_rows_, batch); !status.ok())
    return status;
  return WriteRows(KeyFamily::kEvidence, evidence_, batch);
}

absl::Status Loader::WriteTriples(Rocks::Batch* batch, LoadReport* report) {
  std::vector<QuadChange> changes;
  changes.reserve(deltas_.size());
  for (const Delta& delta : deltas_) {
    const Triple& t = delta.triple;
    QuadChange& change = changes.emplace_back();
    change.triple = t;
    if (!empty_) {
      absl::StatusOr<StoredQuad> before = lookup_.Find(t, kExtractedLayer);
      if (!before.ok()) return before.status();
      change.before = *before;
    }
    const int64_t after = static_cast<int64_t>(change.before.count()) + delta.count;
    if (after < 0)
      return absl::DataLossError("the store is damaged: a triple is missing that a document contributes");
    if (TagOf(t.s) == TermTag::kEvidence && after > 1) {
      const auto known = dictionary_.forms().find(t.s);
      return absl::InternalError("two documents have an evidence with the same id, the load is refused: " +
                                 (known == dictionary_.forms().end() ? "" : known->second));
    }
    change.count = static_cast<uint64_t>(after);
    if ((change.before.count() > 0) != (after > 0))
      ++(after > 0 ? report->triples_added : report->triples_removed);
  }
  return WriteChanges(view_, std::move(changes), pack_at_least_, meta_, batch);
}

absl::Status WriteTerms(const Rocks::View& view, const TermDictionary& dictionary,
                        const std::map<std::string, TermId>& new_evidence, Rocks::Batch* batch) {
  RowChanges rows;
  for (const auto& [digits, id] : new_evidence)
    rows[EvidenceDigitsKey(*EvidenceDigits(EvidenceForm(digits)))] = TermKey(id);
  if (absl::Status status = WriteRows(KeyFamily::kTerms, rows, batch); !status.ok()) return status;
  std::vector<TermId> ids;
  ids.reserve(dictionary.forms().size());
  for (const auto& [id, form] : dictionary.forms()) ids.push_back(id);
  std::sort(ids.begin(), ids.end());
  for (TermId id : ids) {
    const std::string& form = dictionary.forms().at(id);
    absl::StatusOr<std::optional<std::string>> stored = view.Get(KeyFamily::kTerms, TermKey(id));
    if (!stored.ok()) return stored.status();
    if (*stored && **stored != form)
      return absl::InternalError("two terms have one id, the load is refused: " + **stored + " and " + form);
    if (*stored) continue;
    const std::string_view value = form;
    if (absl::Status status = batch->Add(KeyFamily::kTerms, TermKey(id), &value); !status.ok()) return status;
  }
  return absl::OkStatus();
}

absl::Status WriteRows(KeyFamily family, const RowChanges& rows, Rocks::Batch* batch) {
  for (const auto& [key, bytes] : rows) {
    std::string_view value;
    if (bytes) value = *bytes;
    if (absl::Status status = batch->Add(family, key, bytes ? &value : nullptr); !status.ok()) return status;
  }
  return absl::OkStatus();
}

}  // namespace mscgraph
