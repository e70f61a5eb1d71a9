// CSV and TSV: https://www.w3.org/TR/sparql11-results-csv-tsv/
#include "graph/sparql/result_stream.h"
#include "graph/store/term.h"

namespace mscgraph::sparql {
namespace {

// Values without their kinds: for spreadsheets.
class CsvWriter : public ResultStream {
 public:
  explicit CsvWriter(std::ostream* out) : ResultStream("CSV", out) {}

  absl::Status Columns(const std::vector<std::string>& names) override {
    line_.clear();
    for (size_t i = 0; i < names.size(); ++i) AppendField(i, names[i]);
    return Write(line_ += "\r\n");
  }

  absl::Status Row(const std::vector<std::optional<std::string>>& forms) override {
    line_.clear();
    for (size_t i = 0; i < forms.size(); ++i) {
      const ParsedTerm term = forms[i] ? ParseTerm(*forms[i]) : ParsedTerm{};
      AppendField(i, term.is_blank ? *forms[i] : term.value);
    }
    return Write(line_ += "\r\n");
  }

 private:
  void AppendField(size_t column, std::string_view text) {
    if (column > 0) line_.push_back(',');
    if (text.find_first_of("\",\r\n") == std::string_view::npos) {
      line_.append(text);
      return;
    }
    line_.push_back('"');
    for (const char c : text) line_.append(c == '"' ? 2 : 1, c);
    line_.push_back('"');
  }

  std::string line_;
};

// Terms as SPARQL writes them.
class TsvWriter : public ResultStream {
 public:
  explicit TsvWriter(std::ostream* out) : ResultStream("TSV", out) {}

  absl::Status Columns(const std::vector<std::string>& names) override {
    line_.clear();
    for (const std::string& name : names) line_.append(line_.empty() ? "?" : "\t?").append(name);
    return Write(line_ += "\n");
  }

  absl::Status Row(const std::vector<std::optional<std::string>>& forms) override {
    line_.clear();
    for (size_t i = 0; i < forms.size(); ++i) {
      if (i > 0) line_.push_back('\t');
      if (!forms[i]) continue;
      const ParsedTerm term = ParseTerm(*forms[i]);
      line_.append(IsBareNumber(term.value, term.datatype) ? term.value : *forms[i]);
    }
    return Write(line_ += "\n");
  }

 private:
  std::string line_;
};

}  // namespace

ResultWriterPtr MakeCsvWriter(std::ostream* out) { return std::make_unique<CsvWriter>(out); }
ResultWriterPtr MakeTsvWriter(std::ostream* out) { return std::make_unique<TsvWriter>(out); }

}  // namespace mscgraph::sparql
