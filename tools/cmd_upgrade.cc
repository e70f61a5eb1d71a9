#include <iostream>
#include <memory>

#include "graph/store/upgrade.h"
#include "tools/commands.h"
#include "tools/store_command.h"

namespace mscgraph {

void AddUpgradeCommand(CLI::App& app, int* exit_code) {
  struct UpgradeCommandOptions {
    std::string from, to;
  };
  auto options = std::make_shared<UpgradeCommandOptions>();
  CLI::App* command = app.add_subcommand(
      "upgrade", "Copy a store of an older format into a new folder, in the present format");
  command->add_option("--db", options->from, "Folder of the old store; it is only read")->required();
  command->add_option("new", options->to, "Folder of the new store; must not exist, or be empty")->required();
  command->footer("Example: mscgraph upgrade --db msc msc-new");
  command->callback([options, exit_code] {
    LoadReport report;
    const absl::Status status = UpgradeStore(options->from, options->to, &report);
    *exit_code = ReportStatus(status);
    if (status.ok()) std::cerr << report.added << " documents, " << report.triples_added << " triples\n";
  });
}

}  // namespace mscgraph
