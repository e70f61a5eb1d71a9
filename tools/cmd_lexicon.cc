#include <fstream>
#include <iostream>

#include "extract/mention/lexicon.h"
#include "extract/mention/lexicon_import.h"
#include "extract/read/byte_source.h"
#include "tools/commands.h"

namespace mscgraph {
namespace {

struct LexiconCommandOptions {
  std::string input, output, rules, name;
  std::vector<std::string> lexicons;
  size_t conflicts = 20;  // Printed; the rest are counted.
};

int Fail(const absl::Status& status) {
  std::cerr << "mscgraph: " << status.message() << "\n";
  return kExitInput;
}

absl::StatusOr<Lexicon> LoadLexicon(const LexiconCommandOptions& options) {
  std::vector<std::string> tables = {RulesFolder(options.rules) + "/lexicon/conditions.tsv"};
  tables.insert(tables.end(), options.lexicons.begin(), options.lexicons.end());
  return Lexicon::Create(tables);
}

void PrintReport(const ImportReport& report, size_t max_conflicts) {
  for (size_t i = 0; i < report.conflicts.size() && i < max_conflicts; ++i) {
    std::cerr << "conflict: " << report.conflicts[i] << "\n";
  }
  if (report.conflicts.size() > max_conflicts) {
    std::cerr << "conflict: " << report.conflicts.size() - max_conflicts << " more (--conflicts N shows N)\n";
  }
  std::cerr << report.terms << " terms: " << report.added << " added, same as a concept of the lexicon by id "
            << report.same_by_id << ", by xref " << report.same_by_xref << ", by name " << report.same_by_name
            << "; skipped: obsolete " << report.obsolete << ", no condition " << report.no_condition
            << ", label too short or too general " << report.unusable << ", in conflict "
            << report.in_conflict << "\n"
            << report.names_added << " names, " << report.short_forms_added << " short forms and "
            << report.xrefs_added << " xrefs added; names known before " << report.names_known
            << "; refused: another concept's " << report.names_taken << ", of two terms "
            << report.names_ambiguous << ", too general " << report.names_general << ", too short "
            << report.names_short << ", too long or in brackets " << report.names_long << "\n";
}

int Import(const LexiconCommandOptions& options) {
  auto lexicon = LoadLexicon(options);
  if (!lexicon.ok()) return Fail(lexicon.status());
  auto guards = ImportGuards::Create(RulesFolder(options.rules) + "/lexicon/import.json");
  if (!guards.ok()) return Fail(guards.status());
  auto file = OpenFile(options.input);
  if (!file.ok()) return Fail(file.status());
  std::unique_ptr<ByteSource> source = MaybeGunzip(std::move(*file));
  ImportReport report;
  auto read = [&](char* out, size_t capacity) { return source->Read(out, capacity); };
  auto table = ImportOntology(options.input, read, *lexicon, *guards, &report);
  if (!source->fault().empty()) return Fail(absl::DataLossError(options.input + ": " + source->fault()));
  if (!table.ok()) return Fail(table.status());
  if (options.output == "-") {
    std::cout << *table << std::flush;
  } else {
    std::ofstream out(options.output, std::ios::binary);
    out << *table << std::flush;
    if (!out) return Fail(absl::UnavailableError(options.output + ": cannot be written"));
  }
  PrintReport(report, options.conflicts);
  return kExitOk;
}

int Check(const LexiconCommandOptions& options) {
  auto lexicon = LoadLexicon(options);
  if (!lexicon.ok()) return Fail(lexicon.status());
  size_t names = 0, grounded = 0, orphans = 0;
  for (size_t i = 0; i < lexicon->entries().size(); ++i) {
    const ConceptRecord& entry = lexicon->entries()[i];
    names += 1 + entry.synonyms.size();
    grounded += lexicon->MatchOf(static_cast<int>(i)) == Match::kExact;
    for (const std::string& parent : entry.parents) {
      if (lexicon->FindId(parent) >= 0) continue;
      ++orphans;
      std::cerr << "mscgraph: " << entry.id << " (" << entry.label << "): its parent " << parent
                << " is not in the lexicon\n";
    }
  }
  std::cout << lexicon->entries().size() << " concepts, " << grounded
            << " with an id of a public vocabulary, " << names << " names, " << orphans << " faults\n";
  return orphans == 0 ? kExitOk : kExitInput;
}

void PrintList(const char* title, const std::vector<std::string>& values) {
  if (values.empty()) return;
  std::cout << title;
  for (const std::string& value : values) std::cout << (&value == &values[0] ? "" : " | ") << value;
  std::cout << "\n";
}

int Lookup(const LexiconCommandOptions& options) {
  auto lexicon = LoadLexicon(options);
  if (!lexicon.ok()) return Fail(lexicon.status());
  std::vector<int> found = lexicon->Ambiguous(options.name);
  for (int entry :
       {lexicon->Find(options.name), lexicon->FindShortForm(options.name), lexicon->FindId(options.name)}) {
    if (entry >= 0) found.insert(found.begin(), entry);
  }
  found.erase(std::unique(found.begin(), found.end()), found.end());
  for (int entry : found) {
    const ConceptRecord& node = lexicon->entries()[entry];
    std::cout << node.id << "\t" << node.label << "\n";
    PrintList("  synonyms  ", node.synonyms);
    PrintList("  xrefs     ", node.xrefs);
    PrintList("  parents   ", node.parents);
  }
  if (found.empty()) std::cerr << "mscgraph: the lexicon has no \"" << options.name << "\"\n";
  return kExitOk;
}

}  // namespace

void AddLexiconOption(CLI::App* command, std::vector<std::string>* lexicons) {
  command
      ->add_option("--lexicon", *lexicons, "A table of conditions that lexicon import made; can be repeated")
      ->expected(1)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
      ->type_name("FILE");
}

void AddLexiconCommand(CLI::App& app, int* exit_code) {
  auto options = std::make_shared<LexiconCommandOptions>();
  CLI::App* command = app.add_subcommand("lexicon", "Import an ontology, check the lexicon, look up a name");
  command->require_subcommand(1);
  command->footer("Example: mscgraph lexicon import doid.obo -o doid.tsv");

  CLI::App* import =
      command->add_subcommand("import", "Make a table of conditions of an ontology, for --lexicon");
  import->add_option("file", options->input, "OBO, OBO Graph JSON or a table, also .gz; - is standard input")
      ->required();
  import->add_option("-o,--output", options->output, "The table (default: standard output)")
      ->default_val("-");
  import->add_option("--conflicts", options->conflicts, "How many conflicts to print")->default_val(20);
  import->footer(
      "Example: mscgraph lexicon import mondo.obo.gz -o mondo.tsv && mscgraph extract --lexicon mondo.tsv "
      "in.xml");
  import->callback([options, exit_code] { *exit_code = Import(*options);
});

CLI::App* check =
    command->add_subcommand("check", "Load the lexicon and count it; name parents that it lacks");
check->footer("Example: mscgraph lexicon check --lexicon mondo.tsv");
check->callback([options, exit_code] { *exit_code = Check(*options); });

CLI::App* lookup = command->add_subcommand("lookup", "The concepts of a name, a short form or an id");
lookup->add_option("name", options->name, "The name")->required();
lookup->footer("Example: mscgraph lexicon lookup \"knee osteoarthritis\"");
lookup->callback([options, exit_code] { *exit_code = Lookup(*options); });

for (CLI::App* action : {import, check, lookup}) {
  action->add_option("--rules", options->rules, "Rules folder");
  AddLexiconOption(action, &options->lexicons);
}
}  // namespace mscgraph

}  // namespace mscgraph
