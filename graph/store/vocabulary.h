#ifndef MSCGRAPH_GRAPH_STORE_VOCABULARY_H_
#define MSCGRAPH_GRAPH_STORE_VOCABULARY_H_

#include <string_view>

// Every class, predicate and datatype of the graph; docs/vocabulary.md explains them. Frozen: a change of an
// IRI breaks queries of users.
namespace mscgraph::vocab {

#define MSCGRAPH_RDF "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
#define MSCGRAPH_RDFS "http://www.w3.org/2000/01/rdf-schema#"
#define MSCGRAPH_XSD "http://www.w3.org/2001/XMLSchema#"
#define MSCGRAPH_SKOS "http://www.w3.org/2004/02/skos/core#"
#define MSCGRAPH_DCTERMS "http://purl.org/dc/terms/"
#define MSCGRAPH_PROV "http://www.w3.org/ns/prov#"
#define MSCGRAPH_BIOLINK "https://w3id.org/biolink/vocab/"
#define MSCGRAPH_OWN "https://w3id.org/mscgraph/"

inline constexpr std::string_view kXsdInteger = MSCGRAPH_XSD "integer";
inline constexpr std::string_view kXsdDecimal = MSCGRAPH_XSD "decimal";
inline constexpr std::string_view kXsdBoolean = MSCGRAPH_XSD "boolean";
inline constexpr std::string_view kXsdDate = MSCGRAPH_XSD "date";
inline constexpr std::string_view kXsdDateTime = MSCGRAPH_XSD "dateTime";
inline constexpr std::string_view kXsdString = MSCGRAPH_XSD "string";
inline constexpr std::string_view kXsdGYear = MSCGRAPH_XSD "gYear";
inline constexpr std::string_view kRdfJson = MSCGRAPH_RDF "JSON";

// Classes.
inline constexpr std::string_view kStatement = MSCGRAPH_RDF "Statement";
inline constexpr std::string_view kAssociation = MSCGRAPH_BIOLINK "Association";
inline constexpr std::string_view kEvidence = MSCGRAPH_OWN "Evidence";
inline constexpr std::string_view kPublication = MSCGRAPH_BIOLINK "Publication";
inline constexpr std::string_view kConcept = MSCGRAPH_SKOS "Concept";

// Claims.
inline constexpr std::string_view kType = MSCGRAPH_RDF "type";
inline constexpr std::string_view kSubject = MSCGRAPH_RDF "subject";
inline constexpr std::string_view kPredicate = MSCGRAPH_RDF "predicate";
inline constexpr std::string_view kObject = MSCGRAPH_RDF "object";

// Evidence.
inline constexpr std::string_view kSupports = MSCGRAPH_OWN "supports";
inline constexpr std::string_view kDerivedFrom = MSCGRAPH_PROV "wasDerivedFrom";
inline constexpr std::string_view kSupportingText = MSCGRAPH_BIOLINK "supporting_text";
inline constexpr std::string_view kSection = MSCGRAPH_OWN "section";
inline constexpr std::string_view kAssertion = MSCGRAPH_OWN "assertion";
inline constexpr std::string_view kOutcome = MSCGRAPH_OWN "outcome";
inline constexpr std::string_view kSetting = MSCGRAPH_OWN "setting";
inline constexpr std::string_view kRule = MSCGRAPH_OWN "rule";
inline constexpr std::string_view kConfidence = MSCGRAPH_OWN "confidence";
inline constexpr std::string_view kSubjectQuote = MSCGRAPH_OWN "subjectQuote";
inline constexpr std::string_view kObjectQuote = MSCGRAPH_OWN "objectQuote";
inline constexpr std::string_view kTriggerQuote = MSCGRAPH_OWN "triggerQuote";
inline constexpr std::string_view kComparator = MSCGRAPH_OWN "comparator";
inline constexpr std::string_view kSpecies = MSCGRAPH_OWN "species";
inline constexpr std::string_view kDetails = MSCGRAPH_OWN "details";

// Documents.
inline constexpr std::string_view kIdentifier = MSCGRAPH_DCTERMS "identifier";
inline constexpr std::string_view kTitle = MSCGRAPH_DCTERMS "title";
inline constexpr std::string_view kIssued = MSCGRAPH_DCTERMS "issued";
inline constexpr std::string_view kLanguage = MSCGRAPH_DCTERMS "language";
inline constexpr std::string_view kDcType = MSCGRAPH_DCTERMS "type";
inline constexpr std::string_view kDcSubject = MSCGRAPH_DCTERMS "subject";
inline constexpr std::string_view kRelated = MSCGRAPH_DCTERMS "relation";
inline constexpr std::string_view kJournal = MSCGRAPH_OWN "journal";
inline constexpr std::string_view kMajorSubject = MSCGRAPH_OWN "majorSubject";
inline constexpr std::string_view kStudyType = MSCGRAPH_OWN "studyType";
inline constexpr std::string_view kVersion = MSCGRAPH_OWN "version";
inline constexpr std::string_view kTextHash = MSCGRAPH_OWN "textHash";
inline constexpr std::string_view kRetracted = MSCGRAPH_OWN "retracted";
inline constexpr std::string_view kRetractedBy = MSCGRAPH_OWN "retractedBy";
inline constexpr std::string_view kLabel = MSCGRAPH_RDFS "label";

// Concepts.
inline constexpr std::string_view kPrefLabel = MSCGRAPH_SKOS "prefLabel";
inline constexpr std::string_view kAltLabel = MSCGRAPH_SKOS "altLabel";
inline constexpr std::string_view kExactMatch = MSCGRAPH_SKOS "exactMatch";
inline constexpr std::string_view kBroader = MSCGRAPH_SKOS "broader";

// How JSON-LD writes the predicates: the short key and the kind of the values.
enum class ValueKind { kIri, kString, kInteger, kDecimal, kBoolean, kYear, kJson };
struct PredicateTerm {
  std::string_view iri;
  std::string_view key;
  ValueKind kind;
};
// In the order of the keys within a node. rdf:type is not in it: JSON-LD writes it as @type.
inline constexpr PredicateTerm kPredicates[] = {
    {kSubject, "subject", ValueKind::kIri},
    {kPredicate, "predicate", ValueKind::kIri},
    {kObject, "object", ValueKind::kIri},
    {kSupports, "supports", ValueKind::kIri},
    {kDerivedFrom, "wasDerivedFrom", ValueKind::kIri},
    {kSupportingText, "supporting_text", ValueKind::kString},
    {kSection, "section", ValueKind::kIri},
    {kAssertion, "assertion", ValueKind::kIri},
    {kOutcome, "outcome", ValueKind::kIri},
    {kComparator, "comparator", ValueKind::kIri},
    {kSetting, "setting", ValueKind::kIri},
    {kSpecies, "species", ValueKind::kIri},
    {kRule, "rule", ValueKind::kIri},
    {kConfidence, "confidence", ValueKind::kDecimal},
    {kSubjectQuote, "subjectQuote", ValueKind::kString},
    {kObjectQuote, "objectQuote", ValueKind::kString},
    {kTriggerQuote, "triggerQuote", ValueKind::kString},
    {kDetails, "details", ValueKind::kJson},
    {kIdentifier, "identifier", ValueKind::kString},
    {kTitle, "title", ValueKind::kString},
    {kIssued, "issued", ValueKind::kYear},
    {kJournal, "journal", ValueKind::kString},
    {kLanguage, "language", ValueKind::kIri},
    {kDcType, "publicationType", ValueKind::kIri},
    {kDcSubject, "heading", ValueKind::kIri},
    {kMajorSubject, "majorSubject", ValueKind::kIri},
    {kRelated, "relation", ValueKind::kIri},
    {kStudyType, "studyType", ValueKind::kIri},
    {kVersion, "version", ValueKind::kInteger},
    {kTextHash, "textHash", ValueKind::kString},
    {kRetracted, "retracted", ValueKind::kBoolean},
    {kRetractedBy, "retractedBy", ValueKind::kIri},
    {kLabel, "label", ValueKind::kString},
    {kPrefLabel, "prefLabel", ValueKind::kString},
    {kAltLabel, "altLabel", ValueKind::kString},
    {kExactMatch, "exactMatch", ValueKind::kIri},
    {kBroader, "broader", ValueKind::kIri},
};

}  // namespace mscgraph::vocab

#endif  // MSCGRAPH_GRAPH_STORE_VOCABULARY_H_
