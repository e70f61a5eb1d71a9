#ifndef MSCGRAPH_SCHEMAS_RECORD_H_
#define MSCGRAPH_SCHEMAS_RECORD_H_

#include <string>
#include <variant>
#include <vector>

#include "schemas/claim.h"
#include "schemas/document.h"

namespace mscgraph {

// The lines of claims.jsonl, the only thing that crosses from extraction to the graph.
// Order within a file: one RunRecord first; a ConceptRecord before the first claim that uses it; a
// DocumentRecord directly before the claims of its document. JSON form: schemas/claims.schema.json.

inline constexpr std::string_view kSchemaVersion = "1";

struct RunRecord {
  std::string schema_version{kSchemaVersion};
  std::string program_version;
  std::string rules_hash;    // 16 hex digits over rules/relations, context, wordlists
  std::string lexicon_hash;  // 16 hex digits over rules/lexicon
};

struct ConceptRecord {
  std::string id;
  std::string label;
  std::string type;
  std::vector<std::string> synonyms;
  std::vector<std::string> xrefs;
  std::vector<std::string> parents;
};

struct DocumentRecord {
  std::string id;
  std::string pmid, pmcid, doi, nct;
  int version = 1;
  SourceOrder source_order;
  std::string text_hash;  // 16 hex digits, XXH3-64 of Document::text
  std::string title;
  int year = 0;
  std::string journal;
  std::vector<DocumentTerm> publication_types;
  std::vector<DocumentTerm> mesh;
  std::vector<std::string> languages;
  bool retracted = false;
  StudyType study_type = StudyType::kUnspecified;
  int claims = 0;  // Number of claim lines that follow.
};

struct DeleteRecord {
  std::string doc;
  SourceOrder source_order;
};

// `notice` says that `doc` is retracted.
struct RetractRecord {
  std::string doc;
  std::string notice;
};

using Record = std::variant<RunRecord, ConceptRecord, DocumentRecord, ClaimMention, DeleteRecord,
                            RetractRecord, Verdict>;

}  // namespace mscgraph

#endif  // MSCGRAPH_SCHEMAS_RECORD_H_
