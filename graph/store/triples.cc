#include "graph/store/triples.h"

#include <algorithm>

#include "graph/store/details.h"
#include "graph/store/document_groups.h"
#include "graph/store/iris.h"
#include "graph/store/vocabulary.h"
#include "schemas/ids.h"

namespace mscgraph {
namespace {

// "117,151 bone marrow cells": code points into the document's text, then the text itself. One plain literal,
// so that a SPARQL query takes it apart with STRBEFORE and STRAFTER, and an evidence stays within 16 triples.
std::string QuoteText(const Quote& quote) {
  return std::to_string(quote.begin) + "," + std::to_string(quote.end) + " " + quote.text;
}

std::string OwnIri(std::string_view kind, std::string_view local) {
  std::string iri(kNamespace);
  iri.append(kind).push_back('/');
  return iri.append(local);
}

}  // namespace

TermId TermDictionary::Intern(std::string_view form) {
  const TermId id = EncodeTerm(form);
  if (!IsStored(id)) return id;
  const auto [known, added] = forms_.try_emplace(id, form);
  if (!added && known->second != form && status_.ok()) {
    status_ = absl::InternalError("two terms have one id, the load is refused: " + known->second + " and " +
                                  std::string(form));
  }
  return id;
}

void TermDictionary::Put(TermId id, std::string form) { forms_[id] = std::move(form); }

TripleMaker::TripleMaker(TermDictionary* dictionary) : dictionary_(dictionary) {}

TermId TripleMaker::Predicate(std::string_view iri) {
  // Interned every time: the dictionary may have been cleared, and it is what goes into the store.
  return dictionary_->Intern(IriForm(iri));
}
TermId TripleMaker::Iri(std::string_view iri) { return dictionary_->Intern(IriForm(iri)); }
TermId TripleMaker::Member(std::string_view kind, std::string_view value) {
  return Iri(OwnIri(kind, PercentEncode(value)));
}
TermId TripleMaker::Text(std::string_view text) { return dictionary_->Intern(StringForm(text)); }

void TripleMaker::Headings(const std::vector<DocumentTerm>& terms, TermId document,
                           std::string_view predicate, std::string_view kind, std::vector<Triple>* out) {
  for (const DocumentTerm& term : terms) {
    const TermId heading = Iri(ConceptIri(term.ui.empty() ? LocalId(kind, term.name) : "MESH:" + term.ui));
    out->push_back({document, Predicate(predicate), heading});
    if (term.major) out->push_back({document, Predicate(vocab::kMajorSubject), heading});
    if (!term.name.empty()) out->push_back({heading, Predicate(vocab::kLabel), Text(term.name)});
  }
}

void TripleMaker::Document(const DocumentRecord& document, const std::vector<std::string>& notices,
                           const std::vector<std::string>& keys, std::vector<Triple>* out) {
  const TermId s = Iri(DocumentIri(document.id));
  const auto add = [&](std::string_view predicate, TermId o) {
    out->push_back({s, Predicate(predicate), o});
  };
  const auto identifier = [&](std::string_view prefix, std::string_view local) {
    if (local.empty()) return;
    add(vocab::kIdentifier, Text(std::string(prefix).append(local)));
  };
  add(vocab::kType, Iri(vocab::kPublication));
  identifier("", document.id);
  identifier("PMID:", document.pmid);
  identifier("PMC:", document.pmcid);
  identifier("DOI:", document.doi);
  const std::vector<std::string> own = DocumentKeys(document);
  for (const std::string& key : keys) {
    if (!std::binary_search(own.begin(), own.end(), key)) identifier("", key);
  }
  if (!document.nct.empty() && document.id != "NCT:" + document.nct)
    add(vocab::kRelated, Iri(DocumentIri("NCT:" + document.nct)));
  if (!document.title.empty()) add(vocab::kTitle, Text(document.title));
  if (document.year > 0 && document.year <= 9999)
    add(vocab::kIssued, dictionary_->Intern(YearForm(document.year)));
  if (!document.journal.empty()) add(vocab::kJournal, Text(document.journal));
  for (const std::string& language : document.languages) add(vocab::kLanguage, Iri(LanguageIri(language)));
  Headings(document.publication_types, s, vocab::kDcType, "publication-type", out);
  Headings(document.mesh, s, vocab::kDcSubject, "heading", out);
  add(vocab::kStudyType, Member("study-type", EnumName(document.study_type)));
  add(vocab::kVersion, dictionary_->Intern(IntegerForm(document.version)));
  if (!document.text_hash.empty()) add(vocab::kTextHash, Text(document.text_hash));
  add(vocab::kRetracted, dictionary_->Intern(BooleanForm(document.retracted || !notices.empty())));
  for (const std::string& notice : notices) add(vocab::kRetractedBy, Iri(DocumentIri(notice)));
}

void TripleMaker::Claim(const ClaimMention& claim, std::vector<Triple>* out) {
  const TermId s = ClaimTermId(claim.claim_id);
  const TermId type = Predicate(vocab::kType);
  out->push_back({s, type, Iri(vocab::kStatement)});
  out->push_back({s, type, Iri(vocab::kAssociation)});
  out->push_back({s, Predicate(vocab::kSubject), Iri(ConceptIri(claim.subject.id))});
  out->push_back(
      {s, Predicate(vocab::kPredicate), Iri(std::string(kNamespace).append(EnumName(claim.relation)))});
  out->push_back({s, Predicate(vocab::kObject), Iri(ConceptIri(claim.object.id))});
}

void TripleMaker::Evidence(const ClaimMention& claim, TermId s, std::vector<Triple>* out) {
  dictionary_->Put(s, EvidenceForm(claim.evidence_id));
  const auto add = [&](std::string_view predicate, TermId o) {
    out->push_back({s, Predicate(predicate), o});
  };
  add(vocab::kType, Iri(vocab::kEvidence));
  add(vocab::kSupports, ClaimTermId(claim.claim_id));
  add(vocab::kDerivedFrom, Iri(DocumentIri(claim.doc)));
  add(vocab::kSupportingText, Text(claim.sentence.text));
  add(vocab::kSection, Member("section", SectionName(claim.section)));
  add(vocab::kAssertion, Member("assertion", EnumName(claim.assertion)));
  add(vocab::kOutcome, Member("outcome", EnumName(claim.outcome)));
  add(vocab::kSetting, Member("setting", EnumName(claim.setting)));
  add(vocab::kRule, Member("rule", claim.rule));
  add(vocab::kConfidence, dictionary_->Intern(DecimalForm(claim.confidence)));
  add(vocab::kSubjectQuote, Text(QuoteText(claim.subject.quote)));
  add(vocab::kObjectQuote, Text(QuoteText(claim.object.quote)));
  add(vocab::kTriggerQuote, Text(QuoteText(claim.trigger)));
  if (claim.comparator) add(vocab::kComparator, Member("comparator", EnumName(*claim.comparator)));
  if (!claim.species.empty()) add(vocab::kSpecies, Iri(SpeciesIri(claim.species)));
  add(vocab::kDetails, dictionary_->Intern(TypedForm(DetailsJson(claim), vocab::kRdfJson)));
}

Triple TripleMaker::ConceptUse(std::string_view id) {
  return {Iri(ConceptIri(id)), Predicate(vocab::kType), Iri(vocab::kConcept)};
}

void TripleMaker::Concept(const ConceptRecord& record, std::vector<Triple>* out) {
  const TermId s = Iri(ConceptIri(record.id));
  const auto add = [&](std::string_view predicate, TermId o) {
    out->push_back({s, Predicate(predicate), o});
  };
  add(vocab::kType, Iri(ConceptClassIri(record.type)));
  add(vocab::kPrefLabel, Text(record.label));
  for (const std::string& synonym : record.synonyms) {
    if (synonym != record.label) add(vocab::kAltLabel, Text(synonym));  // SKOS: the two are disjoint.
  }
  for (const std::string& xref : record.xrefs) add(vocab::kExactMatch, Iri(ConceptIri(xref)));
  for (const std::string& parent : record.parents) add(vocab::kBroader, Iri(ConceptIri(parent)));
}

}  // namespace mscgraph
