#include <algorithm>
#include <utility>

#include "graph/store/loader.h"

// Documents: which version of a paper stays, and what it brings.
namespace mscgraph {
namespace {

using State = DocumentRow::State;

absl::Status Damaged(std::string_view what) {
  return absl::DataLossError("the store is damaged: unreadable " + std::string(what) +
                             "; restore it from a backup, or load it again");
}

// What a group of versions comes to.
struct Winner {
  const DocumentRow* stored = nullptr;       // The greatest of the store; null if there is none.
  const PendingDocument* pending = nullptr;  // Set if a version of the load is greater.
  std::string id;
};

void CountVersion(const PendingDocument& version, const DocumentRow* stored, LoadReport* report) {
  const bool was_present = stored != nullptr && stored->state == State::kPresent;
  if (version.state == State::kDeleted) {
    report->deleted += was_present;
  } else if (version.state == State::kPresent && !was_present) {
    ++report->added;
  } else if (version.state == State::kPresent) {
    ++(stored->content_hash == version.content_hash ? report->unchanged : report->replaced);
  }
}

}  // namespace

absl::StatusOr<std::optional<uint32_t>> Loader::NumberOf(const std::string& key) const {
  absl::StatusOr<std::optional<std::string>> alias = Stored(KeyFamily::kDocs, AliasKey(key));
  if (!alias.ok()) return alias.status();
  if (*alias) return static_cast<uint32_t>(ByteReader(**alias).Number());
  absl::StatusOr<std::optional<std::string>> row = Stored(KeyFamily::kDocs, DocumentKey(key));
  if (!row.ok()) return row.status();
  if (!*row) return std::optional<uint32_t>();
  return static_cast<uint32_t>(ByteReader(**row).Number());
}

absl::StatusOr<std::string> Loader::IdOf(uint32_t number) const {
  absl::StatusOr<std::optional<std::string>> id = Stored(KeyFamily::kDocs, NumberKey(number));
  if (!id.ok()) return id.status();
  if (!*id) return Damaged("document number " + std::to_string(number));
  return std::move(**id);
}

absl::StatusOr<DocumentRow> Loader::RowOf(const std::string& id) const {
  absl::StatusOr<std::optional<std::string>> stored = Stored(KeyFamily::kDocs, DocumentKey(id));
  if (!stored.ok()) return stored.status();
  DocumentRow row;
  if (!*stored || !UnpackRow(**stored, &row)) return Damaged("document " + id);
  return row;
}

absl::Status Loader::ApplyDocuments(const PendingLoad& load, LoadReport* report) {
  std::map<std::string, std::vector<std::string>> records;
  for (const auto& [id, document] : load.documents) {
    absl::StatusOr<bool> complete = KnowsConcepts(document);
    if (!complete.ok()) return complete.status();
    if (*complete) {
      records[id] = document.keys;
    } else {
      report->incomplete.push_back(id);
    }
  }
  absl::StatusOr<std::vector<DocumentGroup>> groups = GroupDocuments(
      records, [&](const std::string& key) { return NumberOf(key); },
      [&](uint32_t number) -> absl::StatusOr<std::vector<std::string>> {
        absl::StatusOr<std::string> id = IdOf(number);
        if (!id.ok()) return id.status();
        absl::StatusOr<DocumentRow> row = RowOf(*id);
        if (!row.ok()) return row.status();
        return row->keys;
      });
  if (!groups.ok()) return groups.status();
  for (const DocumentGroup& group : *groups) {
    if (absl::Status status = ApplyGroup(load, group, report); !status.ok()) return status;
  }
  return absl::OkStatus();
}

absl::Status Loader::ApplyGroup(const PendingLoad& load, const DocumentGroup& group, LoadReport* report) {
  std::vector<std::pair<std::string, DocumentRow>> stored;
  for (const uint32_t number : group.stored) {
    absl::StatusOr<std::string> id = IdOf(number);
    if (!id.ok()) return id.status();
    absl::StatusOr<DocumentRow> row = RowOf(*id);
    if (!row.ok()) return row.status();
    stored.emplace_back(*std::move(id), *std::move(row));
  }
  Winner winner;
  std::vector<std::string> notices, keys = group.keys;
  for (const auto& [id, row] : stored) {
    if (winner.stored == nullptr || IsNewer(row, *winner.stored)) {
      winner.stored = &row;
      winner.id = id;
    }
    notices = Union(notices, row.notices);
    keys = Union(keys, row.keys);
  }
  for (const std::string& id : group.ids) {
    const PendingDocument& version = load.documents.at(id);
    notices = Union(notices, version.notices);
    if (winner.pending != nullptr ? !IsNewer(version, *winner.pending)
                                  : winner.stored != nullptr && !IsNewer(version, *winner.stored))
      continue;
    winner.pending = &version;
    winner.id = id;
  }
  const bool more_notices = winner.stored == nullptr ? !notices.empty() : notices != winner.stored->notices;
  if (winner.pending == nullptr && stored.size() == 1 && !more_notices && keys == winner.stored->keys) {
    report->unchanged += group.ids.size();
    return absl::OkStatus();
  }
  report->retracted += more_notices;
  if (winner.pending != nullptr) CountVersion(*winner.pending, winner.stored, report);

  PendingDocument content;
  if (winner.pending != nullptr) {
    content = *winner.pending;
  } else {
    absl::StatusOr<PendingDocument> old = ContentOf(*winner.stored);
    if (!old.ok()) return old.status();
    content = *std::move(old);
  }
  DocumentRow row;
  if (winner.stored != nullptr) {
    row.number = winner.stored->number;
    row.next_ordinal = winner.stored->next_ordinal;
  } else {
    row.number = meta_->next_document++;
  }
  for (const auto& [id, old] : stored) {
    if (old.state == State::kPresent) {
      if (absl::Status status = Remove(old); !status.ok()) return status;
    }
    rows_[DocumentKey(id)].reset();
    if (old.number != row.number) rows_[NumberKey(old.number)].reset();
    for (const std::string& key : old.keys) rows_[AliasKey(key)].reset();
  }
  row.notices = std::move(notices);
  row.keys = std::move(keys);
  if (absl::Status status = AddContent(content, &row); !status.ok()) return status;
  rows_[DocumentKey(winner.id)] = PackRow(row);
  rows_[NumberKey(row.number)] = winner.id;
  for (const std::string& key : row.keys) {
    if (key == winner.id) continue;
    std::string number;
    PutNumber(row.number, &number);
    rows_[AliasKey(key)] = number;
  }
  return absl::OkStatus();
}

absl::StatusOr<PendingDocument> Loader::ContentOf(const DocumentRow& row) const {
  PendingDocument content;
  content.state = row.state;
  content.source_order = row.source_order;
  content.version = row.version;
  content.content_hash = row.content_hash;
  content.document = row.document;
  for (const auto& [claim, evidence] : row.evidence) {
    absl::StatusOr<std::optional<std::string>> packed =
        Stored(KeyFamily::kEvidence, EvidenceKey(claim, evidence));
    if (!packed.ok()) return packed.status();
    if (!*packed) return Damaged("evidence");
    content.claims.push_back(std::move(**packed));
  }
  return content;
}

absl::Status Loader::Remove(const DocumentRow& row) {
  std::vector<ClaimMention> claims;
  for (const auto& [claim, evidence] : row.evidence) {
    const std::string key = EvidenceKey(claim, evidence);
    absl::StatusOr<std::optional<std::string>> packed = Stored(KeyFamily::kEvidence, key);
    if (!packed.ok()) return packed.status();
    if (!*packed || !UnpackClaim(**packed, &claims.emplace_back())) return Damaged("evidence");
    evidence_[key].reset();
    removed_[key] = std::move(**packed);
  }
  DocumentRecord document;
  if (!UnpackDocument(row.document, &document)) return Damaged("document");
  Contribute(document, row, claims, -1);
  return absl::OkStatus();
}

absl::Status Loader::AddContent(const PendingDocument& document, DocumentRow* row) {
  row->state = document.state;
  row->source_order = document.source_order;
  row->version = document.version;
  row->content_hash = document.content_hash;
  row->document = document.document;
  if (document.state != State::kPresent) return absl::OkStatus();
  std::vector<ClaimMention> claims;
  for (const std::string& packed : document.claims) {
    ClaimMention& claim = claims.emplace_back();
    UnpackClaim(packed, &claim);  // Packed by ourselves, read once already.
    absl::StatusOr<TermId> evidence = EvidenceIdOf(claim, row);
    if (!evidence.ok()) return evidence.status();
    row->evidence.emplace_back(ClaimTermId(claim.claim_id), *evidence);
    const std::string key = EvidenceKey(row->evidence.back().first, *evidence);
    if (const auto old = removed_.find(key); old != removed_.end() && old->second == packed) {
      evidence_.erase(key);
    } else {
      evidence_[key] = packed;
    }
  }
  DocumentRecord record;
  UnpackDocument(document.document, &record);
  Contribute(record, *row, claims, 1);
  return absl::OkStatus();
}

// An evidence keeps its id as long as the store lives, also if it is away for some versions.
absl::StatusOr<TermId> Loader::EvidenceIdOf(const ClaimMention& claim, DocumentRow* row) {
  if (const auto known = new_evidence_.find(claim.evidence_id); known != new_evidence_.end())
    return known->second;
  const std::optional<uint64_t> digits = EvidenceDigits(EvidenceForm(claim.evidence_id));
  if (!digits) return absl::InvalidArgumentError("no id of an evidence: " + claim.evidence_id);
  absl::StatusOr<std::optional<std::string>> stored = Stored(KeyFamily::kTerms, EvidenceDigitsKey(*digits));
  if (!stored.ok()) return stored.status();
  if (*stored)
    return (*stored)->size() == 8 ? absl::StatusOr<TermId>(GetFixed64(**stored)) : Damaged("evidence");
  if (row->next_ordinal > kMaxOrdinal)
    return absl::ResourceExhaustedError("too many evidences in " + claim.doc);
  return new_evidence_[claim.evidence_id] = EvidenceTermId(row->number, row->next_ordinal++);
}

}  // namespace mscgraph
