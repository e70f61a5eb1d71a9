#include <algorithm>
#include <iostream>

#include "graph/query/stats.h"
#include "graph/store/operations.h"
#include "nlohmann/json.hpp"
#include "tools/commands.h"
#include "tools/store_command.h"

namespace mscgraph {
namespace {

struct StatsCommandOptions {
  StoreChoice store;
  std::string format = "table";
};

void PrintJson(const StoreInfo& info, const std::vector<FamilyFiles>& files, const StoreStats& stats) {
  nlohmann::ordered_json out = {
      {"commit", info.commit},
      {"format", info.format},
      {"program_version", info.run.program_version},
      {"rules_hash", info.run.rules_hash},
      {"lexicon_hash", info.run.lexicon_hash},
  };
  for (const auto& [name, count] : stats.totals) out[name] = count;
  for (const auto& [name, counts] : stats.evidence_by) {
    nlohmann::ordered_json& group = out["evidence_by_" + name] = nlohmann::ordered_json::object();
    for (const auto& [value, count] : counts) group[value] = count;
  }
  out["bytes"] = TotalBytes(files);
  for (const FamilyFiles& family : files) {
    out["families"][family.family] = {
        {"bytes", family.bytes}, {"files", family.files}, {"level0_files", family.level0_files}};
  }
  std::cout << out.dump(2) << "\n";
}

void PrintTable(const StoreInfo& info, const std::vector<FamilyFiles>& files, const StoreStats& stats) {
  std::cout << "commit        " << info.commit << "\n"
            << "format        " << info.format << "\n"
            << "rules hash    " << info.run.rules_hash << "\n"
            << "lexicon hash  " << info.run.lexicon_hash << "\n";
  for (const auto& [name, count] : stats.totals)
    std::cout << name << std::string(14 - std::min<size_t>(13, name.size()), ' ') << count << "\n";
  for (const auto& [name, counts] : stats.evidence_by) {
    std::cout << "evidence by " << name << "\n";
    for (const auto& [value, count] : counts)
      std::cout << "  " << value << std::string(22 - std::min<size_t>(21, value.size()), ' ') << count
                << "\n";
  }
  std::cout << "on disk       " << ByteCount(TotalBytes(files)) << "\n";
  for (const FamilyFiles& family : files) {
    std::cout << "  " << family.family << std::string(22 - std::min<size_t>(21, family.family.size()), ' ')
              << ByteCount(family.bytes) << ", " << family.files << " files";
    if (family.level0_files > 0) std::cout << ", " << family.level0_files << " of them in level 0";
    std::cout << "\n";
  }
}

int RunStatsCommand(const StatsCommandOptions& options) {
  int exit_code = kExitOk;
  std::unique_ptr<Store> store = OpenForReading(options.store, &exit_code);
  if (store == nullptr) return exit_code;
  absl::StatusOr<StoreStats> stats = ComputeStats(*store);
  if (!stats.ok()) return ReportStatus(stats.status());
  (options.format == "json" ? PrintJson : PrintTable)(store->info(), FilesOf(*store), *stats);
  std::cout.flush();
  return kExitOk;
}

}  // namespace

void AddStatsCommand(CLI::App& app, int* exit_code) {
  auto options = std::make_shared<StatsCommandOptions>();
  CLI::App* command = app.add_subcommand("stats", "What is in a store: counts, commit, rules");
  AddStoreOptions(command, kStoreFolder, &options->store);
  command->add_option("--format", options->format, "table or json")->check(CLI::IsMember({"table", "json"}));
  command->footer("Example: mscgraph stats --db msc --format json");
  command->callback([options, exit_code] { *exit_code = RunStatsCommand(*options); });
}

}  // namespace mscgraph
