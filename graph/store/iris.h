#ifndef MSCGRAPH_GRAPH_STORE_IRIS_H_
#define MSCGRAPH_GRAPH_STORE_IRIS_H_

#include <string>
#include <string_view>

namespace mscgraph {

// CURIEs of the claims and the IRIs they stand for. Pure functions.

// A prefix of the JSON-LD context too.
struct IriPrefix {
  std::string_view prefix;  // "MONDO"
  std::string_view iri;     // "http://purl.obolibrary.org/obo/MONDO_"
};
inline constexpr IriPrefix kIriPrefixes[] = {
    {"mscgraph", "https://w3id.org/mscgraph/"},
    {"biolink", "https://w3id.org/biolink/vocab/"},
    {"rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"},
    {"rdfs", "http://www.w3.org/2000/01/rdf-schema#"},
    {"xsd", "http://www.w3.org/2001/XMLSchema#"},
    {"skos", "http://www.w3.org/2004/02/skos/core#"},
    {"dcterms", "http://purl.org/dc/terms/"},
    {"prov", "http://www.w3.org/ns/prov#"},
    {"PMID", "http://www.ncbi.nlm.nih.gov/pubmed/"},
    {"PMC", "http://europepmc.org/articles/PMC"},
    {"DOI", "https://doi.org/"},
    {"NCT", "https://clinicaltrials.gov/study/"},
    {"MONDO", "http://purl.obolibrary.org/obo/MONDO_"},
    {"MESH", "http://id.nlm.nih.gov/mesh/"},
    {"DOID", "http://purl.obolibrary.org/obo/DOID_"},
    {"HP", "http://purl.obolibrary.org/obo/HP_"},
    {"CL", "http://purl.obolibrary.org/obo/CL_"},
    {"UBERON", "http://purl.obolibrary.org/obo/UBERON_"},
    {"GO", "http://purl.obolibrary.org/obo/GO_"},
    {"CHEBI", "http://purl.obolibrary.org/obo/CHEBI_"},
    {"PR", "http://purl.obolibrary.org/obo/PR_"},
    {"NCIT", "http://purl.obolibrary.org/obo/NCIT_"},
    {"OMIM", "http://purl.obolibrary.org/obo/OMIM_"},
    {"NCBITaxon", "http://purl.obolibrary.org/obo/NCBITaxon_"},
    {"EFO", "http://www.ebi.ac.uk/efo/EFO_"},
    {"UMLS", "http://identifiers.org/umls/"},
    {"HGNC", "http://identifiers.org/hgnc/"},
    {"NCBIGene", "http://identifiers.org/ncbigene/"},
    {"UniProtKB", "http://purl.uniprot.org/uniprot/"},
    {"ENSEMBL", "http://identifiers.org/ensembl/"},
    {"SNOMEDCT", "http://snomed.info/id/"},
    {"iso639-2", "http://id.loc.gov/vocabulary/iso639-2/"},
};

// "MONDO:0005010" -> "http://purl.obolibrary.org/obo/MONDO_0005010". An unknown prefix gives
// "https://w3id.org/mscgraph/<kind>/<percent-encoded CURIE>"; `kind` is "document" or "concept".
std::string CurieToIri(std::string_view curie, std::string_view kind);
inline std::string DocumentIri(std::string_view id) { return CurieToIri(id, "document"); }
inline std::string ConceptIri(std::string_view id) { return CurieToIri(id, "concept"); }

// The shortest way to write an IRI: "MONDO:0005010"; the IRI itself if no prefix fits.
std::string IriToCurie(std::string_view iri);

// The inverse of CurieToIri, but for ids that it writes as others do ("PMC:PMC7" as "PMC:7"). Of other IRIs
// the shortest way to write them.
std::string IriToId(std::string_view iri, std::string_view kind);

// All but unreserved characters (RFC 3986) as %XX.
std::string PercentEncode(std::string_view text);

// "mouse" -> NCBITaxon IRI; an unknown species gets an IRI of our own.
std::string SpeciesIri(std::string_view name);
// ISO 639-2 code as PubMed gives it ("eng").
std::string LanguageIri(std::string_view code);
// "condition" -> biolink:DiseaseOrPhenotypicFeature; biolink:NamedThing for an unknown type.
std::string_view ConceptClassIri(std::string_view type);

}  // namespace mscgraph

#endif  // MSCGRAPH_GRAPH_STORE_IRIS_H_
