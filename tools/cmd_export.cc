#include <cstdio>
#include <filesystem>
#include <iostream>

#include "graph/export/export.h"
#include "tools/commands.h"
#include "tools/store_command.h"

namespace mscgraph {
namespace {

struct ExportCommandOptions {
  StoreChoice store;
  std::string format, output = "-";
};

int RunExportCommand(const ExportCommandOptions& options) {
  int exit_code = kExitOk;
  std::unique_ptr<Store> store = OpenForReading(options.store, &exit_code);
  if (store == nullptr) return exit_code;
  const bool to_file = options.output != "-";
  // A file appears whole or not at all.
  const std::string temporary = options.output + ".part";
  std::FILE* out = to_file ? std::fopen(temporary.c_str(), "wb") : stdout;
  if (out == nullptr) {
    std::cerr << "mscgraph: cannot write " << options.output << "\n";
    return kExitInput;
  }
  const auto write = [&](std::string_view bytes) {
    return std::fwrite(bytes.data(), 1, bytes.size(), out) == bytes.size();
  };
  absl::Status status =
      options.format == "nquads" ? ExportNQuads(*store, write) : ExportJsonLd(*store, write);
  const bool flushed = std::fflush(out) == 0;
  if (to_file) {
    const bool closed = std::fclose(out) == 0;
    std::error_code error;
    if (status.ok() && flushed && closed) {
      std::filesystem::rename(temporary, options.output, error);
    } else {
      std::filesystem::remove(temporary, error);
    }
    if (error) status = absl::UnavailableError("cannot write " + options.output + ": " + error.message());
    if (status.ok() && !closed) status = absl::UnavailableError("cannot write " + options.output);
  }
  if (status.ok() && !flushed) status = absl::UnavailableError("cannot write the output");
  return ReportStatus(status);
}

}  // namespace

void AddExportCommand(CLI::App& app, int* exit_code) {
  auto options = std::make_shared<ExportCommandOptions>();
  CLI::App* command = app.add_subcommand("export", "Write the graph as JSON-LD or N-Quads");
  AddStoreOptions(command, kStoreFolder, &options->store);
  command->add_option("--format", options->format, "jsonld or nquads")
      ->required()
      ->check(CLI::IsMember({"jsonld", "nquads"}));
  command->add_option("-o,--output", options->output, "File (default: standard output)");
  command->footer("Example: mscgraph export --db msc --format jsonld -o msc.jsonld");
  command->callback([options, exit_code] { *exit_code = RunExportCommand(*options); });
}

}  // namespace mscgraph
