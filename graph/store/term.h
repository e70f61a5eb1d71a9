#ifndef MSCGRAPH_GRAPH_STORE_TERM_H_
#define MSCGRAPH_GRAPH_STORE_TERM_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace mscgraph {

// RDF terms as the store keeps them. A term is written as its canonical N-Triples form: `<iri>`, `"text"`,
// `"text"@en`, `"5"^^<http://www.w3.org/2001/XMLSchema#integer>` or `_:label`. Its id is a pure function of
// that form, so two stores (and two workers) agree on ids without a shared dictionary. The one exception is
// evidence: within a store its id is a place in its document (see EvidenceTermId). All functions are pure and
// thread-safe.

// 4-bit tag, 60-bit payload; 0 is no term. docs/store_format.md has the table.
using TermId = uint64_t;

enum class TermTag : uint8_t {
  kNone = 0,
  kIri = 1,  // Hash of the N-Triples form; the form is in family `terms`. So too kLiteral and kBlank.
  kLiteral = 2,
  kInteger = 3,   // xsd:integer, two's complement in 60 bits.
  kBoolean = 4,   // xsd:boolean, 0 or 1.
  kYear = 5,      // xsd:gYear, four digits.
  kClaim = 6,     // mscgraph:claim/<15 hex digits>: the digits are the payload.
  kEvidence = 7,  // mscgraph:evidence/<15 hex digits>: document number, ordinal; both ways in `terms`.
  kBlank = 8,
  kDecimal = 9,    // xsd:decimal: digits after the point, all digits as a number.
  kDate = 10,      // xsd:date
  kDateTime = 11,  // xsd:dateTime
  kNumbered = 12,  // An IRI of a known prefix and digits: prefix, number of digits, their value.
};

inline constexpr uint64_t kPayloadMask = (uint64_t{1} << 60) - 1;

inline TermTag TagOf(TermId id) { return static_cast<TermTag>(id >> 60); }
inline uint64_t PayloadOf(TermId id) { return id & kPayloadMask; }
inline TermId MakeTermId(TermTag tag, uint64_t payload) {
  return (static_cast<uint64_t>(tag) << 60) | (payload & kPayloadMask);
}
// True if the form of the term is in family `terms`; all others are decoded from the id itself.
inline bool IsStored(TermId id) {
  const TermTag tag = TagOf(id);
  return tag == TermTag::kIri || tag == TermTag::kLiteral || tag == TermTag::kBlank ||
         tag == TermTag::kEvidence;
}
inline bool IsIri(TermId id) {
  const TermTag tag = TagOf(id);
  return tag == TermTag::kIri || tag == TermTag::kClaim || tag == TermTag::kEvidence ||
         tag == TermTag::kNumbered;
}

// The N-Triples forms. IriForm percent-encodes what may not stand in an IRI.
std::string IriForm(std::string_view iri);
std::string StringForm(std::string_view text);
std::string TypedForm(std::string_view lexical, std::string_view datatype);
std::string TaggedForm(std::string_view text, std::string_view language);
std::string IntegerForm(int64_t value);
std::string BooleanForm(bool value);
std::string YearForm(int year);  // REQUIRES: 0 <= year <= 9999
// 0.85 -> "0.85"^^xsd:decimal, canonical: no trailing zeros, at least one digit after the point.
std::string DecimalForm(double value);

// Appends the text with the escapes of a canonical N-Triples literal, without quotes.
void AppendEscaped(std::string_view text, std::string* out);

// A value goes into the id only if decoding gives the same form back ("007" is hashed, "7" is not). For an
// evidence this is no id of the store: use EvidenceDigits and the map in `terms`.
TermId EncodeTerm(std::string_view form);
// The form of an id that is not stored; nullopt for stored and unknown ids.
std::optional<std::string> InlineForm(TermId id);

TermId ClaimTermId(std::string_view hex15);
// The id of the `ordinal`-th evidence that a document ever had. REQUIRES: ordinal < 2^28
inline constexpr uint32_t kMaxOrdinal = (uint32_t{1} << 28) - 1;
inline TermId EvidenceTermId(uint32_t document, uint32_t ordinal) {
  return MakeTermId(TermTag::kEvidence, uint64_t{document} << 28 | ordinal);
}
inline uint32_t DocumentOf(TermId evidence) { return static_cast<uint32_t>(PayloadOf(evidence) >> 28); }
inline uint32_t OrdinalOf(TermId evidence) { return static_cast<uint32_t>(evidence & kMaxOrdinal); }
// The 60 bits of the digits of an evidence IRI; nullopt for any other form.
std::optional<uint64_t> EvidenceDigits(std::string_view form);
// mscgraph:evidence/<hex15> as a form.
std::string EvidenceForm(std::string_view hex15);

// A form taken apart, for writers of other formats.
struct ParsedTerm {
  bool is_iri = false, is_blank = false;
  std::string value;     // The IRI, the label, or the text with escapes resolved.
  std::string datatype;  // Empty for all but typed literals.
  std::string language;  // Of a literal with a language tag.
};
ParsedTerm ParseTerm(std::string_view form);

}  // namespace mscgraph

#endif  // MSCGRAPH_GRAPH_STORE_TERM_H_
