#include <algorithm>
#include <iostream>
#include <map>

#include "absl/strings/str_join.h"
#include "extract/analysis.h"
#include "extract/workbench/explain_rule.h"
#include "extract/workbench/rule_tests.h"
#include "tools/commands.h"
#include "tools/rules_commands.h"
#include "tools/rules_output.h"

namespace mscgraph {
namespace {

struct RulesCommandOptions {
  std::string rules;
  std::vector<std::string> wanted;
  std::string relation, action;
  bool json = false;
};

int Check(const RulesCommandOptions& options) {
  std::string folder = RulesFolder(options.rules);
  auto knowledge = LoadKnowledge(folder);
  if (!knowledge.ok()) {
    const std::string faults(knowledge.status().message());
    const auto count = std::count(faults.begin(), faults.end(), '\n') + 1;
    std::cerr << faults << "\n" << count << (count == 1 ? " fault\n" : " faults\n");
    return kExitInput;
  }
  std::cout << folder << ": " << knowledge->rules.size() << " rules, no fault\n";
  return kExitOk;
}

int Test(const RulesCommandOptions& options) {
  auto knowledge = LoadKnowledge(RulesFolder(options.rules));
  if (!knowledge.ok()) return FailInput(knowledge.status());
  std::vector<RuleTest> tests = RunRuleTests(*knowledge, options.wanted);
  if (tests.empty())
    return FailInput(
        absl::NotFoundError("no rule has this id or an id that begins so; see mscgraph rules list"));
  struct Counts {
    size_t examples = 0, failed = 0;
  };
  std::map<std::string, Counts> by_file;
  Counts all;
  for (const RuleTest& test : tests) {
    for (Counts* counts : {&by_file[test.rule->file], &all}) {
      ++counts->examples;
      counts->failed += !test.passed;
    }
    if (test.passed) continue;
    std::cerr << test.rule->file << ": rule " << test.rule->id
              << (test.counter ? " matches its counter-example: " : " does not match its example: ")
              << test.text << "\n"
              << ExplainRule(*knowledge, *test.rule, ExampleDocument(*test.rule, test.text));
  }
  for (const auto& [file, counts] : by_file)
    std::cout << file << ": " << counts.examples << " examples, " << counts.failed << " failed\n";
  std::cout << all.examples << " examples, " << all.failed << " failed\n";
  return all.failed == 0 ? kExitOk : kExitInput;
}

int List(const RulesCommandOptions& options) {
  Relation relation;
  if (!options.relation.empty() && !ParseEnum(options.relation, &relation)) {
    std::cerr << "mscgraph: --relation: unknown " << options.relation << "; it is one of "
              << absl::StrJoin(EnumNames(relation), ", ") << "\n";
    return kExitUsage;
  }
  auto knowledge = LoadKnowledge(RulesFolder(options.rules));
  if (!knowledge.ok()) return FailInput(knowledge.status());
  std::vector<const Rule*> rules;
  for (const Rule& rule : knowledge->rules) {
    bool suppress = rule.action == RuleAction::kSuppress;
    if (!SelectsRule(rule.id, options.wanted)) continue;
    if (!options.action.empty() && suppress != (options.action == "suppress")) continue;
    if (!options.relation.empty() && (suppress || EnumName(rule.relation) != options.relation)) continue;
    rules.push_back(&rule);
  }
  if (rules.empty()) return FailInput(absl::NotFoundError("no rule is of this kind"));
  WriteRules(rules, options.json, std::cout);
  return kExitOk;
}

}  // namespace

int FailInput(const absl::Status& status) {
  std::cerr << "mscgraph: " << status.message() << "\n";
  return kExitInput;
}

void AddRulesCommand(CLI::App& app, int* exit_code) {
  auto options = std::make_shared<RulesCommandOptions>();
  CLI::App* command = app.add_subcommand("rules", "The rule writer's workbench");
  command->require_subcommand(1);
  command->footer("Example: mscgraph rules test --rules my-rules");
  auto add = [&](const char* name, const char* help, int (*run)(const RulesCommandOptions&)) {
    CLI::App* action = command->add_subcommand(name, help);
    action->add_option("--rules", options->rules, "Rules folder");
    action->callback([options, exit_code, run] { *exit_code = run(*options); });
    return action;
  };
  add("check", "Read every file, report every fault of all of them; exit code 3 if there is one", Check)
      ->footer("Example: mscgraph rules check --rules my-rules");
  CLI::App* test = add("test", "Run the examples and counter-examples of the rules", Test);
  test->add_option("rule", options->wanted, "Only rules with this id, or with an id that begins so");
  test->footer("Example: mscgraph rules test treats.nominal");
  CLI::App* list = add("list", "Print id, action, relation, confidence and pattern of every rule", List);
  list->add_option("rule", options->wanted, "Only rules with this id, or with an id that begins so");
  list->add_option("--relation", options->relation, "Only rules of this relation");
  list->add_option("--action", options->action, "Only rules that emit, or that suppress")
      ->check(CLI::IsMember({"emit", "suppress"}));
  list->add_flag("--json", options->json, "JSON Lines");
  list->footer("Example: mscgraph rules list --relation prevents");
  AddRulesCorpusCommands(*command, exit_code);
  AddRulesNewCommand(*command, exit_code);
}

}  // namespace mscgraph
