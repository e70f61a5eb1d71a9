#ifndef MSCGRAPH_EXTRACT_MENTION_THERAPY_FINDER_H_
#define MSCGRAPH_EXTRACT_MENTION_THERAPY_FINDER_H_

#include <re2/re2.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_set.h"
#include "absl/status/statusor.h"
#include "extract/mention/mention.h"
#include "extract/mention/pattern_set.h"
#include "extract/mention/products.h"
#include "extract/text/tokenizer.h"

namespace mscgraph {

// Finds the composed names of MSC products ("human umbilical cord Wharton's jelly-derived MSCs"), by the
// patterns of rules/lexicon/therapies.json over the normalised words of a sentence. Const and thread-safe
// after Create.
class TherapyFinder {
 public:
  // Reads therapies.json and products.json of `folder`. kInvalidArgument names the file and the entry.
  static absl::StatusOr<TherapyFinder> Create(const std::string& folder);

  // Non-overlapping, in order. `blocked`, if given, gets the spans of names that look like a product and are
  // none.
  std::vector<Mention> Find(std::string_view text, const std::vector<Token>& tokens,
                            std::vector<Span>* blocked = nullptr) const;

  // Whether a long form that no pattern reads at least speaks of what MSC are made of, so that a short form
  // that is spelled like a product ("UMSC") may keep its usual meaning.
  bool IsLikeProduct(std::string_view long_form) const;

  // False if the text speaks of other stem cells or of the blood, where "stem cells" are those.
  bool MayMeanMsc(std::string_view text) const;

  const Products& products() const { return products_; }

 private:
  struct Pattern {
    Family family;
    bool generic, anaphor;
    bool blocks;                                   // Names something else; its words are no therapy.
    bool brand;                                    // A brand of `products_`.
    std::unique_ptr<RE2> raw;                      // If set, the match as printed must hold this.
    absl::flat_hash_set<std::string> unless_next;  // The match does not count before one of these words.
  };
  const Pattern* PatternOf(std::string_view words, std::string_view printed) const;

  std::unique_ptr<RE2> any_;  // Any of the patterns; the first of them that fits the longest match names it.
  std::vector<Pattern> patterns_;
  PatternSet set_;  // Of `patterns_`: tells which fit a name.
  std::unique_ptr<RE2> like_product_;
  std::unique_ptr<RE2> never_msc_;
  Products products_;
};

}  // namespace mscgraph

#endif  // MSCGRAPH_EXTRACT_MENTION_THERAPY_FINDER_H_
