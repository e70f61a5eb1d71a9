#include <algorithm>
#include <iostream>
#include <thread>

#include "extract/extractor.h"
#include "extract/record_stream.h"
#include "graph/store/store.h"
#include "tools/commands.h"
#include "tools/store_command.h"

namespace mscgraph {
namespace {

struct BuildCommandOptions {
  std::vector<std::string> inputs;
  StoreChoice store;
  std::string rules;
  std::vector<std::string> lexicons;
  PipelineOptions pipeline{.threads = static_cast<int>(std::max(1u, std::thread::hardware_concurrency())),
                           .program_version = MSCGRAPH_VERSION};
  Entities entities = Entities::kBoth;
  bool quiet = false;
};

int Fail(const absl::Status& status, int code) {
  std::cerr << "mscgraph: " << status.message() << "\n";
  return code;
}

int RunBuildCommand(const BuildCommandOptions& options) {
  auto files = ExpandInputs(options.inputs);
  if (!files.ok()) return Fail(files.status(), kExitInput);
  auto extractor = Extractor::Create(RulesFolder(options.rules), options.lexicons, options.entities);
  if (!extractor.ok()) return Fail(extractor.status(), kExitInput);
  int exit_code = kExitOk;
  std::unique_ptr<Store> store = OpenForWriting(options.store, /*create=*/true, &exit_code);
  if (store == nullptr) return exit_code;
  RecordStream stream(*files, extractor->get(), options.pipeline,
                      [](const std::string& error) { std::cerr << "mscgraph: " << error << "\n"; });
  LoadReport loaded;
  absl::Status input;  // What ended the reading, if anything did: then nothing is stored.
  absl::Status status = store->Load(
      [&]() -> absl::StatusOr<std::optional<Record>> {
        auto record = stream.Next();
        if (!record.ok()) input = record.status();
        return record;
      },
      &loaded);
  const PipelineReport& report = stream.report();
  if (!input.ok()) {
    return Fail(input, options.pipeline.strict && report.rejected > 0 ? kExitRejected : kExitInput);
  }
  if (!status.ok()) return Fail(status, kExitStore);
  if (!options.quiet) {
    std::cerr << report.documents << " documents read, " << report.msc_documents << " about MSC, "
              << report.claims << " claims, " << report.rejected << " rejected records\n"
              << options.store.path << ": " << loaded.added << " documents added, " << loaded.replaced
              << " replaced, " << loaded.deleted << " deleted, " << loaded.unchanged << " unchanged, "
              << loaded.triples_added << " triples added, " << loaded.triples_removed << " removed, commit "
              << loaded.commit << "\n";
  }
  return report.unreadable_files > 0 ? kExitInput : kExitOk;
}

}  // namespace

void AddBuildCommand(CLI::App& app, int* exit_code) {
  auto options = std::make_shared<BuildCommandOptions>();
  CLI::App* command =
      app.add_subcommand("build", "Read abstracts and store their claims: extract and load in one");
  AddStoreOptions(command, "Folder of the store; made if it is not there", &options->store);
  command
      ->add_option("inputs", options->inputs,
                   "PubMed XML, JSON Lines, BioC JSON, PubTator, plain text, each also .gz; folders; - is "
                   "standard input")
      ->required();
  command->add_option("-j,--jobs", options->pipeline.threads, "Threads (default: all cores)")
      ->check(CLI::Range(1, 1024));
  command->add_option("--rules", options->rules, "Rules folder");
  AddLexiconOption(command, &options->lexicons);
  AddEntitiesOption(*command, &options->entities);
  command->add_flag("--strict", options->pipeline.strict,
                    "Stop at the first bad record and store nothing, exit code 1");
  command->add_flag("-q,--quiet", options->quiet, "No summary");
  command->footer("Example: mscgraph build --db msc.db pubmed25n0001.xml.gz more-abstracts/");
  command->callback([options, exit_code] { *exit_code = RunBuildCommand(*options); });
}

}  // namespace mscgraph
