#include "graph/store/term_runs.h"

#include <algorithm>
#include <cstdio>
#include <memory>
#include <optional>
#include <utility>

#include "graph/store/loader.h"

namespace mscgraph {
namespace {

constexpr size_t kTextBytes = 1 << 20;
constexpr size_t kEntryBytes = 48;  // About what an entry of the table takes beside its form.

struct FileClose {
  void operator()(std::FILE* file) const { std::fclose(file); }
};

absl::Status FileError(const std::string& path) {
  return absl::UnavailableError("cannot write or read " + path);
}

absl::Status Collision(std::string_view a, std::string_view b) {
  return absl::InternalError("two terms have one id, the load is refused: " + std::string(a) + " and " +
                             std::string(b));
}

// The terms of a run file one after the other: id, length, form.
class RunReader {
 public:
  explicit RunReader(const std::string& path) : path_(path), file_(std::fopen(path.c_str(), "rb")) {}

  absl::StatusOr<bool> Next() {
    uint64_t head[2];
    if (file_ == nullptr) return FileError(path_);
    if (std::fread(head, sizeof head, 1, file_.get()) != 1)
      return std::ferror(file_.get()) != 0 ? absl::StatusOr<bool>(FileError(path_)) : false;
    id = head[0];
    form.resize(head[1]);
    if (std::fread(form.data(), 1, form.size(), file_.get()) != form.size()) return FileError(path_);
    return true;
  }

  TermId id = 0;
  std::string form;

 private:
  const std::string path_;
  std::unique_ptr<std::FILE, FileClose> file_;
};

// Compares with the store, which comes in the same sequence, and adds what is new.
class TermWriter {
 public:
  TermWriter(const Rocks::View& view, Rocks::Batch* batch)
      : stored_(view.NewCursor(KeyFamily::kTerms)), batch_(batch) {
    stored_->Seek("");
    has_stored_ = stored_->Valid();
  }

  absl::Status Add(TermId id, std::string_view form) {
    const std::string key = TermKey(id);
    if (has_stored_) {
      stored_->Seek(key);
      if (!stored_->status().ok()) return stored_->status();
      if (stored_->Valid() && stored_->key() == key)
        return stored_->value() == form ? absl::OkStatus() : Collision(stored_->value(), form);
    }
    return batch_->Add(KeyFamily::kTerms, key, &form);
  }

 private:
  std::unique_ptr<Rocks::Cursor> stored_;
  bool has_stored_ = false;
  Rocks::Batch* batch_;
};

}  // namespace

TermRuns::TermRuns(std::string path, size_t most_bytes) : path_(std::move(path)), most_bytes_(most_bytes) {}

TermRuns::~TermRuns() {
  for (size_t i = 0; i < runs_; ++i) std::remove(PathOf(i).c_str());
}

absl::Status TermRuns::Put(TermId id, std::string_view form) {
  const auto [known, added] = forms_.try_emplace(id);
  if (!added) return known->second == form ? absl::OkStatus() : Collision(known->second, form);
  if (texts_.empty() || texts_.back().capacity() - texts_.back().size() < form.size())
    texts_.emplace_back().reserve(std::max(kTextBytes, form.size()));
  const size_t at = texts_.back().size();
  texts_.back().append(form);
  known->second = std::string_view(texts_.back()).substr(at);
  bytes_ += form.size() + kEntryBytes;
  return bytes_ < most_bytes_ ? absl::OkStatus() : Spill();
}

absl::Status TermRuns::Spill() {
  std::vector<std::pair<TermId, std::string_view>> terms(forms_.begin(), forms_.end());
  std::sort(terms.begin(), terms.end());
  const std::string path = PathOf(runs_++);
  std::unique_ptr<std::FILE, FileClose> file(std::fopen(path.c_str(), "wb"));
  if (file == nullptr) return FileError(path);
  for (const auto& [id, form] : terms) {
    const uint64_t head[2] = {id, form.size()};
    if (std::fwrite(head, sizeof head, 1, file.get()) != 1 ||
        std::fwrite(form.data(), 1, form.size(), file.get()) != form.size())
      return FileError(path);
  }
  if (std::fclose(file.release()) != 0) return FileError(path);
  forms_.clear();
  texts_.clear();
  bytes_ = 0;
  return absl::OkStatus();
}

absl::Status TermRuns::Write(const Rocks::View& view, Rocks::Batch* batch) {
  TermWriter writer(view, batch);
  if (runs_ == 0) {
    std::vector<std::pair<TermId, std::string_view>> terms(forms_.begin(), forms_.end());
    std::sort(terms.begin(), terms.end());
    for (const auto& [id, form] : terms) {
      if (absl::Status status = writer.Add(id, form); !status.ok()) return status;
    }
    return absl::OkStatus();
  }
  if (absl::Status status = Spill(); !status.ok()) return status;
  std::vector<std::unique_ptr<RunReader>> heap;
  const auto later = [](const auto& a, const auto& b) { return a->id > b->id; };
  const auto push = [&](std::unique_ptr<RunReader> run) -> absl::Status {
    absl::StatusOr<bool> more = run->Next();
    if (!more.ok() || !*more) return more.status();
    heap.push_back(std::move(run));
    std::push_heap(heap.begin(), heap.end(), later);
    return absl::OkStatus();
  };
  for (size_t i = 0; i < runs_; ++i) {
    if (absl::Status status = push(std::make_unique<RunReader>(PathOf(i))); !status.ok()) return status;
  }
  std::optional<std::pair<TermId, std::string>> last;
  while (!heap.empty()) {
    std::pop_heap(heap.begin(), heap.end(), later);
    std::unique_ptr<RunReader> run = std::move(heap.back());
    heap.pop_back();
    absl::Status status;
    if (!last || last->first != run->id) {
      status = writer.Add(run->id, run->form);
      last = {run->id, run->form};
    } else if (last->second != run->form) {
      status = Collision(last->second, run->form);
    }
    if (status.ok()) status = push(std::move(run));
    if (!status.ok()) return status;
  }
  return absl::OkStatus();
}

}  // namespace mscgraph
