#include <algorithm>

#include "extract/analysis.h"
#include "schemas/ids.h"

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
  return out;
}

// An affirmed claim has the outcome that its rule reads; a review tells of use known from elsewhere.
Outcome OutcomeOf(const Rule& rule, Assertion assertion, const Study& study) {
  if (!IsTier1(rule.relation)) return Outcome::kNone;
  if (assertion == Assertion::kNegated) {
    return rule.relation == Relation::kCauses ? Outcome::kSafeOnly : Outcome::kNoDifference;
  }
  if (assertion != Assertion::kAffirmed) return Outcome::kNone;
  if (rule.outcome == Outcome::kImproves && study.type == StudyType::kReview) return Outcome::kUsed;
  return rule.outcome;
}

AssertionResult Assert(const RuleMatch& match, const MaskedSentence& masked, Section section,
                       const Knowledge& knowledge) {
  AssertionInput input{.match_first = match.first_item,
                       .match_end = match.end_item,
                       .section = section,
                       .nominal = match.rule->nominal,
                       .base = match.rule->assertion};
  for (const MaskedItem& item : masked.items()) input.masks.push_back(item.mask);
  return knowledge.assertion->Classify(input);
}

// The {np} of a mechanism rule as an argument: its words without leading and trailing function words.
std::optional<Argument> NounPhrase(const Document& document, const SentenceAnalysis& analysis,
                                   const MaskedSentence& masked, const RuleMatch& match,
                                   const CodePointIndex& code_points, const WordClasses& classes) {
  auto is_function = [&](const MaskedItem& item) {
    WordClasses::Hit hit = classes.Longest(analysis.tokens, item.first_token);
    return item.mask.empty() || item.mask == "," || item.mask == "(" ||
           (hit.word_class >= 0 && item.kind == MaskedItem::Kind::kWord);
  };
  int first = match.object_first, end = first;
  while (end < match.object_end && !is_function(masked.items()[end])) ++end;
  if (end == first) return std::nullopt;
  Argument out{.type = "process", .match = Match::kLocal};
  out.quote = QuoteOf(document, code_points, ItemSpan(analysis, masked, first, end));
  out.label = out.quote.text;
  out.id = LocalId("process", out.label);
  return out;
}

}  // namespace

std::vector<BuiltClaim> BuildClaims(const Document& document, const SentenceAnalysis& analysis,
                                    const Study& study, const Knowledge& knowledge,
                                    const CodePointIndex& code_points) {
  std::vector<BuiltClaim> out;
  const WordClasses& classes = knowledge.mentions->classes();
  MaskedSentence masked(analysis.tokens, document.text, analysis.mentions, classes);
  RelationMatcher matcher(&knowledge.rules);
  for (const RuleMatch& match : matcher.Match(masked, analysis.mentions, nullptr)) {
    AssertionResult asserted = Assert(match, masked, analysis.sentence.section, knowledge);
    ClaimMention base{.doc = document.id, .relation = match.rule->relation, .assertion = asserted.assertion};
    base.outcome = OutcomeOf(*match.rule, asserted.assertion, study);
    base.sentence = QuoteOf(document, code_points, analysis.sentence.span);
    base.section = analysis.sentence.section;
    base.trigger =
        QuoteOf(document, code_points, ItemSpan(analysis, masked, match.trigger_first, match.trigger_end));
    if (asserted.cue >= 0)
      base.cue = QuoteOf(document, code_points, ItemSpan(analysis, masked, asserted.cue, asserted.cue + 1));
    base.rule = match.rule->id;
    for (const Rule* rule : match.also) base.also.push_back(rule->id);
    base.confidence = match.rule->confidence;
    base.setting = study.setting;
    base.species = study.species;
    base.study_type = study.type;
    const Mention& subject = analysis.mentions[masked.items()[match.therapy].members[0]];
    base.subject = ArgumentOf(document, code_points, subject);
    base.family = subject.family;
    if (match.condition < 0) {
      std::optional<Argument> object = NounPhrase(document, analysis, masked, match, code_points, classes);
      if (!object) continue;
      base.object = std::move(*object);
      out.push_back({base, subject, std::nullopt});
      continue;
    }
    for (int member : masked.items()[match.condition].members) {
      base.object = ArgumentOf(document, code_points, analysis.mentions[member]);
      out.push_back({base, subject, analysis.mentions[member]});
    }
  }
  return out;
}

}  // namespace mscgraph
