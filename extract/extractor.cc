#include "extract/extractor.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "extract/analysis.h"
#include "schemas/ids.h"

namespace mscgraph {
namespace {

DocumentRecord RecordOf(const Document& document) {
  DocumentRecord out{.id = document.id,
                     .pmid = document.pmid,
                     .pmcid = document.pmcid,
                     .doi = document.doi,
                     .nct = document.nct,
                     .version = document.version,
                     .source_order = document.source_order};
  out.text_hash = Hex16(Hash64(document.text));
  out.title = std::string(document.Title());
  out.year = document.year;
  out.journal = document.journal;
  out.publication_types = document.publication_types;
  out.mesh = document.mesh;
  out.languages = document.languages;
  out.retracted = document.retracted;
  return out;
}

// The sentence as NormaliseName gives it: its words are normalised already.
std::string Normalised(const SentenceAnalysis& sentence) {
  std::string out;
  for (const Token& token : sentence.tokens) {
    if (token.is_punct || token.norm.empty()) continue;
    if (!out.empty()) out += ' ';
    out += token.norm;
  }
  return out;
}

// Numbers the sentences of equal text, and gives every claim its ids; a claim that is read twice of the same
// words of one sentence is kept once.
void AssignIds(const DocumentAnalysis& analysis, const CodePointIndex& code_points,
               std::vector<ClaimMention>* claims) {
  std::map<std::string, std::vector<size_t>> starts;  // normalised sentence -> where it stands
  std::set<std::string> seen;
  std::vector<ClaimMention> out;
  auto sentence = analysis.sentences.begin();  // Of the claim: claims come in the order of the text.
  std::string normalised;
  std::optional<size_t> begin;  // Of the sentence that `normalised` is of.
  for (ClaimMention& claim : *claims) {
    while (code_points.At(sentence->sentence.span.begin) != claim.sentence.begin ||
           code_points.At(sentence->sentence.span.end) != claim.sentence.end)
      ++sentence;
    if (begin != claim.sentence.begin) normalised = Normalised(*sentence);
    begin = claim.sentence.begin;
    std::vector<size_t>& places = starts[normalised];
    auto place = std::find(places.begin(), places.end(), claim.sentence.begin);
    int occurrence = static_cast<int>(place - places.begin());
    if (place == places.end()) places.push_back(claim.sentence.begin);
    claim.evidence_id = EvidenceId(claim.doc, claim.relation, normalised, occurrence,
                                   claim.subject.quote.text, claim.object.quote.text);
    claim.claim_id = ClaimId(claim.subject.id, claim.relation, claim.object.id);
    if (seen.insert(claim.evidence_id).second) out.push_back(std::move(claim));
  }
  *claims = std::move(out);
}

}  // namespace

struct Extractor::Parts {
  Knowledge knowledge;
  Entities entities = Entities::kBoth;
};

Extractor::Extractor(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Extractor::~Extractor() = default;

absl::StatusOr<std::unique_ptr<Extractor>> Extractor::Create(const std::string& rules,
                                                             const std::vector<std::string>& lexicons,
                                                             Entities entities) {
  auto knowledge = LoadKnowledge(rules, lexicons);
  if (!knowledge.ok()) return knowledge.status();
  auto parts = std::make_unique<Parts>();
  parts->knowledge = std::move(*knowledge);
  parts->entities = entities;
  return std::unique_ptr<Extractor>(new Extractor(std::move(parts)));
}

Extraction Extractor::Extract(const Document& document) const {
  const Knowledge& knowledge = parts_->knowledge;
  Extraction out{.document = RecordOf(document)};
  DocumentAnalysis analysis = Analyse(document, *knowledge.mentions, parts_->entities);
  out.about_msc = analysis.about_msc;
  out.kept = analysis.names_therapy;
  if (!out.kept) return out;
  Study study = knowledge.study->Classify(document);
  out.document.study_type = study.type;
  if (study.notice) return out;
  MarkZones(knowledge, &analysis);
  CodePointIndex code_points(document.text);
  std::set<std::string> concepts;
  // `make` gives the record of the concept.
  auto add_concept = [&](const std::string& id, auto make) {
    if (!concepts.insert(id).second) return;
    ConceptRecord record = make();
    for (ConceptRecord& broader : knowledge.mentions->Broader(record)) {
      if (concepts.insert(broader.id).second) out.concepts.push_back(std::move(broader));
    }
    out.concepts.push_back(std::move(record));
  };
  for (BuiltClaim& found : BuildAllClaims(document, analysis, study, knowledge, code_points)) {
    add_concept(found.subject->id, [&] { return knowledge.mentions->Concept(*found.subject); });
    const Argument& object = found.claim.object;
    add_concept(object.id, [&] {
      return found.object ? knowledge.mentions->Concept(*found.object)
                          : ConceptRecord{.id = object.id, .label = object.label, .type = object.type};
    });
    out.claims.push_back(std::move(found.claim));
  }
  AssignIds(analysis, code_points, &out.claims);
  out.document.claims = static_cast<int>(out.claims.size());
  return out;
}

const Knowledge& Extractor::knowledge() const { return parts_->knowledge; }

RunRecord Extractor::Run() const {
  RunRecord out;
  out.rules_hash = parts_->knowledge.rules_hash;
  out.lexicon_hash = parts_->knowledge.lexicon_hash;
  return out;
}

}  // namespace mscgraph
