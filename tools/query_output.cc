#include "tools/query_output.h"

#include <algorithm>
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

Json ToJson(const QueryRow& row, bool detail) {
  Json out = {{"id", row.id},
              {"label", row.label},
              {"documents", row.documents},
              {"improves_human", row.improves_human},
              {"improves_animal", row.improves_animal},
              {"improves_other", row.improves_other},
              {"no_difference", row.no_difference},
              {"negative", row.negative},
              {"mixed", row.mixed},
              {"investigated", row.investigated},
              {"safe", row.safe},
              {"causes", row.causes},
              {"retracted", row.retracted}};
  if (row.first_year != 0) {
    out["first_year"] = row.first_year;
    out["last_year"] = row.last_year;
  }
  Json& sentences = out["sentences"] = Json::array();
  for (const EvidenceSentence& sentence : row.sentences) {
    sentences.push_back(ToJson(sentence));
    if (!detail) break;
  }
  return out;
}

void PrintJson(const QueryAnswer& answer, bool detail, std::ostream& out) {
  Json json = {{"label", answer.label}, {"concepts", answer.concept_ids}};
  if (!answer.unknown.empty()) json = {{"unknown", answer.unknown}, {"suggestions", answer.suggestions}};
  Json& rows = json[answer.ranks_therapies ? "therapies" : "conditions"] = Json::array();
  for (const QueryRow& row : answer.rows) rows.push_back(ToJson(row, detail));
  out << json.dump(2, ' ', false, Json::error_handler_t::replace) << "\n";
}

void PrintTsv(const QueryAnswer& answer, bool detail, std::ostream& out) {
  out << (answer.ranks_therapies ? "therapy" : "condition")
      << "\tid\tdocuments\timproves_human\timproves_animal\timproves_other\tno_"
         "difference\tnegative\tmixed\tinvestigated"
         "\tsafe\tcauses\tretracted\tyears\tdocument\tassertion\toutcome\tsetting\tsentence\n";
  for (const QueryRow& row : answer.rows) {
    const size_t lines = detail ? std::max<size_t>(1, row.sentences.size()) : 1;
    for (size_t i = 0; i < lines; ++i) {
      out << Cell(row.label, 0) << "\t" << row.id;
      for (size_t count :
           {row.documents, row.improves_human, row.improves_animal, row.improves_other, row.no_difference,
            row.negative, row.mixed, row.investigated, row.safe, row.causes, row.retracted}) {
        out << "\t" << count;
      }
      out << "\t" << Years(row);
      if (i < row.sentences.size()) {
        const EvidenceSentence& s = row.sentences[i];
        out << "\t" << s.document << "\t" << EnumName(s.assertion) << "\t" << EnumName(s.outcome) << "\t"
            << EnumName(s.setting) << "\t" << Cell(s.text, 0) << "\n";
      } else {
        out << "\t\t\t\t\t\n";
      }
    }
  }
}

std::string Ratio(size_t a, size_t b) { return std::to_string(a) + " / " + std::to_string(b); }

void PrintSentences(const QueryRow& row, std::ostream& out) {
  for (const EvidenceSentence& s : row.sentences) {
    out << "    " << EnumName(s.relation) << ", " << EnumName(s.assertion) << ", " << EnumName(s.outcome)
        << ", " << EnumName(s.setting);
    for (const auto& [key, value] : s.qualifiers) out << ", " << key << ": " << Cell(value, 0);
    out << " [" << Source(s) << "] " << Cell(s.text, 0) << "\n";
  }
}

void PrintTable(const QueryAnswer& answer, bool detail, std::ostream& out) {
  if (answer.rows.empty()) return;
  const std::vector<std::string> header = {answer.ranks_therapies ? "therapy" : "condition",
                                           "documents",
                                           "improves human / animal",
                                           "no diff / negative",
                                           "mixed",
                                           "investigated",
                                           "safe / causes",
                                           "years"};
  std::vector<std::vector<std::string>> cells = {header};
  for (const QueryRow& row : answer.rows) {
    cells.push_back({Cell(row.label, kTherapyWidth), std::to_string(row.documents),
                     Ratio(row.improves_human, row.improves_animal), Ratio(row.no_difference, row.negative),
                     std::to_string(row.mixed), std::to_string(row.investigated), Ratio(row.safe, row.causes),
                     Years(row)});
  }
  std::vector<size_t> widths(header.size());
  for (const auto& line : cells) {
    for (size_t i = 0; i < line.size(); ++i) widths[i] = std::max(widths[i], TextWidth(line[i]));
  }
  for (size_t n = 0; n < cells.size(); ++n) {
    for (size_t i = 0; i < header.size(); ++i)
      out << cells[n][i] << std::string(widths[i] + 2 - TextWidth(cells[n][i]), ' ');
    out << (n == 0 ? "best sentence" : "");
    const QueryRow* row = n == 0 ? nullptr : &answer.rows[n - 1];
    if (row != nullptr && !detail && !row->sentences.empty()) {
      const EvidenceSentence& best = row->sentences.front();
      out << Cell(best.text, kSentenceWidth) << " [" << Source(best) << "]";
    }
    out << "\n";
    if (row != nullptr && detail) PrintSentences(*row, out);
  }
}

}  // namespace

void PrintAnswer(const QueryAnswer& answer, const std::string& format, bool detail, std::ostream& out) {
  if (format == "json") return PrintJson(answer, detail, out);
  if (format == "tsv") return PrintTsv(answer, detail, out);
  if (format == "table") return PrintTable(answer, detail, out);
  for (const QueryRow& row : answer.rows)
    out << ToJson(row, detail).dump(-1, ' ', false, Json::error_handler_t::replace) << "\n";
}

}  // namespace mscgraph
