// https://www.w3.org/TR/sparql11-results-json/
#include <utility>

#include "graph/sparql/result_stream.h"
#include "graph/store/term.h"
#include "schemas/json_writer.h"

namespace mscgraph::sparql {
namespace {

void PutTerm(std::string_view key, std::string_view form, JsonObject* row) {
  const ParsedTerm term = ParseTerm(form);
  JsonObject object(key, row);
  object.Put("type", term.is_iri ? "uri" : term.is_blank ? "bnode" : "literal");
  object.Put("value", term.value);
  if (!term.language.empty()) object.Put("xml:lang", term.language);
  if (!term.datatype.empty()) object.Put("datatype", term.datatype);
}

class JsonWriter : public ResultStream {
 public:
  explicit JsonWriter(std::ostream* out) : ResultStream("JSON", out) {}

  absl::Status Columns(const std::vector<std::string>& names) override {
    names_ = names;
    rows_ = true;
    std::string head;
    JsonObject(&head).Put("vars", names);
    return Write("{\"head\":" + head + ",\"results\":{\"bindings\":[");
  }

  absl::Status Row(const std::vector<std::optional<std::string>>& forms) override {
    line_ = std::exchange(first_, false) ? "\n" : ",\n";
    {
      JsonObject row(&line_);
      for (size_t i = 0; i < names_.size(); ++i)
        if (forms[i]) PutTerm(names_[i], *forms[i], &row);
    }
    return Write(line_);
  }

  absl::Status Boolean(bool value) override {
    return Write(value ? "{\"head\":{},\"boolean\":true}\n" : "{\"head\":{},\"boolean\":false}\n");
  }

  absl::Status Finish() override { return Write(rows_ ? "\n]}}\n" : ""); }

 private:
  std::vector<std::string> names_;
  std::string line_;
  bool rows_ = false, first_ = true;
};

}  // namespace

ResultWriterPtr MakeJsonWriter(std::ostream* out) { return std::make_unique<JsonWriter>(out); }

}  // namespace mscgraph::sparql
