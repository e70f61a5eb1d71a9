#ifndef MSCGRAPH_EXTRACT_WORKBENCH_RULE_TESTS_H_
#define MSCGRAPH_EXTRACT_WORKBENCH_RULE_TESTS_H_

#include <string>
#include <vector>

#include "extract/analysis.h"

namespace mscgraph {

// One example or counter-example of a rule, run.
struct RuleTest {
  const Rule* rule = nullptr;
  std::string text;
  bool counter = false;  // A counter-example: the rule must not read it.
  bool passed = false;
};

// Whether `id` is one of `wanted` or begins with one of them; every id if `wanted` is empty.
bool SelectsRule(const std::string& id, const std::vector<std::string>& wanted);

// Analyse and MarkZones: sentences as BuildClaims wants them.
DocumentAnalysis AnalyseAll(const Knowledge& knowledge, const Document& document);

// What the rules of either standing read in one sentence by itself, the firm ones first. Arguments that a
// pattern leaves out stay empty.
std::vector<BuiltClaim> ReadSentence(const Knowledge& knowledge, const Document& document,
                                     const SentenceAnalysis& part, const Study& study,
                                     const CodePointIndex& code_points);

// The text of an example as a document: a sentence of the first section in which the rule counts.
Document ExampleDocument(const Rule& rule, const std::string& text);

// Whether `rule`, one of `knowledge.rules`, reads a claim (or, if it suppresses, suppresses a pair) in the
// example `text`.
bool RuleReads(const Knowledge& knowledge, const Rule& rule, const std::string& text);

// Runs the examples and counter-examples of the selected rules, in the order of the files.
std::vector<RuleTest> RunRuleTests(const Knowledge& knowledge, const std::vector<std::string>& wanted);

}  // namespace mscgraph

#endif  // MSCGRAPH_EXTRACT_WORKBENCH_RULE_TESTS_H_
