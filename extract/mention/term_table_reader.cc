#include "extract/mention/term_table_reader.h"

#include <algorithm>

#include "absl/strings/str_format.h"

namespace mscgraph {
namespace {

enum class Column { kId, kLabel, kSynonyms, kShortForms, kXrefs, kParents, kBranches, kObsolete, kIgnored };

// The names that tables in use give to their columns.
constexpr std::pair<std::string_view, Column> kColumns[] = {
    {"id", Column::kId},
    {"curie", Column::kId},
    {"class_id", Column::kId},
    {"name", Column::kLabel},
    {"label", Column::kLabel},
    {"preferred_label", Column::kLabel},
    {"synonyms", Column::kSynonyms},
    {"exact_synonyms", Column::kSynonyms},
    {"entry_terms", Column::kSynonyms},
    {"synonyms_via_exact_match", Column::kSynonyms},
    {"abbreviations", Column::kShortForms},
    {"ambiguous", Column::kShortForms},
    {"xrefs", Column::kXrefs},
    {"xrefs_via_mondo", Column::kXrefs},
    {"parents", Column::kParents},
    {"tree_numbers", Column::kBranches},
    {"obsolete", Column::kObsolete},
    {"deprecated", Column::kObsolete},
};

std::vector<std::string_view> Split(std::string_view text, char separator) {
  std::vector<std::string_view> out;
  while (true) {
    size_t at = text.find(separator);
    out.push_back(text.substr(0, at));
    if (at == std::string_view::npos) return out;
    text.remove_prefix(at + 1);
  }
}

std::vector<Column> ReadHeader(std::string_view line) {
  std::vector<Column> out;
  for (std::string_view cell : Split(line, '\t')) {
    std::string name(cell);
    std::transform(name.begin(), name.end(), name.begin(), [](unsigned char c) { return std::tolower(c); });
    const auto* found = std::find_if(std::begin(kColumns), std::end(kColumns),
                                     [&](const auto& row) { return row.first == name; });
    out.push_back(found == std::end(kColumns) ? Column::kIgnored : found->second);
  }
  return out;
}

void AddTexts(std::string_view cell, std::vector<std::string>* out) {
  for (std::string_view value : Split(cell, '|')) {
    if (!value.empty()) out->emplace_back(value);
  }
}

void AddIds(std::string_view cell, std::vector<std::string>* out) {
  for (std::string_view value : Split(cell, '|')) {
    std::string id = CurieOf(value);
    if (!id.empty()) out->push_back(std::move(id));
  }
}

void AddCell(Column column, std::string_view cell, OntologyTerm* term) {
  switch (column) {
    case Column::kId:
      term->id = CurieOf(cell);
      break;
    case Column::kLabel:
      term->label = cell;
      break;
    case Column::kSynonyms:
      AddTexts(cell, &term->synonyms);
      break;
    case Column::kShortForms:
      AddTexts(cell, &term->short_forms);
      break;
    case Column::kXrefs:
      AddIds(cell, &term->xrefs);
      break;
    case Column::kParents:
      AddIds(cell, &term->parents);
      break;
    case Column::kBranches:
      term->has_branches = true;
      AddTexts(cell, &term->branches);
      break;
    case Column::kObsolete:
      term->obsolete = cell == "true" || cell == "1" || cell == "yes";
      break;
    case Column::kIgnored:
      break;
  }
}

}  // namespace

absl::Status ReadTermTable(const std::string& name, LineReader* lines, const VisitTerm& visit) {
  std::string_view line;
  if (!lines->Next(&line)) return absl::InvalidArgumentError(name + ":1: no header");
  const std::vector<Column> columns = ReadHeader(line);
  for (Column needed : {Column::kId, Column::kLabel}) {
    if (std::count(columns.begin(), columns.end(), needed) == 1) continue;
    return absl::InvalidArgumentError(
        name +
        ":1: the header needs one column \"id\" and one \"name\" or \"label\"; \"synonyms\", \"xrefs\", "
        "\"parents\" and \"obsolete\" are read too");
  }
  while (lines->Next(&line)) {
    if (line.empty()) continue;
    std::vector<std::string_view> cells = Split(line, '\t');
    if (cells.size() > columns.size()) {
      return absl::InvalidArgumentError(absl::StrFormat("%s:%d: %d cells, but the header has %d", name,
                                                        lines->number(), cells.size(), columns.size()));
    }
    OntologyTerm term{.line = lines->number()};
    cells.resize(columns.size());
    for (size_t i = 0; i < cells.size(); ++i) AddCell(columns[i], cells[i], &term);
    if (term.id.empty()) {
      return absl::InvalidArgumentError(
          absl::StrFormat("%s:%d: the id is no CURIE such as DOID:14", name, lines->number()));
    }
    if (absl::Status status = visit(std::move(term)); !status.ok()) return status;
  }
  if (!lines->too_long()) return absl::OkStatus();
  return absl::ResourceExhaustedError(
      absl::StrFormat("%s:%d: the line is longer than %d bytes", name, lines->number(), kMaxLineBytes));
}

}  // namespace mscgraph
