#include <iostream>
#include <map>
#include <string>
#include <thread>

#include "extract/extractor.h"
#include "extract/pipeline.h"
#include "schemas/claims_jsonl.h"
#include "tools/commands.h"

namespace mscgraph {
namespace {

struct ExtractCommandOptions {
  std::vector<std::string> inputs;
  std::string rules;
  std::vector<std::string> lexicons;
  PipelineOptions pipeline{.threads = static_cast<int>(std::max(1u, std::thread::hardware_concurrency())),
                           .program_version = MSCGRAPH_VERSION};
  Entities entities = Entities::kBoth;
  bool quiet = false;
};

int RunExtractCommand(const ExtractCommandOptions& options) {
  auto files = ExpandInputs(options.inputs);
  if (!files.ok()) {
    std::cerr << "mscgraph: " << files.status().message() << "\n";
    return kExitInput;
  }
  auto extractor = Extractor::Create(RulesFolder(options.rules), options.lexicons, options.entities);
  if (!extractor.ok()) {
    std::cerr << "mscgraph: " << extractor.status().message() << "\n";
    return kExitInput;
  }
  PipelineReport report;
  std::string buffer;
  auto write = [&](const Record& record) {
    buffer = ToJsonLine(record) + "\n";
    return static_cast<bool>(std::cout.write(buffer.data(), static_cast<std::streamsize>(buffer.size())));
  };
  absl::Status status = RunPipeline(
      *files, **extractor, options.pipeline, [&](Record record) { return write(record); },
      [](const std::string& error) { std::cerr << "mscgraph: " << error << "\n"; }, &report);
  std::cout.flush();
  if (!options.quiet) {
    std::cerr << report.documents << " documents, " << report.msc_documents << " about MSC, " << report.claims
              << " claims, " << report.rejected << " rejected records\n";
  }
  if (!status.ok()) {
    std::cerr << "mscgraph: " << status.message() << "\n";
    return options.pipeline.strict && report.rejected > 0 ? kExitRejected : kExitInput;
  }
  return report.unreadable_files > 0 ? kExitInput : kExitOk;
}

}  // namespace

void AddEntitiesOption(CLI::App& command, Entities* entities) {
  static const std::map<std::string, Entities> kNames = {
      {"ours", Entities::kOurs}, {"given", Entities::kGiven}, {"both", Entities::kBoth}};
  command
      .add_option("--entities", *entities,
                  "Whose names of therapies and conditions count: ours, given (the annotations of the input "
                  "alone) or "
                  "both (default)")
      ->transform(CLI::CheckedTransformer(kNames));
}

void AddExtractCommand(CLI::App& app, int* exit_code) {
  auto options = std::make_shared<ExtractCommandOptions>();
  CLI::App* command =
      app.add_subcommand("extract", "Read abstracts, write claims (claims.jsonl) to standard output");
  command
      ->add_option("inputs", options->inputs,
                   "PubMed XML, JSON Lines, BioC JSON, PubTator, plain text, each also .gz; folders; - is "
                   "standard input")
      ->required();
  command->add_option("-j,--jobs", options->pipeline.threads, "Threads (default: all cores)")
      ->check(CLI::Range(1, 1024));
  command->add_option("--rules", options->rules, "Rules folder");
  AddLexiconOption(command, &options->lexicons);
  command->add_flag("--verdicts", options->pipeline.verdicts,
                    "Also write one verdict line per document and claim");
  AddEntitiesOption(*command, &options->entities);
  command->add_flag("--strict", options->pipeline.strict, "Stop at the first bad record, exit code 1");
  command->add_flag("-q,--quiet", options->quiet, "No summary");
  command->footer("Example: mscgraph extract pubmed25n0001.xml.gz > claims.jsonl");
  command->callback([options, exit_code] { *exit_code = RunExtractCommand(*options); });
}

}  // namespace mscgraph
