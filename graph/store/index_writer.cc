#include "graph/store/index_writer.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace mscgraph {

void IndexWriter::Document(const IndexedDocument& document, bool add) {
  postings_.Document(document, add);
  std::vector<IndexRow> rows;
  AppendFindingRows(document, &rows);
  for (IndexRow& row : rows) findings_.push_back({std::move(row), add});
}

void IndexWriter::Concept(const ConceptRecord& record, bool add) {
  postings_.Concept(record, add);
  std::vector<IndexRow> rows;
  AppendConceptRows(record, &rows);
  for (IndexRow& row : rows) findings_.push_back({std::move(row), add});
}

absl::Status IndexWriter::Visit(
    absl::FunctionRef<absl::Status(KeyFamily, std::string_view key, const std::string_view* value)> visit) {
  absl::Status status = postings_.Visit([&](std::string_view key, const std::string_view* value) {
    return visit(KeyFamily::kFts, key, value);
  });
  if (!status.ok()) return status;
  std::sort(findings_.begin(), findings_.end(), [](const Change& a, const Change& b) {
    return std::tie(a.row.key, a.add, a.row.value) < std::tie(b.row.key, b.add, b.row.value);
  });
  for (size_t begin = 0, end = 0; begin < findings_.size(); begin = end) {
    const Change& first = findings_[begin];
    while (end < findings_.size() && findings_[end].row.key == first.row.key) ++end;
    const Change& last = findings_[end - 1];
    if (last.add && !first.add && first.row.value == last.row.value) continue;
    const std::string_view value = last.row.value;
    status = visit(KeyFamily::kFindings, first.row.key, last.add ? &value : nullptr);
    if (!status.ok()) return status;
  }
  return absl::OkStatus();
}

absl::Status IndexWriter::Write(Rocks::Batch* batch) {
  return Visit([&](KeyFamily family, std::string_view key, const std::string_view* value) {
    return batch->Add(family, key, value);
  });
}

absl::Status IndexWriter::Compare(const Rocks& rocks) {
  const auto differs = [](KeyFamily family) {
    return absl::DataLossError(std::string("the store is damaged: the index ") +
                               (family == KeyFamily::kFts ? "fts" : "findings") +
                               " is not that of its documents");
  };
  size_t expected = 0;
  absl::Status status =
      Visit([&](KeyFamily family, std::string_view key, const std::string_view* value) -> absl::Status {
        absl::StatusOr<std::optional<std::string>> stored = rocks.Get(family, key);
        if (!stored.ok()) return stored.status();
        ++expected;
        return value != nullptr && *stored && **stored == *value ? absl::OkStatus() : differs(family);
      });
  if (!status.ok()) return status;
  size_t stored = 0;
  for (KeyFamily family : {KeyFamily::kFts, KeyFamily::kFindings}) {
    status = rocks.Scan(family, "", [&](std::string_view, std::string_view) { return ++stored, true; });
    if (!status.ok()) return status;
  }
  return stored == expected ? absl::OkStatus() : differs(KeyFamily::kFts);
}

}  // namespace mscgraph
