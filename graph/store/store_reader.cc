#include "graph/store/store_reader.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "graph/store/codec.h"
#include "graph/store/loader.h"
#include "graph/store/quad_block.h"
#include "schemas/ids.h"

namespace mscgraph {
namespace {

constexpr uint64_t kCountExactly = 512;  // Rows that an estimate counts one by one.
constexpr uint64_t kCountBlocks = 512;   // Blocks whose headers it reads beyond that.

// Where the triples of a pattern lie together.
struct Range {
  QuadOrder order = QuadOrder::kSpo;
  QuadColumns prefix = {};
  int bound = 0;
};

// The order that TripleReader::Scan promises, and whose prefix holds all bound terms.
Range RangeOf(const Triple& pattern) {
  const auto [s, p, o] = pattern;
  if (s != 0 && o != 0 && p == 0) return {QuadOrder::kOsp, {o, s}, 2};
  if (s != 0) return {QuadOrder::kSpo, {s, p, o}, o != 0 ? 3 : p != 0 ? 2 : 1};
  if (p != 0) return {QuadOrder::kPos, {p, o}, o != 0 ? 2 : 1};
  if (o != 0) return {QuadOrder::kOsp, {o}, 1};
  return {};
}

class StoreReader : public TripleReader {
 public:
  StoreReader(std::unique_ptr<Rocks::View> view, StoreMeta meta)
      : view_(std::move(view)), meta_(std::move(meta)) {
    for (const auto& [number, name] : meta_.layers) layers_[EncodeTerm(name)] = number;
    for (const auto& [key, sums] : meta_.statistics) {
      PredicateStatistics& all = statistics_[key.second];
      all.triples += sums.triples;
      all.subjects += sums.subjects;
      all.objects += sums.objects;
      triples_ += sums.triples;
    }
  }

  absl::StatusOr<TermId> IdOf(std::string_view form) const override { return StoredIdOf(*view_, form); }
  absl::StatusOr<std::string> FormOf(TermId id) const override { return StoredFormOf(*view_, id); }
  absl::StatusOr<std::vector<std::string>> FormsOf(const std::vector<TermId>& ids) const override;
  absl::StatusOr<std::vector<TermId>> Graphs() const override;
  absl::Status Scan(const Triple& pattern, const GraphSelection& graphs,
                    absl::FunctionRef<bool(const Triple&)> visit) const override;
  absl::StatusOr<uint64_t> Estimate(const Triple& pattern) const override;
  absl::StatusOr<PredicateStatistics> Statistics(TermId predicate) const override {
    const auto known = statistics_.find(predicate);
    return known == statistics_.end() ? PredicateStatistics() : known->second;
  }

 private:
  // A cursor from the pool, which gets it back.
  class Loan {
   public:
    Loan(const StoreReader* reader, QuadOrder order) : pool_(&reader->pools_[static_cast<size_t>(order)]) {
      if (pool_->empty()) {
        cursor_ = std::make_unique<QuadCursor>(*reader->view_, order, reader->meta_.index.generation);
      } else {
        cursor_ = std::move(pool_->back());
        pool_->pop_back();
      }
    }
    ~Loan() { pool_->push_back(std::move(cursor_)); }
    QuadCursor* operator->() { return cursor_.get(); }

   private:
    std::vector<std::unique_ptr<QuadCursor>>* pool_;
    std::unique_ptr<QuadCursor> cursor_;
  };

  absl::Status ScanLayer(LayerNumber layer, const Triple& pattern,
                         absl::FunctionRef<bool(const Triple&)> visit) const;
  uint64_t EstimateBytes(const Range& range) const;

