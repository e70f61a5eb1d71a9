#include <filesystem>
#include <iostream>

#include "absl/strings/str_join.h"
#include "extract/analysis.h"
#include "extract/workbench/explain_rule.h"
#include "extract/workbench/rule_tests.h"
#include "extract/workbench/rule_writer.h"
#include "tools/commands.h"
#include "tools/rules_commands.h"

namespace mscgraph {
namespace {

struct RulesNewCommandOptions {
  std::string id, rules, file, relation, action, outcome, pattern;
  double confidence = 0.6;
  bool nominal = false;
  std::vector<std::string> examples, counter_examples;
};

// "treats.repair.of" -> "treats"
std::string FirstPart(const std::string& id) { return id.substr(0, id.find('.')); }

// kInvalidArgument: an option names something unknown.
absl::StatusOr<Rule> RuleOf(const RulesNewCommandOptions& options) {
  Rule rule{.id = options.id,
            .pattern = options.pattern,
            .confidence = options.confidence,
            .nominal = options.nominal,
            .examples = options.examples,
            .counter_examples = options.counter_examples};
  bool suppress = options.action.empty() ? FirstPart(options.id) == "suppress" : options.action == "suppress";
  if (suppress) rule.action = RuleAction::kSuppress;
  bool known = options.relation.empty() ? ParseEnum(FirstPart(options.id), &rule.relation)
                                        : ParseEnum(options.relation, &rule.relation);
  if (!known && !suppress)
    return absl::InvalidArgumentError("the id begins with no relation, so --relation must name one of " +
                                      absl::StrJoin(EnumNames(rule.relation), ", "));
  if (!options.outcome.empty() && !ParseEnum(options.outcome, &rule.outcome))
    return absl::InvalidArgumentError("--outcome: unknown " + options.outcome + "; it is one of " +
                                      absl::StrJoin(EnumNames(rule.outcome), ", "));
  return rule;
}

// What is wrong with the rule without a look at the other rules.
absl::Status CheckForm(const RulesNewCommandOptions& options, const Rule& rule) {
  std::string faults = RuleIdFault(rule.id);
  if (!options.pattern.empty()) {
    const std::string folder = RulesFolder(options.rules);
    auto classes = WordClasses::CreateFromFolder(folder + "/wordlists");
    if (!classes.ok()) return classes.status();
    auto words = PhraseWords::Create(folder + "/mechanisms");
    if (!words.ok()) return words.status();
    Rule compiled{.action = rule.action,
                  .relation = rule.relation,
                  .pattern = rule.pattern,
                  .confidence = rule.confidence,
                  .examples = {"none yet"}};
    std::vector<std::string> more;
    CompileRule(*classes, *words, &compiled, &more);
    for (const std::string& fault : more) faults += (faults.empty() ? "" : "\n") + fault;
  }
  return faults.empty() ? absl::OkStatus() : absl::InvalidArgumentError(faults);
}

std::string FileOf(const RulesNewCommandOptions& options) {
  std::filesystem::path file(options.file.empty() ? FirstPart(options.id) + ".json" : options.file);
  if (file.extension() != ".json") file += ".json";
  if (file.has_parent_path()) return file.string();
  return (std::filesystem::path(RulesFolder(options.rules)) / "relations" / file).string();
}

// Runs the examples of the last rule of a rule file's text among all other rules; says what is wrong.
bool Works(Knowledge* knowledge, const std::string& text, const std::string& file) {
  auto rules = ParseRules(text, file, knowledge->mentions->classes(), knowledge->phrase_words);
  if (!rules.ok()) {
    std::cerr << "mscgraph: " << rules.status().message() << "\n";
    return false;
  }
  bool passed = true;
  knowledge->rules.push_back(std::move(rules->back()));
  knowledge->relations = std::make_unique<RelationMatcher>(&knowledge->rules);
  for (const RuleTest& test : RunRuleTests(*knowledge, {knowledge->rules.back().id})) {
    if (test.passed || test.rule != &knowledge->rules.back()) continue;
    passed = false;
    std::cerr << "mscgraph: the rule "
              << (test.counter ? "matches its counter-example: " : "does not match its example: ")
              << test.text << "\n"
              << ExplainRule(*knowledge, *test.rule, ExampleDocument(*test.rule, test.text));
  }
  return passed;
}

int RunRulesNewCommand(const RulesNewCommandOptions& options) {
  absl::StatusOr<Rule> rule = RuleOf(options);
  if (!rule.ok()) {
    std::cerr << "mscgraph: " << rule.status().message() << "\n";
    return kExitUsage;
  }
  if (absl::Status form = CheckForm(options, *rule); !form.ok()) return FailInput(form);
  std::string file = FileOf(options);
  absl::StatusOr<std::string> text = FileWithRule(*rule, file);
  if (!text.ok()) return FailInput(text.status());
  bool complete = !options.pattern.empty() && !options.examples.empty();
  if (complete) {
    auto knowledge = LoadKnowledge(RulesFolder(options.rules));
    if (!knowledge.ok()) return FailInput(knowledge.status());
    if (!Works(&*knowledge, *text, file)) return FailInput(absl::InvalidArgumentError("nothing was written"));
  }
  if (absl::Status status = WriteRuleFile(file, *text); !status.ok()) return FailInput(status);
  std::cout << file << ": rule " << options.id
            << (complete ? " written; its examples pass\n"
                         : " written; now fill in what begins with FILL IN, then: mscgraph rules check\n");
  return kExitOk;
}

}  // namespace

void AddRulesNewCommand(CLI::App& rules, int* exit_code) {
  auto options = std::make_shared<RulesNewCommandOptions>();
  CLI::App* command =
      rules.add_subcommand("new", "Add a rule: with a pattern and an example a tested one, else a skeleton");
  command->add_option("id", options->id, "Id of the rule, relation.form: treats.repair.of")->required();
  command->add_option("--pattern", options->pattern, "The pattern");
  command->add_option("--example", options->examples,
                      "A sentence that the rule must read; may be given often");
  command->add_option("--counter-example", options->counter_examples,
                      "A sentence that it must not read; may be given often");
  command->add_option("--relation", options->relation, "Default: the first part of the id");
  command->add_option("--action", options->action, "emit (default), or suppress")
      ->check(CLI::IsMember({"emit", "suppress"}));
  command->add_option("--outcome", options->outcome, "Outcome of an affirmed claim (default none)");
  command->add_option("--confidence", options->confidence, "In (0, 1] (default 0.6)");
  command->add_flag("--nominal", options->nominal, "No finite verb carries the claim");
  command->add_option("--file", options->file,
                      "Rule file (default: relations/ and the first part of the id)");
  command->add_option("--rules", options->rules, "Rules folder");
  command->footer(
      "Example: mscgraph rules new treats.cure.for --rules my-rules --outcome improves \\\n"
      "  --pattern \"{therapy} {gap:3} cure! for {condition}\" --example \"MSCs are a cure for colitis.\"");
  command->callback([options, exit_code] { *exit_code = RunRulesNewCommand(*options); });
}

}  // namespace mscgraph
