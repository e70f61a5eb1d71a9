#ifndef MSCGRAPH_TOOLS_RULES_COMMANDS_H_
#define MSCGRAPH_TOOLS_RULES_COMMANDS_H_

#include <CLI/CLI.hpp>

#include "absl/status/status.h"

namespace mscgraph {

// Adds stats, diff and try, the subcommands of `rules` that read texts.
void AddRulesCorpusCommands(CLI::App& rules, int* exit_code);
// Adds new.
void AddRulesNewCommand(CLI::App& rules, int* exit_code);

// Prints the message of an error and returns kExitInput.
int FailInput(const absl::Status& status);

}  // namespace mscgraph

#endif  // MSCGRAPH_TOOLS_RULES_COMMANDS_H_
