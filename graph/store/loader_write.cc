#include <algorithm>
#include <tuple>

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
    absl::StatusOr<uint64_t> before = StoredCount(use);
    if (!before.ok()) return before.status();
    const bool used_before = *before > 0;
    const bool used_after = static_cast<int64_t>(*before) + count_of(use) > 0;
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
  if (absl::Status status = WriteTerms(batch); !status.ok()) return status;
  if (absl::Status status = WriteMap(KeyFamily::kDocs, rows_, batch); !status.ok()) return status;
  if (absl::Status status = WriteMap(KeyFamily::kConcepts, concept_rows_, batch); !status.ok()) return status;
  if (absl::Status status = WriteMap(KeyFamily::kEvidence, evidence_, batch); !status.ok()) return status;
  return index_.Write(batch);
}

absl::Status Loader::WriteTriples(Rocks::Batch* batch, LoadReport* report) {
  const std::string_view nothing;
  std::string count_bytes;
  std::vector<Delta> changed;  // Those that come or go.
  for (const Delta& delta : deltas_) {
    const Triple& t = delta.triple;
    absl::StatusOr<uint64_t> before = StoredCount(t);
    if (!before.ok()) return before.status();
    const int64_t after = static_cast<int64_t>(*before) + delta.count;
    if (after < 0)
      return absl::DataLossError("the store is damaged: a triple is missing that a document contributes");
    if (TagOf(t.s) == TermTag::kEvidence && after > 1) {
      return absl::InternalError("two documents have an evidence with the same id, the load is refused: " +
                                 InlineForm(t.s).value_or(""));
    }
    count_bytes.clear();
    PutNumber(static_cast<uint64_t>(after), &count_bytes);
    const std::string_view value = count_bytes;
    absl::Status status = batch->Add(KeyFamily::kSpo, TripleKey(t.s, t.p, t.o), after > 0 ? &value : nullptr);
    if (!status.ok()) return status;
    if ((*before > 0) == (after > 0)) continue;
    changed.push_back(delta);
    ++(after > 0 ? report->triples_added : report->triples_removed);
  }
  const auto write = [&](KeyFamily family, auto order) -> absl::Status {
    std::sort(changed.begin(), changed.end(),
              [&](const Delta& a, const Delta& b) { return order(a.triple) < order(b.triple); });
    for (const Delta& delta : changed) {
      const auto [first, second, third] = order(delta.triple);
      absl::Status status =
          batch->Add(family, TripleKey(first, second, third), delta.count > 0 ? &nothing : nullptr);
      if (!status.ok()) return status;
    }
    return absl::OkStatus();
  };
  absl::Status status =
      write(KeyFamily::kPos, [](const Triple& t) { return std::make_tuple(t.p, t.o, t.s); });
  if (!status.ok()) return status;
  return write(KeyFamily::kOsp, [](const Triple& t) { return std::make_tuple(t.o, t.s, t.p); });
}

absl::Status Loader::WriteTerms(Rocks::Batch* batch) const {
  std::vector<TermId> ids;
  ids.reserve(dictionary_.forms().size());
  for (const auto& [id, form] : dictionary_.forms()) ids.push_back(id);
  std::sort(ids.begin(), ids.end());
  for (TermId id : ids) {
    const std::string& form = dictionary_.forms().at(id);
    std::string key;
    PutFixed64(id, &key);
    absl::StatusOr<std::optional<std::string>> stored = Stored(KeyFamily::kTerms, key);
    if (!stored.ok()) return stored.status();
    if (*stored && **stored != form)
      return absl::InternalError("two terms have one id, the load is refused: " + **stored + " and " + form);
    if (*stored) continue;
    const std::string_view value = form;
    if (absl::Status status = batch->Add(KeyFamily::kTerms, key, &value); !status.ok()) return status;
  }
  return absl::OkStatus();
}

absl::Status Loader::WriteMap(KeyFamily family, const std::map<std::string, std::optional<std::string>>& rows,
                              Rocks::Batch* batch) const {
  for (const auto& [key, bytes] : rows) {
    std::string_view value;
    if (bytes) value = *bytes;
    if (absl::Status status = batch->Add(family, key, bytes ? &value : nullptr); !status.ok()) return status;
  }
  return absl::OkStatus();
}

}  // namespace mscgraph