  const std::unique_ptr<Rocks::View> view_;
  const StoreMeta meta_;
  std::map<TermId, LayerNumber> layers_;
  std::map<TermId, PredicateStatistics> statistics_;
  uint64_t triples_ = 0;
  mutable std::vector<std::unique_ptr<QuadCursor>> pools_[4];
};

absl::StatusOr<std::vector<std::string>> StoreReader::FormsOf(const std::vector<TermId>& ids) const {
  std::vector<std::string> forms(ids.size()), keys;
  std::vector<size_t> places;
  for (size_t i = 0; i < ids.size(); ++i) {
    if (std::optional<std::string> form = InlineForm(ids[i])) {
      forms[i] = *std::move(form);
    } else {
      keys.push_back(TermKey(ids[i]));
      places.push_back(i);
    }
  }
  absl::StatusOr<std::vector<std::optional<std::string>>> stored = view_->MultiGet(KeyFamily::kTerms, keys);
  if (!stored.ok()) return stored.status();
  for (size_t i = 0; i < places.size(); ++i) {
    if (!(*stored)[i]) return absl::NotFoundError("no term with id " + Hex16(ids[places[i]]));
    forms[places[i]] = *std::move((*stored)[i]);
  }
  return forms;
}

absl::StatusOr<std::vector<TermId>> StoreReader::Graphs() const {
  std::vector<TermId> graphs;
  for (const auto& [id, number] : layers_) {
    if (LayerSize(meta_.statistics, number) > 0) graphs.push_back(id);
  }
  return graphs;
}

absl::Status StoreReader::Scan(const Triple& pattern, const GraphSelection& graphs,
                               absl::FunctionRef<bool(const Triple&)> visit) const {
  std::vector<LayerNumber> chosen;
  for (TermId id : graphs.ids) {
    if (const auto known = layers_.find(id); !graphs.all && known != layers_.end())
      chosen.push_back(known->second);
  }
  if (!graphs.all && chosen.empty()) return absl::OkStatus();
  const Range range = RangeOf(pattern);
  if (chosen.size() == 1 && range.order == QuadOrder::kSpo && HasOwnOrder(meta_.index, chosen[0]))
    return ScanLayer(chosen[0], pattern, visit);
  std::sort(chosen.begin(), chosen.end());
  const size_t layer = 3;  // The column of the layer, in all orders but `gspo`.
  Loan cursor(this, range.order);
  QuadColumns last = {};
  for (cursor->Seek(range.prefix, range.bound); cursor->Valid(); cursor->Next()) {
    const QuadColumns& columns = cursor->row().columns;
    if (!graphs.all && !std::binary_search(chosen.begin(), chosen.end(), columns[layer])) continue;
    // The same triple of several layers comes together.
    if (columns[0] == last[0] && columns[1] == last[1] && columns[2] == last[2]) continue;
    last = columns;
    if (!visit(TripleOf(range.order, columns))) return absl::OkStatus();
  }
  return cursor->status();
}

absl::Status StoreReader::ScanLayer(LayerNumber layer, const Triple& pattern,
                                    absl::FunctionRef<bool(const Triple&)> visit) const {
  Loan cursor(this, QuadOrder::kGspo);
  const Range range = RangeOf(pattern);
  for (cursor->Seek({layer, pattern.s, pattern.p, pattern.o}, 1 + range.bound); cursor->Valid();
       cursor->Next()) {
    if (!visit(TripleOf(QuadOrder::kGspo, cursor->row().columns))) return absl::OkStatus();
  }
  return cursor->status();
}

absl::StatusOr<uint64_t> StoreReader::Estimate(const Triple& pattern) const {
  const Range range = RangeOf(pattern);
  if (range.bound == 0) return triples_;
  Loan cursor(this, range.order);
  uint64_t count = 0;
  for (cursor->Seek(range.prefix, range.bound); cursor->Valid(); cursor->Next()) {
    if (++count == kCountExactly) break;
  }
  if (!cursor->status().ok()) return cursor->status();
  if (count < kCountExactly) return count;
  if (pattern.s == 0 && pattern.o == 0) {
    absl::StatusOr<PredicateStatistics> sums = Statistics(pattern.p);
    return sums.ok() ? std::max(sums->triples, count) : count;
  }
  return std::max(count, EstimateBytes(range));
}

// By the part that the blocks of the range are of all blocks. Entries over them are few.
uint64_t StoreReader::EstimateBytes(const Range& range) const {
  const KeyFamily family = FamilyOf(range.order);
  const std::string all = BlockKeyPrefix(meta_.index.generation);
  std::string begin = all, end = all;
  QuadColumns last = range.prefix;
  std::fill(last.begin() + range.bound, last.end() - 1, ~uint64_t{0});
  last[3] = ~uint32_t{0};
  AppendEntryPrefix(range.order, range.prefix, range.bound, &begin);
  AppendEntryKey(range.order, last, &end);
  std::unique_ptr<Rocks::Cursor> blocks = view_->NewCursor(family);
  uint64_t rows = 0, seen = 0;
  for (blocks->Seek(begin); blocks->Valid() && blocks->key() <= end; blocks->Next()) {
    rows += BlockSize(blocks->value());
    if (++seen < kCountBlocks) continue;
    const uint64_t part = view_->ApproximateBytes(family, begin, end);
    const uint64_t whole = view_->ApproximateBytes(family, all, BlockKeyPrefix(meta_.index.generation + 1));
    if (whole == 0) return rows;
    return std::max(rows, static_cast<uint64_t>(static_cast<double>(meta_.index.packed) *
                                                static_cast<double>(part) / static_cast<double>(whole)));
  }
  return rows;
}

}  // namespace

std::unique_ptr<TripleReader> NewStoreReader(std::unique_ptr<Rocks::View> view, StoreMeta meta) {
  return std::make_unique<StoreReader>(std::move(view), std::move(meta));
}

absl::StatusOr<TermId> StoredIdOf(const Rocks::View& view, std::string_view form) {
  const std::optional<uint64_t> digits = EvidenceDigits(form);
  if (!digits) return EncodeTerm(form);
  absl::StatusOr<std::optional<std::string>> id = view.Get(KeyFamily::kTerms, EvidenceDigitsKey(*digits));
  if (!id.ok()) return id.status();
  // An evidence that the store never saw has an id that no stored term has.
  if (!*id) return EncodeTerm(form);
  if ((*id)->size() != 8) return absl::DataLossError("the store is damaged: unreadable id of an evidence");
  return GetFixed64(**id);
}

absl::StatusOr<std::string> StoredFormOf(const Rocks::View& view, TermId id) {
  if (std::optional<std::string> form = InlineForm(id)) return *std::move(form);
  absl::StatusOr<std::optional<std::string>> form = view.Get(KeyFamily::kTerms, TermKey(id));
  if (!form.ok()) return form.status();
  if (!*form) return absl::NotFoundError("no term with id " + Hex16(id));
  return *std::move(*form);
}

}  // namespace mscgraph
