#include "graph/store/store.h"

#include <algorithm>
#include <utility>

#include "absl/strings/numbers.h"
#include "graph/store/codec.h"
#include "graph/store/loader.h"
#include "graph/store/store_files.h"
#include "graph/store/validate.h"
#include "schemas/ids.h"
#include "schemas/text/normalise.h"

namespace mscgraph {
namespace {

constexpr int kFormat = 0;
constexpr char kCommitRow[] = "commit", kDocsRow[] = "docs", kFormatRow[] = "format", kRunRow[] = "run";
constexpr char kManifestPrefix[] = "m";

struct Meta {
  StoreInfo info;
  uint32_t next_document = 1;
};

std::string PackRun(const RunRecord& run) {
  std::string out;
  for (const std::string* value :
       {&run.schema_version, &run.program_version, &run.rules_hash, &run.lexicon_hash})
    PutString(*value, &out);
  return out;
}

absl::StatusOr<uint64_t> NumberRow(const Rocks& rocks, const char* name, uint64_t absent) {
  absl::StatusOr<std::optional<std::string>> value = rocks.Get(KeyFamily::kMeta, name);
  if (!value.ok()) return value.status();
  return *value ? ByteReader(**value).Number() : absent;
}

absl::StatusOr<Meta> ReadMeta(const Rocks& rocks, const std::string& path) {
  Meta meta;
  absl::StatusOr<uint64_t> format = NumberRow(rocks, kFormatRow, kFormat);
  if (!format.ok()) return format.status();
  if (*format > kFormat) {
    return absl::FailedPreconditionError(path + " has format " + std::to_string(*format) +
                                         ", this program knows formats up to " + std::to_string(kFormat) +
                                         ": use a newer mscgraph");
  }
  absl::StatusOr<uint64_t> commit = NumberRow(rocks, kCommitRow, 0);
  absl::StatusOr<uint64_t> next = NumberRow(rocks, kDocsRow, 1);
  absl::StatusOr<std::optional<std::string>> run = rocks.Get(KeyFamily::kMeta, kRunRow);
  for (const absl::Status& status : {commit.status(), next.status(), run.status()}) {
    if (!status.ok()) return status;
  }
  meta.info.format = static_cast<int>(*format);
  meta.info.commit = *commit;
  meta.next_document = static_cast<uint32_t>(*next);
  if (*run) {
    ByteReader in(**run);
    RunRecord& record = meta.info.run;
    for (std::string* value :
         {&record.schema_version, &record.program_version, &record.rules_hash, &record.lexicon_hash})
      *value = in.String();
  }
  return meta;
}

absl::Status CheckRun(const std::string& path, const StoreInfo& info, const RunRecord& run) {
  if (info.commit == 0 ||
      (info.run.rules_hash == run.rules_hash && info.run.lexicon_hash == run.lexicon_hash))
    return absl::OkStatus();
  const auto describe = [](const RunRecord& r) {
    return "rules " + r.rules_hash + ", lexicon " + r.lexicon_hash;
  };
  return absl::FailedPreconditionError(
      path + " was made with other rules (" + describe(info.run) + ") than these claims (" + describe(run) +
      "): load them into a new directory, or extract the documents again with the rules of the store");
}

class StoreImpl : public Store {
 public:
  absl::Status Init(const StoreOptions& options) {
    options_ = options;
    absl::StatusOr<std::unique_ptr<StoreFiles>> files =
        StoreFiles::Open(options, [&](const Rocks& rocks) -> absl::StatusOr<uint64_t> {
          absl::StatusOr<Meta> meta = ReadMeta(rocks, options.path);
          if (!meta.ok()) return meta.status();
          meta_ = *std::move(meta);
          return meta_.info.commit;
        });
    if (!files.ok()) return files.status();
    files_ = *std::move(files);
    rocks_ = &files_->rocks();
    meta_.info.warning = files_->warning();
    return absl::OkStatus();
  }

  absl::Status Load(absl::FunctionRef<absl::StatusOr<std::optional<Record>>()> next,
                    LoadReport* report) override {
    *report = LoadReport();
    report->commit = meta_.info.commit;
    if (options_.read_only) return absl::FailedPreconditionError(options_.path + " is open for reading only");
    absl::StatusOr<PendingLoad> load = ReadRecords(
        next, [&](const RunRecord& run) { return CheckRun(options_.path, meta_.info, run); }, report);
    if (!load.ok()) return load.status();
    const std::string manifest = kManifestPrefix + Hex16(load->hash);
    absl::StatusOr<std::optional<std::string>> known = rocks_->Get(KeyFamily::kMeta, manifest);
    if (!known.ok()) return known.status();
    if (*known) {
      report->unchanged = load->documents.size();
      return absl::OkStatus();
    }
    Loader loader(*rocks_, meta_.info.commit == 0, meta_.next_document);
    if (absl::Status status = loader.Apply(*load, report); !status.ok()) return status;
    if (!loader.HasChanges()) return absl::OkStatus();
    return Commit(&loader, load->run, manifest, report);
  }

  const StoreInfo& info() const override { return meta_.info; }

