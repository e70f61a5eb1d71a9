#ifndef MSCGRAPH_TOOLS_COMMANDS_H_
#define MSCGRAPH_TOOLS_COMMANDS_H_

#include <CLI/CLI.hpp>

#include "extract/mention/given_finder.h"

namespace mscgraph {

// Exit codes of the program, as README documents them.
enum ExitCode {
  kExitOk = 0,
  kExitRejected = 1,
  kExitUsage = 2,
  kExitInput = 3,
  kExitStore = 4,
  kExitLimit = 5
};

// Each adds one subcommand. Its callback runs it and stores the exit code.
void AddExtractCommand(CLI::App& app, int* exit_code);
void AddBuildCommand(CLI::App& app, int* exit_code);
void AddLoadCommand(CLI::App& app, int* exit_code);
void AddQueryCommand(CLI::App& app, int* exit_code);
void AddSparqlCommand(CLI::App& app, int* exit_code);
void AddSearchCommand(CLI::App& app, int* exit_code);
void AddExportCommand(CLI::App& app, int* exit_code);
void AddShowCommand(CLI::App& app, int* exit_code);
void AddUpgradeCommand(CLI::App& app, int* exit_code);
void AddStatsCommand(CLI::App& app, int* exit_code);
void AddVerifyCommand(CLI::App& app, int* exit_code);
void AddBackupCommand(CLI::App& app, int* exit_code);
void AddCompactCommand(CLI::App& app, int* exit_code);
void AddRemoveCommand(CLI::App& app, int* exit_code);
void AddMergeCommand(CLI::App& app, int* exit_code);
void AddExplainCommand(CLI::App& app, int* exit_code);
void AddLexiconCommand(CLI::App& app, int* exit_code);
void AddRulesCommand(CLI::App& app, int* exit_code);

// --lexicon FILE, any number of times: tables of conditions that `lexicon import` made.
void AddLexiconOption(CLI::App* command, std::vector<std::string>* lexicons);

// The option --entities of the commands that extract.
void AddEntitiesOption(CLI::App& command, Entities* entities);

// The rules folder: `given` if not empty, else $MSCGRAPH_RULES, else the one installed with the program, else
// the one of the source tree that the program was built in.
std::string RulesFolder(const std::string& given);

}  // namespace mscgraph

#endif  // MSCGRAPH_TOOLS_COMMANDS_H_
