#include "tests/support/sparql_results.h"

#include <algorithm>
#include <iomanip>
#include <map>
#include <nlohmann/json.hpp>
#include <pugixml.hpp>
#include <sstream>

#include "graph/store/term.h"

namespace mscgraph {
namespace {

constexpr std::string_view kXsd = "http://www.w3.org/2001/XMLSchema#";

std::string LiteralForm(const std::string& value, std::string language, const std::string& datatype) {
  if (!language.empty()) {
    std::transform(language.begin(), language.end(), language.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return StringForm(value) + "@" + language;
  }
  if (datatype.empty() || datatype == std::string(kXsd) + "string") return StringForm(value);
  return TypedForm(value, datatype);
}

std::optional<std::string> XmlTerm(const pugi::xml_node& binding) {
  const pugi::xml_node term = binding.first_child();
  const std::string kind = term.name(), value = term.text().get();
  if (kind == "uri") return IriForm(value);
  if (kind == "bnode") return "_:" + value;
  if (kind == "literal")
    return LiteralForm(value, term.attribute("xml:lang").value(), term.attribute("datatype").value());
  return std::nullopt;
}

std::optional<std::string> JsonTerm(const nlohmann::json& term) {
  const std::string type = term.at("type"), value = term.at("value");
  if (type == "uri") return IriForm(value);
  if (type == "bnode") return "_:" + value;
  return LiteralForm(value, term.value("xml:lang", ""), term.value("datatype", ""));
}

std::vector<std::string> Split(std::string_view line, char separator) {
  std::vector<std::string> cells;
  std::stringstream in{std::string(line)};
  for (std::string cell; std::getline(in, cell, separator);) cells.push_back(cell);
  if (line.empty() || line.back() == separator) cells.emplace_back();
  return cells;
}

// Turtle's short forms of numbers and booleans stand in TSV too.
std::optional<std::string> TsvTerm(const std::string& cell) {
  if (cell.empty()) return std::nullopt;
  if (cell[0] == '<' || cell[0] == '_') return cell;
  if (cell[0] == '"') {
    const size_t close = cell.rfind('"');
    const std::string tail = cell.substr(close + 1);
    const std::string value = ParseTerm(cell.substr(0, close + 1)).value;
    if (tail.empty()) return StringForm(value);
    if (tail[0] == '@') return LiteralForm(value, tail.substr(1), "");
    return LiteralForm(value, "", tail.substr(3, tail.size() - 4));
  }
  const bool exponent = cell.find_first_of("eE") != std::string::npos;
  const bool point = cell.find('.') != std::string::npos;
  return TypedForm(cell, std::string(kXsd) + (exponent ? "double" : point ? "decimal" : "integer"));
}

std::vector<std::vector<std::string>> CsvRecords(const std::string& text) {
  std::vector<std::vector<std::string>> records;
  std::vector<std::string> record(1);
  bool quoted = false;
  for (size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quoted) {
      if (c != '"') {
        record.back() += c;
      } else if (i + 1 < text.size() && text[i + 1] == '"') {
        record.back() += text[++i];
      } else {
        quoted = false;
      }
    } else if (c == '"') {
      quoted = true;
    } else if (c == ',') {
      record.emplace_back();
    } else if (c == '\n') {
      records.push_back(std::move(record));
      record.assign(1, "");
    } else if (c != '\r') {
      record.back() += c;
    }
  }
  if (record.size() > 1 || !record[0].empty()) records.push_back(std::move(record));
  return records;
}

using Row = std::vector<std::optional<std::string>>;

// Numbers of one type and value are one, however they are written: the recommendation does not say how a
// computed number is spelt.
std::string Comparable(const std::string& form) {
  if (form.empty() || form[0] != '"') return form;
  const ParsedTerm term = ParseTerm(form);
  const bool decimal = term.datatype == std::string(kXsd) + "decimal";
  if (!decimal && term.datatype != std::string(kXsd) + "double" &&
      term.datatype != std::string(kXsd) + "float")
    return form;
  std::istringstream in(term.value);
  long double value = 0;
  if (!(in >> value) || !in.eof()) return form;
  std::ostringstream out;
  out << std::setprecision(17) << value;
  return TypedForm(out.str(), term.datatype);
}

bool IsBlank(const std::optional<std::string>& term) { return term && term->substr(0, 2) == "_:"; }

// Pairs the rows of two results so that one renaming of blank nodes fits all pairs: rows that hold none are
// paired by sorting, the others by backtracking.
class RowMatcher {
 public:
  RowMatcher(const std::vector<Row>& expected, const std::vector<Row>& actual)
      : expected_(expected), actual_(actual), used_(actual.size()) {}

  bool Match(bool ordered) { return MatchFrom(0, ordered); }

 private:
  bool MatchFrom(size_t i, bool ordered) {
    if (i == expected_.size()) return true;
    for (size_t j = ordered ? i : 0; j < (ordered ? i + 1 : actual_.size()); ++j) {
      if (used_[j]) continue;
      const auto forward = forward_, backward = backward_;
      if (Unify(expected_[i], actual_[j])) {
        used_[j] = true;
        if (MatchFrom(i + 1, ordered)) return true;
        used_[j] = false;
      }
      forward_ = forward;
      backward_ = backward;
      // A row without blank nodes has no other partner that would do better.
      if (expected_[i] == actual_[j] && std::none_of(expected_[i].begin(), expected_[i].end(), IsBlank))
        return false;
    }
    return false;
  }

