#include <csignal>
#include <cstdlib>
#include <filesystem>

#include "tools/commands.h"

namespace mscgraph {

std::string RulesFolder(const std::string& given) {
  if (!given.empty()) return given;
  if (const char* folder = std::getenv("MSCGRAPH_RULES")) return folder;
  std::error_code error;
  std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe", error).parent_path();
  for (const char* relative : {"../share/mscgraph/rules", "../rules", "../../rules"}) {
    std::filesystem::path folder = (program / relative).lexically_normal();
    if (std::filesystem::is_directory(folder / "relations", error)) return folder.string();
  }
  return "rules";
}

}  // namespace mscgraph

int main(int argc, char** argv) {
  CLI::App app(
      "mscgraph: what biomedical abstracts claim about therapies with mesenchymal stem/stromal cells",
      "mscgraph");
  app.set_version_flag("--version", "mscgraph " MSCGRAPH_VERSION);
  app.require_subcommand(1);
  app.footer(
      "Example: mscgraph build --db msc.db pubmed/*.xml.gz && mscgraph query --db msc.db --condition \"knee "
      "osteoarthritis\"");
  int exit_code = mscgraph::kExitOk;
  mscgraph::AddExtractCommand(app, &exit_code);
  mscgraph::AddBuildCommand(app, &exit_code);
  mscgraph::AddLoadCommand(app, &exit_code);
  mscgraph::AddQueryCommand(app, &exit_code);
  mscgraph::AddSparqlCommand(app, &exit_code);
  mscgraph::AddSearchCommand(app, &exit_code);
  mscgraph::AddExportCommand(app, &exit_code);
  mscgraph::AddShowCommand(app, &exit_code);
  mscgraph::AddStatsCommand(app, &exit_code);
  mscgraph::AddVerifyCommand(app, &exit_code);
  mscgraph::AddBackupCommand(app, &exit_code);
  mscgraph::AddCompactCommand(app, &exit_code);
  mscgraph::AddRemoveCommand(app, &exit_code);
  mscgraph::AddMergeCommand(app, &exit_code);
  mscgraph::AddUpgradeCommand(app, &exit_code);
  mscgraph::AddExplainCommand(app, &exit_code);
  mscgraph::AddRulesCommand(app, &exit_code);
  mscgraph::AddLexiconCommand(app, &exit_code);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? mscgraph::kExitOk : mscgraph::kExitUsage;
  }
  return exit_code;
}
