#include <iostream>

#include "graph/store/operations.h"
#include "tools/commands.h"
#include "tools/store_command.h"

namespace mscgraph {
namespace {

struct CompactCommandOptions {
  StoreChoice store;
  bool quiet = false;
};

int RunCompactCommand(const CompactCommandOptions& options) {
  int exit_code = kExitOk;
  std::unique_ptr<Store> store = OpenForWriting(options.store, /*create=*/false, &exit_code);
  if (store == nullptr) return exit_code;
  const uint64_t before = TotalBytes(FilesOf(*store));
  if (absl::Status status = CompactStore(store.get()); !status.ok()) return ReportStatus(status);
  if (!options.quiet) {
    std::cerr << options.store.path << ": " << before << " bytes before, " << TotalBytes(FilesOf(*store))
              << " after\n";
  }
  return kExitOk;
}

}  // namespace

void AddCompactCommand(CLI::App& app, int* exit_code) {
  auto options = std::make_shared<CompactCommandOptions>();
  CLI::App* command =
      app.add_subcommand("compact", "Merge the files of a store, so that it is small and fast to read");
  AddStoreOptions(command, kStoreFolder, &options->store);
  command->add_flag("-q,--quiet", options->quiet, "No summary");
  command->footer("Example: mscgraph compact --db msc");
  command->callback([options, exit_code] { *exit_code = RunCompactCommand(*options); });
}

}  // namespace mscgraph
