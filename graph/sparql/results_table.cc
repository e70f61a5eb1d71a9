// A table for a terminal.
#include <algorithm>
#include <cstdio>
#include <utility>

#include "absl/strings/str_cat.h"
#include "graph/sparql/characters.h"
#include "graph/sparql/result_stream.h"
#include "graph/store/iris.h"
#include "graph/store/term.h"

namespace mscgraph::sparql {
namespace {

constexpr std::string_view kXsd = "http://www.w3.org/2001/XMLSchema#";

// Control characters are shown, not sent: a text from a stranger must not steer the terminal.
std::string Printable(std::string_view text) {
  std::string out;
  for (size_t at = 0; at < text.size();) {
    const CodePoint c = CodePointAt(text, at);
    if (c.value == '\n') {
      out += "\\n";
    } else if (c.value == '\t') {
      out += "\\t";
    } else if (c.value < 0x20 || (c.value >= 0x7F && c.value < 0xA0)) {
      char escaped[8];
      std::snprintf(escaped, sizeof escaped, "\\u%04X", static_cast<unsigned>(c.value));
      out += escaped;
    } else {
      out.append(text.substr(at, c.size));
    }
    at += c.size;
  }
  return out;
}

// Short, for reading: CURIEs, texts without quotes, datatypes only where XML Schema has none.
std::string CellText(const std::string& form) {
  const ParsedTerm term = ParseTerm(form);
  if (term.is_iri) {
    std::string curie = IriToCurie(term.value);
    return curie == term.value ? Printable(form) : Printable(curie);
  }
  if (term.is_blank) return form;
  std::string text = Printable(term.value);
  if (!term.language.empty()) return absl::StrCat(text, "@", term.language);
  if (term.datatype.empty() || term.datatype.compare(0, kXsd.size(), kXsd) == 0) return text;
  return absl::StrCat(text, "^^", IriToCurie(term.datatype));
}

std::string Cut(std::string text, size_t width) {
  if (width == 0 || CountCodePoints(text) <= width) return text;
  size_t end = 0;
  for (size_t i = 0; i + 1 < width; ++i) end += CodePointAt(text, end).size;
  text.resize(end);
  return text += "\u2026";
}

class TableWriter : public ResultStream {
 public:
  TableWriter(std::ostream* out, const TableOptions& options)
      : ResultStream("the table", out), options_(options) {}

  absl::Status Columns(const std::vector<std::string>& names) override {
    std::vector<std::string> header;
    for (const std::string& name : names) header.push_back("?" + name);
    return Add(std::move(header));
  }

  absl::Status Row(const std::vector<std::optional<std::string>>& forms) override {
    std::vector<std::string> cells;
    for (const auto& form : forms) cells.push_back(form ? Cut(CellText(*form), options_.max_width) : "");
    return Add(std::move(cells));
  }

  absl::Status Boolean(bool value) override { return Write(value ? "true\n" : "false\n"); }

  absl::Status Statement(const std::string& subject, const std::string& predicate,
                         const std::string& object) override {
    if (std::exchange(first_statement_, false)) {
      if (absl::Status status = Add({"subject", "predicate", "object"}); !status.ok()) return status;
    }
    return Row({subject, predicate, object});
  }

  absl::Status Finish() override {
    if (absl::Status status = WriteSample(); !status.ok()) return status;
    return Write("");
  }

 private:
  // Line 0 is the header.
  absl::Status Add(std::vector<std::string> cells) {
    if (!sampling_) return WriteLine(cells);
    sample_.push_back(std::move(cells));
    return sample_.size() <= options_.sample_rows ? absl::OkStatus() : WriteSample();
  }

  absl::Status WriteSample() {
    sampling_ = false;
    for (const auto& cells : sample_) {
      widths_.resize(std::max(widths_.size(), cells.size()));
      for (size_t i = 0; i < cells.size(); ++i) widths_[i] = std::max(widths_[i], CountCodePoints(cells[i]));
    }
    for (const auto& cells : std::exchange(sample_, {})) {
      if (absl::Status status = WriteLine(cells); !status.ok()) return status;
    }
    return absl::OkStatus();
  }

  // Two blanks between columns, none at the end of a line.
  absl::Status WriteLine(const std::vector<std::string>& cells) {
    std::string line;
    size_t due = 0;
    for (size_t i = 0; i < cells.size(); ++i) {
      if (!cells[i].empty()) line.append(std::exchange(due, 0), ' ').append(cells[i]);
      const size_t size = CountCodePoints(cells[i]);
      due += (size < widths_[i] ? widths_[i] - size : 0) + 2;
    }
    return Write(line += "\n");
  }

  const TableOptions options_;
  bool sampling_ = true, first_statement_ = true;
  std::vector<std::vector<std::string>> sample_;
  std::vector<size_t> widths_;
};

}  // namespace

ResultWriterPtr MakeTableWriter(std::ostream* out, const TableOptions& options) {
  return std::make_unique<TableWriter>(out, options);
}

}  // namespace mscgraph::sparql
