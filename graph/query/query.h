#ifndef MSCGRAPH_GRAPH_QUERY_QUERY_H_
#define MSCGRAPH_GRAPH_QUERY_QUERY_H_

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "graph/store/store.h"

namespace mscgraph {

// The curator's question: which therapies were tried for a condition, with what result; or the other way
// round.

struct QueryOptions {
  std::string condition;  // Name, synonym or CURIE. With it therapies are ranked ...
  std::string therapy;    // ... with this alone conditions; with both it is a filter.
  // Only evidence with these values counts.
  std::optional<Relation> relation;
  std::optional<Assertion> assertion;
  std::optional<Setting> setting;
  // Only documents whose verdict is this.
  std::optional<Outcome> outcome;
  size_t min_documents = 1;
  size_t limit = 0;         // Rows; 0 is all.
  bool subclasses = false;  // Also the narrower concepts.
  bool include_retracted = false;
};

// One evidence sentence, as the answer shows it.
struct EvidenceSentence {
  std::string document, evidence_id, text, rule;
  int year = 0;
  Assertion assertion = Assertion::kAffirmed;
  Outcome outcome = Outcome::kNone;
  Setting setting = Setting::kUnspecified;
  Relation relation = Relation::kTreats;
  double confidence = 0;
  bool retracted = false;
  std::map<std::string, std::string> qualifiers;  // Of the therapy: donor, dose, route ...
};

// One therapy (or condition). All counts are distinct documents without the retracted ones. A document that
// names a product and its kind ("umbilical cord MSCs ... MSCs") counts for the product alone.
struct QueryRow {
  std::string id, label;
  size_t documents = 0;
  size_t improves_human = 0, improves_animal = 0, improves_other = 0;  // Animal: animal_model or veterinary.
  size_t no_difference = 0;                                            // And equivalent.
  size_t negative = 0;                                                 // worsens.
  size_t mixed = 0;
  size_t investigated = 0;  // No result: used, or none.
  size_t safe = 0;          // Nothing but safety statements.
  size_t causes = 0;        // Documents that say that the therapy causes the condition.
  size_t retracted = 0;     // Left out of all other counts.
  int first_year = 0, last_year = 0;
  std::vector<EvidenceSentence> sentences;  // Best first.
};

struct QueryAnswer {
  // The concepts that the question was about, and their labels. Empty if nothing has that name: then
  // `suggestions` holds the nearest names.
  std::vector<std::string> concept_ids;
  std::string label;
  std::string unknown;  // The name that was not found.
  std::vector<std::string> suggestions;
  bool ranks_therapies = true;
  std::vector<QueryRow>
      rows;  // By documents with human, then animal improvement, then all documents, then label.
};

// kInvalidArgument if the options name neither condition nor therapy.
absl::StatusOr<QueryAnswer> RunQuery(const Store& store, const QueryOptions& options);

}  // namespace mscgraph

#endif  // MSCGRAPH_GRAPH_QUERY_QUERY_H_
