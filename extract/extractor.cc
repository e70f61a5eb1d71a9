#include "extract/extractor.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <tuple>

#include "absl/strings/str_format.h"
#include "extract/analysis.h"
#include "extract/marked_text.h"
#include "schemas/ids.h"
#include "schemas/text/normalise.h"

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

// Numbers the sentences of equal text, and gives every claim its ids; a claim that is read twice of the same
// words of one sentence is kept once.
void AssignIds(std::vector<ClaimMention>* claims) {
  std::map<std::string, std::vector<size_t>> starts;  // normalised sentence -> where it stands
  std::set<std::string> seen;
  std::vector<ClaimMention> out;
  std::string normalised;  // Of the sentence that begins at `begin`: its claims come in a row.
  std::optional<size_t> begin;
  for (ClaimMention& claim : *claims) {
    if (begin != claim.sentence.begin) normalised = NormaliseName(claim.sentence.text);
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

// What the rules of either standing read in one sentence by itself.
std::vector<BuiltClaim> ReadSentence(const Document& document, const SentenceAnalysis& part,
                                     const MaskedSentence& masked, const Study& study,
                                     const Knowledge& knowledge, const CodePointIndex& code_points) {
  std::vector<BuiltClaim> out =
      BuildClaims(document, part, masked, Standing::kFirm, study, knowledge, code_points);
  std::vector<BuiltClaim> supporting =
      BuildClaims(document, part, masked, Standing::kSupporting, study, knowledge, code_points);
  std::move(supporting.begin(), supporting.end(), std::back_inserter(out));
  return out;
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
  auto add_concept = [&](ConceptRecord record) {
    if (!concepts.insert(record.id).second) return;
    for (ConceptRecord& broader : knowledge.mentions->Broader(record)) {
      if (concepts.insert(broader.id).second) out.concepts.push_back(std::move(broader));
    }
    out.concepts.push_back(std::move(record));
  };
  for (BuiltClaim& found : BuildAllClaims(document, analysis, study, knowledge, code_points)) {
    add_concept(knowledge.mentions->Concept(*found.subject));
    const Argument& object = found.claim.object;
    add_concept(found.object ? knowledge.mentions->Concept(*found.object)
                             : ConceptRecord{.id = object.id, .label = object.label, .type = object.type});
    out.claims.push_back(std::move(found.claim));
  }
  AssignIds(&out.claims);
  out.document.claims = static_cast<int>(out.claims.size());
  return out;
}

std::string Extractor::Explain(std::string_view sentence) const {
  const Knowledge& knowledge = parts_->knowledge;
  Document document;
  document.id = "explain";
  ReadMarkedText(sentence, Section::kAbstract, &document);
  DocumentAnalysis analysis = Analyse(document, *knowledge.mentions);
  MarkZones(knowledge, &analysis);
  std::string out;
  Study study = knowledge.study->Classify(document);
  CodePointIndex code_points(document.text);
  for (const SentenceAnalysis& part : analysis.sentences) {
    if (part.sentence.span.empty()) continue;
    out += "sentence  " + std::string(part.sentence.span.In(document.text)) + "\n";
    for (const Mention& mention : part.mentions) {
      out += absl::StrFormat("mention   %-9s \"%s\" -> %s (%s)%s\n",
                             mention.type == MentionType::kTherapy ? "therapy" : "condition",
                             std::string(mention.span.In(document.text)), mention.id, mention.label,
                             mention.generic ? " generic" : "");
    }
    MaskedSentence masked(part.tokens, document.text, part.mentions, knowledge.mentions->classes());
    std::vector<int> item_at;
    out += "masked    " + masked.ForPair(-1, -1, &item_at) + "\n";
    PhraseSentence phrases(part.tokens, document.text, part.mentions, knowledge.phrase_words);
    out += "phrases   " + phrases.Text() + "\n";
    std::vector<RuleMatch> suppressed;
    knowledge.relations->Match(masked, part.mentions, part.sentence.section, Standing::kFirm, &suppressed);
    for (const RuleMatch& match : suppressed) out += "suppress  " + match.rule->id + "\n";
    for (const BuiltClaim& built : ReadSentence(document, part, masked, study, knowledge, code_points)) {
      const ClaimMention& claim = built.claim;
      out += absl::StrFormat(
          "%-9s [%s] %s [%s], %s, outcome %s, rule %s, trigger \"%s\"%s\n",
          built.rule->standing == Standing::kFirm ? "claim" : "support",
          built.subject ? claim.subject.quote.text : "left out", std::string(EnumName(claim.relation)),
          built.implicit_object ? "left out" : claim.object.quote.text,
          std::string(EnumName(claim.assertion)), std::string(EnumName(claim.outcome)), claim.rule,
          claim.trigger.text, claim.cue ? ", cue \"" + claim.cue->text + "\"" : "");
    }
  }
  return out;
}

std::vector<std::string> Extractor::TestRules(int* count) const {
  std::vector<std::string> failures;
  const Knowledge& knowledge = parts_->knowledge;
  auto reads = [&](const Rule& rule, const std::string& text) {
    Document document;
    ReadMarkedText(text, rule.sections.empty() ? Section::kAbstract : rule.sections.front(), &document);
    CodePointIndex code_points(document.text);
    DocumentAnalysis analysis = Analyse(document, *knowledge.mentions);
    MarkZones(knowledge, &analysis);
    for (const SentenceAnalysis& part : analysis.sentences) {
      MaskedSentence masked(part.tokens, document.text, part.mentions, knowledge.mentions->classes());
      if (rule.action == RuleAction::kSuppress) {
        std::vector<RuleMatch> suppressed;
        knowledge.relations->Match(masked, part.mentions, part.sentence.section, Standing::kFirm,
                                   &suppressed);
        if (std::any_of(suppressed.begin(), suppressed.end(),
                        [&](const RuleMatch& m) { return m.rule == &rule; }))
          return true;
        continue;
      }
      for (const BuiltClaim& built : ReadSentence(document, part, masked, {}, knowledge, code_points)) {
        const std::vector<std::string>& also = built.claim.also;
        if (built.claim.rule == rule.id || std::find(also.begin(), also.end(), rule.id) != also.end())
          return true;
      }
    }
    return false;
  };
  *count = 0;
  for (const Rule& rule : knowledge.rules) {
    for (const std::string& text : rule.examples) {
      ++*count;
      if (!reads(rule, text))
        failures.push_back(rule.file + ": rule " + rule.id + " does not match its example: " + text);
    }
    for (const std::string& text : rule.counter_examples) {
      ++*count;
      if (reads(rule, text))
        failures.push_back(rule.file + ": rule " + rule.id + " matches its counter-example: " + text);
    }
  }
  return failures;
}

std::vector<std::string> Extractor::ListRules() const {
  std::vector<std::string> out;
  for (const Rule& rule : parts_->knowledge.rules) {
    out.push_back(absl::StrFormat("%s\t%s\t%.2f\t%s", rule.id, std::string(EnumName(rule.relation)),
                                  rule.confidence, rule.pattern));
  }
  return out;
}

RunRecord Extractor::Run() const {
  RunRecord out;
  out.rules_hash = parts_->knowledge.rules_hash;
  out.lexicon_hash = parts_->knowledge.lexicon_hash;
  return out;
}

}  // namespace mscgraph
