#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iostream>

#include "schemas/claims_jsonl.h"
#include "tools/commands.h"
#include "tools/load_layer.h"
#include "tools/store_command.h"

namespace mscgraph {
namespace {

struct Options {
  std::string db;
  std::vector<std::string> inputs;
  std::string layer, base;
  bool strict = false;
  bool quiet = false;
};

// The records of several files, one after the other. Bad lines are reported, counted and left out.
class RecordFiles {
 public:
  explicit RecordFiles(const Options& options) : options_(options) {}

  absl::StatusOr<std::optional<Record>> Next() {
    while (true) {
      if (!in_ && !OpenNext()) return std::optional<Record>();
      if (!std::getline(*in_, line_)) {
        if (in_->bad()) return absl::UnavailableError("cannot read " + name_);
        in_ = nullptr;
        continue;
      }
      ++number_;
      if (!line_.empty() && line_.back() == '\r') line_.pop_back();
      if (line_.empty()) continue;
      ++records_;
      if (show_progress_ && records_ % 100000 == 0) std::cerr << "\r" << records_ << " records" << std::flush;
      absl::StatusOr<Record> record = ParseJsonLine(line_);
      if (record.ok()) return std::optional<Record>(*std::move(record));
      ++bad_;
      const std::string where = name_ + ":" + std::to_string(number_) + ": ";
      if (options_.strict) return absl::InvalidArgumentError(where + std::string(record.status().message()));
      std::cerr << "mscgraph: " << where << record.status().message() << "\n";
    }
  }

  size_t bad() const { return bad_; }
  size_t records() const { return records_; }
  void EndProgress() const {
    if (show_progress_ && records_ >= 100000) std::cerr << "\n";
  }

 private:
  bool OpenNext() {
    if (next_ == options_.inputs.size()) return false;
    name_ = options_.inputs[next_++];
    number_ = 0;
    if (name_ == "-") {
      name_ = "standard input";
      in_ = &std::cin;
    } else {
      file_ = std::ifstream(name_, std::ios::binary);
      in_ = &file_;
    }
    return true;
  }

  const Options& options_;
  const bool show_progress_ = !options_.quiet && isatty(STDERR_FILENO) != 0;
  std::ifstream file_;
  std::istream* in_ = nullptr;
  std::string name_, line_;
  size_t next_ = 0, number_ = 0, records_ = 0, bad_ = 0;
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

// So that a missing file is found before anything is loaded.
bool AllReadable(const Options& options) {
  for (const std::string& input : options.inputs) {
    if (input == "-") continue;
    if (std::filesystem::is_directory(input) || !std::ifstream(input)) {
      std::cerr << "mscgraph: cannot read " << input << "\n";
      return false;
    }
  }
  return true;
}

int Run(const Options& options) {
  if (!AllReadable(options)) return kExitInput;
  if (!options.layer.empty())
    return LoadLayerFiles(options.db, options.layer, options.base, options.inputs, options.quiet);
  absl::StatusOr<std::unique_ptr<Store>> store =
      Store::Open({.path = options.db, .read_only = false, .create = true});
  if (!store.ok()) return ReportStatus(store.status());
  RecordFiles files(options);
  LoadReport report;
  absl::Status status = (*store)->Load([&] { return files.Next(); }, &report);
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
  auto options = std::make_shared<Options>();
  CLI::App* command =
      app.add_subcommand("load", "Load claims (claims.jsonl) or RDF into a store; all or nothing");
  command->add_option("--db", options->db, "Folder of the store; created if there is none")->required();
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
  command->callback([options, exit_code] { *exit_code = Run(*options); });
}

}  // namespace mscgraph
