#include <iostream>

#include "graph/store/operations.h"
#include "tools/commands.h"
#include "tools/store_command.h"

namespace mscgraph {
namespace {

struct RemoveCommandOptions {
  StoreChoice store;
  std::vector<std::string> documents;
  bool quiet = false;
};

int RunRemoveCommand(const RemoveCommandOptions& options) {
  int exit_code = kExitOk;
  std::unique_ptr<Store> store = OpenForWriting(options.store, /*create=*/false, &exit_code);
  if (store == nullptr) return exit_code;
  LoadReport report;
  if (absl::Status status = RemoveDocuments(options.documents, store.get(), &report); !status.ok())
    return ReportStatus(status);
  if (!options.quiet) {
    std::cerr << report.deleted << " documents removed, " << report.unchanged << " were removed before; "
              << report.triples_removed << " triples removed; commit " << report.commit << "\n";
  }
  return kExitOk;
}

}  // namespace

void AddRemoveCommand(CLI::App& app, int* exit_code) {
  auto options = std::make_shared<RemoveCommandOptions>();
  CLI::App* command = app.add_subcommand(
      "remove", "Remove documents and what only they say; a version from a later file brings one back");
  AddStoreOptions(command, kStoreFolder, &options->store);
  command->add_option("documents", options->documents, "Ids of documents")->required();
  command->add_flag("-q,--quiet", options->quiet, "No summary");
  command->footer("Example: mscgraph remove --db msc PMID:12345678 PMID:23456789");
  command->callback([options, exit_code] { *exit_code = RunRemoveCommand(*options); });
}

}  // namespace mscgraph
