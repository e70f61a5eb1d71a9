#ifndef MSCGRAPH_EXTRACT_ASSERTION_STUDY_H_
#define MSCGRAPH_EXTRACT_ASSERTION_STUDY_H_

#include <re2/re2.h>

#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "schemas/claim.h"
#include "schemas/document.h"

namespace mscgraph {

// What kind of study a document reports.
struct Study {
  StudyType type = StudyType::kUnspecified;
  Setting setting = Setting::kUnspecified;
  std::string species;  // "human", "rat" ...; empty if the text does not say.
  bool notice = false;  // A retraction notice or an erratum: what it repeats is no evidence.
};

// Reads study type, setting and species off publication types first, then the text, by
// rules/context/study.json. Const and thread-safe after Create.
class StudyClassifier {
 public:
  static absl::StatusOr<StudyClassifier> Create(const std::string& file);
  Study Classify(const Document& document) const;

 private:
  struct TypeRule {
    StudyType type;
    std::vector<std::string> uis;  // Publication types
    std::unique_ptr<RE2> text;     // In title or abstract; null if none.
    bool title_only = false;
  };
  struct SpeciesRule {
    std::string species;
    Setting setting;
    std::unique_ptr<RE2> text;
  };
  std::vector<std::string> notices_;  // Publication types.
  std::vector<TypeRule> types_;
  // How often each species rule is met; the title counts more.
  void CountSpecies(const Document& document, std::vector<int>* by_rule) const;

  std::vector<SpeciesRule> species_;
  std::unique_ptr<RE2> any_species_;  // Any of them: one search finds all.
};

}  // namespace mscgraph

#endif  // MSCGRAPH_EXTRACT_ASSERTION_STUDY_H_
