#include "graph/store/rdf_chunks.h"

#include <algorithm>
#include <cstring>
#include <future>
#include <memory>
#include <thread>

#include "absl/container/flat_hash_set.h"
#include "graph/store/rdf_turtle.h"

namespace mscgraph {
namespace {

constexpr size_t kChunkBytes = size_t{4} << 20;

// Collects the rows of a chunk.
class ChunkBuilder {
 public:
  explicit ChunkBuilder(RdfChunk* chunk) : chunk_(chunk) {
    chunk_->rows.reserve(chunk_->text.size() / 100);
    seen_.reserve(chunk_->text.size() / 200);
  }

  void Add(const RdfStatement& statement) {
    std::array<TermId, 4> row = {Term(statement.subject, 0), Term(statement.predicate, 1),
                                 Term(statement.object, 2), 0};
    if (!statement.graph.empty()) {
      row[3] = EncodeTerm(statement.graph);
      if (row[3] != last_graph_ && seen_graphs_.insert(row[3]).second)
        chunk_->graphs.emplace_back(row[3], Keep(statement.graph));
      last_graph_ = row[3];
    }
    chunk_->rows.push_back(row);
  }

 private:
  // Neighbouring lines often share a subject or a predicate.
  TermId Term(std::string_view form, size_t position) {
    Last& last = last_[position];
    if (form == last.form) return last.id;
    const TermId id = EncodeTerm(form);
    std::string_view kept = form;
    if (IsStored(id) && seen_.insert(id).second) {
      kept = Keep(form);
      (EvidenceDigits(form) ? chunk_->evidence : chunk_->terms).emplace_back(id, kept);
    }
    const bool in_text =
        form.data() >= chunk_->text.data() && form.data() < chunk_->text.data() + chunk_->text.size();
    last = in_text ? Last{form, id} : Last{};
    return id;
  }

  std::string_view Keep(std::string_view form) {
    const char* begin = chunk_->text.data();
    if (form.data() >= begin && form.data() < begin + chunk_->text.size()) return form;
    return chunk_->changed.emplace_back(form);
  }

  struct Last {
    std::string_view form;
    TermId id = 0;
  };
  RdfChunk* chunk_;
  absl::flat_hash_set<TermId> seen_, seen_graphs_;
  TermId last_graph_ = 0;
  Last last_[3];
};

// Reads whole lines, about kChunkBytes at once.
class ChunkReader {
 public:
  explicit ChunkReader(RdfSource source) : source_(source) {}

  // Empty at the end.
  absl::StatusOr<std::string> Next() {
    std::string text = std::move(rest_);
    rest_.clear();
    while (!ended_ && text.size() < kMaxRdfTermBytes + kChunkBytes) {
      const size_t before = text.size();
      text.resize(std::max(before + (size_t{64} << 10), kChunkBytes));
      absl::StatusOr<size_t> size = source_(text.data() + before, text.size() - before);
      text.resize(before + (size.ok() ? *size : 0));
      if (!size.ok()) return size.status();
      ended_ = *size == 0;
      if (text.size() < kChunkBytes) continue;
      const size_t end = text.rfind('\n');
      if (end == std::string::npos) continue;
      rest_ = text.substr(end + 1);
      text.resize(end + 1);
      return text;
    }
    if (!ended_) return absl::InvalidArgumentError("a line longer than 16 MB");
    return text;
  }

 private:
  RdfSource source_;
  std::string rest_;
  bool ended_ = false;
};

}  // namespace

void ParseChunk(RdfSyntax syntax, const std::string& blank_prefix, RdfChunk* chunk) {
  RdfLineParser parser(syntax, blank_prefix);
  ChunkBuilder builder(chunk);
  RdfStatement statement;
  std::string_view rest = chunk->text;
  while (!rest.empty()) {
    const auto* feed = static_cast<const char*>(std::memchr(rest.data(), '\n', rest.size()));
    std::string_view line =
        rest.substr(0, feed == nullptr ? rest.size() : static_cast<size_t>(feed - rest.data()));
    rest.remove_prefix(feed == nullptr ? line.size() : line.size() + 1);
    // A lone carriage return ends a line too.
    if (const size_t back = line.find('\r'); back != std::string_view::npos) {
      if (back + 1 < line.size()) {
        rest = std::string_view(line.data() + back + 1,
                                static_cast<size_t>(rest.data() + rest.size() - line.data()) - back - 1);
      }
      line = line.substr(0, back);
    }
    ++chunk->lines;
    absl::StatusOr<bool> found = parser.Parse(line, &statement);
    if (!found.ok()) {
      chunk->status = found.status();
      chunk->fault_line = chunk->lines;
      return;
    }
    if (*found) builder.Add(statement);
  }
}

absl::Status ReadRdfChunks(RdfSyntax syntax, const RdfOptions& options, RdfSource source,
                           absl::FunctionRef<absl::Status(const RdfChunk&)> visit) {
  ChunkReader reader(source);
  std::deque<std::future<std::unique_ptr<RdfChunk>>> working;
  const size_t most = std::max(2u, std::thread::hardware_concurrency());
  size_t lines = 0;
  absl::Status read;
  const auto at_line = [&](const absl::Status& status, size_t line) {
    return absl::Status(status.code(),
                        options.name + ":" + std::to_string(line) + ": " + std::string(status.message()));
  };
  for (bool ended = false; !ended || !working.empty();) {
    if (!ended && working.size() < most) {
      absl::StatusOr<std::string> text = reader.Next();
      read = text.status();
      ended = !text.ok() || text->empty();
      if (ended) continue;
      working.push_back(std::async(std::launch::async, [&, text = *std::move(text)]() mutable {
        auto chunk = std::make_unique<RdfChunk>();
        chunk->text = std::move(text);
        ParseChunk(syntax, options.blank_prefix, chunk.get());
        return chunk;
      }));
      continue;
    }
    const std::unique_ptr<RdfChunk> chunk = working.front().get();
    working.pop_front();
    if (!chunk->status.ok()) return at_line(chunk->status, lines + chunk->fault_line);
    lines += chunk->lines;
    if (absl::Status status = visit(*chunk); !status.ok()) return status;
  }
  return read.ok() ? read : at_line(read, lines + 1);
}

}  // namespace mscgraph
