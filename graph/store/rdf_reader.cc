#include "graph/store/rdf_reader.h"

#include <algorithm>
#include <cstring>

#include "graph/store/rdf_turtle.h"

namespace mscgraph {
namespace {

constexpr size_t kReadBytes = 1 << 16;

bool EndsWith(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

// Cuts a stream into lines at \n, \r or both.
class LineReader {
 public:
  explicit LineReader(RdfSource source) : source_(source) {}

  // False at the end. The line lives until the next call.
  absl::StatusOr<bool> Next(std::string_view* line) {
    while (true) {
      const size_t end = buffer_.find_first_of("\r\n", begin_ + scanned_);
      if (end != std::string::npos) {
        if (after_return_ && end == begin_ &&
            buffer_[end] == '\n') {  // The rest of \r\n: no line of its own.
          after_return_ = false;
          ++begin_;
          continue;
        }
        *line = std::string_view(buffer_).substr(begin_, end - begin_);
        after_return_ = buffer_[end] == '\r';
        begin_ = end + 1;
        scanned_ = 0;
        return true;
      }
      if (ended_) {
        *line = std::string_view(buffer_).substr(begin_);
        begin_ = buffer_.size();
        scanned_ = 0;
        return !line->empty();
      }
      if (absl::Status status = Fill(); !status.ok()) return status;
    }
  }

 private:
  absl::Status Fill() {
    buffer_.erase(0, begin_);
    begin_ = 0;
    scanned_ = buffer_.size();
    if (scanned_ > kMaxRdfTermBytes) return absl::InvalidArgumentError("a line longer than 16 MB");
    buffer_.resize(scanned_ + kReadBytes);
    absl::StatusOr<size_t> size = source_(buffer_.data() + scanned_, kReadBytes);
    buffer_.resize(scanned_ + (size.ok() ? *size : 0));
    ended_ = size.ok() && *size == 0;
    return size.status();
  }

  RdfSource source_;
  std::string buffer_;
  size_t begin_ = 0, scanned_ = 0;  // `scanned_` bytes from `begin_` on hold no line break.
  bool ended_ = false, after_return_ = false;
};

absl::Status ReadLines(RdfSyntax syntax, const RdfOptions& options, RdfSource source,
                       absl::FunctionRef<absl::Status(const RdfStatement&)> visit) {
  LineReader lines(source);
  RdfLineParser parser(syntax, options.blank_prefix);
  RdfStatement statement;
  std::string_view line;
  for (size_t number = 1;; ++number) {
    const auto at_line = [&](const absl::Status& status) {
      return absl::Status(status.code(),
                          options.name + ":" + std::to_string(number) + ": " + std::string(status.message()));
    };
    absl::StatusOr<bool> more = lines.Next(&line);
    if (!more.ok()) return at_line(more.status());
    if (!*more) return absl::OkStatus();
    absl::StatusOr<bool> found = parser.Parse(line, &statement);
    if (!found.ok()) return at_line(found.status());
    if (!*found) continue;
    if (absl::Status status = visit(statement); !status.ok()) return status;
  }
}

}  // namespace

std::optional<RdfSyntax> RdfSyntaxOf(std::string_view file_name) {
  if (EndsWith(file_name, ".gz")) file_name.remove_suffix(3);
  if (EndsWith(file_name, ".nt")) return RdfSyntax::kNTriples;
  if (EndsWith(file_name, ".nq")) return RdfSyntax::kNQuads;
  if (EndsWith(file_name, ".ttl")) return RdfSyntax::kTurtle;
  return std::nullopt;
}

RdfSyntax GuessRdfSyntax(std::string_view beginning) {
  RdfLineParser parser(RdfSyntax::kNQuads, "");
  RdfStatement statement;
  while (!beginning.empty()) {
    const size_t end = beginning.find('\n');
    std::string_view line = beginning.substr(0, end);
    if (EndsWith(line, "\r")) line.remove_suffix(1);
    beginning.remove_prefix(end == std::string_view::npos ? beginning.size() : end + 1);
    absl::StatusOr<bool> found = parser.Parse(line, &statement);
    if (!found.ok()) return RdfSyntax::kTurtle;
    if (*found) return RdfSyntax::kNQuads;
  }
  return RdfSyntax::kTurtle;
}

absl::Status ReadRdf(RdfSyntax syntax, const RdfOptions& options, RdfSource source,
                     absl::FunctionRef<absl::Status(const RdfStatement&)> visit) {
  if (syntax == RdfSyntax::kTurtle) return ReadTurtle(options, source, visit);
  return ReadLines(syntax, options, source, visit);
}

}  // namespace mscgraph