  absl::Status Scan(const Pattern& pattern, absl::FunctionRef<bool(const Triple&)> visit) const override;
  absl::StatusOr<std::string> FormOf(TermId id) const override;
  absl::Status ClaimEvidence(TermId claim, absl::FunctionRef<bool(const ClaimMention&)> visit) const override;
  absl::StatusOr<std::vector<ClaimMention>> DocumentEvidence(std::string_view id) const override;
  absl::StatusOr<std::optional<DocumentInfo>> FindDocument(std::string_view id) const override;
  absl::Status Documents(
      absl::FunctionRef<bool(const std::string&, const DocumentInfo&)> visit) const override;
  absl::StatusOr<std::optional<ConceptRecord>> FindConcept(std::string_view id) const override;
  absl::Status Concepts(absl::FunctionRef<bool(const ConceptRecord&)> visit) const override;
  absl::StatusOr<std::vector<std::string>> ConceptsNamed(std::string_view name) const override;
  absl::Status Names(absl::FunctionRef<bool(std::string_view, std::string_view)> visit) const override;
  absl::Status Validate() const override { return ValidateStore(*rocks_, *this); }
  StoreFiles& files() const override { return *files_; }

 private:
  absl::Status Commit(Loader* loader, const RunRecord& run, const std::string& manifest, LoadReport* report) {
    std::unique_ptr<Rocks::Batch> batch = files_->NewBatch();
    if (absl::Status status = loader->Write(batch.get(), report); !status.ok()) return status;
    Meta meta = meta_;
    meta.info.commit = meta_.info.commit + 1;
    meta.info.run = run;
    meta.next_document = loader->next_number();
    std::string commit, docs, format;
    PutNumber(meta.info.commit, &commit);
    PutNumber(meta.next_document, &docs);
    PutNumber(kFormat, &format);
    // In the order of the keys.
    const std::pair<std::string, std::string> rows[] = {{kCommitRow, commit},
                                                        {kDocsRow, docs},
                                                        {kFormatRow, format},
                                                        {manifest, commit},
                                                        {kRunRow, PackRun(run)}};
    for (const auto& [key, bytes] : rows) {
      const std::string_view value = bytes;
      if (absl::Status status = batch->Add(KeyFamily::kMeta, key, &value); !status.ok()) return status;
    }
    bool ingested = false;
    absl::Status status = files_->Commit(batch.get(), meta.info.commit, &ingested);
    if (ingested) {
      meta_ = std::move(meta);
      report->commit = meta_.info.commit;
    }
    return status;
  }

  StoreOptions options_;
  std::unique_ptr<StoreFiles> files_;
  Rocks* rocks_ = nullptr;  // Of files_.
  Meta meta_;
};

absl::Status StoreImpl::Scan(const Pattern& pattern, absl::FunctionRef<bool(const Triple&)> visit) const {
  // The order whose prefix holds all bound terms.
  KeyFamily family = KeyFamily::kSpo;
  std::vector<TermId> prefix;
  const auto [s, p, o] = pattern;
  if (s != 0 && o != 0 && p == 0) {
    family = KeyFamily::kOsp;
    prefix = {o, s};
  } else if (s != 0) {
    prefix = {s};
    if (p != 0) prefix.push_back(p);
    if (o != 0) prefix.push_back(o);
  } else if (p != 0) {
    family = KeyFamily::kPos;
    prefix = {p};
    if (o != 0) prefix.push_back(o);
  } else if (o != 0) {
    family = KeyFamily::kOsp;
    prefix = {o};
  }
  std::string key;
  for (TermId id : prefix) PutFixed64(id, &key);
  return rocks_->Scan(family, key, [&](std::string_view bytes, std::string_view) {
    const TermId a = GetFixed64(bytes), b = GetFixed64(bytes.substr(8)), c = GetFixed64(bytes.substr(16));
    if (family == KeyFamily::kSpo) return visit({a, b, c});
    if (family == KeyFamily::kPos) return visit({c, a, b});
    return visit({b, c, a});
  });
}

absl::StatusOr<std::string> StoreImpl::FormOf(TermId id) const {
  if (std::optional<std::string> form = InlineForm(id)) return *form;
  std::string key;
  PutFixed64(id, &key);
  absl::StatusOr<std::optional<std::string>> form = rocks_->Get(KeyFamily::kTerms, key);
  if (!form.ok()) return form.status();
  if (!*form) return absl::NotFoundError("no term with id " + Hex16(id));
  return std::move(**form);
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

absl::StatusOr<std::vector<ClaimMention>> StoreImpl::DocumentEvidence(std::string_view id) const {
  std::vector<ClaimMention> claims;
  absl::StatusOr<std::optional<std::string>> packed = rocks_->Get(KeyFamily::kDocs, DocumentKey(id));
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

bool ReadInfo(std::string_view bytes, DocumentInfo* info) {
  DocumentRow row;
  if (!UnpackRow(bytes, &row)) return false;
  info->number = row.number;
  info->present = row.state == DocumentRow::State::kPresent;
  info->deleted = row.state == DocumentRow::State::kDeleted;
  info->notices = row.notices;
  info->source_order = row.source_order;
  if (info->present && !UnpackDocument(row.document, &info->record)) return false;
  info->retracted = info->record.retracted || !row.notices.empty();
  return true;
}

absl::StatusOr<std::optional<DocumentInfo>> StoreImpl::FindDocument(std::string_view id) const {
  absl::StatusOr<std::optional<std::string>> packed = rocks_->Get(KeyFamily::kDocs, DocumentKey(id));
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

absl::Status StoreImpl::Names(absl::FunctionRef<bool(std::string_view, std::string_view)> visit) const {
  return rocks_->Scan(KeyFamily::kConcepts, "n", [&](std::string_view key, std::string_view) {
    const size_t end = key.find('\0');
    return end == std::string_view::npos || visit(key.substr(1, end - 1), key.substr(end + 1));
  });
}

}  // namespace

absl::StatusOr<std::unique_ptr<Store>> Store::Open(const StoreOptions& options) {
  auto store = std::make_unique<StoreImpl>();
  if (absl::Status status = store->Init(options); !status.ok()) return status;
  return store;
}

}  // namespace mscgraph
