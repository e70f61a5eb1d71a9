#ifndef MSCGRAPH_EXTRACT_MENTION_GIVEN_FINDER_H_
#define MSCGRAPH_EXTRACT_MENTION_GIVEN_FINDER_H_

#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/statusor.h"
#include "extract/mention/lexicon.h"
#include "extract/mention/mention.h"
#include "extract/text/token.h"
#include "schemas/document.h"

namespace mscgraph {

// Whose mentions count: our own, those that the annotations of the input give, or both.
enum class Entities { kOurs, kGiven, kBoth };

// Makes mentions of the annotations of a document. A given therapy is of family `other`; its id is the
// annotation's, else one from its name. A given condition is the lexicon's where id or name is known there.
// Const and thread-safe after Create.
class GivenFinder {
 public:
  // `types_file`: rules/context/annotation_types.json. REQUIRES: `lexicon` outlives the finder.
  static absl::StatusOr<GivenFinder> Create(const std::string& types_file, const Lexicon* lexicon);

  // Those of the sentence that `tokens` are of, in order, without overlaps; of two that overlap the one that
  // begins first counts, then the longer. Annotations that reach beyond the sentence are left out.
  std::vector<Mention> Find(const Document& document, Span sentence, const std::vector<Token>& tokens) const;

  // Given and own mentions of one sentence as one list. Given ones win, with one exception: what names an MSC
  // product stays that product, so that the input cannot change what counts as MSC. Of kGiven: own mentions
  // only where such a product is given.
  static std::vector<Mention> Merge(std::vector<Mention> given, std::vector<Mention> own, Entities entities);

 private:
  void Ground(const Annotation& annotation, std::string_view name, Mention* mention) const;

  const Lexicon* lexicon_ = nullptr;
  absl::flat_hash_map<std::string, MentionType> types_;  // By folded name.
};

}  // namespace mscgraph

#endif  // MSCGRAPH_EXTRACT_MENTION_GIVEN_FINDER_H_
