#include "graph/store/loader.h"

#include <algorithm>
#include <utility>

#include "schemas/text/normalise.h"

namespace mscgraph {
namespace {

using State = DocumentRow::State;

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

std::string TripleKey(TermId first, TermId second, TermId third) {
  std::string key;
  for (TermId id : {first, second, third, TermId{0}})
    PutFixed64(id, &key);  // The last is the layer: 0, extracted.
  return key;
}

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

std::string ConceptKey(std::string_view id) { return "c" + std::string(id); }

std::string NameKey(std::string_view normalised_name, std::string_view id) {
  std::string key = "n";
  key.append(normalised_name).push_back('\0');
  return key.append(id);
}

std::vector<Triple> Contribution(const DocumentRecord& document, const std::vector<std::string>& notices,
                                 const std::vector<ClaimMention>& claims, TripleMaker* maker) {
  std::vector<Triple> triples;
  maker->Document(document, notices, &triples);
  for (const ClaimMention& claim : claims) {
    maker->Claim(claim, &triples);
    maker->Evidence(claim, &triples);
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

Loader::Loader(const Rocks& rocks, uint64_t commit, uint32_t next_number)
    : rocks_(rocks), commit_(commit), empty_(commit == 1), next_number_(next_number), maker_(&dictionary_) {}

absl::StatusOr<std::optional<std::string>> Loader::Stored(KeyFamily family, std::string_view key) const {
  if (empty_) return std::optional<std::string>();
  return rocks_.Get(family, key);
}

absl::Status Loader::Apply(const PendingLoad& load, LoadReport* report) {
  if (absl::Status status = ApplyConcepts(load); !status.ok()) return status;
  for (const auto& [id, document] : load.documents) {
    absl::StatusOr<bool> complete = KnowsConcepts(document);
    if (!complete.ok()) return complete.status();
    if (!*complete) {
      report->incomplete.push_back(id);
      continue;
    }
    if (absl::Status status = ApplyDocument(id, document, report); !status.ok()) return status;
  }
  SumDeltas();
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
    if (change.before) {
      AddNames(*change.before, false);
      index_.RemoveConcept(*change.before);
    }
    AddNames(*change.after, true);
    index_.AddConcept(*change.after);
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

absl::Status Loader::ApplyDocument(const std::string& id, const PendingDocument& document,
                                   LoadReport* report) {
  absl::StatusOr<std::optional<std::string>> stored = Stored(KeyFamily::kDocs, DocumentKey(id));
  if (!stored.ok()) return stored.status();
  DocumentRow old;
  const bool known = stored->has_value();
  if (known && !UnpackRow(**stored, &old)) return Damaged("document " + id);
  std::vector<std::string> notices = Union(old.notices, document.notices);
  const bool newer = !known || IsNewer(document, old);
  const bool more_notices = notices != old.notices;
  if (!newer && !more_notices) {
    ++report->unchanged;
    return absl::OkStatus();
  }
  DocumentRow row = old;
  row.notices = std::move(notices);
  row.number = known ? old.number : next_number_++;
  if (!known) rows_[NumberKey(row.number)] = id;
  if (more_notices) ++report->retracted;
  PendingDocument content = document;
  if (newer && document.state != State::kMentioned) {
    if (document.state == State::kDeleted) {
      report->deleted += old.state == State::kPresent;
    } else if (old.state != State::kPresent) {
      ++report->added;
    } else {
      ++(old.content_hash == document.content_hash ? report->unchanged : report->replaced);
    }
  } else {  // Only more notices: the content of the store goes in again.
    content.state = old.state;
    content.source_order = old.source_order;
    content.version = old.version;
    content.content_hash = old.content_hash;
    content.document = old.document;
    content.claims.clear();
    for (const auto& [claim, evidence] : old.evidence) {
      absl::StatusOr<std::optional<std::string>> packed =
          Stored(KeyFamily::kEvidence, EvidenceKey(claim, evidence));
      if (!packed.ok()) return packed.status();
      if (!*packed) return Damaged("evidence of " + id);
      content.claims.push_back(std::move(**packed));
    }
  }
  if (old.state == State::kPresent) {
    if (absl::Status status = Remove(old); !status.ok()) return status;
  }
  if (more_notices || old.content_hash != content.content_hash || old.state != content.state)
    row.commit = commit_;
  AddContent(content, &row);
  rows_[DocumentKey(id)] = PackRow(row);
  return absl::OkStatus();
}

absl::Status Loader::Remove(const DocumentRow& row) {
  std::vector<ClaimMention> claims;
  for (const auto& [claim, evidence] : row.evidence) {
    const std::string key = EvidenceKey(claim, evidence);
    absl::StatusOr<std::optional<std::string>> packed = Stored(KeyFamily::kEvidence, key);
    if (!packed.ok()) return packed.status();
    if (!*packed || !UnpackClaim(**packed, &claims.emplace_back())) return Damaged("evidence");
    evidence_[key].reset();
  }
  DocumentRecord document;
  if (!UnpackDocument(row.document, &document)) return Damaged("document");
  Contribute(document, row, claims, -1);
  return absl::OkStatus();
}

void Loader::AddContent(const PendingDocument& document, DocumentRow* row) {
  row->state = document.state;
  row->source_order = document.source_order;
  row->version = document.version;
  row->content_hash = document.content_hash;
  row->document = document.document;
  row->evidence.clear();
  if (document.state != State::kPresent) return;
  std::vector<ClaimMention> claims;
  for (const std::string& packed : document.claims) {
    ClaimMention& claim = claims.emplace_back();
    UnpackClaim(packed, &claim);  // Packed by ourselves, read once already.
    const auto& key =
        row->evidence.emplace_back(ClaimTermId(claim.claim_id), EvidenceTermId(claim.evidence_id));
    evidence_[EvidenceKey(key.first, key.second)] = packed;
  }
  DocumentRecord record;
  UnpackDocument(document.document, &record);
  Contribute(record, *row, claims, 1);
}

void Loader::Contribute(const DocumentRecord& document, const DocumentRow& row,
                        const std::vector<ClaimMention>& claims, int32_t sign) {
  for (const ClaimMention& claim : claims) {
    touched_.insert(claim.subject.id);
    touched_.insert(claim.object.id);
  }
  for (const Triple& triple : Contribution(document, row.notices, claims, &maker_))
    deltas_.push_back({triple, sign});
  std::vector<TermId> evidence;
  for (const auto& key : row.evidence) evidence.push_back(key.second);
  const IndexedDocument indexed = {
      document, row.number, row.commit, document.retracted || !row.notices.empty(), claims, evidence};
  if (sign > 0) {
    index_.AddDocument(indexed);
  } else {
    index_.RemoveDocument(indexed);
  }
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

absl::StatusOr<uint64_t> Loader::StoredCount(const Triple& triple) const {
  absl::StatusOr<std::optional<std::string>> value =
      Stored(KeyFamily::kSpo, TripleKey(triple.s, triple.p, triple.o));
  if (!value.ok()) return value.status();
  return *value ? ByteReader(**value).Number() : 0;
}

}  // namespace mscgraph
