#include "extract/workbench/rule_tests.h"

#include <algorithm>

#include "extract/workbench/corpus.h"

namespace mscgraph {
namespace {

bool SuppressesAPair(const Knowledge& knowledge, const Rule& rule, const Document& document,
                     const SentenceAnalysis& part) {
  MaskedSentence masked(part.tokens, document.text, part.mentions, knowledge.mentions->classes());
  std::vector<RuleMatch> suppressed;
  knowledge.relations->Match(masked, part.mentions, part.sentence.section, Standing::kFirm, &suppressed);
  return std::any_of(suppressed.begin(), suppressed.end(),
                     [&](const RuleMatch& match) { return match.rule == &rule; });
}

}  // namespace

bool SelectsRule(const std::string& id, const std::vector<std::string>& wanted) {
  return wanted.empty() || std::any_of(wanted.begin(), wanted.end(),
                                       [&](const std::string& prefix) { return id.rfind(prefix, 0) == 0; });
}

DocumentAnalysis AnalyseAll(const Knowledge& knowledge, const Document& document) {
  DocumentAnalysis out = Analyse(document, *knowledge.mentions);
  MarkZones(knowledge, &out);
  return out;
}

std::vector<BuiltClaim> ReadSentence(const Knowledge& knowledge, const Document& document,
                                     const SentenceAnalysis& part, const Study& study,
                                     const CodePointIndex& code_points) {
  MaskedSentence masked(part.tokens, document.text, part.mentions, knowledge.mentions->classes());
  std::vector<BuiltClaim> out;
  for (Standing standing : {Standing::kFirm, Standing::kSupporting}) {
    for (BuiltClaim& built : BuildClaims(document, part, masked, standing, study, knowledge, code_points)) {
      out.push_back(std::move(built));
    }
  }
  return out;
}

Document ExampleDocument(const Rule& rule, const std::string& text) {
  return SentenceDocument(text, rule.sections.empty() ? Section::kAbstract : rule.sections.front());
}

bool RuleReads(const Knowledge& knowledge, const Rule& rule, const std::string& text) {
  Document document = ExampleDocument(rule, text);
  CodePointIndex code_points(document.text);
  for (const SentenceAnalysis& part : AnalyseAll(knowledge, document).sentences) {
    if (rule.action == RuleAction::kSuppress) {
      if (SuppressesAPair(knowledge, rule, document, part)) return true;
      continue;
    }
    for (const BuiltClaim& built : ReadSentence(knowledge, document, part, {}, code_points)) {
      const std::vector<std::string>& also = built.claim.also;
      if (built.claim.rule == rule.id || std::find(also.begin(), also.end(), rule.id) != also.end())
        return true;
    }
  }
  return false;
}

std::vector<RuleTest> RunRuleTests(const Knowledge& knowledge, const std::vector<std::string>& wanted) {
  std::vector<RuleTest> out;
  for (const Rule& rule : knowledge.rules) {
    if (!SelectsRule(rule.id, wanted)) continue;
    for (const std::string& text : rule.examples) {
      out.push_back({&rule, text, false, RuleReads(knowledge, rule, text)});
    }
    for (const std::string& text : rule.counter_examples) {
      out.push_back({&rule, text, true, !RuleReads(knowledge, rule, text)});
    }
  }
  return out;
}

}  // namespace mscgraph
