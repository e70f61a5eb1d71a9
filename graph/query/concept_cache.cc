#include "graph/query/concept_cache.h"

#include <algorithm>
#include <set>

#include "schemas/text/normalise.h"

namespace mscgraph {
namespace {

constexpr std::string_view kProductPrefix = "mscgraph:product/";

std::string_view NextPart(std::string_view* rest) {
  const size_t end = std::min(rest->find('/'), rest->size());
  const std::string_view part = rest->substr(0, end);
  rest->remove_prefix(std::min(end + 1, rest->size()));
  return part;
}

// A brand without a known source stands where a source stands, and its label is its name; the label of a
// source names the product ("adipose mesenchymal stromal cell").
bool IsBrandPart(std::string_view part, const ConceptEntry& entry) {
  return NormaliseName(part) == NormaliseName(entry.label);
}

absl::StatusOr<std::vector<std::string>> CollectNames(const Store& store, bool brands) {
  std::set<std::string> names;
  absl::Status status = ScanConceptEntries(store, [&](TermId, const ConceptEntry& entry) {
    const std::optional<ProductParts> parts = SplitProduct(entry.id);
    if (!parts || parts->source.empty()) return true;
    if (!IsBrandPart(parts->source, entry)) {
      names.insert(std::string(brands ? parts->brand : parts->source));
    } else if (brands) {
      names.insert(std::string(parts->source));
    }
    return true;
  });
  if (!status.ok()) return status;
  names.erase("");
  return std::vector<std::string>(names.begin(), names.end());
}

}  // namespace

absl::StatusOr<ConceptCache::Known*> ConceptCache::Read(TermId id) {
  std::unique_ptr<Known>& known = known_[id];
  if (known == nullptr) {
    absl::StatusOr<std::optional<ConceptEntry>> entry = FindConceptEntry(store_, id);
    if (!entry.ok()) return entry.status();
    known = std::make_unique<Known>();
    known->entry = *std::move(entry);
  }
  return known.get();
}

absl::StatusOr<const ConceptEntry*> ConceptCache::Find(TermId id) {
  absl::StatusOr<Known*> known = Read(id);
  if (!known.ok()) return known.status();
  return (*known)->entry ? &*(*known)->entry : nullptr;
}

absl::StatusOr<const std::vector<TermId>*> ConceptCache::Broader(TermId id) {
  absl::StatusOr<Known*> start = Read(id);
  if (!start.ok()) return start.status();
  std::optional<std::vector<TermId>>& broader = (*start)->broader;
  if (broader) return &*broader;
  std::set<TermId> found;
  std::vector<TermId> open = {id};
  while (!open.empty()) {
    absl::StatusOr<Known*> known = Read(open.back());
    if (!known.ok()) return known.status();
    open.pop_back();
    if (!(*known)->entry) continue;
    for (TermId parent : (*known)->entry->parents) {
      if (parent != id && found.insert(parent).second) open.push_back(parent);
    }
  }
  broader.emplace(found.begin(), found.end());
  return &*broader;
}

std::optional<ProductParts> SplitProduct(std::string_view id) {
  if (!id.starts_with(kProductPrefix)) return std::nullopt;
  id.remove_prefix(kProductPrefix.size());
  ProductParts parts;
  parts.family = NextPart(&id);
  parts.source = NextPart(&id);
  parts.brand = id;
  return parts;
}

ProductFilter::ProductFilter(std::string_view source, std::string_view brand)
    : source_(NormaliseName(source)), brand_(NormaliseName(brand)) {}

bool ProductFilter::HasSource(const ConceptEntry& entry) const {
  const std::optional<ProductParts> parts = SplitProduct(entry.id);
  return parts && !parts->source.empty() && NormaliseName(parts->source) == source_ &&
         !IsBrandPart(parts->source, entry);
}

bool ProductFilter::HasBrand(const ConceptEntry& entry) const {
  const std::optional<ProductParts> parts = SplitProduct(entry.id);
  if (!parts || parts->source.empty()) return false;
  return NormaliseName(parts->brand) == brand_ ||
         (IsBrandPart(parts->source, entry) && NormaliseName(parts->source) == brand_);
}

absl::StatusOr<bool> ProductFilter::Accepts(TermId product, ConceptCache* cache) const {
  bool source = source_.empty(), brand = brand_.empty();
  absl::StatusOr<const std::vector<TermId>*> broader = cache->Broader(product);
  if (!broader.ok()) return broader.status();
  std::vector<TermId> line = **broader;
  line.push_back(product);
  for (TermId id : line) {
    if (source && brand) break;
    absl::StatusOr<const ConceptEntry*> entry = cache->Find(id);
    if (!entry.ok()) return entry.status();
    if (*entry == nullptr) continue;
    source = source || HasSource(**entry);
    brand = brand || HasBrand(**entry);
  }
  return source && brand;
}

absl::StatusOr<std::vector<std::string>> SourceNames(const Store& store) {
  return CollectNames(store, false);
}
absl::StatusOr<std::vector<std::string>> BrandNames(const Store& store) { return CollectNames(store, true); }

}  // namespace mscgraph
