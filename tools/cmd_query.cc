#include <iostream>

#include "graph/query/query.h"
#include "graph/store/text_search.h"
#include "tools/commands.h"
#include "tools/query_output.h"
#include "tools/store_command.h"

namespace mscgraph {
namespace {

struct QueryCommandOptions {
  StoreChoice store;
  std::string relation, assertion, outcome, setting, study_type, family;
  AnswerForm form = {.format = "table"};
  QueryOptions query;
  bool exit_status = false;
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

int RunQueryCommand(QueryCommandOptions options) {
  ParseFilter(options.relation, &options.query.relation);
  ParseFilter(options.assertion, &options.query.assertion);
  ParseFilter(options.outcome, &options.query.outcome);
  ParseFilter(options.setting, &options.query.setting);
  ParseFilter(options.study_type, &options.query.study_type);
  ParseFilter(options.family, &options.query.family);
  options.form.contradictions = options.query.contradictions;
  if (options.form.detail) options.query.sentences = 0;
  if (options.query.condition.empty() && options.query.therapy.empty()) {
    std::cerr << "mscgraph: give --condition, --therapy or both\n";
    return kExitUsage;
  }
  if (!options.query.text.empty()) {
    if (absl::StatusOr<std::vector<QueryPhrase>> text = ParseTextQuery(options.query.text); !text.ok()) {
      std::cerr << "mscgraph: --text: " << text.status().message() << "\n";
      return kExitUsage;
    }
  }
  int exit_code = kExitOk;
  std::unique_ptr<Store> store = OpenForReading(options.store, &exit_code);
  if (store == nullptr) return exit_code;
  absl::StatusOr<QueryAnswer> answer = RunQuery(*store, options.query);
  if (!answer.ok()) return ReportStatus(answer.status());
  if (!answer->unknown.empty()) {
    ReportUnknown(*answer);
  } else if (answer->rows.empty() && answer->row_count > 0) {
    std::cerr << "mscgraph: --offset " << options.query.offset << " is behind the last of "
              << answer->row_count << " rows\n";
  } else if (answer->rows.empty()) {
    std::cerr << "mscgraph: no evidence about \"" << answer->label << "\" fits\n";
  }
  PrintAnswer(*answer, options.form, std::cout);
  std::cout.flush();
  return options.exit_status && answer->rows.empty() ? kExitRejected : kExitOk;
}

void AddFilters(CLI::App* command, QueryCommandOptions* options) {
  QueryOptions& query = options->query;
  command->add_option("--relation", options->relation, "treats, prevents or causes")
      ->check(OneOf<Relation>("relation"));
  command->add_option("--assertion", options->assertion, "affirmed, speculative, investigated or negated")
      ->check(OneOf<Assertion>("assertion"));
  command
      ->add_option("--outcome", options->outcome,
                   "Only studies with this outcome: improves, no_difference, ...")
      ->check(OneOf<Outcome>("outcome"));
  command
      ->add_option("--setting", options->setting,
                   "human, veterinary, animal_model, ex_vivo, in_vitro, unspecified")
      ->check(OneOf<Setting>("setting"));
  command
      ->add_option("--study-type", options->study_type,
                   "randomized_trial, clinical_trial, case_report, animal_study, review, ...")
      ->check(OneOf<StudyType>("study type"));
  command->add_option("--family", options->family, "Of the product: cell, vesicle, secretome, concentrate")
      ->check(OneOf<Family>("family"));
  command->add_option("--source", query.source,
                      "Of the product: umbilical-cord, adipose, ...; kinds of it too");
  command->add_option("--brand", query.brand, "Of the product: remestemcel-l, ...");
  command->add_option("--since", query.since_year, "Only documents of this year or later")
      ->check(CLI::Range(1, 9999));
  command->add_option("--until", query.until_year, "Only documents of this year or earlier")
      ->check(CLI::Range(1, 9999));
  command->add_option("--since-commit", query.since_commit,
                      "Only documents that arrived or changed after this commit of the store");
  command->add_option("--text", query.text,
                      "Only sentences with these words: word, \"words in a row\", beginn*");
}

void AddRows(CLI::App* command, QueryCommandOptions* options) {
  QueryOptions& query = options->query;
  command->add_option("--min-documents", query.min_documents, "Leave out rows with fewer documents");
  command->add_flag("--contradictions", query.contradictions,
                    "Only rows where studies disagree on benefit, with both sides");
  command->add_option("--limit", query.limit, "At most so many rows");
  command->add_option("--offset", query.offset, "Leave out so many rows at the beginning");
  command->add_flag("--subclasses", query.subclasses, "Also the narrower concepts");
  command->add_flag("--include-retracted", query.include_retracted, "Count retracted documents too");
  command->add_flag("--detail", options->form.detail, "All sentences, not only the best");
}

}  // namespace

void AddQueryCommand(CLI::App& app, int* exit_code) {
  auto options = std::make_shared<QueryCommandOptions>();
  CLI::App* command = app.add_subcommand(
      "query", "Rank the therapies tried for a condition (or the conditions of a therapy) by their evidence");
  AddStoreOptions(command, kStoreFolder, &options->store);
  command->add_option("--condition", options->query.condition,
                      "Name, synonym or id (MONDO:..., MESH:...) of a condition");
  command->add_option("--therapy", options->query.therapy, "Name or id of a therapy");
  AddFilters(command, options.get());
  AddRows(command, options.get());
  command->add_flag("--exit-status", options->exit_status, "Exit code 1 if nothing is found");
  command->add_option("--format", options->form.format, "table, json, jsonl, csv or tsv")
      ->check(CLI::IsMember({"table", "json", "jsonl", "csv", "tsv"}));
  command->footer(
      "Example: mscgraph query --db msc --condition \"knee osteoarthritis\" --setting human --detail");
  command->callback([options, exit_code] { *exit_code = RunQueryCommand(*options); });
}

}  // namespace mscgraph
