#ifndef MSCGRAPH_SCHEMAS_DOCUMENT_H_
#define MSCGRAPH_SCHEMAS_DOCUMENT_H_

#include <cstdint>
#include <string>
#include <vector>

#include "schemas/span.h"

namespace mscgraph {

// The normalised name of a section, from its label or NlmCategory.
enum class Section { kTitle, kAbstract, kBackground, kObjective, kMethods, kResults, kConclusions };

struct DocumentSection {
  std::string
      label;  // As printed ("MATERIALS AND METHODS"); empty for the title and for an unlabelled abstract.
  Section kind = Section::kAbstract;
  Span span;  // Bytes of Document::text.
};

// A controlled term with the id its vocabulary gives it: a publication type or a MeSH heading.
struct DocumentTerm {
  std::string ui;  // "D016449"; empty where the source has names only.
  std::string name;
  bool major = false;
  friend bool operator==(const DocumentTerm&, const DocumentTerm&) = default;
};

// A name that an entity recogniser outside has found, as the input gives it.
struct Annotation {
  Span span;         // Bytes of Document::text; not empty.
  std::string type;  // In the words of the source: "Chemical", "Disease".
  std::string id;    // A CURIE if the source gives one or its form tells ("D006086" is MESH); else as given.
  friend bool operator==(const Annotation&, const Annotation&) = default;
};

// Where a version of a document comes from, to decide which of two versions is newer.
struct SourceOrder {
  int baseline_year = 0;  // "pubmed25n0001.xml.gz" -> 25; 0 where the file name tells nothing.
  int file_number = 0;    // "pubmed25n0001.xml.gz" -> 1
  friend auto operator<=>(const SourceOrder&, const SourceOrder&) = default;
};

// One abstract, read and normalised: valid UTF-8, NFC, runs of white space folded to one blank.
// `text` is the title, '\n', and the sections joined by '\n'; every offset of the program points into it.
struct Document {
  std::string id;  // CURIE: "PMID:123", "NCT:NCT0123", "DOI:10.1/x"; from JSON Lines as given.
  std::string pmid, pmcid, doi, nct;  // Bare, without prefix; empty if unknown.
  int version = 1;
  SourceOrder source_order;
  std::string text;
  std::vector<DocumentSection> sections;  // In order; sections[0] is the title (its span may be empty).
  int year = 0;                           // 0 if unknown.
  std::string journal;
  std::vector<DocumentTerm> publication_types;
  std::vector<DocumentTerm> mesh;
  std::vector<std::string> languages;
  bool retracted = false;
  std::vector<Annotation> annotations;  // By place; of two that begin together the longer first.
  std::vector<std::string> retracts;    // Ids of the documents that this one is the retraction notice of.

  std::string_view Title() const {
    return sections.empty() ? std::string_view() : sections.front().span.In(text);
  }
};

// Joins title and sections into Document::text and fills Document::sections.
// `parts` are (label, kind, text) without the title; empty texts are left out.
struct SectionText {
  std::string label;
  Section kind = Section::kAbstract;
  std::string text;
};
void AssembleText(std::string_view title, const std::vector<SectionText>& parts, Document* document);

// "MATERIALS AND METHODS" -> kMethods; kAbstract for a label that the table does not know.
Section SectionFromLabel(std::string_view label);
std::string_view SectionName(Section section);               // "methods"
bool ParseSection(std::string_view name, Section* section);  // inverse of SectionName

}  // namespace mscgraph

#endif  // MSCGRAPH_SCHEMAS_DOCUMENT_H_
