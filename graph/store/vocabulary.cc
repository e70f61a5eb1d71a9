#include "graph/store/vocabulary.h"

#include <array>

#include "schemas/ids.h"

namespace mscgraph {
namespace {

constexpr Prefix kPrefixes[] = {
    {"rdf", kRdf},
    {"skos", kSkos},
    {"dcterms", kDcterms},
    {"prov", kProv},
    {"xsd", kXsd},
    {"biolink", kBiolink},
    {"mscgraph", kNamespace},
    {"MONDO", "http://purl.obolibrary.org/obo/MONDO_"},
    {"DOID", "http://purl.obolibrary.org/obo/DOID_"},
    {"HP", "http://purl.obolibrary.org/obo/HP_"},
    {"CL", "http://purl.obolibrary.org/obo/CL_"},
    {"UBERON", "http://purl.obolibrary.org/obo/UBERON_"},
    {"NCBITaxon", "http://purl.obolibrary.org/obo/NCBITaxon_"},
    {"MESH", "http://id.nlm.nih.gov/mesh/"},
    {"UMLS", "http://identifiers.org/umls/"},
    {"PMID", "http://www.ncbi.nlm.nih.gov/pubmed/"},
    {"NCT", "http://clinicaltrials.gov/ct2/show/"},
    {"DOI", "https://doi.org/"},
};

constexpr Property kProperties[] = {
    {"subject", "rdf:subject", "@id"},
    {"predicate", "rdf:predicate", "@id"},
    {"object", "rdf:object", "@id"},
    {"label", "skos:prefLabel", ""},
    {"synonyms", "skos:altLabel", ""},
    {"exactMatch", "skos:exactMatch", "@id"},
    {"broader", "skos:broader", "@id"},
    {"family", "mscgraph:family", ""},
    {"supports", "mscgraph:supports", "@id"},
    {"derivedFrom", "prov:wasDerivedFrom", "@id"},
    {"sentence", "mscgraph:sentence", ""},
    {"sentenceSpan", "mscgraph:sentenceSpan", ""},
    {"subjectText", "mscgraph:subjectText", ""},
    {"subjectSpan", "mscgraph:subjectSpan", ""},
    {"objectText", "mscgraph:objectText", ""},
    {"objectSpan", "mscgraph:objectSpan", ""},
    {"triggerSpan", "mscgraph:triggerSpan", ""},
    {"section", "mscgraph:section", ""},
    {"assertion", "mscgraph:assertion", ""},
    {"outcome", "mscgraph:outcome", ""},
    {"setting", "mscgraph:setting", ""},
    {"rule", "mscgraph:rule", ""},
    {"confidence", "mscgraph:confidence", "xsd:decimal"},
    {"identifier", "dcterms:identifier", ""},
    {"title", "dcterms:title", ""},
    {"issued", "dcterms:issued", "xsd:gYear"},
    {"language", "dcterms:language", ""},
    {"mesh", "dcterms:subject", "@id"},
    {"journal", "mscgraph:journal", ""},
    {"publicationType", "mscgraph:publicationType", ""},
    {"studyType", "mscgraph:studyType", ""},
    {"retracted", "mscgraph:retracted", "xsd:boolean"},
};

bool IsIriSafe(unsigned char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         std::string_view("-._~:/?#@!$&'()*+,;=%").find(static_cast<char>(c)) != std::string_view::npos;
}

// Percent-encodes what an IRI of ours may not hold; non-ASCII bytes too, so that every IRI is a URI.
std::string PercentEncode(std::string_view text) {
  constexpr char kDigits[] = "0123456789ABCDEF";
  std::string out;
  for (unsigned char c : text) {
    if (IsIriSafe(c)) {
      out += static_cast<char>(c);
    } else {
      out += {'%', kDigits[c >> 4], kDigits[c & 15]};
    }
  }
  return out;
}

}  // namespace

std::span<const Property> Properties() { return kProperties; }
std::span<const Prefix> Prefixes() { return kPrefixes; }

std::string IriOfCurie(std::string_view curie) {
  size_t colon = curie.find(':');
  if (colon != std::string_view::npos) {
    for (const Prefix& prefix : kPrefixes) {
      if (prefix.name == curie.substr(0, colon)) {
        return std::string(prefix.iri) + PercentEncode(curie.substr(colon + 1));
      }
    }
  }
  return std::string(kNamespace) + "id/" + PercentEncode(curie);
}

std::string CurieOfIri(std::string_view iri) {
  std::string_view id_root = "https://w3id.org/mscgraph/id/";
  if (iri.starts_with(id_root)) return std::string(iri.substr(id_root.size()));
  for (const Prefix& prefix : kPrefixes) {
    if (iri.starts_with(prefix.iri)) return std::string(prefix.name) + ":" + std::string(iri.substr(prefix.iri.size()));
  }
  return std::string(iri);
}

std::string IriTerm(std::string_view iri) { return "<" + std::string(iri) + ">"; }
std::string CurieTerm(std::string_view curie) { return IriTerm(IriOfCurie(curie)); }

std::string StringTerm(std::string_view text) {
  std::string out = "\"";
  for (char c : text) {
    if (c == '"' || c == '\\') {
      out += {'\\', c};
    } else if (c == '\n') {
      out += "\\n";
    } else if (c == '\r') {
      out += "\\r";
    } else {
      out += c;
    }
  }
  return out + '"';
}

std::string TypedTerm(std::string_view lexical, std::string_view xsd_type) {
  return StringTerm(lexical) + "^^<" + std::string(kXsd) + std::string(xsd_type) + ">";
}

TermParts ParseTerm(std::string_view term) {
  if (term.starts_with('<')) return {true, std::string(term.substr(1, term.size() - 2)), ""};
  TermParts out;
  size_t i = 1;
  for (; i < term.size() && term[i] != '"'; ++i) {
    if (term[i] != '\\') {
      out.value += term[i];
      continue;
    }
    char c = term[++i];
    out.value += c == 'n' ? '\n' : c == 'r' ? '\r' : c;
  }
  if (term.substr(i).starts_with("\"^^<")) out.datatype = term.substr(i + 4, term.size() - i - 5);
  return out;
}

}  // namespace mscgraph
