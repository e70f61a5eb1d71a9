#include "extract/mention/ontology_reader.h"

#include "absl/strings/str_format.h"
#include "extract/mention/line_reader.h"
#include "extract/mention/obo_graph_reader.h"
#include "extract/mention/obo_reader.h"
#include "extract/mention/term_table_reader.h"

namespace mscgraph {
namespace {

bool IsAlnum(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

// Vocabularies that go by several prefixes.
constexpr std::pair<std::string_view, std::string_view> kPrefixes[] = {
    {"MSH", "MESH"}, {"MeSH", "MESH"}, {"Mesh", "MESH"}, {"mesh", "MESH"}, {"UMLS_CUI", "UMLS"}};

std::string Curie(std::string_view prefix, std::string_view local) {
  if (prefix.empty() || local.empty()) return "";
  for (char c : prefix) {
    if (!IsAlnum(c) && c != '_' && c != '.') return "";
  }
  for (char c : local) {
    if (static_cast<unsigned char>(c) <= ' ' || c == '|' || c == '"' || c == '<' || c == '>' || (c & 0x80))
      return "";
  }
  for (const auto& [from, to] : kPrefixes) {
    if (prefix == from) prefix = to;
  }
  return std::string(prefix) + ":" + std::string(local);
}

}  // namespace

std::string CurieOf(std::string_view id) {
  constexpr std::string_view kObo = "http://purl.obolibrary.org/obo/";
  constexpr size_t kMaxId = 200;
  if (id.size() > kMaxId) return "";
  if (id.starts_with(kObo)) {
    id.remove_prefix(kObo.size());
    size_t mark = id.rfind('_');
    return mark == std::string_view::npos ? "" : Curie(id.substr(0, mark), id.substr(mark + 1));
  }
  size_t colon = id.find(':');
  if (colon == std::string_view::npos || id.substr(colon).starts_with("://")) return "";
  return Curie(id.substr(0, colon), id.substr(colon + 1));
}

absl::Status ReadOntology(const std::string& name, const ReadBytes& read, const VisitTerm& visit) {
  LineReader lines(read);
  constexpr size_t kPeek = 4096;
  std::string_view start = lines.Peek(kPeek);
  if (start.starts_with("\xef\xbb\xbf")) {
    char mark[3];
    lines.Take(mark, sizeof mark);
    start = lines.Peek(kPeek);
  }
  size_t first = start.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return absl::InvalidArgumentError(name + ":1: the file is empty");
  if (start[first] == '{') return ReadOboGraph(name, &lines, visit);
  if (start.substr(first).starts_with("format-version:") ||
      start.find("\n[Term]") != std::string_view::npos || start.substr(first).starts_with("[Term]")) {
    return ReadObo(name, &lines, visit);
  }
  if (start.substr(0, start.find('\n')).find('\t') != std::string_view::npos) {
    return ReadTermTable(name, &lines, visit);
  }
  return absl::InvalidArgumentError(name +
                                    ":1: neither OBO (format-version: ...), nor OBO Graph JSON ({...), nor a "
                                    "table with a tab-separated header");
}

}  // namespace mscgraph
