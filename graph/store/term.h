#ifndef MSCGRAPH_GRAPH_STORE_TERM_H_
#define MSCGRAPH_GRAPH_STORE_TERM_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace mscgraph {

// RDF terms as the store keeps them. A term is written as its canonical N-Triples form: `<iri>`, `"text"` or
// `"5"^^<http://www.w3.org/2001/XMLSchema#integer>`; its id is a pure function of that form, so two stores
// (and two workers) agree on ids without a shared dictionary. All functions are pure and thread-safe.

// 4-bit tag, 60-bit payload; 0 is no term. docs/store_format.md has the table.
using TermId = uint64_t;

enum class TermTag : uint8_t {
  kNone = 0,
  kIri = 1,  // Hash of the N-Triples form; the form is in family `terms`. So too kLiteral.
  kLiteral = 2,
  kInteger = 3,   // xsd:integer, two's complement in 60 bits.
  kBoolean = 4,   // xsd:boolean, 0 or 1.
  kYear = 5,      // xsd:gYear, four digits.
  kClaim = 6,     // mscgraph:claim/<15 hex digits>: the digits are the payload.
  kEvidence = 7,  // mscgraph:evidence/<15 hex digits>
};

inline TermTag TagOf(TermId id) { return static_cast<TermTag>(id >> 60); }
inline uint64_t PayloadOf(TermId id) { return id & ((uint64_t{1} << 60) - 1); }
inline TermId MakeTermId(TermTag tag, uint64_t payload) {
  return (static_cast<uint64_t>(tag) << 60) | (payload & ((uint64_t{1} << 60) - 1));
}
// True if the form of the term is in family `terms`; all others are decoded from the id itself.
inline bool IsHashed(TermId id) { return TagOf(id) == TermTag::kIri || TagOf(id) == TermTag::kLiteral; }

// The N-Triples forms. IriForm percent-encodes what may not stand in an IRI.
std::string IriForm(std::string_view iri);
std::string StringForm(std::string_view text);
std::string TypedForm(std::string_view lexical, std::string_view datatype);
std::string IntegerForm(int64_t value);
std::string BooleanForm(bool value);
std::string YearForm(int year);  // REQUIRES: 0 <= year <= 9999
// 0.85 -> "0.85"^^xsd:decimal, canonical: no trailing zeros, at least one digit after the point.
std::string DecimalForm(double value);

// A value goes into the id only if decoding gives the same form back ("007" is hashed, "7" is not).
TermId EncodeTerm(std::string_view form);
// The form of an id that is not hashed; nullopt for hashed and unknown ids.
std::optional<std::string> InlineForm(TermId id);

TermId ClaimTermId(std::string_view hex15);
TermId EvidenceTermId(std::string_view hex15);

// A form taken apart, for writers of other formats.
struct ParsedTerm {
  bool is_iri = false;
  std::string value;     // The IRI, or the text with escapes resolved.
  std::string datatype;  // Empty for IRIs and plain strings.
};
ParsedTerm ParseTerm(std::string_view form);

}  // namespace mscgraph

#endif  // MSCGRAPH_GRAPH_STORE_TERM_H_
