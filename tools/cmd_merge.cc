#include <iostream>

#include "graph/store/merge_records.h"
#include "graph/store/operations.h"
#include "tools/commands.h"
#include "tools/record_files.h"
#include "tools/store_command.h"

namespace mscgraph {
namespace {

struct MergeCommandOptions {
  StoreChoice store;
  std::vector<std::string> inputs;
  bool strict = false;
  bool quiet = false;
};

int MergeFiles(const MergeCommandOptions& options) {
  if (!AllReadable(options.inputs)) return kExitInput;
  RecordMerger merger;
  size_t bad = 0;
  // File by file: each has to begin with its run.
  for (const std::string& input : options.inputs) {
    RecordFiles file({input}, options.strict, options.quiet);
    absl::Status status = merger.Add([&] { return file.Next(); });
    file.EndProgress();
    bad += file.bad();
    if (!status.ok()) {
      std::cerr << "mscgraph: " << input << ": " << status.message() << "\n";
      return options.strict && bad > 0 ? kExitRejected : kExitInput;
    }
  }
  for (const std::string& id : merger.incomplete())
    std::cerr << "mscgraph: " << id << " left out: its claims are not all there\n";
  absl::Status status = merger.Write([](std::string_view line) {
    std::cout << line << '\n';
    return std::cout.good();
  });
  if (status.ok() && !std::cout.flush()) status = absl::UnavailableError("cannot write the output");
  return ReportStatus(status) == kExitOk ? kExitOk : kExitInput;
}

int MergeStores(const MergeCommandOptions& options) {
  // All are opened first: nothing is written if one is missing.
  std::vector<std::unique_ptr<Store>> stores;
  int exit_code = kExitOk;
  for (const std::string& input : options.inputs) {
    stores.push_back(OpenForReading(StoreChoice{input, options.store.accept_older}, &exit_code));
    if (stores.back() == nullptr) return exit_code;
  }
  std::unique_ptr<Store> out = OpenForWriting(options.store, /*create=*/true, &exit_code);
  if (out == nullptr) return exit_code;
  for (size_t i = 0; i < stores.size(); ++i) {
    LoadReport report;
    if (absl::Status status = MergeStore(*stores[i], out.get(), &report); !status.ok()) {
      std::cerr << "mscgraph: " << options.inputs[i] << ":\n";
      return ReportStatus(status);
    }
    if (options.quiet) continue;
    std::cerr << options.inputs[i] << ": " << report.added << " documents added, " << report.replaced
              << " replaced, " << report.deleted << " deleted, " << report.unchanged << " unchanged, "
              << report.triples_added << " triples added, " << report.triples_removed << " removed, commit "
              << report.commit << "\n";
  }
  return kExitOk;
}

}  // namespace

void AddMergeCommand(CLI::App& app, int* exit_code) {
  auto options = std::make_shared<MergeCommandOptions>();
  CLI::App* command = app.add_subcommand(
      "merge", "Make one claims.jsonl of several, to standard output; with --db one store of several");
  command->add_option("--db", options->store.path,
                      "Folder of the store that the others are merged into; created if there is none");
  command
      ->add_option("inputs", options->inputs, "claims.jsonl files (- is standard input), or with --db stores")
      ->required();
  command->add_flag("--accept-older", options->store.accept_older,
                    "Go on if a store lost its last commits or its COMMIT file, with what is there");
  command->add_flag("--strict", options->strict, "Stop at the first bad line, exit code 1");
  command->add_flag("-q,--quiet", options->quiet, "No summary");
  command->footer("Example: mscgraph merge shard-*.jsonl > claims.jsonl");
  command->callback([options, exit_code] {
    *exit_code = options->store.path.empty() ? MergeFiles(*options) : MergeStores(*options);
  });
}

}  // namespace mscgraph
