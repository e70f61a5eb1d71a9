#include "tests/support/query_rows.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "graph/sparql/parser.h"
#include "tests/support/memory_triples.h"

namespace mscgraph::test {
namespace {

std::vector<std::string> AnswerLines(std::string_view text, const TripleReader& reader,
                                     const sparql::RunOptions& options) {
  auto query = ParseShort(text);
  if (!query.ok()) return {"error: " + query.status().ToString() + "\n"};
  CollectingSink sink;
  if (absl::Status status = sparql::Run(*query, reader, options, &sink); !status.ok())
    return {"error: " + status.ToString() + "\n"};
  if (sink.boolean) return {*sink.boolean ? "true\n" : "false\n"};
  std::vector<std::string> lines;
  for (const auto& row : sink.rows) {
    std::string line;
    for (const auto& form : row)
      absl::StrAppend(&line, line.empty() ? "" : " ", form ? ShortOfForm(*form) : "-");
    lines.push_back(line + "\n");
  }
  return lines;
}

std::string Joined(const std::vector<std::string>& lines) {
  std::string out;
  for (const std::string& line : lines) out += line;
  return out;
}

}  // namespace

absl::Status CollectingSink::Columns(const std::vector<std::string>& names) {
  columns = names;
  return absl::OkStatus();
}

absl::Status CollectingSink::Row(const std::vector<std::optional<std::string>>& forms) {
  rows.push_back(forms);
  return absl::OkStatus();
}

absl::Status CollectingSink::Boolean(bool value) {
  boolean = value;
  return absl::OkStatus();
}

absl::Status CollectingSink::Statement(const std::string& subject, const std::string& predicate,
                                       const std::string& object) {
  rows.push_back({subject, predicate, object});
  return absl::OkStatus();
}

absl::StatusOr<sparql::Query> ParseShort(std::string_view text) {
  return sparql::ParseQuery("PREFIX : <http://e/> " + std::string(text), {});
}

std::string Answer(std::string_view query, const TripleReader& reader, const sparql::RunOptions& options) {
  return Joined(AnswerLines(query, reader, options));
}

std::string SortedAnswer(std::string_view query, const TripleReader& reader,
                         const sparql::RunOptions& options) {
  std::vector<std::string> lines = AnswerLines(query, reader, options);
  std::sort(lines.begin(), lines.end());
  return Joined(lines);
}

}  // namespace mscgraph::test
