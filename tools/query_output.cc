#include "tools/query_output.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "nlohmann/json.hpp"
#include "tools/store_command.h"

namespace mscgraph {
namespace {

using Json = nlohmann::ordered_json;

constexpr size_t kTherapyWidth = 44, kSentenceWidth = 90;

std::string Years(const QueryRow& row) {
  if (row.first_year == 0) return "";
  if (row.first_year == row.last_year) return std::to_string(row.first_year);
  return std::to_string(row.first_year) + "-" + std::to_string(row.last_year);
}

std::string Source(const EvidenceSentence& sentence) {
  std::string out = sentence.document;
  if (sentence.year != 0) out += ", " + std::to_string(sentence.year);
  if (sentence.retracted) out += ", RETRACTED";
  return out;
}

Json ToJson(const EvidenceSentence& sentence) {
  Json out = {{"document", sentence.document},
              {"evidence_id", sentence.evidence_id},
              {"relation", EnumName(sentence.relation)},
              {"assertion", EnumName(sentence.assertion)},
              {"outcome", EnumName(sentence.outcome)},
              {"setting", EnumName(sentence.setting)},
              {"rule", sentence.rule},
              {"text", sentence.text}};
  if (sentence.year != 0) out["year"] = sentence.year;
  if (!sentence.qualifiers.empty()) out["qualifiers"] = sentence.qualifiers;
  if (sentence.retracted) out["retracted"] = true;
  return out;
}

Json ToJson(const std::vector<EvidenceSentence>& sentences) {
  Json out = Json::array();
  for (const EvidenceSentence& sentence : sentences) out.push_back(ToJson(sentence));
  return out;
}

// The plain counts of a row, in the order in which every format gives them.
std::vector<std::pair<const char*, size_t>> Counts(const QueryRow& row) {
  return {{"documents", row.documents},
          {"reviews", row.reviews},
          {"improves_human", row.improves_human},
          {"improves_animal", row.improves_animal},
          {"improves_other", row.improves_other},
          {"no_difference", row.no_difference},
          {"negative", row.negative},
          {"mixed", row.mixed},
          {"investigated", row.investigated},
          {"safe", row.safe},
          {"causes", row.causes},
          {"safe_statements", row.safe_statements},
          {"harms", row.harms},
          {"retracted", row.retracted}};
}

// {"improves": {"human": 2}}: what is not zero.
Json VerdictsJson(const QueryRow& row) {
  Json out = Json::object();
  for (size_t outcome = 0; outcome < kOutcomeCount; ++outcome) {
    for (size_t setting = 0; setting < kSettingCount; ++setting) {
      const size_t count = row.verdicts[outcome][setting];
      if (count > 0)
        out[EnumName(static_cast<Outcome>(outcome))][EnumName(static_cast<Setting>(setting))] = count;
    }
  }
  return out;
}

Json ToJson(const QueryRow& row, const AnswerForm& form) {
  Json out = {{"id", row.id}, {"label", row.label}};
  for (const auto& [name, count] : Counts(row)) out[name] = count;
  out["verdicts"] = VerdictsJson(row);
  if (row.first_year != 0) {
    out["first_year"] = row.first_year;
    out["last_year"] = row.last_year;
  }
  if (form.contradictions) {
    out["benefit"] = ToJson(row.benefit_sentences);
    out["no_benefit"] = ToJson(row.other_sentences);
  } else {
    out["sentences"] = ToJson(row.sentences);
  }
  return out;
}

std::string Dump(const Json& json, int indent) {
  return json.dump(indent, ' ', false, Json::error_handler_t::replace);
}

void PrintJson(const QueryAnswer& answer, const AnswerForm& form, std::ostream& out) {
  Json json = {{"label", answer.label}, {"concepts", answer.concept_ids}, {"row_count", answer.row_count}};
  if (!answer.unknown.empty()) json = {{"unknown", answer.unknown}, {"suggestions", answer.suggestions}};
  Json& rows = json[answer.ranks_therapies ? "therapies" : "conditions"] = Json::array();
  for (const QueryRow& row : answer.rows) rows.push_back(ToJson(row, form));
  out << Dump(json, 2) << "\n";
}

// Quoted where RFC 4180 asks for it.
std::string CsvCell(const std::string& text) {
  if (text.find_first_of(",\"\n\r") == std::string::npos) return text;
  std::string out = "\"";
  for (char c : text) {
    if (c == '"') out.push_back('"');
    out.push_back(c);
  }
  return out + '"';
}

void PrintLine(const std::vector<std::string>& cells, bool csv, std::ostream& out) {
  for (size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) out << (csv ? ',' : '\t');
    out << (csv ? CsvCell(cells[i]) : Cell(cells[i], 0));
  }
  out << "\n";
}

void PrintSeparated(const QueryAnswer& answer, const AnswerForm& form, std::ostream& out) {
  const bool csv = form.format == "csv";
  std::vector<std::string> header = {answer.ranks_therapies ? "therapy" : "condition", "id"};
  for (const auto& [name, count] : Counts(QueryRow())) header.push_back(name);
  for (const char* name :
       {"years", "document", "year", "relation", "assertion", "outcome", "setting", "sentence"})
    header.push_back(name);
  if (form.contradictions) header.push_back("side");
  PrintLine(header, csv, out);
  for (const QueryRow& row : answer.rows) {
    std::vector<std::string> own = {row.label, row.id};
    for (const auto& [name, count] : Counts(row)) own.push_back(std::to_string(count));
    own.push_back(Years(row));
    bool any = false;
    const auto print = [&](const std::vector<EvidenceSentence>& sentences, const char* side) {
      for (const EvidenceSentence& s : sentences) {
        std::vector<std::string> cells = own;
        cells.insert(cells.end(), {s.document, s.year == 0 ? "" : std::to_string(s.year)});
        for (std::string_view name :
             {EnumName(s.relation), EnumName(s.assertion), EnumName(s.outcome), EnumName(s.setting)})
          cells.emplace_back(name);
        cells.push_back(s.text);
        if (form.contradictions) cells.emplace_back(side);
        PrintLine(cells, csv, out);
        any = true;
      }
    };
    print(row.sentences, "");
    print(row.benefit_sentences, "benefit");
    print(row.other_sentences, "no_benefit");
    if (any) continue;
    own.resize(header.size());
    PrintLine(own, csv, out);
  }
}

std::string Ratio(size_t a, size_t b) { return std::to_string(a) + " / " + std::to_string(b); }

void PrintSentences(const std::vector<EvidenceSentence>& sentences, const char* mark, std::ostream& out) {
  for (const EvidenceSentence& s : sentences) {
    out << mark << EnumName(s.relation) << ", " << EnumName(s.assertion) << ", " << EnumName(s.outcome)
        << ", " << EnumName(s.setting);
    for (const auto& [key, value] : s.qualifiers) out << ", " << key << ": " << Cell(value, 0);
    out << " [" << Source(s) << "] " << Cell(s.text, 0) << "\n";
  }
}

std::vector<std::string> TableCells(const QueryRow& row) {
  return {Cell(row.label, kTherapyWidth),
          std::to_string(row.documents),
          std::to_string(row.reviews),
          Ratio(row.improves_human, row.improves_animal),
          Ratio(row.no_difference, row.negative),
          std::to_string(row.mixed),
          std::to_string(row.investigated),
          Ratio(row.safe_statements, row.harms),
          Years(row)};
}

void PrintTable(const QueryAnswer& answer, const AnswerForm& form, std::ostream& out) {
  if (answer.rows.empty()) return;
  std::vector<std::vector<std::string>> cells = {{answer.ranks_therapies ? "therapy" : "condition", "studies",
                                                  "reviews", "improves human / animal", "no diff / negative",
                                                  "mixed", "investigated", "safe / harms", "years"}};
  for (const QueryRow& row : answer.rows) cells.push_back(TableCells(row));
  std::vector<size_t> widths(cells.front().size());
  for (const auto& line : cells) {
    for (size_t i = 0; i < line.size(); ++i) widths[i] = std::max(widths[i], TextWidth(line[i]));
  }
  const bool below = form.detail || form.contradictions;
  for (size_t n = 0; n < cells.size(); ++n) {
    std::string line;
    for (size_t i = 0; i < widths.size(); ++i)
      line += cells[n][i] + std::string(widths[i] + 2 - TextWidth(cells[n][i]), ' ');
    const QueryRow* row = n == 0 ? nullptr : &answer.rows[n - 1];
    if (row == nullptr && !below) line += "best sentence";
    if (row != nullptr && !below && !row->sentences.empty()) {
      const EvidenceSentence& best = row->sentences.front();
      line += Cell(best.text, kSentenceWidth) + " [" + Source(best) + "]";
    }
    out << line.substr(0, line.find_last_not_of(' ') + 1) << "\n";
    if (row == nullptr) continue;
    if (form.detail) PrintSentences(row->sentences, "    ", out);
    PrintSentences(row->benefit_sentences, "  + ", out);
    PrintSentences(row->other_sentences, "  - ", out);
  }
}

}  // namespace

void PrintAnswer(const QueryAnswer& answer, const AnswerForm& form, std::ostream& out) {
  if (form.format == "json") return PrintJson(answer, form, out);
  if (form.format == "csv" || form.format == "tsv") return PrintSeparated(answer, form, out);
  if (form.format == "table") return PrintTable(answer, form, out);
  for (const QueryRow& row : answer.rows) out << Dump(ToJson(row, form), -1) << "\n";
}

}  // namespace mscgraph
