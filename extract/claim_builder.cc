#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

#include "extract/analysis.h"
#include "extract/relation/noun_phrase.h"
#include "extract/relation/phrase_sentence.h"
#include "schemas/ids.h"
#include "schemas/text/normalise.h"

namespace mscgraph {
namespace {

// Adds code point offsets and text to a byte span.
Quote QuoteOf(const Document& document, const CodePointIndex& code_points, Span span) {
  return {std::string(span.In(document.text)), code_points.At(span.begin), code_points.At(span.end)};
}

Argument ArgumentOf(const Document& document, const CodePointIndex& code_points, const Mention& mention) {
  Argument out{
      .id = mention.id, .label = mention.label, .match = mention.match, .modifiers = mention.modifiers};
  out.type = mention.type == MentionType::kTherapy ? "therapy" : "condition";
  out.quote = QuoteOf(document, code_points, mention.span);
  out.implicit = mention.pronoun;
  return out;
}

// Where a match lies, in half-open ranges of tokens.
struct MatchTokens {
  size_t match_first = 0, match_end = 0;
  size_t trigger_first = 0, trigger_end = 0;
  bool infinitive = false;  // The trigger: "efficacy of T to reduce C" holds no finite verb.
};

// Of a match on `items`: those of a masked sentence or of one in phrases.
template <typename Items>
MatchTokens TokensOf(const RuleMatch& match, const Items& items) {
  return {.match_first = items[match.first_item].first_token,
          .match_end = items[match.end_item - 1].end_token,
          .trigger_first = items[match.trigger_first].first_token,
          .trigger_end = items[match.trigger_end - 1].end_token,
          .infinitive = match.trigger_first > 0 && items[match.trigger_first - 1].mask == "to"};
}

AssertionResult Assert(const Rule& rule, const MatchTokens& at, const SentenceAnalysis& analysis,
                       const Study& study, const Knowledge& knowledge) {
  AssertionInput input{.match_first = at.match_first,
                       .match_end = at.match_end,
                       .trigger_first = at.trigger_first,
                       .trigger_end = at.trigger_end,
                       .section = analysis.sentence.section,
                       .nominal = rule.nominal || at.infinitive,
                       .plan = study.plan,
                       .base = rule.assertion};
  return knowledge.assertion->Classify(analysis.cues, input);
}

OutcomeResult OutcomeOf(const Rule& rule, Assertion assertion, const MatchTokens& at,
                        const SentenceAnalysis& analysis, const Study& study, const Knowledge& knowledge) {
  OutcomeInput input{.relation = rule.relation,
                     .rule = rule.outcome,
                     .assertion = assertion,
                     .review = study.IsReview(),
                     .zone = analysis.zone};
  std::tie(input.match_first, input.match_end) = std::tie(at.match_first, at.match_end);
  std::tie(input.trigger_first, input.trigger_end) = std::tie(at.trigger_first, at.trigger_end);
  std::set<std::string> named;
  for (const Mention& mention : analysis.mentions) {
    if (mention.type == MentionType::kTherapy && named.insert(mention.id).second)
      input.therapies.push_back(mention.first_token);
  }
  return knowledge.outcome->Classify(analysis.cues, input);
}

Argument ProcessOf(Quote quote, const std::string& label) {
  Argument out{.id = LocalId("process", label), .label = label, .type = "process", .match = Match::kLocal};
  out.quote = std::move(quote);
  return out;
}

// What a match says of a claim, but for the arguments.
ClaimMention ClaimOf(const Document& document, const SentenceAnalysis& analysis, const MatchTokens& at,
                     const RuleMatch& match, const Study& study, const Knowledge& knowledge,
                     const CodePointIndex& code_points) {
  AssertionResult asserted = Assert(*match.rule, at, analysis, study, knowledge);
  OutcomeResult outcome = OutcomeOf(*match.rule, asserted.assertion, at, analysis, study, knowledge);
  ClaimMention out{.doc = document.id, .relation = match.rule->relation, .assertion = outcome.assertion};
  out.outcome = outcome.outcome;
  out.comparator = outcome.comparator;
  out.sentence = QuoteOf(document, code_points, analysis.sentence.span);
  out.section = analysis.sentence.section;
  out.trigger =
      QuoteOf(document, code_points,
              {analysis.tokens[at.trigger_first].span.begin, analysis.tokens[at.trigger_end - 1].span.end});
  if (asserted.cue) {
    out.cue = QuoteOf(
        document, code_points,
        {analysis.tokens[asserted.cue->first].span.begin, analysis.tokens[asserted.cue->end - 1].span.end});
  }
  out.rule = match.rule->id;
  for (const Rule* rule : match.also) out.also.push_back(rule->id);
  out.confidence = match.rule->calibrated;
  out.setting = knowledge.study->SentenceSetting(analysis.sentence.span.In(document.text),
                                                 analysis.zone == Section::kBackground, study);
  out.species = study.species;
  out.study_type = study.type;
  return out;
}

// The mentions of the therapy slot that make claims of their own, of those that the rule may speak of: of a
// list the first of each family of products, and every therapy of another kind. -1 if the pattern leaves the
// therapy out.
std::vector<int> Subjects(const SentenceAnalysis& analysis, const MaskedSentence& masked,
                          const RuleMatch& match) {
  if (match.therapy < 0) return {-1};
  std::vector<int> out;
  for (int member : masked.items()[match.therapy].members) {
    const Mention& mention = analysis.mentions[member];
    if (!match.rule->SubjectPasses(mention)) continue;
    bool seen = std::any_of(out.begin(), out.end(), [&](int other) {
      return mention.family != Family::kOther && analysis.mentions[other].family == mention.family;
    });
    if (!seen) out.push_back(member);
  }
  return out;
}

// Completes `built` with each object of the match.
void AddObjects(const Document& document, const SentenceAnalysis& analysis, const MaskedSentence& masked,
                const RuleMatch& match, const CodePointIndex& code_points, const BuiltClaim& built,
                std::vector<BuiltClaim>* out) {
  if (match.rule->implicit_object) {
    out->push_back(built);
    out->back().implicit_object = true;
    return;
  }
  const MaskedItem& slot = masked.items()[match.condition];
  for (size_t i = 0; i < slot.members.size(); ++i) {
    // To treat heart failure due to a virus is to treat the infection too; to prevent it is not.
    if (i >= slot.causes_from && match.rule->relation != Relation::kTreats) break;
    const int member = slot.members[i];
    BuiltClaim& added = out->emplace_back(built);
    added.object = analysis.mentions[member];
    added.claim.object = ArgumentOf(document, code_points, *added.object);
  }
}

void SetSubject(const Document& document, const CodePointIndex& code_points, const Mention& subject,
                BuiltClaim* built) {
  built->subject = subject;
  built->claim.subject = ArgumentOf(document, code_points, subject);
  built->claim.family = subject.family;
}

// The claims of mechanism rules: their objects are in no lexicon, so they read the sentence in phrases.
void AddMechanisms(const Document& document, const SentenceAnalysis& analysis, const Study& study,
                   const Knowledge& knowledge, const CodePointIndex& code_points,
                   std::vector<BuiltClaim>* out) {
  const PhraseSentence phrases(analysis.tokens, document.text, analysis.mentions, knowledge.phrase_words);
  for (const RuleMatch& match : knowledge.relations->MatchMechanisms(phrases, analysis.sentence.section)) {
    const std::vector<MechanismObject> objects = MechanismObjects(
        match, phrases, analysis.tokens, document.text, analysis.mentions, knowledge.phrase_words);
    if (objects.empty()) continue;
    BuiltClaim built{.rule = match.rule};
    built.claim =
        ClaimOf(document, analysis, TokensOf(match, phrases.items()), match, study, knowledge, code_points);
    SetSubject(document, code_points, analysis.mentions[phrases.items()[match.therapy].mention], &built);
    for (const MechanismObject& object : objects) {
      built.claim.object = ProcessOf(QuoteOf(document, code_points, object.span), object.label);
      out->push_back(built);
    }
  }
}

}  // namespace

void Qualify(std::string_view text, Span sentence, const QualifierReader& reader,
             std::vector<BuiltClaim>* claims) {
  const BuiltClaim* before = nullptr;  // Claims of one subject stand in a row.
  for (BuiltClaim& built : *claims) {
    if (!built.qualified) continue;
    const Mention& subject = *built.subject;
    ClaimMention& claim = built.claim;
    const bool same = before != nullptr && before->subject->span == subject.span;
    claim.qualifiers = same ? before->claim.qualifiers : reader.Read(text, sentence, subject);
    before = &built;
    const Role usual = claim.setting == Setting::kInVitro ? Role::kProductInVitro : Role::kAdministered;
    claim.role = reader.ReadRole(text, sentence, subject, usual);
    // A therapy of a condition is given or made, whatever the words around it say.
    const bool given = claim.role != Role::kEndogenous && claim.role != Role::kTarget;
    if (IsTier1(claim.relation) && !given) claim.role = usual;
  }
}

std::vector<BuiltClaim> BuildClaims(const Document& document, const SentenceAnalysis& analysis,
                                    const MaskedSentence& masked, Standing standing, const Study& study,
                                    const Knowledge& knowledge, const CodePointIndex& code_points) {
  std::vector<BuiltClaim> out;
  for (const RuleMatch& match :
       knowledge.relations->Match(masked, analysis.mentions, analysis.sentence.section, standing, nullptr)) {
    BuiltClaim built{.rule = match.rule};
    built.claim =
        ClaimOf(document, analysis, TokensOf(match, masked.items()), match, study, knowledge, code_points);
    for (int subject : Subjects(analysis, masked, match)) {
      if (subject >= 0) {
        SetSubject(document, code_points, analysis.mentions[subject], &built);
        built.qualified = true;
      }
      AddObjects(document, analysis, masked, match, code_points, built, &out);
    }
  }
  if (standing == Standing::kFirm) AddMechanisms(document, analysis, study, knowledge, code_points, &out);
  return out;
}

}  // namespace mscgraph
