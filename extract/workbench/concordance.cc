#include "extract/workbench/concordance.h"

#include <algorithm>
#include <optional>

#include "extract/relation/guards.h"
#include "extract/relation/noun_phrase.h"
#include "extract/workbench/corpus.h"

namespace mscgraph {
namespace {

// text[begin, end) with brackets round every one of `marked` that lies in it.
std::string Bracketed(std::string_view text, size_t begin, size_t end, const std::vector<Span>& marked) {
  std::string out;
  for (size_t i = begin; i < end; ++i) {
    for (const Span& span : marked) {
      if (span.begin < begin || span.end > end) continue;
      if (span.begin == i) out += '[';
      if (span.end == i) out += ']';
    }
    out += text[i] == '\n' ? ' ' : text[i];
  }
  for (const Span& span : marked) {
    if (span.begin >= begin && span.end == end) out += ']';
  }
  return out;
}

class Trial {
 public:
  Trial(const Knowledge& knowledge, Rule rule, size_t limit) : knowledge_(knowledge), limit_(limit) {
    rules_.push_back(std::move(rule));
    tried_.emplace(&rules_);
  }

  void Add(const Document& document) {
    ++out_.documents;
    DocumentAnalysis analysis = Analyse(document, *knowledge_.mentions);
    if (!analysis.names_therapy) return;
    size_t before = out_.matches;
    for (const SentenceAnalysis& part : analysis.sentences) AddSentence(document, part);
    out_.matching_documents += out_.matches > before;
  }

  Concordance Finish() { return std::move(out_); }

 private:
  void AddSentence(const Document& document, const SentenceAnalysis& part) {
    bool names_therapy = std::any_of(part.mentions.begin(), part.mentions.end(),
                                     [](const Mention& m) { return m.type == MentionType::kTherapy; });
    if (!names_therapy) return;
    if (rules_.front().noun_phrase)
      AddMechanisms(document, part);
    else
      AddPairs(document, part);
  }

  void AddPairs(const Document& document, const SentenceAnalysis& part) {
    MaskedSentence masked(part.tokens, document.text, part.mentions, knowledge_.mentions->classes());
    std::vector<RuleMatch> own_suppressed;
    Section section = part.sentence.section;
    std::vector<RuleMatch> found =
        tried_->Match(masked, part.mentions, section, rules_.front().standing, &own_suppressed);
    found.insert(found.end(), own_suppressed.begin(), own_suppressed.end());
    if (found.empty()) return;
    std::vector<RuleMatch> suppressed;
    std::vector<RuleMatch> known =
        knowledge_.relations->Match(masked, part.mentions, section, Standing::kFirm, &suppressed);
    for (const RuleMatch& match : found) {
      std::vector<Span> marked;
      for (int item : {match.therapy, match.condition}) {
        if (item < 0) continue;
        for (int member : masked.items()[item].members) marked.push_back(part.mentions[member].span);
      }
      ConcordanceLine line = LineOf(document, part, masked.items(), match, marked);
      for (const RuleMatch& other : known) {
        if (SamePair(match, other) && other.rule->relation == match.rule->relation)
          line.read_by = other.rule->id;
      }
      for (const RuleMatch& other : suppressed) {
        if (SamePair(match, other) && Suppresses(*other.rule, match.rule->relation))
          line.suppressed_by = other.rule->id;
      }
      Keep(std::move(line));
    }
  }

  void AddMechanisms(const Document& document, const SentenceAnalysis& part) {
    PhraseSentence phrases(part.tokens, document.text, part.mentions, knowledge_.phrase_words);
    std::vector<RuleMatch> found = tried_->MatchMechanisms(phrases, part.sentence.section);
    if (found.empty()) return;
    std::vector<RuleMatch> known = knowledge_.relations->MatchMechanisms(phrases, part.sentence.section);
    for (const RuleMatch& match : found) {
      std::vector<Span> marked = {part.mentions[phrases.items()[match.therapy].mention].span};
      std::vector<MechanismObject> objects = MechanismObjects(match, phrases, part.tokens, document.text,
                                                              part.mentions, knowledge_.phrase_words);
      if (objects.empty()) continue;  // Gives no claim.
      for (const MechanismObject& object : objects) marked.push_back(object.span);
      ConcordanceLine line = LineOf(document, part, phrases.items(), match, marked);
      for (const RuleMatch& other : known) {
        if (other.therapy == match.therapy && other.object_end == match.object_end &&
            other.rule->relation == match.rule->relation)
          line.read_by = other.rule->id;
      }
      Keep(std::move(line));
    }
  }

  void Keep(ConcordanceLine line) {
    ++out_.matches;
    out_.read_already += !line.read_by.empty();
    out_.suppressed += !line.suppressed_by.empty();
    if (out_.lines.size() < limit_) out_.lines.push_back(std::move(line));
  }

  static bool SamePair(const RuleMatch& a, const RuleMatch& b) {
    return a.therapy == b.therapy && a.condition == b.condition;
  }

  // `items`: of the masked sentence or of the sentence in phrases.
  template <typename Items>
  static ConcordanceLine LineOf(const Document& document, const SentenceAnalysis& part, const Items& items,
                                const RuleMatch& match, const std::vector<Span>& marked) {
    size_t begin = part.tokens[items[match.trigger_first].first_token].span.begin;
    size_t end = part.tokens[items[match.trigger_end - 1].end_token - 1].span.end;
    const Span& sentence = part.sentence.span;
    return {.doc = document.id,
            .left = Bracketed(document.text, sentence.begin, begin, marked),
            .trigger = Bracketed(document.text, begin, end, marked),
            .right = Bracketed(document.text, end, sentence.end, marked)};
  }

  const Knowledge& knowledge_;
  size_t limit_;
  std::vector<Rule> rules_;               // The one that is tried.
  std::optional<RelationMatcher> tried_;  // Over `rules_`.
  Concordance out_;
};

}  // namespace

absl::StatusOr<Concordance> TryRule(const Knowledge& knowledge, Rule rule,
                                    const std::vector<std::string>& inputs, size_t limit,
                                    absl::FunctionRef<void(const std::string&)> on_error) {
  Trial trial(knowledge, std::move(rule), limit);
  auto add = [&](const Document& document) {
    trial.Add(document);
    return true;
  };
  absl::Status status = ForEachDocument(inputs, add, on_error);
  if (!status.ok()) return status;
  return trial.Finish();
}

}  // namespace mscgraph
