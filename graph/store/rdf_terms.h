#ifndef MSCGRAPH_GRAPH_STORE_RDF_TERMS_H_
#define MSCGRAPH_GRAPH_STORE_RDF_TERMS_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace mscgraph {

// What the grammars of N-Triples and Turtle say of the inside of terms. Pure functions.

// True for valid UTF-8 without characters that may not stand in an IRI, and with a scheme.
bool IsAbsoluteIri(std::string_view iri);
// LANGTAG without "@".
bool IsLanguageTag(std::string_view tag);
// The length of the label of a blank node at the beginning of `text`, 0 if there is none.
size_t BlankLabelLength(std::string_view text);
// Appends `code` in UTF-8; false for surrogates and what lies beyond Unicode.
bool AppendCodePoint(uint32_t code, std::string* out);
// Resolves \uXXXX and \UXXXXXXXX, and if `in_string` \t \b \n \r \f \" \' \\ too. False on any other escape.
bool Unescape(std::string_view text, bool in_string, std::string* out);
// True if the text is valid UTF-8 and already as a canonical literal has it: nothing to escape or resolve.
bool IsPlain(std::string_view text);

}  // namespace mscgraph

#endif  // MSCGRAPH_GRAPH_STORE_RDF_TERMS_H_
