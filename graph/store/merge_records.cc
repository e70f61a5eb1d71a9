#include "graph/store/merge_records.h"

#include <stdlib.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <queue>
#include <tuple>
#include <utility>

#include "graph/store/codec.h"
#include "graph/store/pending.h"
#include "schemas/claims_jsonl.h"
#include "schemas/ids.h"

namespace mscgraph {
namespace {

absl::Status FileError(std::string_view what) {
  return absl::UnavailableError("cannot " + std::string(what) + " a temporary file: " + std::strerror(errno) +
                                "; set TMPDIR to a folder with room");
}

// Ids hold no NUL: a notice sorts behind its document.
std::string NoticeKey(const RetractRecord& record) {
  return "d" + record.doc + std::string(1, '\0') + record.notice;
}

// Bytes that compare as the versions do (pending.h).
std::string RankBytes(const SourceOrder& order, bool deleted, int version, uint64_t content_hash) {
  std::string rank;
  PutFixed32(static_cast<uint32_t>(order.baseline_year), &rank);
  PutFixed32(static_cast<uint32_t>(order.file_number), &rank);
  rank.push_back(static_cast<char>(deleted));
  PutFixed32(static_cast<uint32_t>(version), &rank);
  PutFixed64(content_hash, &rank);
  return rank;
}

// A file without a name, gone when it is closed.
std::FILE* OpenTemporary() {
  std::error_code error;
  std::string path = std::filesystem::temp_directory_path(error) / "mscgraph-merge-XXXXXX";
  const int fd = error ? -1 : mkstemp(path.data());
  if (fd < 0) return nullptr;
  unlink(path.c_str());
  return fdopen(fd, "w+b");
}

bool WriteString(std::string_view value, std::FILE* file) {
  const uint64_t size = value.size();
  return std::fwrite(&size, sizeof size, 1, file) == 1 &&
         std::fwrite(value.data(), 1, value.size(), file) == value.size();
}

bool ReadString(std::FILE* file, std::string* value) {
  uint64_t size = 0;
  if (std::fread(&size, sizeof size, 1, file) != 1) return false;
  value->resize(size);
  return std::fread(value->data(), 1, size, file) == size;
}

}  // namespace

// Sorted units, in a file or (the last) in memory.
struct RecordMerger::Run {
  ~Run() {
    if (file != nullptr) std::fclose(file);
  }
  // False at the end or after a fault; then `status` tells which.
  bool Next() {
    if (file == nullptr) {
      if (position == units.size()) return false;
      unit = std::move(units[position++]);
      return true;
    }
    const int next = std::getc(file);
    if (next == EOF) {
      if (std::ferror(file) != 0) status = FileError("read");
      return false;
    }
    std::ungetc(next, file);
    if (ReadString(file, &unit.key) && ReadString(file, &unit.rank) && ReadString(file, &unit.lines))
      return true;
    status = FileError("read");
    return false;
  }

