#include <algorithm>
#include <iostream>
#include <vector>

#include "graph/query/search.h"
#include "graph/store/text_search.h"
#include "nlohmann/json.hpp"
#include "tools/commands.h"
#include "tools/store_command.h"

namespace mscgraph {
namespace {

using Json = nlohmann::ordered_json;

constexpr size_t kPage = 20, kTextWidth = 120;

struct SearchCommandOptions {
  StoreChoice store;
  std::string format = "table";
  std::vector<std::string> in;
  SearchOptions search;
  bool exit_status = false;
};

Json ToJson(const SearchHit& hit) {
  Json out = {{"kind", HitKindName(hit.kind)}, {"id", hit.id}};
  if (!hit.document.empty()) out["document"] = hit.document;
  if (hit.year != 0) out["year"] = hit.year;
  out["text"] = hit.text;
  return out;
}

std::string Dump(const Json& json, int indent) {
  return json.dump(indent, ' ', false, Json::error_handler_t::replace);
}

void Print(const SearchAnswer& answer, const std::string& format, std::ostream& out) {
  if (format == "json") {
    Json json = {{"concepts", answer.concepts}, {"titles", answer.titles}, {"sentences", answer.sentences}};
    Json& hits = json["hits"] = Json::array();
    for (const SearchHit& hit : answer.hits) hits.push_back(ToJson(hit));
    out << Dump(json, 2) << "\n";
    return;
  }
  if (format == "tsv") out << "kind\tid\tdocument\tyear\ttext\n";
  for (const SearchHit& hit : answer.hits) {
    const std::string year = hit.year == 0 ? "" : std::to_string(hit.year);
    if (format == "jsonl") {
      out << Dump(ToJson(hit), -1) << "\n";
    } else if (format == "tsv") {
      out << HitKindName(hit.kind) << "\t" << hit.id << "\t" << hit.document << "\t" << year << "\t"
          << Cell(hit.text, 0) << "\n";
    } else {
      const std::string where = hit.kind == HitKind::kConcept ? hit.id : hit.document;
      out << HitKindName(hit.kind) << "  " << Cell(hit.text, kTextWidth) << " [" << where
          << (year.empty() ? "" : ", ") << year << "]\n";
    }
  }
}

int RunSearchCommand(SearchCommandOptions options) {
  if (absl::StatusOr<std::vector<QueryPhrase>> query = ParseTextQuery(options.search.query); !query.ok()) {
    std::cerr << "mscgraph: " << query.status().message() << "\n";
    return kExitUsage;
  }
  if (!options.in.empty()) {
    const auto has = [&](const char* name) {
      return std::find(options.in.begin(), options.in.end(), name) != options.in.end();
    };
    options.search.concepts = has("concepts");
    options.search.titles = has("titles");
    options.search.sentences = has("sentences");
  }
  int exit_code = kExitOk;
  std::unique_ptr<Store> store = OpenForReading(options.store, &exit_code);
  if (store == nullptr) return exit_code;
  absl::StatusOr<SearchAnswer> answer = RunSearch(*store, options.search);
  if (!answer.ok()) return ReportStatus(answer.status());
  Print(*answer, options.format, std::cout);
  std::cout.flush();
  std::cerr << answer->concepts << " concepts, " << answer->titles << " titles, " << answer->sentences
            << " sentences match";
  if (!answer->hits.empty())
    std::cerr << "; shown from " << options.search.offset + 1 << " to "
              << options.search.offset + answer->hits.size();
  std::cerr << "\n";
  const bool found = answer->concepts + answer->titles + answer->sentences > 0;
  return options.exit_status && !found ? kExitRejected : kExitOk;
}

}  // namespace

void AddSearchCommand(CLI::App& app, int* exit_code) {
  auto options = std::make_shared<SearchCommandOptions>();
  options->search.limit = kPage;
  CLI::App* command =
      app.add_subcommand("search", "Find concepts, titles and evidence sentences by their words");
  AddStoreOptions(command, kStoreFolder, &options->store);
  command
      ->add_option("query", options->search.query,
                   "Words that all have to be there; \"words in a row\"; beginn* of words")
      ->required();
  command->add_option("--in", options->in, "Only these: concepts, titles, sentences")
      ->delimiter(',')
      ->check(CLI::IsMember({"concepts", "titles", "sentences"}));
  command->add_option("--limit", options->search.limit, "At most so many hits, 0 for all")
      ->capture_default_str();
  command->add_option("--offset", options->search.offset, "Leave out so many hits at the beginning");
  command->add_flag("--exit-status", options->exit_status, "Exit code 1 if nothing is found");
  command->add_option("--format", options->format, "table, json, jsonl or tsv")
      ->check(CLI::IsMember({"table", "json", "jsonl", "tsv"}));
  command->footer("Example: mscgraph search --db msc '\"cartilage repair\" knee*'");
  command->callback([options, exit_code] { *exit_code = RunSearchCommand(*options); });
}

}  // namespace mscgraph
