#ifndef MSCGRAPH_EXTRACT_MENTION_LEXICON_IMPORT_H_
#define MSCGRAPH_EXTRACT_MENTION_LEXICON_IMPORT_H_

#include <string>
#include <vector>

#include "absl/container/flat_hash_set.h"
#include "absl/status/statusor.h"
#include "extract/mention/lexicon.h"
#include "extract/mention/ontology_reader.h"

namespace mscgraph {

// What an import takes and what it refuses, from rules/lexicon/import.json.
struct ImportGuards {
  // kInvalidArgument names the file and the key; unknown keys are errors.
  static absl::StatusOr<ImportGuards> Create(const std::string& file);

  absl::flat_hash_set<std::string>
      identifying;                         // Prefixes: an id or xref of these in common is the same concept.
  absl::flat_hash_set<std::string> other;  // Prefixes of vocabularies that hold no conditions.
  std::vector<std::string> branches;  // MeSH trees that hold conditions, by the beginning of their numbers.
  absl::flat_hash_set<std::string> general;  // Normalised names that would be found everywhere.
  size_t max_words = 0, min_letters = 0;     // Of a name.
};

// Counts of terms and names, and what a person should look at.
struct ImportReport {
  size_t terms = 0;
  // Every term is one of these.
  size_t added = 0, same_by_id = 0, same_by_xref = 0, same_by_name = 0;
  size_t obsolete = 0, no_condition = 0, unusable = 0, in_conflict = 0;
  // Names.
  size_t names_added = 0, short_forms_added = 0, names_known = 0;
  size_t names_taken = 0, names_ambiguous = 0, names_general = 0, names_short = 0, names_long = 0;
  size_t xrefs_added = 0;
  std::vector<std::string> conflicts;  // One line each, in order of the file.
};

// Reads an ontology and gives the rows that make it a part of `lexicon`, as text in the form of
// rules/lexicon/conditions.tsv, sorted by id. No id of `lexicon` changes: a term that is the same as one of
// its concepts, by id, by an identifying xref or by its label, gives that concept its synonyms and xrefs. A
// name that `lexicon` has for another concept stays with that; one that two terms share goes to neither,
// unless it is the label of one. Short forms ("MS") become ambiguous ones: they count where the text names
// the concept in full. Errors: those of ReadOntology.
absl::StatusOr<std::string> ImportOntology(const std::string& name, const ReadBytes& read,
                                           const Lexicon& lexicon, const ImportGuards& guards,
                                           ImportReport* report);

}  // namespace mscgraph

#endif  // MSCGRAPH_EXTRACT_MENTION_LEXICON_IMPORT_H_