  bool Unify(const Row& expected, const Row& actual) {
    for (size_t k = 0; k < expected.size(); ++k) {
      if (!IsBlank(expected[k]) || !IsBlank(actual[k])) {
        if (expected[k] != actual[k]) return false;
        continue;
      }
      if (forward_.try_emplace(*expected[k], *actual[k]).first->second != *actual[k]) return false;
      if (backward_.try_emplace(*actual[k], *expected[k]).first->second != *expected[k]) return false;
    }
    return true;
  }

  const std::vector<Row>&expected_, &actual_;
  std::vector<bool> used_;
  std::map<std::string, std::string> forward_, backward_;
};

std::string Dump(const std::vector<Row>& rows) {
  std::string out;
  for (const Row& row : rows) {
    for (const auto& term : row) out += (term ? *term : "-") + "  ";
    out += "\n";
  }
  return out;
}

}  // namespace

absl::StatusOr<SparqlResult> ReadXmlResult(const std::string& text) {
  pugi::xml_document document;
  // White space within literals counts.
  if (!document.load_buffer(text.data(), text.size(), pugi::parse_default | pugi::parse_ws_pcdata_single))
    return absl::InvalidArgumentError("no XML");
  const pugi::xml_node root = document.child("sparql");
  SparqlResult result;
  if (const pugi::xml_node boolean = root.child("boolean")) {
    result.boolean = std::string(boolean.text().get()) == "true";
    return result;
  }
  for (const auto& variable : root.child("head").children("variable"))
    result.columns.emplace_back(variable.attribute("name").value());
  for (const auto& solution : root.child("results").children("result")) {
    Row& row = result.rows.emplace_back(result.columns.size());
    for (const auto& binding : solution.children("binding")) {
      const auto column =
          std::find(result.columns.begin(), result.columns.end(), binding.attribute("name").value());
      if (column == result.columns.end()) return absl::InvalidArgumentError("a binding of no column");
      row[static_cast<size_t>(column - result.columns.begin())] = XmlTerm(binding);
    }
  }
  return result;
}

absl::StatusOr<SparqlResult> ReadJsonResult(const std::string& text) {
  const nlohmann::json json = nlohmann::json::parse(text, nullptr, false);
  if (json.is_discarded()) return absl::InvalidArgumentError("no JSON");
  SparqlResult result;
  if (json.contains("boolean")) {
    result.boolean = json["boolean"].get<bool>();
    return result;
  }
  if (json.at("head").contains("vars")) result.columns = json["head"]["vars"].get<std::vector<std::string>>();
  for (const auto& binding : json.at("results").at("bindings")) {
    Row& row = result.rows.emplace_back();
    for (const std::string& column : result.columns)
      row.push_back(binding.contains(column) ? JsonTerm(binding[column]) : std::nullopt);
  }
  return result;
}

absl::StatusOr<SparqlResult> ReadTsvResult(const std::string& text) {
  SparqlResult result;
  std::istringstream lines(text);
  std::string line;
  std::getline(lines, line);
  for (const std::string& name : Split(line, '\t')) {
    if (name.empty() || name[0] != '?') return absl::InvalidArgumentError("a TSV column without ?: " + name);
    result.columns.push_back(name.substr(1));
  }
  while (std::getline(lines, line)) {
    Row& row = result.rows.emplace_back();
    for (const std::string& cell : Split(line, '\t')) row.push_back(TsvTerm(cell));
    row.resize(result.columns.size());
  }
  return result;
}

absl::StatusOr<SparqlResult> ReadCsvResult(const std::string& text) {
  std::vector<std::vector<std::string>> records = CsvRecords(text);
  if (records.empty()) return absl::InvalidArgumentError("CSV without header");
  SparqlResult result;
  result.columns = records[0];
  for (size_t i = 1; i < records.size(); ++i) result.rows.emplace_back(records[i].begin(), records[i].end());
  return result;
}

std::string DifferenceOf(const SparqlResult& expected, const SparqlResult& actual, bool ordered) {
  if (expected.boolean || actual.boolean) {
    if (expected.boolean == actual.boolean) return "";
    return "expected " + std::string(expected.boolean.value_or(false) ? "true" : "false");
  }
  std::vector<size_t> position;  // Of the expected columns in the actual result.
  for (const std::string& column : expected.columns) {
    const auto found = std::find(actual.columns.begin(), actual.columns.end(), column);
    if (found == actual.columns.end()) return "no column " + column;
    position.push_back(static_cast<size_t>(found - actual.columns.begin()));
  }
  if (actual.columns.size() != expected.columns.size()) return "more columns than expected";
  const auto comparable = [](const std::optional<std::string>& term) {
    return term ? std::optional(Comparable(*term)) : std::nullopt;
  };
  std::vector<Row> wanted, rows;
  for (const Row& row : expected.rows) {
    Row& out = wanted.emplace_back();
    for (const auto& term : row) out.push_back(comparable(term));
  }
  for (const Row& row : actual.rows) {
    Row& out = rows.emplace_back();
    for (size_t p : position) out.push_back(comparable(row[p]));
  }
  if (rows.size() == wanted.size() && RowMatcher(wanted, rows).Match(ordered)) return "";
  return "expected " + std::to_string(wanted.size()) + " rows:\n" + Dump(wanted) + "actual " +
         std::to_string(rows.size()) + ":\n" + Dump(rows);
}

}  // namespace mscgraph
