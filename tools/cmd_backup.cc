#include <iostream>

#include "graph/store/operations.h"
#include "tools/commands.h"
#include "tools/store_command.h"

namespace mscgraph {
namespace {

struct BackupCommandOptions {
  StoreChoice store;
  std::string target;
  bool quiet = false;
};

int RunBackupCommand(const BackupCommandOptions& options) {
  int exit_code = kExitOk;
  std::unique_ptr<Store> store = OpenForReading(options.store, &exit_code);
  if (store == nullptr) return exit_code;
  if (absl::Status status = BackupStore(*store, options.target); !status.ok()) return ReportStatus(status);
  if (!options.quiet)
    std::cerr << options.target << ": commit " << store->info().commit << " of " << options.store.path
              << "\n";
  return kExitOk;
}

}  // namespace

void AddBackupCommand(CLI::App& app, int* exit_code) {
  auto options = std::make_shared<BackupCommandOptions>();
  CLI::App* command = app.add_subcommand(
      "backup", "Copy a store as one commit left it, also while it is being written; the copy is a store");
  AddStoreOptions(command, kStoreFolder, &options->store);
  command->add_option("target", options->target, "New folder; must not be there yet")->required();
  command->add_flag("-q,--quiet", options->quiet, "No summary");
  command->footer("Example: mscgraph backup --db msc backups/msc-monday");
  command->callback([options, exit_code] { *exit_code = RunBackupCommand(*options); });
}

}  // namespace mscgraph
