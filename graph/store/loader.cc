#include "graph/store/loader.h"

#include <algorithm>
#include <utility>

#include "graph/store/layers.h"
#include "schemas/text/normalise.h"

namespace mscgraph {
namespace {

std::vector<Triple> SortedOnce(std::vector<Triple> triples) {
  std::sort(triples.begin(), triples.end());
  triples.erase(std::unique(triples.begin(), triples.end()), triples.end());
  return triples;
}

absl::Status Damaged(std::string_view what) {
  return absl::DataLossError("the store is damaged: unreadable " + std::string(what) +
                             "; restore it from a backup, or load it again");
}

}  // namespace

std::string EvidenceKey(TermId claim, TermId evidence) {
  std::string key;
  PutFixed64(claim, &key);
  PutFixed64(evidence, &key);
  return key;
}

std::string DocumentKey(std::string_view id) { return "d" + std::string(id); }

std::string NumberKey(uint32_t number) {
  std::string key = "n";
  PutFixed32(number, &key);
  return key;
}

std::string AliasKey(std::string_view document_key) { return "a" + std::string(document_key); }

std::string TermKey(TermId id) {
  std::string key;
  PutFixed64(id, &key);
  return key;
}

std::string EvidenceDigitsKey(uint64_t digits) {
  std::string key(1, '\0');  // No id begins so.
  PutFixed64(digits, &key);
  return key;
}

std::string ConceptKey(std::string_view id) { return "c" + std::string(id); }

std::string NameKey(std::string_view normalised_name, std::string_view id) {
  std::string key = "n";
  key.append(normalised_name).push_back('\0');
  return key.append(id);
}

std::vector<Triple> Contribution(const DocumentRecord& document, const DocumentRow& row,
                                 const std::vector<ClaimMention>& claims, TripleMaker* maker) {
  std::vector<Triple> triples;
  maker->Document(document, row.notices, row.keys, &triples);
  for (size_t i = 0; i < claims.size(); ++i) {
    const ClaimMention& claim = claims[i];
    maker->Claim(claim, &triples);
    maker->Evidence(claim, row.evidence[i].second, &triples);
    triples.push_back(maker->ConceptUse(claim.subject.id));
    triples.push_back(maker->ConceptUse(claim.object.id));
  }
  return SortedOnce(std::move(triples));
}

std::vector<Triple> ConceptTriples(const ConceptRecord& record, TripleMaker* maker) {
  std::vector<Triple> triples;
  maker->Concept(record, &triples);
  return SortedOnce(std::move(triples));
}

Loader::Loader(const Rocks::View& view, uint64_t pack_at_least, StoreMeta* meta)
    : view_(view),
      empty_(meta->info.commit == 0),
      pack_at_least_(pack_at_least),
      meta_(meta),
      maker_(&dictionary_),
      lookup_(view, meta->index.generation) {}

absl::StatusOr<std::optional<std::string>> Loader::Stored(KeyFamily family, std::string_view key) const {
  if (empty_) return std::optional<std::string>();
  return view_.Get(family, key);
}

absl::Status Loader::Apply(const PendingLoad& load, LoadReport* report) {
  if (absl::Status status = ApplyConcepts(load); !status.ok()) return status;
  if (absl::Status status = ApplyDocuments(load, report); !status.ok()) return status;
  SumDeltas();
  dictionary_.Intern(LayerName(kExtractedName));  // A graph that a query may ask for by name.
  if (absl::Status status = AddConceptTriples(); !status.ok()) return status;
  return dictionary_.status();
}

absl::Status Loader::ApplyConcepts(const PendingLoad& load) {
  for (const auto& [id, packed] : load.concepts) {
    absl::StatusOr<std::optional<std::string>> stored = Stored(KeyFamily::kConcepts, ConceptKey(id));
    if (!stored.ok()) return stored.status();
    // Of two records of one concept the greater stays, whichever came first.
    if (*stored && **stored >= packed) continue;
    ConceptChange& change = concepts_[id];
    if (*stored && !UnpackConcept(**stored, &change.before.emplace())) return Damaged("concept " + id);
    if (!UnpackConcept(packed, &change.after.emplace())) return Damaged("concept " + id);
    if (change.before) AddNames(*change.before, false);
    AddNames(*change.after, true);
    concept_rows_[ConceptKey(id)] = packed;
  }
  return absl::OkStatus();
}

void Loader::AddNames(const ConceptRecord& record, bool keep) {
  const auto add = [&](std::string_view name, char kind) {
    const std::string normalised = NormaliseName(name);
    if (normalised.empty()) return;
    std::optional<std::string>& value = concept_rows_[NameKey(normalised, record.id)];
    if (!keep) {
      value.reset();
    } else if (!value || value->front() > kind) {
      value = std::string(1, kind);
    }
  };
  add(record.label, kLabelName);
  for (const std::string& synonym : record.synonyms) add(synonym, kSynonymName);
  add(record.id, kIdName);
  for (const std::string& xref : record.xrefs) add(xref, kIdName);
}

absl::StatusOr<bool> Loader::KnowsConcepts(const PendingDocument& document) {
  for (const std::string& packed : document.claims) {
    ClaimMention claim;
    if (!UnpackClaim(packed, &claim)) return Damaged("claim");
    for (const std::string* id : {&claim.subject.id, &claim.object.id}) {
      if (concepts_.count(*id) > 0) continue;
      absl::StatusOr<std::optional<std::string>> stored = Stored(KeyFamily::kConcepts, ConceptKey(*id));
      if (!stored.ok()) return stored.status();
      if (!*stored) return false;
    }
  }
  return true;
}

void Loader::Contribute(const DocumentRecord& document, const DocumentRow& row,
                        const std::vector<ClaimMention>& claims, int32_t sign) {
  for (const ClaimMention& claim : claims) {
    touched_.insert(claim.subject.id);
    touched_.insert(claim.object.id);
  }
  for (const Triple& triple : Contribution(document, row, claims, &maker_)) deltas_.push_back({triple, sign});
}

void Loader::SumDeltas() {
  std::sort(deltas_.begin(), deltas_.end(),
            [](const Delta& a, const Delta& b) { return a.triple < b.triple; });
  size_t kept = 0;
  for (size_t i = 0; i < deltas_.size();) {
    Delta sum = deltas_[i];
    for (++i; i < deltas_.size() && deltas_[i].triple == sum.triple; ++i) sum.count += deltas_[i].count;
    if (sum.count != 0) deltas_[kept++] = sum;
  }
  deltas_.resize(kept);
}

}  // namespace mscgraph
