#include "graph/store/upgrade.h"

#include <deque>
#include <filesystem>
#include <memory>
#include <utility>

#include "graph/store/codec.h"
#include "graph/store/commit_file.h"
#include "graph/store/meta.h"
#include "graph/store/rocks.h"

// Format 0: like format 1, but the rows of documents have no keys and no ordinals, their evidence is known by
// the digits of its public id, and there are no layers. Triples and terms follow from the rest.
namespace mscgraph {
namespace {

absl::Status Damaged(std::string_view what) {
  return absl::DataLossError("the store is damaged: unreadable " + std::string(what));
}

struct OldRow {
  uint64_t state = 0;  // As DocumentRow::State.
  SourceOrder source_order;
  std::vector<std::string> notices;
  std::string document;
  std::vector<std::string> evidence;  // Keys in family `ev`.
};

bool ReadOldRow(std::string_view bytes, OldRow* row) {
  ByteReader in(bytes);
  in.Number();  // Its number; numbers are given anew.
  row->state = in.Number();
  row->source_order.baseline_year = static_cast<int>(in.Number());
  row->source_order.file_number = static_cast<int>(in.Number());
  in.Number();  // Version and hash of the content follow from the records.
  in.Fixed64();
  for (uint64_t n = in.Number(); n > 0 && in.ok(); --n) row->notices.push_back(in.String());
  row->document = in.String();
  for (uint64_t n = in.Number(); n > 0 && in.ok(); --n) {
    std::string& key = row->evidence.emplace_back();
    PutFixed64(in.Fixed64(), &key);
    PutFixed64(in.Fixed64(), &key);
  }
  return in.AtEnd() && row->state <= 2;
}

// The records of a store of format 0, in the order that a load expects.
class OldRecords {
 public:
  explicit OldRecords(const Rocks& rocks) : view_(rocks.NewView()) {}

  absl::Status Start() {
    absl::StatusOr<std::optional<std::string>> run = view_->Get(KeyFamily::kMeta, "run");
    if (!run.ok()) return run.status();
    if (!*run) return Damaged("hashes of its rules");
    ByteReader in(**run);
    RunRecord record;
    for (std::string* value :
         {&record.schema_version, &record.program_version, &record.rules_hash, &record.lexicon_hash})
      *value = in.String();
    if (!in.AtEnd()) return Damaged("hashes of its rules");
    queue_.push_back(std::move(record));
    concepts_ = view_->NewCursor(KeyFamily::kConcepts);
    concepts_->Seek("c");
    documents_ = view_->NewCursor(KeyFamily::kDocs);
    documents_->Seek("d");
    return absl::OkStatus();
  }

  absl::StatusOr<std::optional<Record>> Next() {
    while (queue_.empty()) {
      if (InFamily(*concepts_, 'c')) {
        ConceptRecord& record = std::get<ConceptRecord>(queue_.emplace_back(ConceptRecord()));
        if (!UnpackConcept(concepts_->value(), &record)) return Damaged("concept");
        concepts_->Next();
      } else if (InFamily(*documents_, 'd')) {
        absl::Status status = TakeDocument(std::string(documents_->key().substr(1)), documents_->value());
        if (!status.ok()) return status;
        documents_->Next();
      } else {
        for (const auto* cursor : {&concepts_, &documents_}) {
          if (!(*cursor)->status().ok()) return (*cursor)->status();
        }
        return std::optional<Record>();
      }
    }
    std::optional<Record> record = std::move(queue_.front());
    queue_.pop_front();
    return record;
  }

 private:
  static bool InFamily(const Rocks::Cursor& cursor, char kind) {
    return cursor.Valid() && !cursor.key().empty() && cursor.key()[0] == kind;
  }

  absl::Status TakeDocument(const std::string& id, std::string_view bytes) {
    OldRow row;
    if (!ReadOldRow(bytes, &row)) return Damaged("document " + id);
    if (row.state == static_cast<uint64_t>(DocumentRow::State::kPresent)) {
      DocumentRecord document;
      if (!UnpackDocument(row.document, &document)) return Damaged("document " + id);
      queue_.push_back(std::move(document));
      for (const std::string& key : row.evidence) {
        absl::StatusOr<std::optional<std::string>> packed = view_->Get(KeyFamily::kEvidence, key);
        if (!packed.ok()) return packed.status();
        ClaimMention& claim = std::get<ClaimMention>(queue_.emplace_back(ClaimMention()));
        if (!*packed || !UnpackClaim(**packed, &claim)) return Damaged("evidence of " + id);
      }
    } else if (row.state == static_cast<uint64_t>(DocumentRow::State::kDeleted)) {
      queue_.push_back(DeleteRecord{.doc = id, .source_order = row.source_order});
    }
    for (const std::string& notice : row.notices)
      queue_.push_back(RetractRecord{.doc = id, .notice = notice});
    return absl::OkStatus();
  }

  const std::unique_ptr<Rocks::View> view_;
  std::unique_ptr<Rocks::Cursor> concepts_, documents_;
  std::deque<Record> queue_;
};

// Whether `from` is of format 0 and all of it is there.
absl::Status CheckOld(const Rocks& rocks, const std::string& from) {
  const std::unique_ptr<Rocks::View> view = rocks.NewView();
  absl::StatusOr<int> format = ReadFormat(*view);
  if (!format.ok()) return format.status();
  if (*format >= kFormat) {
    return absl::FailedPreconditionError(from + " has format " + std::to_string(*format) +
                                         (*format == kFormat ? " already" : ": use a newer mscgraph"));
  }
  absl::StatusOr<std::optional<uint64_t>> acknowledged = ReadCommitFile(from + "/COMMIT");
  if (!acknowledged.ok()) return acknowledged.status();
  absl::StatusOr<std::optional<std::string>> commit = view->Get(KeyFamily::kMeta, "commit");
  if (!commit.ok()) return commit.status();
  return CheckCommit(from, *commit ? ByteReader(**commit).Number() : 0, *acknowledged);
}

}  // namespace

absl::Status UpgradeStore(const std::string& from, const std::string& to, LoadReport* report) {
  std::error_code error;
  if (!std::filesystem::exists(from + "/rocksdb/CURRENT", error))
    return absl::NotFoundError("no store at " + from);
  if (std::filesystem::exists(to, error) && !std::filesystem::is_empty(to, error))
    return absl::FailedPreconditionError(to + " is not empty: upgrade copies to a new folder");
  absl::StatusOr<std::unique_ptr<Rocks>> rocks = Rocks::Open(from + "/rocksdb", Rocks::Mode::kReadOnly);
  if (!rocks.ok()) return rocks.status();
  if (absl::Status status = CheckOld(**rocks, from); !status.ok()) return status;
  OldRecords records(**rocks);
  if (absl::Status status = records.Start(); !status.ok()) return status;
  absl::StatusOr<std::unique_ptr<Store>> store =
      Store::Open({.path = to, .read_only = false, .create = true});
  if (!store.ok()) return store.status();
  return (*store)->Load([&] { return records.Next(); }, report);
}

}  // namespace mscgraph
