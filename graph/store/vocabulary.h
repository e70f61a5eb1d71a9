#ifndef MSCGRAPH_GRAPH_STORE_VOCABULARY_H_
#define MSCGRAPH_GRAPH_STORE_VOCABULARY_H_

#include <span>
#include <string>
#include <string_view>

namespace mscgraph {

// The RDF vocabulary; docs/vocabulary.md tells what each term means.
inline constexpr std::string_view kRdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
inline constexpr std::string_view kSkos = "http://www.w3.org/2004/02/skos/core#";
inline constexpr std::string_view kDcterms = "http://purl.org/dc/terms/";
inline constexpr std::string_view kProv = "http://www.w3.org/ns/prov#";
inline constexpr std::string_view kXsd = "http://www.w3.org/2001/XMLSchema#";
inline constexpr std::string_view kBiolink = "https://w3id.org/biolink/vocab/";

// A property of the vocabulary, and how JSON-LD writes it.
struct Property {
  std::string_view term;   // JSON-LD key: "supports"
  std::string_view curie;  // "mscgraph:supports"
  std::string_view range;  // "@id", a datatype ("xsd:integer"), or "" for plain strings
};
std::span<const Property> Properties();

struct Prefix {
  std::string_view name;
  std::string_view iri;
};
std::span<const Prefix> Prefixes();

// "MONDO:1" -> "http://purl.obolibrary.org/obo/MONDO_1"; a CURIE with a prefix that is not listed, and what is no CURIE,
// becomes https://w3id.org/mscgraph/id/<percent-encoded>.
std::string IriOfCurie(std::string_view curie);
// The inverse; the IRI itself if no prefix fits.
std::string CurieOfIri(std::string_view iri);

// Terms in canonical N-Triples: "<iri>", "\"text\"", "\"3\"^^<http://...integer>".
std::string IriTerm(std::string_view iri);
std::string CurieTerm(std::string_view curie);
std::string StringTerm(std::string_view text);
std::string TypedTerm(std::string_view lexical, std::string_view xsd_type);

// A canonical N-Triples term, taken apart. `datatype` is an IRI, empty for IRIs and plain strings.
struct TermParts {
  bool is_iri = false;
  std::string value;
  std::string datatype;
};
TermParts ParseTerm(std::string_view term);

}  // namespace mscgraph

#endif  // MSCGRAPH_GRAPH_STORE_VOCABULARY_H_
