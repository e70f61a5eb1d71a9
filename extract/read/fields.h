#ifndef MSCGRAPH_EXTRACT_READ_FIELDS_H_
#define MSCGRAPH_EXTRACT_READ_FIELDS_H_

#include <string>
#include <string_view>

#include "schemas/document.h"

namespace mscgraph {

// What every reader does with the fields of a record.

// CleanText for text that may hold invalid UTF-8 (a character reference can name a surrogate): such bytes
// become U+FFFD.
std::string CleanField(std::string_view text);

// The first year 1800..2099 that stands in `text` as four digits of its own ("1998 Dec-1999 Jan" -> 1998); 0
// if none.
int FindYear(std::string_view text);

// Bare ids from the forms in use; empty if it is none.
std::string NormalisePmid(std::string_view text);   // "PMID: 0123" -> "123"
std::string NormalisePmcid(std::string_view text);  // "pmc123.1" -> "PMC123"
std::string NormaliseDoi(std::string_view text);    // "https://doi.org/10.1/X." -> "10.1/x"; DOIs ignore case
std::string NormaliseNct(std::string_view text);    // "nct01234567" -> "NCT01234567"

// Sets Document::id and what follows from it. Bare forms of known kinds get their prefix: "12" is "PMID:12",
// "PMC7" is "PMC:PMC7", "NCT01234567" is "NCT:NCT01234567"; other ids stay as given.
void SetDocumentId(std::string_view id, Document* document);

// The number in the first <PMID> of an XML record that cannot be parsed; empty if there is none.
std::string FindPmid(std::string_view xml);

// "pubmed25n0001.xml.gz" -> {25, 1}; {0, 0} for other names. Folders are ignored.
SourceOrder SourceOrderOf(std::string_view file);

// The section of an abstract's part: its NLM category, else its label.
Section SectionOf(std::string_view nlm_category, std::string_view label);

}  // namespace mscgraph

#endif  // MSCGRAPH_EXTRACT_READ_FIELDS_H_
