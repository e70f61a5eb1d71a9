#ifndef MSCGRAPH_EXTRACT_WORKBENCH_GOLD_H_
#define MSCGRAPH_EXTRACT_WORKBENCH_GOLD_H_

#include <map>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "extract/mention/word_classes.h"
#include "schemas/claim.h"

namespace mscgraph {

// Annotated claims, one JSON object per document and line:
//   {"id": "PMID:1", "claims": [{"relation": "treats", "family": "cell", "object": "knee osteoarthritis",
//                                "object_mentions": ["knee OA"], "borderline": false}]}
// Other keys of a claim (evidence, outcome, setting) are not read: a claim is judged by its document.
class Gold {
 public:
  struct Claim {
    Relation relation = Relation::kTreats;
    Family family = Family::kCell;
    std::string object;  // As annotated.
    bool borderline = false;
  };

  // kInvalidArgument names file and line; kNotFound: no such file. `classes` tell function words from others.
  // REQUIRES: `classes` outlives the gold.
  static absl::StatusOr<Gold> Read(const std::string& file, const WordClasses* classes);

  enum class Judgement {
    kRight,        // The document has a gold claim of this relation, family and object.
    kWrong,        // It has none.
    kBorderline,   // Two careful people could disagree: counts neither way.
    kNotAnnotated  // The document is not in the gold, or the family is none that is judged.
  };
  // Two names are one if they have the same words, function words aside, or one has all words of the other
  // and at most three more, the last word of the longer one's head included ("knee osteoarthritis",
  // "osteoarthritis").
  Judgement Judge(const ClaimMention& claim) const;

  // The gold claims of a document, none if it is not in the gold; and those of them, by index, that say what
  // `claim` says.
  std::vector<Claim> ClaimsOf(const std::string& doc) const;
  std::vector<size_t> Met(const ClaimMention& claim) const;

  bool Holds(const std::string& doc) const { return documents_.count(doc) > 0; }

 private:
  struct Name {
    std::vector<std::string> words;  // Sorted, each once.
    std::string head;                // The last word before the first function word.
  };
  struct NamedClaim : Claim {
    std::vector<Name> names;
  };
  explicit Gold(const WordClasses* classes) : classes_(classes) {}
  absl::Status AddLine(const std::string& line);
  Name NameOf(const std::string& text) const;
  static bool Same(const Name& a, const Name& b);

  const WordClasses* classes_;
  std::map<std::string, std::vector<NamedClaim>> documents_;
};

}  // namespace mscgraph

#endif  // MSCGRAPH_EXTRACT_WORKBENCH_GOLD_H_
