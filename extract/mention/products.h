#ifndef MSCGRAPH_EXTRACT_MENTION_PRODUCTS_H_
#define MSCGRAPH_EXTRACT_MENTION_PRODUCTS_H_

#include <re2/re2.h>

#include <array>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "extract/mention/mention.h"
#include "extract/mention/pattern_set.h"
#include "schemas/record.h"

namespace mscgraph {

// The closed list of therapy products (rules/lexicon/products.json): families, their sources, and brands,
// each a node with its parents: brand -> source -> family -> "MSC product". A concentrate is no MSC product.
// Const and thread-safe after Create.
class Products {
 public:
  // kInvalidArgument names the file and the entry at fault.
  static absl::StatusOr<Products> Create(const std::string& file);

  // The product that `words` (normalised, each followed by a blank) name within the mention's family: sets id
  // and label. `branded`: the words are a brand's, which also sets the family.
  void Set(std::string_view words, bool branded, Mention* mention) const;
  // A mention of a family without a source takes the source of another product.
  void TakeSource(const Mention& other, Mention* mention) const;

  // Label, parents, synonyms and cross-references of a product id. REQUIRES: the id came from Set, or is a
  // parent of such a concept.
  ConceptRecord Concept(const std::string& id) const;

  // The words of all brands, as alternatives of a regular expression.
  const std::string& brand_words() const { return brand_words_; }

 private:
  struct FamilyNode {
    std::string label;
    std::vector<std::string> synonyms, xrefs;
    bool is_msc = true;
  };
  struct Source {
    std::string id, label, parent;                       // `parent`: the broader source, or empty.
    std::vector<std::string> cell_synonyms, cell_xrefs;  // Of the cells of this source.
  };
  struct Brand {
    std::string id, label, source;
    Family family = Family::kCell;
    std::unique_ptr<RE2> words;
  };

  std::string IdOf(Family family, std::string_view source) const;
  std::string LabelOf(Family family, const std::string& source_label) const;
  const Source* FindSource(std::string_view id) const;

  std::string top_id_, top_label_;
  std::array<FamilyNode, 4> families_;  // By Family.
  std::vector<Source> sources_;         // The first whose words a name holds is its source.
  PatternSet source_words_;             // Of `sources_`.
  std::vector<Brand> brands_;
  std::string brand_words_;
};

}  // namespace mscgraph

#endif  // MSCGRAPH_EXTRACT_MENTION_PRODUCTS_H_
