#ifndef MSCGRAPH_GRAPH_QUERY_CONCEPT_CACHE_H_
#define MSCGRAPH_GRAPH_QUERY_CONCEPT_CACHE_H_

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/statusor.h"
#include "graph/store/findings.h"

namespace mscgraph {

// The concepts that a question meets, each read from the store once. Not thread-safe.
class ConceptCache {
 public:
  // Keeps the store, which must outlive it.
  explicit ConceptCache(const Store& store) : store_(store) {}

  // Null if the store has no record of it.
  absl::StatusOr<const ConceptEntry*> Find(TermId id);
  // Everything above a concept by its parents, ascending; without itself. Parents without a record end the
  // way.
  absl::StatusOr<const std::vector<TermId>*> Broader(TermId id);

 private:
  struct Known {
    std::optional<ConceptEntry> entry;
    std::optional<std::vector<TermId>> broader;
  };
  absl::StatusOr<Known*> Read(TermId id);

  const Store& store_;
  absl::flat_hash_map<TermId, std::unique_ptr<Known>> known_;
};

// "mscgraph:product/cell/umbilical-cord/brand" taken apart. Views into `id`.
struct ProductParts {
  std::string_view family, source, brand;  // Empty where the id ends before; a brand may have no source.
};
// nullopt if the id is of no product.
std::optional<ProductParts> SplitProduct(std::string_view id);

// Which products a question is about, by source and brand; of a kind of them too.
class ProductFilter {
 public:
  // Empty: any. Names in any spelling: "Umbilical cord" is "umbilical-cord".
  ProductFilter(std::string_view source, std::string_view brand);
  bool accepts_all() const { return source_.empty() && brand_.empty(); }
  absl::StatusOr<bool> Accepts(TermId product, ConceptCache* cache) const;
  // Whether one concept is itself of the source, or the brand.
  bool HasSource(const ConceptEntry& entry) const;
  bool HasBrand(const ConceptEntry& entry) const;

 private:
  std::string source_, brand_;  // Normalised.
};

// The names of all sources, or brands, of products in the store, sorted.
absl::StatusOr<std::vector<std::string>> SourceNames(const Store& store);
absl::StatusOr<std::vector<std::string>> BrandNames(const Store& store);

}  // namespace mscgraph

#endif  // MSCGRAPH_GRAPH_QUERY_CONCEPT_CACHE_H_
