#include "graph/store/pending.h"

#include <algorithm>
#include <iterator>
#include <tuple>
#include <utility>

#include "absl/container/flat_hash_set.h"
#include "graph/store/document_groups.h"
#include "schemas/ids.h"

namespace mscgraph {
namespace {

using State = DocumentRow::State;

template <typename Version>
auto Rank(const Version& version) {
  // A deletion stands at the end of its file, so it outranks the versions of the same file.
  return std::make_tuple(version.state != State::kMentioned, version.source_order,
                         version.state == State::kDeleted, version.version, version.content_hash);
}

class RecordReader {
 public:
  RecordReader(absl::FunctionRef<absl::Status(const RunRecord&)> accept_run, LoadReport* report)
      : accept_run_(accept_run), report_(report) {}

  absl::Status Take(const Record& record) {
    return std::visit([this](const auto& alternative) { return Add(alternative); }, record);
  }

  PendingLoad Finish() {
    EndDocument();
    return std::move(load_);
  }

 private:
  absl::Status Add(const RunRecord& run) {
    EndDocument();
    if (run.schema_version != kSchemaVersion) {
      return absl::InvalidArgumentError("claims of schema version " + run.schema_version +
                                        ", this program reads version " + std::string(kSchemaVersion));
    }
    if (has_run_ && (run.rules_hash != load_.run.rules_hash || run.lexicon_hash != load_.run.lexicon_hash))
      return absl::FailedPreconditionError(
          "the inputs were extracted with different rules: load them into different stores");
    has_run_ = true;
    load_.run = run;
    Mix(run.rules_hash + run.lexicon_hash);
    return accept_run_(run);
  }

  absl::Status Add(const ConceptRecord& record) {
    EndDocument();
    if (absl::Status status = NeedRun(); !status.ok()) return status;
    std::string packed = PackConcept(record);
    Mix(packed);
    std::string& known = load_.concepts[record.id];
    known = std::max(known, std::move(packed));
    return absl::OkStatus();
  }

  absl::Status Add(const DocumentRecord& document) {
    EndDocument();
    if (absl::Status status = NeedRun(); !status.ok()) return status;
    id_ = document.id;
    announced_ = document.claims;
    current_ = PendingDocument();
    current_.state = State::kPresent;
    current_.source_order = document.source_order;
    current_.version = document.version;
    current_.document = PackDocument(document);
    current_.keys = DocumentKeys(document);
    record_ = document;
    Mix(current_.document);
    return absl::OkStatus();
  }

  absl::Status Add(const ClaimMention& claim) {
    if (absl::Status status = NeedRun(); !status.ok()) return status;
    if (claim.doc != id_) {
      report_->incomplete.push_back(claim.doc);
      return absl::OkStatus();
    }
    ++seen_;
    if (!evidence_.insert(claim.evidence_id).second) {
      ++report_->duplicate_evidence;
      return absl::OkStatus();
    }
    current_.claims.push_back(PackClaim(claim));
    Mix(current_.claims.back());
    return absl::OkStatus();
  }

  absl::Status Add(const DeleteRecord& record) {
    EndDocument();
    PendingDocument deleted;
    deleted.state = State::kDeleted;
    deleted.source_order = record.source_order;
    deleted.keys = {DocumentKeyOf(record.doc)};
    Mix("delete " + record.doc + " " + std::to_string(record.source_order.baseline_year) + " " +
        std::to_string(record.source_order.file_number));
    Offer(record.doc, std::move(deleted));
    return absl::OkStatus();
  }

  absl::Status Add(const RetractRecord& record) {
    EndDocument();
    PendingDocument retracted;
    retracted.notices.push_back(record.notice);
    retracted.keys = {DocumentKeyOf(record.doc)};
    Mix("retract " + record.doc + " " + record.notice);
    Offer(record.doc, std::move(retracted));
    return absl::OkStatus();
  }

  absl::Status Add(const Verdict&) { return absl::OkStatus(); }

  absl::Status NeedRun() const {
    return has_run_ ? absl::OkStatus()
                    : absl::InvalidArgumentError(
                          "the first record must be of type run: without it nobody knows which rules "
                          "read the claims");
  }

  void EndDocument() {
    if (id_.empty()) return;
    if (seen_ != announced_) {
      report_->incomplete.push_back(id_);
    } else {
      current_.content_hash = ContentHash(std::move(record_), current_.claims);
      Offer(id_, std::move(current_));
    }
    id_.clear();
    evidence_.clear();
    seen_ = 0;
  }

  void Offer(const std::string& id, PendingDocument document) {
    auto [known, added] = load_.documents.try_emplace(id, document);
    if (added) return;
    std::vector<std::string> notices = Union(known->second.notices, document.notices);
    std::vector<std::string> keys = Union(known->second.keys, document.keys);
    if (Rank(document) > Rank(known->second)) known->second = std::move(document);
    known->second.notices = std::move(notices);
    known->second.keys = std::move(keys);
  }

  void Mix(std::string_view bytes) {
    std::string key;
    PutFixed64(load_.hash, &key);
    load_.hash = Hash64(key.append(bytes));
  }

  absl::FunctionRef<absl::Status(const RunRecord&)> accept_run_;
  LoadReport* report_;
  PendingLoad load_;
  bool has_run_ = false;
  // The document whose claims are being read; `id_` is empty between documents.
  std::string id_;
  DocumentRecord record_;
  PendingDocument current_;
  absl::flat_hash_set<std::string> evidence_;
  int announced_ = 0, seen_ = 0;
};

}  // namespace

bool IsNewer(const PendingDocument& document, const DocumentRow& row) { return Rank(document) > Rank(row); }
bool IsNewer(const PendingDocument& a, const PendingDocument& b) { return Rank(a) > Rank(b); }
bool IsNewer(const DocumentRow& a, const DocumentRow& b) { return Rank(a) > Rank(b); }

uint64_t ContentHash(DocumentRecord document, const std::vector<std::string>& claims) {
  document.source_order = SourceOrder();  // The same document from a later file has the same content.
  std::string content = PackDocument(document);
  for (const std::string& claim : claims) PutString(claim, &content);
  return Hash64(content);
}

std::vector<std::string> Union(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  std::vector<std::string> out;
  std::set_union(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(out));
  return out;
}

absl::StatusOr<PendingLoad> ReadRecords(absl::FunctionRef<absl::StatusOr<std::optional<Record>>()> next,
                                        absl::FunctionRef<absl::Status(const RunRecord&)> accept_run,
                                        LoadReport* report) {
  RecordReader reader(accept_run, report);
  while (true) {
    absl::StatusOr<std::optional<Record>> record = next();
    if (!record.ok()) return record.status();
    if (!*record) break;
    if (absl::Status status = reader.Take(**record); !status.ok()) return status;
  }
  PendingLoad load = reader.Finish();
  std::sort(report->incomplete.begin(), report->incomplete.end());
  report->incomplete.erase(std::unique(report->incomplete.begin(), report->incomplete.end()),
                           report->incomplete.end());
  return load;
}

}  // namespace mscgraph
