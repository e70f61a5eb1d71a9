#include <iostream>

#include "extract/analysis.h"
#include "extract/workbench/corpus.h"
#include "extract/workbench/explain.h"
#include "tools/commands.h"

namespace mscgraph {
namespace {

struct ExplainCommandOptions {
  std::string text, rules, doc, section = "abstract";
  std::vector<std::string> pair, lexicons;
  size_t nearest = 3;
};

int RunExplainCommand(const ExplainCommandOptions& options) {
  auto knowledge = LoadKnowledge(RulesFolder(options.rules), options.lexicons);
  if (!knowledge.ok()) {
    std::cerr << "mscgraph: " << knowledge.status().message() << "\n";
    return kExitInput;
  }
  Section section;
  if (!ParseSection(options.section, &section)) {
    std::cerr << "mscgraph: --section: unknown " << options.section << "\n";
    return kExitUsage;
  }
  auto document =
      options.doc.empty() ? SentenceDocument(options.text, section) : FindDocument(options.text, options.doc);
  if (!document.ok()) {
    std::cerr << "mscgraph: " << document.status().message() << "\n";
    return kExitInput;
  }
  if (options.pair.empty()) {
    std::cout << ExplainDocument(*knowledge, *document);
  } else {
    std::cout << ExplainPair(*knowledge, *document, {options.pair[0], options.pair[1], options.nearest});
  }
  return kExitOk;
}

}  // namespace

void AddExplainCommand(CLI::App& app, int* exit_code) {
  auto options = std::make_shared<ExplainCommandOptions>();
  CLI::App* command =
      app.add_subcommand("explain", "Show every step of the extraction, or why a pair gave a claim or none");
  command->add_option("text", options->text, "The sentence; with --doc, the file")->required();
  command
      ->add_option("--pair", options->pair,
                   "A therapy and an object, as worded there: why a claim, or why none")
      ->expected(2);
  command->add_option("--doc", options->doc,
                      "Id of a document of the file, to explain instead of a sentence");
  command->add_option("--nearest", options->nearest,
                      "How many of the nearest rules to show for a pair without a claim (default 3)");
  command->add_option("--section", options->section,
                      "Where the sentence stands: title, abstract (default), background, objective, methods, "
                      "results, conclusions");
  command->add_option("--rules", options->rules, "Rules folder");
  AddLexiconOption(command, &options->lexicons);
  command->footer(
      "Example: mscgraph explain --pair MSCs sepsis \"MSCs improved survival in a rat model of sepsis.\"");
  command->callback([options, exit_code] { *exit_code = RunExplainCommand(*options); });
}

}  // namespace mscgraph
