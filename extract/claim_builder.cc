#include <algorithm>
#include <tuple>
#include <utility>

#include "extract/analysis.h"
#include "schemas/ids.h"
#include "schemas/text/normalise.h"

namespace mscgraph {
namespace {

// Adds code point offsets and text to a byte span.
Quote QuoteOf(const Document& document, const CodePointIndex& code_points, Span span) {
  return {std::string(span.In(document.text)), code_points.At(span.begin), code_points.At(span.end)};
}

Span ItemSpan(const SentenceAnalysis& analysis, const MaskedSentence& masked, int first, int end) {
  const std::vector<MaskedItem>& items = masked.items();
  return {analysis.tokens[items[first].first_token].span.begin,
          analysis.tokens[items[end - 1].end_token - 1].span.end};
}

Argument ArgumentOf(const Document& document, const CodePointIndex& code_points, const Mention& mention) {
  Argument out{
      .id = mention.id, .label = mention.label, .match = mention.match, .modifiers = mention.modifiers};
  out.type = mention.type == MentionType::kTherapy ? "therapy" : "condition";
  out.quote = QuoteOf(document, code_points, mention.span);
  out.implicit = mention.pronoun;
  return out;
}

// The tokens that items [first, end) cover.
std::pair<size_t, size_t> TokenRange(const MaskedSentence& masked, int first, int end) {
  return {masked.items()[first].first_token, masked.items()[end - 1].end_token};
}

AssertionResult Assert(const RuleMatch& match, const MaskedSentence& masked, const SentenceAnalysis& analysis,
                       const Study& study, const Knowledge& knowledge) {
  // "efficacy of T to reduce C" holds no finite verb either.
  bool infinitive = match.trigger_first > 0 && masked.items()[match.trigger_first - 1].mask == "to";
  AssertionInput input{.section = analysis.sentence.section,
                       .nominal = match.rule->nominal || infinitive,
                       .plan = study.plan,
                       .base = match.rule->assertion};
  std::tie(input.match_first, input.match_end) = TokenRange(masked, match.first_item, match.end_item);
  std::tie(input.trigger_first, input.trigger_end) =
      TokenRange(masked, match.trigger_first, match.trigger_end);
  return knowledge.assertion->Classify(analysis.cues, input);
}

OutcomeResult OutcomeOf(const RuleMatch& match, Assertion assertion, const MaskedSentence& masked,
                        const SentenceAnalysis& analysis, const Study& study, const Knowledge& knowledge) {
  OutcomeInput input{.relation = match.rule->relation,
                     .rule = match.rule->outcome,
                     .assertion = assertion,
                     .review = study.IsReview(),
                     .zone = analysis.zone};
  std::tie(input.match_first, input.match_end) = TokenRange(masked, match.first_item, match.end_item);
  std::tie(input.trigger_first, input.trigger_end) =
      TokenRange(masked, match.trigger_first, match.trigger_end);
  for (const Mention& mention : analysis.mentions) {
    if (mention.type == MentionType::kTherapy) input.therapies.push_back(mention.first_token);
  }
  return knowledge.outcome->Classify(analysis.cues, input);
}

// Heads that name no process: "applicability", "efficacy", "potential".
bool IsVague(const WordClasses& classes, const std::string& word) {
  for (const char* name : {"vague", "spec", "efficacy", "use", "aim", "show", "pop", "model"}) {
    if (classes.Is(word, name)) return true;
  }
  return false;
}

Argument ProcessOf(Quote quote) {
  Argument out{
      .id = LocalId("process", quote.text), .label = quote.text, .type = "process", .match = Match::kLocal};
  out.quote = std::move(quote);
  return out;
}

bool IsJoiner(const MaskedItem& item) { return item.mask == "," || item.mask == "and" || item.mask == "or"; }

// The {np} of a mechanism rule as arguments: the members of its list, each up to its first function word.
std::vector<Argument> NounPhrases(const Document& document, const SentenceAnalysis& analysis,
                                  const MaskedSentence& masked, const RuleMatch& match,
                                  const CodePointIndex& code_points, const WordClasses& classes) {
  constexpr int kMaxWords = 5;
  auto is_function = [&](const MaskedItem& item) {
    return item.kind == MaskedItem::Kind::kWord &&
           classes.Longest(analysis.tokens, item.first_token).word_class >= 0;
  };
  std::vector<Argument> out;
  const std::vector<MaskedItem>& items = masked.items();
  for (int first = match.object_first; first < match.object_end;) {
    int end = first;
    while (end < match.object_end && !IsJoiner(items[end]) && !is_function(items[end])) ++end;
    bool vague = end > first && IsVague(classes, analysis.tokens[items[end - 1].end_token - 1].norm);
    if (end > first && end - first <= kMaxWords && !vague) {
      Quote quote = QuoteOf(document, code_points, ItemSpan(analysis, masked, first, end));
      if (match.rule->ObjectPasses(NameWords(quote.text))) out.push_back(ProcessOf(std::move(quote)));
    }
    if (end < match.object_end && !IsJoiner(items[end])) break;
    first = end + 1;
  }
  return out;
}

// What a match says of a claim, but for the arguments.
ClaimMention ClaimOf(const Document& document, const SentenceAnalysis& analysis, const MaskedSentence& masked,
                     const RuleMatch& match, const Study& study, const Knowledge& knowledge,
                     const CodePointIndex& code_points) {
  AssertionResult asserted = Assert(match, masked, analysis, study, knowledge);
  OutcomeResult outcome = OutcomeOf(match, asserted.assertion, masked, analysis, study, knowledge);
  ClaimMention out{.doc = document.id, .relation = match.rule->relation, .assertion = outcome.assertion};
  out.outcome = outcome.outcome;
  out.comparator = outcome.comparator;
  out.sentence = QuoteOf(document, code_points, analysis.sentence.span);
  out.section = analysis.sentence.section;
  out.trigger =
      QuoteOf(document, code_points, ItemSpan(analysis, masked, match.trigger_first, match.trigger_end));
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

// The mentions of the therapy slot that make claims of their own: of a list the first of each family. -1 if
// the pattern leaves the therapy out.
std::vector<int> Subjects(const SentenceAnalysis& analysis, const MaskedSentence& masked,
                          const RuleMatch& match) {
  if (match.therapy < 0) return {-1};
  std::vector<int> out;
  for (int member : masked.items()[match.therapy].members) {
    bool seen = std::any_of(out.begin(), out.end(), [&](int other) {
      return analysis.mentions[other].family == analysis.mentions[member].family;
    });
    if (!seen) out.push_back(member);
  }
  return out;
}

// Completes `built` with each object of the match.
void AddObjects(const Document& document, const SentenceAnalysis& analysis, const MaskedSentence& masked,
                const RuleMatch& match, const CodePointIndex& code_points, const WordClasses& classes,
                BuiltClaim built, std::vector<BuiltClaim>* out) {
  if (match.rule->implicit_object) {
    built.implicit_object = true;
    out->push_back(std::move(built));
    return;
  }
  if (match.condition < 0) {
    for (Argument& object : NounPhrases(document, analysis, masked, match, code_points, classes)) {
      built.claim.object = std::move(object);
      out->push_back(built);
    }
    return;
  }
  for (int member : masked.items()[match.condition].members) {
    built.object = analysis.mentions[member];
    built.claim.object = ArgumentOf(document, code_points, *built.object);
    out->push_back(built);
  }
}

}  // namespace

std::vector<BuiltClaim> BuildClaims(const Document& document, const SentenceAnalysis& analysis,
                                    const MaskedSentence& masked, Standing standing, const Study& study,
                                    const Knowledge& knowledge, const CodePointIndex& code_points) {
  std::vector<BuiltClaim> out;
  const WordClasses& classes = knowledge.mentions->classes();
  for (const RuleMatch& match :
       knowledge.relations->Match(masked, analysis.mentions, analysis.sentence.section, standing, nullptr)) {
    BuiltClaim built;
    built.claim = ClaimOf(document, analysis, masked, match, study, knowledge, code_points);
    for (int subject : Subjects(analysis, masked, match)) {
      if (subject >= 0) {
        built.subject = analysis.mentions[subject];
        built.claim.subject = ArgumentOf(document, code_points, *built.subject);
        built.claim.family = built.subject->family;
      }
      AddObjects(document, analysis, masked, match, code_points, classes, built, &out);
    }
  }
  return out;
}

}  // namespace mscgraph