  std::FILE* file = nullptr;
  std::vector<Unit> units;
  size_t position = 0;
  Unit unit;
  absl::Status status;
};

RecordMerger::RecordMerger(size_t memory) : memory_(memory) {}

RecordMerger::~RecordMerger() = default;

bool RecordMerger::Before(const Unit& a, const Unit& b) {
  // The greatest rank first: it is the one that is written.
  return std::tie(a.key, b.rank, a.lines) < std::tie(b.key, a.rank, b.lines);
}

absl::Status RecordMerger::Add(absl::FunctionRef<absl::StatusOr<std::optional<Record>>()> next) {
  bool first = true;
  while (true) {
    absl::StatusOr<std::optional<Record>> record = next();
    if (!record.ok()) return record.status();
    if (!*record) break;
    if (first && !std::holds_alternative<RunRecord>(**record)) {
      return absl::InvalidArgumentError(
          "the first record must be of type run: without it nobody knows which rules read the claims");
    }
    first = false;
    if (absl::Status status = Take(**record); !status.ok()) return status;
  }
  return EndDocument();
}

absl::Status RecordMerger::Take(const Record& record) {
  if (const auto* claim = std::get_if<ClaimMention>(&record)) {
    TakeClaim(*claim);
    return absl::OkStatus();
  }
  if (std::holds_alternative<Verdict>(record)) return absl::OkStatus();  // Follows from the claims.
  if (absl::Status status = EndDocument(); !status.ok()) return status;
  if (const auto* run = std::get_if<RunRecord>(&record)) return TakeRun(*run);
  const std::string line = ToJsonLine(record) + "\n";
  if (const auto* document = std::get_if<DocumentRecord>(&record)) {
    document_ = *document;
    lines_ = line;
    return absl::OkStatus();
  }
  if (const auto* found = std::get_if<ConceptRecord>(&record))
    return Emit({.key = "c" + found->id, .rank = PackConcept(*found), .lines = line});
  if (const auto* deleted = std::get_if<DeleteRecord>(&record))
    return Emit(
        {.key = "d" + deleted->doc, .rank = RankBytes(deleted->source_order, true, 0, 0), .lines = line});
  return Emit({.key = NoticeKey(std::get<RetractRecord>(record)), .rank = "", .lines = line});
}

absl::Status RecordMerger::TakeRun(const RunRecord& run) {
  if (run.schema_version != kSchemaVersion) {
    return absl::FailedPreconditionError("claims of schema version " + run.schema_version +
                                         ", this program reads version " + std::string(kSchemaVersion));
  }
  if (!run_) run_ = run;
  if (run.rules_hash != run_->rules_hash || run.lexicon_hash != run_->lexicon_hash) {
    return absl::FailedPreconditionError("the inputs were extracted with different rules (rules " +
                                         run_->rules_hash + ", lexicon " + run_->lexicon_hash +
                                         " and rules " + run.rules_hash + ", lexicon " + run.lexicon_hash +
                                         "): extract them again with the same rules");
  }
  run_->program_version = std::max(run_->program_version, run.program_version);
  return absl::OkStatus();
}

void RecordMerger::TakeClaim(const ClaimMention& claim) {
  if (!document_ || claim.doc != document_->id) {
    incomplete_.push_back(claim.doc);
    return;
  }
  ++seen_;
  lines_ += ToJsonLine(claim) + "\n";
  if (evidence_.insert(claim.evidence_id).second) claims_.push_back(PackClaim(claim));
}

absl::Status RecordMerger::EndDocument() {
  if (!document_) return absl::OkStatus();
  const DocumentRecord document = *std::exchange(document_, std::nullopt);
  const bool complete = std::exchange(seen_, 0) == document.claims;
  const std::vector<std::string> claims = std::exchange(claims_, {});
  evidence_.clear();
  if (!complete) {
    incomplete_.push_back(document.id);
    return absl::OkStatus();
  }
  return Emit(
      {.key = "d" + document.id,
       .rank = RankBytes(document.source_order, false, document.version, ContentHash(document, claims)),
       .lines = std::move(lines_)});
}

absl::Status RecordMerger::Emit(Unit unit) {
  bytes_ += unit.key.size() + unit.rank.size() + unit.lines.size() + sizeof(Unit);
  units_.push_back(std::move(unit));
  return bytes_ < memory_ ? absl::OkStatus() : Spill();
}

absl::Status RecordMerger::Spill() {
  std::sort(units_.begin(), units_.end(), Before);
  auto run = std::make_unique<Run>();
  run->file = OpenTemporary();
  if (run->file == nullptr) return FileError("create");
  for (const Unit& unit : units_) {
    if (!WriteString(unit.key, run->file) || !WriteString(unit.rank, run->file) ||
        !WriteString(unit.lines, run->file))
      return FileError("write");
  }
  if (std::fflush(run->file) != 0) return FileError("write");
  std::rewind(run->file);
  runs_.push_back(std::move(run));
  units_.clear();
  bytes_ = 0;
  return absl::OkStatus();
}

absl::Status RecordMerger::Write(absl::FunctionRef<bool(std::string_view)> write) {
  if (!run_) return absl::InvalidArgumentError("the inputs hold no records");
  std::sort(units_.begin(), units_.end(), Before);
  runs_.push_back(std::make_unique<Run>());
  runs_.back()->units = std::move(units_);
  const auto later = [](const Run* a, const Run* b) { return Before(b->unit, a->unit); };
  std::priority_queue<Run*, std::vector<Run*>, decltype(later)> heads(later);
  const auto advance = [&](Run* run) {
    if (run->Next()) heads.push(run);
    return run->status;
  };
  for (const auto& run : runs_) {
    if (absl::Status status = advance(run.get()); !status.ok()) return status;
  }
  const auto write_lines = [&](std::string_view lines) {
    for (size_t end; (end = lines.find('\n')) != std::string_view::npos; lines.remove_prefix(end + 1)) {
      if (!write(lines.substr(0, end))) return false;
    }
    return true;
  };
  bool written = write_lines(ToJsonLine(*run_) + "\n");
  std::optional<std::string> last_key;
  while (written && !heads.empty()) {
    Run* run = heads.top();
    heads.pop();
    if (run->unit.key != last_key) {
      written = write_lines(run->unit.lines);
      last_key = run->unit.key;
    }
    if (absl::Status status = advance(run); !status.ok()) return status;
  }
  return written ? absl::OkStatus() : absl::UnavailableError("cannot write the output");
}

std::vector<std::string> RecordMerger::incomplete() const {
  std::vector<std::string> ids = incomplete_;
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  return ids;
}

}  // namespace mscgraph
