#include <iostream>
#include <optional>

#include "absl/strings/str_join.h"
#include "extract/analysis.h"
#include "extract/extractor.h"
#include "extract/workbench/rule_tests.h"
#include "tools/commands.h"
#include "tools/rules_commands.h"
#include "tools/rules_output.h"

namespace mscgraph {
namespace {

struct RulesCorpusCommandOptions {
  std::string rules, gold;
  std::string folder_a, folder_b;
  std::string pattern, relation;
  std::vector<std::string> files;
  size_t limit = 50, width = 45;
  bool json = false, errors = false;
};

void Complain(const std::string& error) { std::cerr << "mscgraph: " << error << "\n"; }

int Stats(const RulesCorpusCommandOptions& options) {
  auto extractor = Extractor::Create(RulesFolder(options.rules));
  if (!extractor.ok()) return FailInput(extractor.status());
  std::optional<Gold> gold;
  if (!options.gold.empty()) {
    auto read = Gold::Read(options.gold, &(*extractor)->knowledge().mentions->classes());
    if (!read.ok()) return FailInput(read.status());
    gold = std::move(*read);
  }
  auto stats = CountRules(**extractor, options.files, gold ? &*gold : nullptr, Complain);
  if (!stats.ok()) return FailInput(stats.status());
  WriteStats(*stats, gold.has_value(), options.json, std::cout);
  if (options.errors) WriteErrors(*stats, options.json, std::cout);
  return kExitOk;
}

int Diff(const RulesCorpusCommandOptions& options) {
  auto a = Extractor::Create(options.folder_a);
  if (!a.ok()) return FailInput(a.status());
  auto b = Extractor::Create(options.folder_b);
  if (!b.ok()) return FailInput(b.status());
  auto write = [&](const ClaimChange& change) { WriteChange(change, options.json, std::cout); };
  auto counts = DiffRules(**a, **b, options.files, write, Complain);
  if (!counts.ok()) return FailInput(counts.status());
  WriteCounts(*counts, options.json, std::cout);
  return kExitOk;
}

int Try(const RulesCorpusCommandOptions& options) {
  auto knowledge = LoadKnowledge(RulesFolder(options.rules));
  if (!knowledge.ok()) return FailInput(knowledge.status());
  Rule rule{.id = "tried.pattern", .pattern = options.pattern, .confidence = 1, .examples = {"none"}};
  if (options.relation.empty() && PhrasePattern::IsMechanism(options.pattern)) {
    std::cerr << "mscgraph: a pattern with {np} reads a mechanism; say which: --relation promotes, inhibits, "
                 "secretes or differentiates_into\n";
    return kExitUsage;
  }
  if (!options.relation.empty() && !ParseEnum(options.relation, &rule.relation)) {
    std::cerr << "mscgraph: --relation: unknown " << options.relation << "; it is one of "
              << absl::StrJoin(EnumNames(rule.relation), ", ") << "\n";
    return kExitUsage;
  }
  std::vector<std::string> faults;
  CompileRule(knowledge->mentions->classes(), knowledge->phrase_words, &rule, &faults);
  for (const std::string& fault : faults) std::cerr << "mscgraph: " << fault << "\n";
  if (!faults.empty()) return kExitInput;
  auto concordance = TryRule(*knowledge, std::move(rule), options.files, options.limit, Complain);
  if (!concordance.ok()) return FailInput(concordance.status());
  WriteConcordance(*concordance, options.width, options.json, std::cout);
  return kExitOk;
}

}  // namespace

void AddRulesCorpusCommands(CLI::App& rules, int* exit_code) {
  auto options = std::make_shared<RulesCorpusCommandOptions>();
  auto add = [&](const char* name, const char* help, int (*run)(const RulesCorpusCommandOptions&)) {
    CLI::App* action = rules.add_subcommand(name, help);
    action->add_flag("--json", options->json, "JSON Lines");
    action->callback([options, exit_code, run] { *exit_code = run(*options); });
    return action;
  };
  CLI::App* stats =
      add("stats", "How often each rule fires in texts; with a gold file, how often it is right", Stats);
  stats->add_option("files", options->files, "Texts, in any format that extract reads")->required();
  CLI::Option* gold =
      stats->add_option("--gold", options->gold, "Annotated claims of these texts (JSON Lines)");
  stats->add_flag("--errors", options->errors, "Also print the wrong claims and the missed ones")
      ->needs(gold);
  stats->add_option("--rules", options->rules, "Rules folder");
  stats->footer("Example: mscgraph rules stats abstracts.jsonl --gold gold.jsonl");

  CLI::App* diff = add("diff", "What two rules folders read differently in texts", Diff);
  diff->add_option("folder_a", options->folder_a, "Rules folder A")->required();
  diff->add_option("folder_b", options->folder_b, "Rules folder B")->required();
  diff->add_option("files", options->files, "Texts, in any format that extract reads")->required();
  diff->footer("Example: mscgraph rules diff rules my-rules abstracts.jsonl");

  CLI::App* trial = add("try", "Where a pattern would match in texts: keyword in context", Try);
  trial->add_option("pattern", options->pattern, "A pattern, as in a rule file")->required();
  trial->add_option("--corpus", options->files, "Texts, in any format that extract reads")->required();
  trial->add_option("--limit", options->limit, "Most lines to print (default 50); all matches are counted");
  trial->add_option("--width", options->width, "Characters on either side (default 45)")
      ->check(CLI::Range(1, 10000));
  trial->add_option(
      "--relation", options->relation,
      "What the pattern claims: rules of this relation count as reading a pair already (default "
      "treats; needed with {np})");
  trial->add_option("--rules", options->rules, "Rules folder");
  trial->footer(
      "Example: mscgraph rules try \"{therapy} {gap:3} against! {condition}\" --corpus abstracts.jsonl");
}

}  // namespace mscgraph
