#include <iostream>

#include "graph/query/query.h"
#include "tools/commands.h"
#include "tools/query_output.h"
#include "tools/store_command.h"

namespace mscgraph {
namespace {

struct Options {
  StoreChoice store;
  std::string format = "table", relation, assertion, outcome, setting;
  QueryOptions query;
  bool detail = false, exit_status = false;
};

// "" is no filter.
template <typename Enum>
void ParseFilter(const std::string& name, std::optional<Enum>* filter) {
  Enum value;
  if (!name.empty() && ParseEnum(name, &value)) *filter = value;
}

template <typename Enum>
CLI::Validator OneOf(const char* what) {
  return CLI::Validator(
      [what](std::string& name) {
        Enum value;
        return ParseEnum(name, &value) ? std::string() : "no such " + std::string(what) + ": " + name;
      },
      std::string(what), what);
}

void ReportUnknown(const QueryAnswer& answer) {
  std::cerr << "mscgraph: nothing in the store is called \"" << answer.unknown << "\"";
  for (size_t i = 0; i < answer.suggestions.size(); ++i)
    std::cerr << (i == 0                               ? "; did you mean "
                  : i + 1 == answer.suggestions.size() ? " or "
                                                       : ", ")
              << '"' << answer.suggestions[i] << '"';
  std::cerr << (answer.suggestions.empty() ? "\n" : "?\n");
}

int Run(Options options) {
  ParseFilter(options.relation, &options.query.relation);
  ParseFilter(options.assertion, &options.query.assertion);
  ParseFilter(options.outcome, &options.query.outcome);
  ParseFilter(options.setting, &options.query.setting);
  if (options.query.condition.empty() && options.query.therapy.empty()) {
    std::cerr << "mscgraph: give --condition, --therapy or both\n";
    return kExitUsage;
  }
  int exit_code = kExitOk;
  std::unique_ptr<Store> store = OpenForReading(options.store, &exit_code);
  if (store == nullptr) return exit_code;
  absl::StatusOr<QueryAnswer> answer = RunQuery(*store, options.query);
  if (!answer.ok()) return ReportStatus(answer.status());
  if (!answer->unknown.empty()) {
    ReportUnknown(*answer);
  } else if (answer->rows.empty()) {
    std::cerr << "mscgraph: no evidence about \"" << answer->label << "\" fits\n";
  }
  PrintAnswer(*answer, options.format, options.detail, std::cout);
  std::cout.flush();
  return options.exit_status && answer->rows.empty() ? kExitRejected : kExitOk;
}

}  // namespace

void AddQueryCommand(CLI::App& app, int* exit_code) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand(
      "query", "Rank the therapies tried for a condition (or the conditions of a therapy) by their evidence");
  QueryOptions& query = options->query;
  AddStoreOptions(command, kStoreFolder, &options->store);
  command->add_option("--condition", query.condition,
                      "Name, synonym or id (MONDO:..., MESH:...) of a condition");
  command->add_option("--therapy", query.therapy, "Name or id of a therapy");
  command->add_option("--relation", options->relation, "treats, prevents or causes")
      ->check(OneOf<Relation>("relation"));
  command->add_option("--assertion", options->assertion, "affirmed, speculative, investigated or negated")
      ->check(OneOf<Assertion>("assertion"));
  command
      ->add_option("--outcome", options->outcome,
                   "Only documents with this outcome: improves, no_difference, ...")
      ->check(OneOf<Outcome>("outcome"));
  command
      ->add_option("--setting", options->setting,
                   "human, veterinary, animal_model, ex_vivo, in_vitro, unspecified")
      ->check(OneOf<Setting>("setting"));
  command->add_option("--min-documents", query.min_documents, "Leave out rows with fewer documents");
  command->add_option("--limit", query.limit, "At most so many rows");
  command->add_flag("--subclasses", query.subclasses, "Also the narrower concepts");
  command->add_flag("--detail", options->detail, "All sentences, not only the best");
  command->add_flag("--include-retracted", query.include_retracted, "Count retracted documents too");
  command->add_flag("--exit-status", options->exit_status, "Exit code 1 if nothing is found");
  command->add_option("--format", options->format, "table, json, jsonl or tsv")
      ->check(CLI::IsMember({"table", "json", "jsonl", "tsv"}));
  command->footer(
      "Example: mscgraph query --db msc --condition \"knee osteoarthritis\" --setting human --detail");
  command->callback([options, exit_code] { *exit_code = Run(*options); });
}

}  // namespace mscgraph
