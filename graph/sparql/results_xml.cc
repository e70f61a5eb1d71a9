// https://www.w3.org/TR/rdf-sparql-XMLres/
#include <cstdio>

#include "absl/strings/str_cat.h"
#include "graph/sparql/characters.h"
#include "graph/sparql/result_stream.h"
#include "graph/store/term.h"

namespace mscgraph::sparql {
namespace {

constexpr char kBegin[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<sparql xmlns=\"http://www.w3.org/2005/sparql-results#\">\n<head>\n";

// XML 1.0, production Char.
bool IsXmlCharacter(char32_t c) {
  return c >= 0x20 ? c != 0xFFFE && c != 0xFFFF : c == '\t' || c == '\n' || c == '\r';
}

class XmlWriter : public ResultStream {
 public:
  explicit XmlWriter(std::ostream* out) : ResultStream("XML", out) {}

  absl::Status Columns(const std::vector<std::string>& names) override {
    names_ = names;
    line_ = kBegin;
    for (const std::string& name : names) absl::StrAppend(&line_, "<variable name=\"", name, "\"/>\n");
    absl::StrAppend(&line_, "</head>\n<results>\n");
    rows_ = true;
    return Write(line_);
  }

  absl::Status Row(const std::vector<std::optional<std::string>>& forms) override {
    line_ = "<result>\n";
    for (size_t i = 0; i < names_.size(); ++i) {
      if (!forms[i]) continue;
      absl::StrAppend(&line_, "<binding name=\"", names_[i], "\">");
      if (absl::Status status = AppendTerm(*forms[i]); !status.ok()) return status;
      absl::StrAppend(&line_, "</binding>\n");
    }
    absl::StrAppend(&line_, "</result>\n");
    return Write(line_);
  }

  absl::Status Boolean(bool value) override {
    return Write(
        absl::StrCat(kBegin, "</head>\n<boolean>", value ? "true" : "false", "</boolean>\n</sparql>\n"));
  }

  absl::Status Finish() override { return Write(rows_ ? "</results>\n</sparql>\n" : ""); }

 private:
  absl::Status AppendTerm(std::string_view form) {
    const ParsedTerm term = ParseTerm(form);
    const char* const tag = term.is_iri ? "uri" : term.is_blank ? "bnode" : "literal";
    absl::StrAppend(&line_, "<", tag);
    absl::Status status;
    if (!term.language.empty()) absl::StrAppend(&line_, " xml:lang=\"", term.language, "\"");
    if (!term.datatype.empty()) {
      absl::StrAppend(&line_, " datatype=\"");
      status.Update(AppendText(term.datatype));
      line_.push_back('"');
    }
    line_.push_back('>');
    status.Update(AppendText(term.value));
    absl::StrAppend(&line_, "</", tag, ">");
    return status;
  }

  // For contents and attributes. A parser would read a bare carriage return as a line feed.
  absl::Status AppendText(std::string_view text) {
    for (size_t at = 0; at < text.size();) {
      const CodePoint c = CodePointAt(text, at);
      if (!IsXmlCharacter(c.value)) {
        char name[16];
        std::snprintf(name, sizeof name, "U+%04X", static_cast<unsigned>(c.value));
        return absl::InvalidArgumentError(
            absl::StrCat("a result holds ", name, ", which XML cannot; other formats can"));
      }
      switch (c.value) {
        case '&':
          line_ += "&amp;";
          break;
        case '<':
          line_ += "&lt;";
          break;
        case '>':
          line_ += "&gt;";
          break;
        case '"':
          line_ += "&quot;";
          break;
        case '\r':
          line_ += "&#xD;";
          break;
        default:
          line_.append(text.substr(at, c.size));
      }
      at += c.size;
    }
    return absl::OkStatus();
  }

  std::vector<std::string> names_;
  std::string line_;
  bool rows_ = false;
};

}  // namespace

ResultWriterPtr MakeXmlWriter(std::ostream* out) { return std::make_unique<XmlWriter>(out); }

}  // namespace mscgraph::sparql
