#include <algorithm>
#include <deque>
#include <utility>

#include "graph/store/operations.h"

namespace mscgraph {
namespace {

// Bounds the memory of one load, and the work that is lost when a merge is cut off.
constexpr size_t kDocumentsPerCommit = 10000;

void Add(const LoadReport& part, LoadReport* sum) {
  sum->added += part.added;
  sum->replaced += part.replaced;
  sum->deleted += part.deleted;
  sum->retracted += part.retracted;
  sum->unchanged += part.unchanged;
  sum->triples_added += part.triples_added;
  sum->triples_removed += part.triples_removed;
  sum->duplicate_evidence += part.duplicate_evidence;
  sum->incomplete.insert(sum->incomplete.end(), part.incomplete.begin(), part.incomplete.end());
  sum->commit = part.commit;
}

// The records that made a store, some documents at a time.
class StoreRecords {
 public:
  explicit StoreRecords(const Store& store) : store_(store) {}

  absl::Status Init() {
    absl::Status status = store_.Documents([&](const std::string& id, const DocumentInfo&) {
      ids_.push_back(id);
      return true;
    });
    if (!status.ok()) return status;
    return store_.Concepts([&](const ConceptRecord& record) { return concepts_.push_back(record), true; });
  }

  bool AtEnd() const { return next_ == ids_.size(); }

  // Every part begins with the run; the first has the concepts, so that the store has them for the others.
  void BeginPart() {
    end_ = std::min(ids_.size(), next_ + kDocumentsPerCommit);
    pending_.push_back(store_.info().run);
    for (ConceptRecord& record : concepts_) pending_.push_back(std::move(record));
    concepts_.clear();
  }

  absl::StatusOr<std::optional<Record>> Next() {
    while (pending_.empty()) {
      if (next_ == end_) return std::optional<Record>();
      if (absl::Status status = AddDocument(ids_[next_++]); !status.ok()) return status;
    }
    Record record = std::move(pending_.front());
    pending_.pop_front();
    return std::optional<Record>(std::move(record));
  }

 private:
  absl::Status AddDocument(const std::string& id) {
    absl::StatusOr<std::optional<DocumentInfo>> info = store_.FindDocument(id);
    if (!info.ok()) return info.status();
    if (!*info) return absl::DataLossError("the store is damaged: no document " + id);
    if ((*info)->deleted) pending_.push_back(DeleteRecord{.doc = id, .source_order = (*info)->source_order});
    if ((*info)->present) {
      absl::StatusOr<std::vector<ClaimMention>> claims = store_.DocumentEvidence(id);
      if (!claims.ok()) return claims.status();
      DocumentRecord document = (*info)->record;
      document.claims = static_cast<int>(claims->size());  // Without those that the load left out.
      pending_.push_back(std::move(document));
      for (ClaimMention& claim : *claims) pending_.push_back(std::move(claim));
    }
    for (const std::string& notice : (*info)->notices) {
      pending_.push_back(RetractRecord{.doc = id, .notice = notice});
    }
    return absl::OkStatus();
  }

  const Store& store_;
  std::vector<std::string> ids_;
  std::vector<ConceptRecord> concepts_;
  std::deque<Record> pending_;
  size_t next_ = 0, end_ = 0;
};

}  // namespace

absl::Status MergeStore(const Store& from, Store* to, LoadReport* report) {
  *report = LoadReport();
  report->commit = to->info().commit;
  if (from.info().commit == 0) return absl::OkStatus();
  StoreRecords records(from);
  if (absl::Status status = records.Init(); !status.ok()) return status;
  do {
    records.BeginPart();
    LoadReport part;
    if (absl::Status status = to->Load([&] { return records.Next(); }, &part); !status.ok()) return status;
    Add(part, report);
  } while (!records.AtEnd());
  return absl::OkStatus();
}

}  // namespace mscgraph
