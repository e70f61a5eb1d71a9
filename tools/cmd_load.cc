#include <iostream>

#include "tools/commands.h"
#include "tools/load_layer.h"
#include "tools/record_files.h"
#include "tools/store_command.h"

namespace mscgraph {
namespace {

struct LoadCommandOptions {
  StoreChoice store;
  std::vector<std::string> inputs;
  std::string layer, base;
  bool strict = false;
  bool quiet = false;
};

void PrintReport(const LoadReport& report, size_t bad) {
  std::cerr << report.added << " documents added, " << report.replaced << " replaced, " << report.deleted
            << " deleted, " << report.retracted << " retracted, " << report.unchanged << " unchanged; "
            << report.triples_added << " triples added, " << report.triples_removed << " removed; commit "
            << report.commit;
  if (report.duplicate_evidence > 0)
    std::cerr << "; " << report.duplicate_evidence << " repeated evidences left out";
  if (bad > 0) std::cerr << "; " << bad << " bad lines";
  std::cerr << "\n";
}

int RunLoadCommand(const LoadCommandOptions& options) {
  if (!AllReadable(options.inputs)) return kExitInput;
  if (!options.layer.empty())
    return LoadLayerFiles(options.store.path, options.layer, options.base, options.inputs, options.quiet);
  int exit_code = kExitOk;
  std::unique_ptr<Store> store = OpenForWriting(options.store, /*create=*/true, &exit_code);
  if (store == nullptr) return exit_code;
  RecordFiles files(options.inputs, options.strict, options.quiet);
  LoadReport report;
  absl::Status status = store->Load([&] { return files.Next(); }, &report);
  files.EndProgress();
  for (const std::string& id : report.incomplete) {
    std::cerr << "mscgraph: " << id << " left out: its claims or their concepts are not all there\n";
  }
  if (!status.ok()) {
    const int code = ReportStatus(status);
    return options.strict && files.bad() > 0 ? kExitRejected : code;
  }
  if (!options.quiet) PrintReport(report, files.bad());
  return kExitOk;
}

}  // namespace

void AddLoadCommand(CLI::App& app, int* exit_code) {
  auto options = std::make_shared<LoadCommandOptions>();
  CLI::App* command =
      app.add_subcommand("load", "Load claims (claims.jsonl) or RDF into a store; all or nothing");
  AddStoreOptions(command, "Folder of the store; created if there is none", &options->store);
  command
      ->add_option("inputs", options->inputs, "claims.jsonl files, or RDF for a layer; - is standard input")
      ->required();
  CLI::Option* layer =
      command->add_option("--layer", options->layer,
                          "The inputs are RDF (.nt .nq .ttl, also .gz) and become this layer in place of "
                          "what it held: a name or an "
                          "IRI; curated is a layer too. Named graphs of N-Quads become layers of their own");
  command->add_option("--base", options->base, "What relative IRIs of Turtle resolve against")->needs(layer);
  command->add_flag("--strict", options->strict, "Stop at the first bad line, load nothing, exit code 1");
  command->add_flag("-q,--quiet", options->quiet, "No summary");
  command->footer(
      "Example: mscgraph extract pubmed25n0001.xml.gz | mscgraph load --db msc -\n"
      "         mscgraph load --db msc --layer mondo mondo.ttl");
  command->callback([options, exit_code] { *exit_code = RunLoadCommand(*options); });
}

}  // namespace mscgraph
