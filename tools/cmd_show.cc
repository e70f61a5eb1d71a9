#include <algorithm>
#include <functional>
#include <iostream>

#include "graph/store/iris.h"
#include "graph/store/vocabulary.h"
#include "tools/commands.h"
#include "tools/store_command.h"

namespace mscgraph {
namespace {

constexpr size_t kHexDigits = 15;
constexpr size_t kPredicateWidth = 28;

struct ShowCommandOptions {
  StoreChoice store;
  std::string id;
};

// What an id given by a person may mean, in the order to try.
std::vector<std::string> Candidates(const Store& store, const std::string& id) {
  std::vector<std::string> forms;
  const bool hex = id.size() == kHexDigits && id.find_first_not_of("0123456789abcdef") == std::string::npos;
  if (hex) {
    forms.push_back(IriForm(CurieToIri("mscgraph:claim/" + id, "")));
    forms.push_back(IriForm(CurieToIri("mscgraph:evidence/" + id, "")));
  }
  if (id.find("://") != std::string::npos) forms.push_back(IriForm(id));
  forms.push_back(IriForm(DocumentIri(id)));
  forms.push_back(IriForm(ConceptIri(id)));
  if (auto named = store.ConceptsNamed(id); named.ok()) {
    for (const std::string& concept_id : *named) forms.push_back(IriForm(ConceptIri(concept_id)));
  }
  return forms;
}

class Printer {
 public:
  explicit Printer(const Store& store) : store_(store) {}

  absl::Status PrintNode(TermId node) {
    std::cout << Name(node) << "\n";
    std::vector<Triple> triples;
    absl::Status status =
        store_.Scan({node, 0, 0}, [&](const Triple& triple) { return triples.push_back(triple), true; });
    if (!status.ok()) return status;
    std::vector<std::pair<std::string, std::string>> lines;
    for (const Triple& triple : triples) lines.emplace_back(Name(triple.p), Name(triple.o));
    std::sort(lines.begin(), lines.end());
    for (const auto& [predicate, object] : lines) {
      std::cout << "  " << predicate
                << std::string(predicate.size() < kPredicateWidth ? kPredicateWidth - predicate.size() : 1,
                               ' ')
                << object << "\n";
    }
    return absl::OkStatus();
  }

  // Evidence sentences: of a claim its own, of a concept those of its claims, of a document all of it.
  absl::Status PrintEvidence(TermId node) {
    if (TagOf(node) == TermTag::kClaim) return store_.ClaimEvidence(node, Sentences());
    std::vector<TermId> claims, evidences;
    for (std::string_view predicate : {vocab::kSubject, vocab::kObject}) {
      absl::Status status = store_.Scan({0, EncodeTerm(IriForm(predicate)), node}, [&](const Triple& triple) {
        return claims.push_back(triple.s), true;
      });
      if (!status.ok()) return status;
    }
    for (TermId claim : claims) {
      if (absl::Status status = store_.ClaimEvidence(claim, Sentences()); !status.ok()) return status;
    }
    absl::StatusOr<std::vector<ClaimMention>> mentions = store_.DocumentEvidence(document_id_);
    if (!mentions.ok()) return mentions.status();
    const auto print = Sentences();
    for (const ClaimMention& mention : *mentions) print(mention);
    return absl::OkStatus();
  }

  void set_document(std::string id) { document_id_ = std::move(id); }
  const absl::Status& status() const { return status_; }

 private:
  std::function<bool(const ClaimMention&)> Sentences() {
    return [](const ClaimMention& mention) {
      std::cout << "\n"
                << mention.subject.label << " - " << EnumName(mention.relation) << " - "
                << mention.object.label << "\n  " << EnumName(mention.assertion) << ", "
                << EnumName(mention.outcome) << ", " << EnumName(mention.setting) << "; " << mention.doc
                << ", " << SectionName(mention.section) << "; rule " << mention.rule << "; evidence "
                << mention.evidence_id << ", claim " << mention.claim_id << "\n  \"" << mention.sentence.text
                << "\"\n";
      return true;
    };
  }

  // CURIE and label of a node, the value of a literal.
  std::string Name(TermId id) {
    absl::StatusOr<std::string> form = store_.FormOf(id);
    if (!form.ok()) {
      status_ = form.status();
      return "";
    }
    const ParsedTerm term = ParseTerm(*form);
    if (!term.is_iri) return term.value;
    std::string name = IriToCurie(term.value);
    for (std::string_view predicate : {vocab::kPrefLabel, vocab::kTitle, vocab::kLabel}) {
      std::string label;
      absl::Status status = store_.Scan({id, EncodeTerm(IriForm(predicate)), 0}, [&](const Triple& triple) {
        if (auto text = store_.FormOf(triple.o); text.ok()) label = ParseTerm(*text).value;
        return false;
      });
      if (!status.ok()) status_ = status;
      if (!label.empty()) return name + " (" + label + ")";
    }
    return name;
  }

  const Store& store_;
  std::string document_id_;
  absl::Status status_;
};

int RunShowCommand(const ShowCommandOptions& options) {
  int exit_code = kExitOk;
  std::unique_ptr<Store> store = OpenForReading(options.store, &exit_code);
  if (store == nullptr) return exit_code;
  for (const std::string& form : Candidates(*store, options.id)) {
    absl::StatusOr<TermId> id = store->IdOf(form);
    if (!id.ok()) return ReportStatus(id.status());
    const TermId node = *id;
    bool known = false;
    absl::Status status = store->Scan({node, 0, 0}, [&](const Triple&) { return known = true, false; });
    if (!status.ok()) return ReportStatus(status);
    if (!known) continue;
    Printer printer(*store);
    if (form == IriForm(DocumentIri(options.id))) printer.set_document(options.id);
    status = printer.PrintNode(node);
    if (status.ok()) status = printer.PrintEvidence(node);
    if (status.ok()) status = printer.status();
    std::cout.flush();
    return ReportStatus(status);
  }
  absl::StatusOr<std::optional<DocumentInfo>> document = store->FindDocument(options.id);
  if (!document.ok()) return ReportStatus(document.status());
  std::cerr << "mscgraph: "
            << (*document && (*document)->deleted ? "deleted: " : "nothing in the store has the id ")
            << options.id << "\n";
  return kExitOk;
}

}  // namespace

void AddShowCommand(CLI::App& app, int* exit_code) {
  auto options = std::make_shared<ShowCommandOptions>();
  CLI::App* command =
      app.add_subcommand("show", "All that a store says about one claim, evidence, document or concept");
  AddStoreOptions(command, kStoreFolder, &options->store);
  command->add_option("id", options->id, "Claim or evidence id, CURIE, IRI or name of a concept")->required();
  command->footer("Example: mscgraph show --db msc PMID:12345678");
  command->callback([options, exit_code] { *exit_code = RunShowCommand(*options); });
}

}  // namespace mscgraph
