#include <iostream>

#include "extract/extractor.h"
#include "tools/commands.h"

namespace mscgraph {
namespace {

struct Options {
  std::string sentence, rules;
  std::vector<std::string> lexicons;
};

int Run(const Options& options) {
  auto extractor = Extractor::Create(RulesFolder(options.rules), options.lexicons);
  if (!extractor.ok()) {
    std::cerr << "mscgraph: " << extractor.status().message() << "\n";
    return kExitInput;
  }
  std::cout << (*extractor)->Explain(options.sentence);
  return kExitOk;
}

}  // namespace

void AddExplainCommand(CLI::App& app, int* exit_code) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("explain", "Show every step of the extraction for a sentence");
  command->add_option("sentence", options->sentence, "The sentence")->required();
  command->add_option("--rules", options->rules, "Rules folder");
  AddLexiconOption(command, &options->lexicons);
  command->footer("Example: mscgraph explain \"MSCs improved survival in a rat model of sepsis.\"");
  command->callback([options, exit_code] { *exit_code = Run(*options); });
}

}  // namespace mscgraph
