#include <algorithm>
#include <utility>

#include "graph/store/codec.h"
#include "graph/store/loader.h"
#include "graph/store/store_impl.h"
#include "graph/store/store_reader.h"
#include "graph/store/validate.h"
#include "graph/store/vocabulary.h"
#include "schemas/text/normalise.h"

// The part of Store that reads.
namespace mscgraph {
namespace {

bool ReadInfo(std::string_view bytes, DocumentInfo* info) {
  DocumentRow row;
  if (!UnpackRow(bytes, &row)) return false;
  info->number = row.number;
  info->commit = row.commit;
  info->present = row.state == DocumentRow::State::kPresent;
  info->deleted = row.state == DocumentRow::State::kDeleted;
  info->notices = row.notices;
  info->source_order = row.source_order;
  info->keys = row.keys;
  if (info->present && !UnpackDocument(row.document, &info->record)) return false;
  info->retracted = info->record.retracted || !row.notices.empty();
  return true;
}

}  // namespace

absl::Status StoreImpl::Scan(const Pattern& pattern, absl::FunctionRef<bool(const Triple&)> visit) const {
  absl::StatusOr<std::unique_ptr<TripleReader>> reader = NewReader();
  return reader.ok() ? (*reader)->Scan(pattern, {}, visit) : reader.status();
}

absl::StatusOr<std::string> StoreImpl::FormOf(TermId id) const {
  return StoredFormOf(*rocks_->NewView(), id);
}

absl::StatusOr<TermId> StoreImpl::IdOf(std::string_view form) const {
  return StoredIdOf(*rocks_->NewView(), form);
}

absl::Status StoreImpl::ClaimEvidence(TermId claim,
                                      absl::FunctionRef<bool(const ClaimMention&)> visit) const {
  std::string prefix;
  if (claim != 0) PutFixed64(claim, &prefix);
  bool readable = true;
  absl::Status status =
      rocks_->Scan(KeyFamily::kEvidence, prefix, [&](std::string_view, std::string_view value) {
        ClaimMention mention;
        readable = UnpackClaim(value, &mention);
        return readable && visit(mention);
      });
  if (status.ok() && !readable) return absl::DataLossError("the store is damaged: unreadable evidence");
  return status;
}

absl::StatusOr<std::optional<ClaimMention>> StoreImpl::FindEvidence(TermId evidence) const {
  std::optional<ClaimMention> mention;
  TermId claim = 0;
  absl::Status status = Scan({evidence, EncodeTerm(IriForm(vocab::kSupports)), 0},
                             [&](const Triple& triple) { return claim = triple.o, false; });
  if (!status.ok()) return status;
  if (claim == 0) return mention;
  absl::StatusOr<std::optional<std::string>> packed =
      rocks_->Get(KeyFamily::kEvidence, EvidenceKey(claim, evidence));
  if (!packed.ok()) return packed.status();
  if (!*packed || !UnpackClaim(**packed, &mention.emplace()))
    return absl::DataLossError("the store is damaged: unreadable evidence");
  return mention;
}

absl::StatusOr<std::vector<ClaimMention>> StoreImpl::DocumentEvidence(std::string_view id) const {
  std::vector<ClaimMention> claims;
  absl::StatusOr<std::optional<std::string>> packed = FindRow(id);
  if (!packed.ok()) return packed.status();
  if (!*packed) return claims;
  DocumentRow row;
  if (!UnpackRow(**packed, &row)) return absl::DataLossError("the store is damaged: unreadable document");
  for (const auto& [claim, evidence] : row.evidence) {
    absl::StatusOr<std::optional<std::string>> bytes =
        rocks_->Get(KeyFamily::kEvidence, EvidenceKey(claim, evidence));
    if (!bytes.ok()) return bytes.status();
    if (!*bytes || !UnpackClaim(**bytes, &claims.emplace_back()))
      return absl::DataLossError("the store is damaged: unreadable evidence");
  }
  return claims;
}

// The row of a document by any of its ids.
absl::StatusOr<std::optional<std::string>> StoreImpl::FindRow(std::string_view id) const {
  absl::StatusOr<std::optional<std::string>> row = rocks_->Get(KeyFamily::kDocs, DocumentKey(id));
  if (!row.ok() || *row) return row;
  absl::StatusOr<std::optional<std::string>> alias =
      rocks_->Get(KeyFamily::kDocs, AliasKey(DocumentKeyOf(id)));
  if (!alias.ok() || !*alias) return alias;
  const auto number = static_cast<uint32_t>(ByteReader(**alias).Number());
  absl::StatusOr<std::optional<std::string>> primary = rocks_->Get(KeyFamily::kDocs, NumberKey(number));
  if (!primary.ok() || !*primary) return primary;
  return rocks_->Get(KeyFamily::kDocs, DocumentKey(**primary));
}

absl::StatusOr<std::optional<DocumentInfo>> StoreImpl::FindDocument(std::string_view id) const {
  absl::StatusOr<std::optional<std::string>> packed = FindRow(id);
  if (!packed.ok()) return packed.status();
  std::optional<DocumentInfo> info;
  if (*packed && !ReadInfo(**packed, &info.emplace()))
    return absl::DataLossError("the store is damaged: unreadable document");
  return info;
}

absl::Status StoreImpl::Documents(
    absl::FunctionRef<bool(const std::string&, const DocumentInfo&)> visit) const {
  bool readable = true;
  absl::Status status =
      rocks_->Scan(KeyFamily::kDocs, "d", [&](std::string_view key, std::string_view value) {
        DocumentInfo info;
        readable = ReadInfo(value, &info);
        return readable && visit(std::string(key.substr(1)), info);
      });
  if (status.ok() && !readable) return absl::DataLossError("the store is damaged: unreadable document");
  return status;
}

absl::StatusOr<std::optional<ConceptRecord>> StoreImpl::FindConcept(std::string_view id) const {
  absl::StatusOr<std::optional<std::string>> packed = rocks_->Get(KeyFamily::kConcepts, ConceptKey(id));
  if (!packed.ok()) return packed.status();
  std::optional<ConceptRecord> record;
  if (*packed && !UnpackConcept(**packed, &record.emplace()))
    return absl::DataLossError("the store is damaged: unreadable concept");
  return record;
}

absl::Status StoreImpl::Concepts(absl::FunctionRef<bool(const ConceptRecord&)> visit) const {
  bool readable = true;
  absl::Status status =
      rocks_->Scan(KeyFamily::kConcepts, "c", [&](std::string_view, std::string_view value) {
        ConceptRecord record;
        readable = UnpackConcept(value, &record);
        return readable && visit(record);
      });
  if (status.ok() && !readable) return absl::DataLossError("the store is damaged: unreadable concept");
  return status;
}

absl::StatusOr<std::vector<std::string>> StoreImpl::ConceptsNamed(std::string_view name) const {
  std::vector<std::pair<char, std::string>> found;
  const std::string prefix = NameKey(NormaliseName(name), "");
  absl::Status status =
      rocks_->Scan(KeyFamily::kConcepts, prefix, [&](std::string_view key, std::string_view value) {
        found.emplace_back(value.empty() ? kIdName : value.front(), key.substr(prefix.size()));
        return true;
      });
  if (!status.ok()) return status;
  std::sort(found.begin(), found.end());
  std::vector<std::string> ids;
  for (auto& [kind, id] : found) ids.push_back(std::move(id));
  return ids;
}

absl::Status StoreImpl::Names(std::string_view prefix,
                              absl::FunctionRef<bool(std::string_view, std::string_view)> visit) const {
  return rocks_->Scan(
      KeyFamily::kConcepts, "n" + std::string(prefix), [&](std::string_view key, std::string_view) {
        const size_t end = key.find('\0');
        return end == std::string_view::npos || visit(key.substr(1, end - 1), key.substr(end + 1));
      });
}

absl::Status StoreImpl::Validate() const { return ValidateStore(*rocks_, meta_, *this); }

}  // namespace mscgraph
