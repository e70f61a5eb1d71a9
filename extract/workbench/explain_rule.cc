#include "extract/workbench/explain_rule.h"

#include <optional>

#include "absl/strings/str_format.h"
#include "extract/relation/guards.h"
#include "extract/relation/nearest_rule.h"
#include "extract/workbench/rule_tests.h"

namespace mscgraph {
namespace {

struct BestPair {
  std::optional<RuleProgress> progress;  // None: the sentence has no pair that the rule could read.
  int therapy = -1, condition = -1;
};

// The pair of the sentence with which the rule came furthest.
BestPair FurthestPair(const Knowledge& knowledge, const Rule& rule, const SentenceAnalysis& part,
                      const MaskedSentence& masked) {
  const std::vector<MaskedItem>& items = masked.items();
  std::vector<int> therapies, conditions;
  for (size_t i = 0; i < items.size(); ++i) {
    if (items[i].kind == MaskedItem::Kind::kTherapy) therapies.push_back(static_cast<int>(i));
    if (items[i].kind == MaskedItem::Kind::kCondition) conditions.push_back(static_cast<int>(i));
  }
  if (rule.pattern.find("{condition}") == std::string::npos) conditions = {-1};
  BestPair best;
  for (int therapy : therapies) {
    for (int condition : conditions) {
      RuleProgress progress = ProgressOf(rule, knowledge.mentions->classes(), masked, part.mentions,
                                         part.sentence.section, therapy, condition);
      bool further = !best.progress || progress.reads > best.progress->reads ||
                     (progress.reads == best.progress->reads && progress.Share() > best.progress->Share());
      if (further) best = {std::move(progress), therapy, condition};
    }
  }
  return best;
}

// How far a mechanism rule came with the therapy of the sentence with which it came furthest.
std::string MechanismLines(const Knowledge& knowledge, const Rule& rule, const Document& document,
                           const SentenceAnalysis& part) {
  PhraseSentence phrases(part.tokens, document.text, part.mentions, knowledge.phrase_words);
  std::string out = "  phrases " + phrases.Text() + "\n  rule    " + rule.pattern + "\n";
  std::optional<RuleProgress> best;
  for (size_t i = 0; i < phrases.items().size(); ++i) {
    if (phrases.items()[i].kind != PhraseItem::Kind::kTherapy) continue;
    RuleProgress progress = MechanismProgress(rule, phrases, part.sentence.section, static_cast<int>(i));
    if (!best || progress.reads > best->reads || progress.Share() > best->Share()) best = std::move(progress);
  }
  if (!best) return out + "  no therapy (@t) stands in the sentence\n";
  if (!best->reads) return out + "  fails at " + best->failed + ": " + best->reason + "\n";
  return out + "  matches\n";
}

}  // namespace

std::string RuleLine(const Rule& rule) {
  const char* kind = rule.action == RuleAction::kSuppress     ? ", suppresses"
                     : rule.standing == Standing::kSupporting ? ", supporting"
                     : rule.fallback                          ? ", fallback"
                                                              : "";
  return absl::StrFormat("%s (confidence %.2f%s): %s", rule.id, rule.confidence, kind, rule.pattern);
}

std::string ExplainRule(const Knowledge& knowledge, const Rule& rule, const Document& document) {
  std::string out;
  for (const SentenceAnalysis& part : AnalyseAll(knowledge, document).sentences) {
    if (part.sentence.span.empty()) continue;
    if (rule.noun_phrase) {
      out += MechanismLines(knowledge, rule, document, part);
      continue;
    }
    MaskedSentence masked(part.tokens, document.text, part.mentions, knowledge.mentions->classes());
    BestPair best = FurthestPair(knowledge, rule, part, masked);
    std::vector<int> item_at;
    out += "  masked  " + masked.ForPair(best.therapy, best.condition, &item_at) + "\n  rule    " +
           rule.pattern + "\n";
    if (!best.progress) {
      bool paired = rule.pattern.find("{condition}") != std::string::npos;
      out += std::string("  no therapy (@t)") + (paired ? " and condition (@c) stand" : " stands") +
             " in the sentence\n";
    } else if (!best.progress->reads) {
      out += "  fails at " + best.progress->failed + ": " + best.progress->reason + "\n";
    } else {
      out += "  matches\n";
      std::vector<RuleMatch> suppressed;
      knowledge.relations->Match(masked, part.mentions, part.sentence.section, Standing::kFirm, &suppressed);
      for (const RuleMatch& match : suppressed) {
        bool same = match.therapy == best.therapy && match.condition == best.condition;
        if (match.rule == &rule || !same || !Suppresses(*match.rule, rule.relation)) continue;
        out += "  but the pair is suppressed by " + RuleLine(*match.rule) + "\n";
      }
    }
  }
  return out;
}

}  // namespace mscgraph
