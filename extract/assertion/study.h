#ifndef MSCGRAPH_EXTRACT_ASSERTION_STUDY_H_
#define MSCGRAPH_EXTRACT_ASSERTION_STUDY_H_

#include <re2/re2.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
#include "extract/mention/pattern_set.h"
#include "schemas/claim.h"
#include "schemas/document.h"

namespace mscgraph {

// What kind of study a document reports.
struct Study {
  StudyType type = StudyType::kUnspecified;
  Setting setting = Setting::kUnspecified;
  std::string species;  // "human", "rat" ...; empty if the text does not say.
  bool plan = false;    // A trial record or protocol: tells what is going to be done.
  bool notice = false;  // A retraction notice or an erratum: what it repeats is no evidence.

  // Tells of the work of others.
  bool IsReview() const { return type == StudyType::kReview || type == StudyType::kEditorial; }
};

// Reads study type, setting and species off publication types first, then the text, by
// rules/context/study.json. Const and thread-safe after Create.
class StudyClassifier {
 public:
  static absl::StatusOr<StudyClassifier> Create(const std::string& file);
  Study Classify(const Document& document) const;
  // The setting that `sentence` speaks of in a document of `study`: another than the document's where it
  // names the subjects itself, in a review or (`background`) about earlier work.
  Setting SentenceSetting(std::string_view sentence, bool background, const Study& study) const;

 private:
  struct TypeRule {
    StudyType type;
    std::vector<std::string> uis;  // Publication types
    int pattern = -1;              // In `in_text_` or `in_title_`; -1 if none.
    bool title_only = false;
  };
  struct SpeciesRule {
    std::string species;
    Setting setting;
    std::unique_ptr<RE2> text;
    int weight = 1;
  };
  std::vector<std::string> notices_;  // Publication types.
  std::vector<TypeRule> types_;
  PatternSet in_text_, in_title_;  // What types_ look for in title and abstract, in the title only.
  absl::Status ReadTypes(const std::string& json_text);
  absl::Status ReadSpecies(const std::string& json_text);
  // Calls `met(index of the species rule, byte)` for every species that `text` names.
  void FindSpecies(std::string_view text, absl::FunctionRef<void(size_t, size_t)> met) const;
  StudyType TypeOf(const Document& document) const;
  size_t BackgroundEnd(const Document& document) const;

  std::vector<SpeciesRule> species_;
  std::unique_ptr<RE2> any_species_;  // Any of them: one search finds all.
  std::unique_ptr<RE2>
      background_ends_;  // In an abstract without labels: the first words about the paper itself.
  int title_weight_ = 1, body_weight_ = 1, background_weight_ = 1;
  int least_ = 1;  // Points of a setting; below, the text does not say.
};

}  // namespace mscgraph

#endif  // MSCGRAPH_EXTRACT_ASSERTION_STUDY_H_
