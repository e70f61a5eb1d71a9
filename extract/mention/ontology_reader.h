#ifndef MSCGRAPH_EXTRACT_MENTION_ONTOLOGY_READER_H_
#define MSCGRAPH_EXTRACT_MENTION_ONTOLOGY_READER_H_

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"

namespace mscgraph {

// One concept as an ontology file states it.
struct OntologyTerm {
  std::string id;  // CURIE
  std::string label;
  std::vector<std::string> synonyms;     // Exact ones only.
  std::vector<std::string> short_forms;  // Synonyms that the file marks as abbreviations.
  std::vector<std::string> xrefs;        // CURIEs
  std::vector<std::string> parents;      // CURIEs, is_a only.
  std::vector<std::string> branches;     // MeSH tree numbers.
  bool has_branches = false;             // The file has a column of them, so a term without is in none.
  bool obsolete = false;
  size_t line = 0;  // Where the term begins; 0 if the format does not say.
};

// Writes up to `capacity` (> 0) bytes, returns how many; 0 at the end.
using ReadBytes = std::function<size_t(char* out, size_t capacity)>;
using VisitTerm = std::function<absl::Status(OntologyTerm)>;

// Reads OBO, OBO Graph JSON or a table (tab-separated, with a header line), told apart by their first bytes,
// and calls `visit` for each term in order of the file; OBO Graph JSON has its parents last, so there all
// terms come at the end. Stops with the status of `visit` if it fails. `name` is the file's, for messages.
// Memory: one line or string, at most 1 MiB, and for OBO Graph JSON all terms, at most kMaxTerms.
// Errors: kInvalidArgument "FILE:LINE: what", kResourceExhausted: a line, a string or the nesting beyond the
// limits.
absl::Status ReadOntology(const std::string& name, const ReadBytes& read, const VisitTerm& visit);

constexpr size_t kMaxTerms = 2'000'000;

// "http://purl.obolibrary.org/obo/DOID_14" and "MSH:D001" as "DOID:14" and "MESH:D001"; empty if `id` is no
// CURIE.
std::string CurieOf(std::string_view id);

}  // namespace mscgraph

#endif  // MSCGRAPH_EXTRACT_MENTION_ONTOLOGY_READER_H_
