#include "extract/workbench/corpus.h"

#include <optional>

#include "extract/marked_text.h"
#include "extract/read/reader.h"

namespace mscgraph {

absl::Status ForEachDocument(const std::vector<std::string>& inputs,
                             absl::FunctionRef<bool(const Document&)> visit,
                             absl::FunctionRef<void(const std::string&)> on_error) {
  auto files = ExpandInputs(inputs);
  if (!files.ok()) return files.status();
  size_t unreadable = 0;
  for (const std::string& file : *files) {
    bool go_on = true;
    auto stats = ReadInput(
        file, ReadOptions(),
        [&](InputRecord record) {
          if (auto* document = std::get_if<Document>(&record)) go_on = visit(*document);
          return go_on;
        },
        [&](const ReadError& error) {
          on_error(error.ToString());
          return true;
        });
    if (!go_on) return absl::OkStatus();
    if (stats.ok()) continue;
    if (++unreadable == files->size()) return stats.status();
    on_error(std::string(stats.status().message()));
  }
  return absl::OkStatus();
}

absl::StatusOr<Document> FindDocument(const std::string& file, const std::string& id) {
  std::optional<Document> found;
  auto look = [&](const Document& document) {
    if (document.id == id) found = document;
    return !found;
  };
  absl::Status status = ForEachDocument({file}, look, [](const std::string&) {});
  if (!status.ok()) return status;
  if (!found) return absl::NotFoundError(file + ": holds no document " + id);
  return *std::move(found);
}

Document SentenceDocument(const std::string& text, Section section) {
  Document out;
  out.id = "sentence";
  ReadMarkedText(text, section, &out);
  return out;
}

}  // namespace mscgraph
