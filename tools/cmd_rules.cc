#include <iostream>

#include "extract/extractor.h"
#include "tools/commands.h"

namespace mscgraph {
namespace {

struct Options {
  std::string rules;
};

// Loads the rules; loading checks them all and reports every fault at once.
int Run(const std::string& action, const Options& options) {
  std::string folder = RulesFolder(options.rules);
  auto extractor = Extractor::Create(folder);
  if (!extractor.ok()) {
    std::cerr << "mscgraph: " << extractor.status().message() << "\n";
    return kExitInput;
  }
  if (action == "list") {
    for (const std::string& line : (*extractor)->ListRules()) std::cout << line << "\n";
    return kExitOk;
  }
  if (action == "check") {
    std::cout << folder << ": " << (*extractor)->ListRules().size() << " rules, no fault\n";
    return kExitOk;
  }
  int count = 0;
  std::vector<std::string> failures = (*extractor)->TestRules(&count);
  for (const std::string& failure : failures) std::cerr << failure << "\n";
  std::cout << count << " examples, " << failures.size() << " failed\n";
  return failures.empty() ? kExitOk : kExitInput;
}

}  // namespace

void AddRulesCommand(CLI::App& app, int* exit_code) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("rules", "Check, test or list the relation rules");
  command->require_subcommand(1);
  command->footer("Example: mscgraph rules test --rules my-rules");
  for (auto [name, help] : {std::pair("check", "Load every file and report every fault"),
                            std::pair("test", "Run the examples and counter-examples of every rule"),
                            std::pair("list", "Print id, relation, confidence and pattern of every rule")}) {
    CLI::App* action = command->add_subcommand(name, help);
    action->add_option("--rules", options->rules, "Rules folder");
    action->footer(std::string("Example: mscgraph rules ") + name);
    action->callback([options, exit_code, name = std::string(name)] { *exit_code = Run(name, *options); });
  }
}

}  // namespace mscgraph
