#ifndef MSCGRAPH_GRAPH_QUERY_QUERY_H_
#define MSCGRAPH_GRAPH_QUERY_QUERY_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "graph/store/store.h"

namespace mscgraph {

// The curator's question: which therapies were tried for a condition, with what result; or the other way
// round. docs/query.md tells what counts as what.

struct QueryOptions {
  std::string condition;  // Name, synonym or CURIE. With it therapies are ranked ...
  std::string therapy;    // ... with this alone conditions; with both it is a filter.
  // Only evidence with these values counts.
  std::optional<Relation> relation;
  std::optional<Assertion> assertion;
  std::optional<Setting> setting;
  std::optional<Family> family;  // Of the product.
  std::string source;            // Of the product or a kind of it: "umbilical-cord" holds Wharton's jelly.
  std::string brand;
  std::string text;  // A query of the full text of the sentences (graph/store/text_search.h).
  // Only documents with these.
  std::optional<StudyType> study_type;
  int since_year = 0, until_year = 0;  // Inclusive; 0 is no bound.
  uint64_t since_commit = 0;           // Those that arrived or changed after that commit.
  std::optional<Outcome> outcome;      // Only studies whose verdict is this.
  // Only rows with these.
  size_t min_documents = 1;     // Reviews count here.
  bool contradictions = false;  // Both benefit and none or harm; the most contested first.
  // The page.
  size_t limit = 0;  // Rows; 0 is all.
  size_t offset = 0;
  size_t sentences = 1;     // Of a row, and of each side of a contradiction; 0 is all.
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

inline constexpr size_t kOutcomeCount = 8, kSettingCount = 6;

// One therapy (or condition). All counts are distinct studies without the retracted ones: a document is one,
// the primary reports of one registered trial together are one. A document that names a product and its kind
// ("umbilical cord MSCs ... MSCs") counts for the product alone. A study counts once in each column; in more
// than one only if it says something of several conditions or relations of the row.
struct QueryRow {
  std::string id, label;
  size_t documents = 0;  // Primary studies.
  size_t reviews = 0;    // Reviews, meta-analyses, editorials: in no other count.
  size_t improves_human = 0, improves_animal = 0, improves_other = 0;  // Animal: animal_model or veterinary.
  size_t no_difference = 0;                                            // And equivalent.
  size_t negative = 0;                                                 // worsens.
  size_t mixed = 0;
  size_t investigated = 0;     // No result: used, or none.
  size_t safe = 0;             // Nothing but safety statements, denied harm among them.
  size_t causes = 0;           // Studies that say that the therapy causes or may cause the condition.
  size_t safe_statements = 0;  // Studies with a safety statement, whatever else they say.
  size_t harms = 0;            // negative or causes.
  size_t retracted = 0;        // Left out of all other counts.
  // Studies by verdict, of treats and prevents: [Outcome][Setting].
  std::array<std::array<size_t, kSettingCount>, kOutcomeCount> verdicts = {};
  int first_year = 0, last_year = 0;
  std::vector<EvidenceSentence> sentences;  // Best first.
  // Of a contradiction: from the studies with benefit, and with none or harm.
  std::vector<EvidenceSentence> benefit_sentences, other_sentences;

  size_t total() const { return documents + reviews; }
  size_t improves() const { return improves_human + improves_animal + improves_other; }
};

struct QueryAnswer {
  // The concepts that the question was about, and their labels. Empty if nothing has that name: then
  // `suggestions` holds the nearest names.
  std::vector<std::string> concept_ids;
  std::string label;
  std::string unknown;  // The name that was not found.
  std::vector<std::string> suggestions;
  bool ranks_therapies = true;
  // By studies with human, then animal improvement, then total(), then label, then id.
  std::vector<QueryRow> rows;
  size_t row_count = 0;  // Before offset and limit.
};

// kInvalidArgument if the options name neither condition nor therapy, or for a faulty text query.
absl::StatusOr<QueryAnswer> RunQuery(const Store& store, const QueryOptions& options);

}  // namespace mscgraph

#endif  // MSCGRAPH_GRAPH_QUERY_QUERY_H_
