#include <iostream>

#include "graph/store/operations.h"
#include "tools/commands.h"
#include "tools/store_command.h"

namespace mscgraph {
namespace {

struct VerifyCommandOptions {
  StoreChoice store;
  bool quick = false;
};

int RunVerifyCommand(const VerifyCommandOptions& options) {
  absl::StatusOr<Verified> verified =
      VerifyStore({.path = options.store.path, .accept_older = options.store.accept_older}, options.quick);
  if (!verified.ok()) return ReportStatus(verified.status());
  if (!verified->warning.empty()) std::cerr << "mscgraph: warning: " << verified->warning << "\n";
  std::cout << "ok: commit " << verified->commit << ", " << verified->files << " files, "
            << ByteCount(verified->bytes);
  if (!options.quick)
    std::cout << ", " << verified->documents << " documents, " << verified->triples << " triples";
  std::cout << std::endl;
  return kExitOk;
}

}  // namespace

void AddVerifyCommand(CLI::App& app, int* exit_code) {
  auto options = std::make_shared<VerifyCommandOptions>();
  CLI::App* command = app.add_subcommand(
      "verify",
      "Check a store: all checksums, and everything in it against its documents; exit code 4 if damaged");
  AddStoreOptions(command, kStoreFolder, &options->store);
  command->add_flag("--quick", options->quick, "Checksums of the files only");
  command->footer("Example: mscgraph verify --db msc");
  command->callback([options, exit_code] { *exit_code = RunVerifyCommand(*options); });
}

}  // namespace mscgraph
