#include <fstream>
#include <iostream>
#include <iterator>
#include <sstream>

#include "graph/sparql/engine.h"
#include "graph/sparql/parser.h"
#include "graph/sparql/results.h"
#include "graph/store/term.h"
#include "tools/commands.h"
#include "tools/store_command.h"

namespace mscgraph {
namespace {

struct SparqlCommandOptions {
  StoreChoice store;
  std::string query, file, format;
  std::vector<std::string> default_graphs, named_graphs;
  double timeout = 0;  // Seconds; 0 is none.
  size_t memory_megabytes = 1024;
  bool explain = false, analyse = false;
};

absl::StatusOr<std::string> ReadQuery(const SparqlCommandOptions& options) {
  if (options.file.empty()) return options.query;
  if (options.file == "-") return std::string(std::istreambuf_iterator<char>(std::cin), {});
  std::ifstream in(options.file, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  if (!in || in.bad()) return absl::InvalidArgumentError("cannot read " + options.file);
  return text.str();
}

std::vector<std::string> IriForms(const std::vector<std::string>& iris) {
  std::vector<std::string> forms;
  for (const std::string& iri : iris) forms.push_back(IriForm(iri));
  return forms;
}

sparql::RunOptions RunOptionsOf(const SparqlCommandOptions& options) {
  sparql::RunOptions run;
  if (options.timeout > 0) run.timeout = absl::Seconds(options.timeout);
  run.memory_bytes = options.memory_megabytes << 20;
  run.has_dataset = !options.default_graphs.empty() || !options.named_graphs.empty();
  run.default_graphs = IriForms(options.default_graphs);
  run.named_graphs = IriForms(options.named_graphs);
  return run;
}

// Without --format: what a person reads.
sparql::ResultFormat FormatOf(const SparqlCommandOptions& options, sparql::Query::Form form) {
  if (!options.format.empty()) return *sparql::FindResultFormat(options.format);
  const bool triples = form == sparql::Query::Form::kConstruct || form == sparql::Query::Form::kDescribe;
  return triples ? sparql::ResultFormat::kTurtle : sparql::ResultFormat::kTable;
}

int Report(const absl::Status& status) {
  if (absl::IsUnimplemented(status)) return ReportStatus(absl::InvalidArgumentError(status.message()));
  const int code = ReportStatus(status);
  return absl::IsDeadlineExceeded(status) || absl::IsResourceExhausted(status) ? kExitLimit : code;
}

int RunSparqlCommand(const SparqlCommandOptions& options) {
  if (options.query.empty() == options.file.empty()) {
    std::cerr << "mscgraph: give a query or --file, not both\n";
    return kExitUsage;
  }
  absl::StatusOr<std::string> text = ReadQuery(options);
  if (!text.ok()) return Report(text.status());
  absl::StatusOr<sparql::Query> query = sparql::ParseQuery(*text, {.common_prefixes = true});
  if (!query.ok()) {
    const std::string where = options.file.empty() ? "query" : options.file;
    return Report(absl::Status(query.status().code(), where + ": " + std::string(query.status().message())));
  }
  int exit_code = kExitOk;
  const std::unique_ptr<Store> store = OpenForReading(options.store, &exit_code);
  if (store == nullptr) return exit_code;
  const absl::StatusOr<std::unique_ptr<TripleReader>> reader = store->NewReader();
  if (!reader.ok()) return Report(reader.status());
  if (options.explain || options.analyse) {
    absl::StatusOr<std::string> plan =
        sparql::Explain(*query, **reader, RunOptionsOf(options), options.analyse);
    if (!plan.ok()) return Report(plan.status());
    std::cout << *plan;
    return kExitOk;
  }
  const auto writer = sparql::MakeResultWriter(FormatOf(options, query->form), &std::cout);
  absl::Status status = sparql::Run(*query, **reader, RunOptionsOf(options), writer.get());
  if (status.ok()) status = writer->Finish();
  std::cout.flush();
  return Report(status);
}

}  // namespace

void AddSparqlCommand(CLI::App& app, int* exit_code) {
  auto options = std::make_shared<SparqlCommandOptions>();
  CLI::App* command = app.add_subcommand("sparql", "Ask the graph in SPARQL 1.1");
  AddStoreOptions(command, kStoreFolder, &options->store);
  command->add_option("query", options->query, "The query; prefixes of docs/vocabulary.md need no PREFIX");
  command->add_option("-f,--file", options->file, "Read the query from a file; - is standard input");
  command
      ->add_option("--format", options->format,
                   "table (SELECT, ASK), turtle (CONSTRUCT, DESCRIBE), json, xml, csv, tsv, ntriples")
      ->check(CLI::IsMember({"table", "json", "xml", "csv", "tsv", "ntriples", "nt", "turtle", "ttl"}));
  command->add_option("--default-graph", options->default_graphs,
                      "IRI of a layer; the default graph is these, not all (as FROM)");
  command->add_option("--named-graph", options->named_graphs,
                      "IRI of a layer that GRAPH may name (as FROM NAMED)");
  command->add_flag("--explain", options->explain, "Show the plan and do not run it");
  command->add_flag("--analyse", options->analyse,
                    "Run the query and show its plan with real rows and times");
  command->add_option("--timeout", options->timeout, "Give up after so many seconds")
      ->check(CLI::NonNegativeNumber);
  command->add_option("--memory", options->memory_megabytes, "Megabytes that a query may hold (1024)");
  command->footer(
      "Example: mscgraph sparql --db msc 'SELECT ?object (COUNT(*) AS ?claims) WHERE { ?claim rdf:predicate "
      "mscgraph:treats ; rdf:object/skos:prefLabel ?object } GROUP BY ?object ORDER BY DESC(?claims) LIMIT "
      "10'");
  command->callback([options, exit_code] { *exit_code = RunSparqlCommand(*options); });
}

}  // namespace mscgraph
