#include "graph/store/validate.h"

#include <map>
#include <tuple>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "graph/store/codec.h"
#include "graph/store/loader.h"
#include "graph/store/quad_cursor.h"
#include "schemas/ids.h"

namespace mscgraph {
namespace {

absl::Status Differs(const std::string& what) { return absl::DataLossError("the store is damaged: " + what); }

std::string Describe(const Triple& triple) {
  return Hex16(triple.s) + " " + Hex16(triple.p) + " " + Hex16(triple.o);
}

// The rows of one order, as numbers that do not depend on their sequence.
struct Fingerprint {
  uint64_t rows = 0, sum = 0;
  void Add(const Triple& triple, LayerNumber layer) {
    std::string bytes;
    for (uint64_t value : {triple.s, triple.p, triple.o, uint64_t{layer}}) PutFixed64(value, &bytes);
    ++rows;
    sum += Hash64(bytes);
  }
  friend bool operator==(const Fingerprint&, const Fingerprint&) = default;
};

class Validator {
 public:
  Validator(const Rocks& rocks, const StoreMeta& meta, const Store& store)
      : rocks_(rocks), view_(rocks.NewView()), meta_(meta), store_(store), maker_(&dictionary_) {}

  absl::Status Run() {
    for (auto check : {&Validator::ExpectDocuments, &Validator::ExpectConcepts, &Validator::CheckSpo,
                       &Validator::CheckOrders, &Validator::CheckTerms, &Validator::CheckStatistics}) {
      if (absl::Status status = (this->*check)(); !status.ok()) return status;
    }
    return dictionary_.status();
  }

 private:
  absl::StatusOr<size_t> CountRows(KeyFamily family, std::string_view prefix) const {
    size_t rows = 0;
    absl::Status status =
        rocks_.Scan(family, prefix, [&](std::string_view, std::string_view) { return ++rows, true; });
    return status.ok() ? absl::StatusOr<size_t>(rows) : status;
  }

  // What the documents contribute, and that exactly their evidence, numbers and ids are stored.
  absl::Status ExpectDocuments() {
    absl::Status inner;
    size_t documents = 0, aliases = 0, evidence = 0;
    absl::Status status =
        rocks_.Scan(KeyFamily::kDocs, "d", [&](std::string_view key, std::string_view value) {
          const std::string id(key.substr(1));
          DocumentRow row;
          inner = UnpackRow(value, &row) ? ExpectDocument(id, row) : Differs("unreadable document " + id);
          ++documents;
          for (const std::string& other : row.keys) aliases += other != id;
          evidence += row.evidence.size();
          return inner.ok();
        });
    if (!inner.ok()) return inner;
    if (!status.ok()) return status;
    const std::tuple<KeyFamily, const char*, size_t, const char*> totals[] = {
        {KeyFamily::kDocs, "n", documents, "numbers of no document"},
        {KeyFamily::kDocs, "a", aliases, "ids of no document"},
        {KeyFamily::kEvidence, "", evidence, "evidence that no document owns"}};
    for (const auto& [family, prefix, expected, fault] : totals) {
      absl::StatusOr<size_t> stored = CountRows(family, prefix);
      if (!stored.ok()) return stored.status();
      if (*stored != expected) return Differs(fault);
    }
    return absl::OkStatus();
  }

  absl::Status ExpectDocument(const std::string& id, const DocumentRow& row) {
    absl::StatusOr<std::optional<std::string>> by_number =
        view_->Get(KeyFamily::kDocs, NumberKey(row.number));
    if (!by_number.ok()) return by_number.status();
    if (!*by_number || **by_number != id || row.number >= meta_.next_document)
      return Differs("the number of " + id + " leads elsewhere");
    for (const std::string& key : row.keys) {
      if (key == id) continue;
      absl::StatusOr<std::optional<std::string>> alias = view_->Get(KeyFamily::kDocs, AliasKey(key));
      if (!alias.ok()) return alias.status();
      if (!*alias || ByteReader(**alias).Number() != row.number)
        return Differs("the id " + key + " leads elsewhere");
    }
    std::vector<ClaimMention> claims;
    for (const auto& [claim, evidence] : row.evidence) {
      absl::StatusOr<std::optional<std::string>> packed =
          view_->Get(KeyFamily::kEvidence, EvidenceKey(claim, evidence));
      if (!packed.ok()) return packed.status();
      if (!*packed || !UnpackClaim(**packed, &claims.emplace_back()))
        return Differs("unreadable evidence of " + id);
      absl::StatusOr<TermId> known = store_.IdOf(EvidenceForm(claims.back().evidence_id));
      if (!known.ok() || *known != evidence || ClaimTermId(claims.back().claim_id) != claim)
        return Differs("the evidence " + claims.back().evidence_id + " has another id");
    }
    if (row.state != DocumentRow::State::kPresent)
      return claims.empty() ? absl::OkStatus() : Differs("evidence of " + id + ", which is deleted");
    DocumentRecord record;
    if (!UnpackDocument(row.document, &record)) return Differs("unreadable document " + id);
    if (record.id != id) return Differs("the document " + id + " is under another id");
    for (const Triple& triple : Contribution(record, row, claims, &maker_)) ++expected_[triple];
    for (const ClaimMention& claim : claims) used_.insert({claim.subject.id, claim.object.id});
    return absl::OkStatus();
  }

  absl::Status ExpectConcepts() {
    for (const std::string& id : used_) {
      absl::StatusOr<std::optional<ConceptRecord>> record = store_.FindConcept(id);
      if (!record.ok()) return record.status();
      if (!*record) return Differs("no record of concept " + id);
      for (const Triple& triple : ConceptTriples(**record, &maker_)) expected_[triple] = 1;
    }
    return absl::OkStatus();
  }

  absl::Status CheckSpo() {
    QuadCursor cursor(*view_, QuadOrder::kSpo, meta_.index.generation);
    size_t extracted = 0;
    for (cursor.Seek({}, 0); cursor.Valid(); cursor.Next()) {
      const Triple triple = TripleOf(QuadOrder::kSpo, cursor.row().columns);
      const LayerNumber layer = LayerOf(QuadOrder::kSpo, cursor.row().columns);
      if (layer == kExtractedLayer) {
        const auto known = expected_.find(triple);
        if (known == expected_.end())
          return Differs("a triple that nothing contributes: " + Describe(triple));
        if (known->second != cursor.row().count) return Differs("the count of a triple: " + Describe(triple));
        ++extracted;
      } else if (meta_.layers.count(layer) == 0 || cursor.row().count != 1) {
        return Differs("a triple of an unknown layer: " + Describe(triple));
      }
      all_.Add(triple, layer);
      if (HasOwnOrder(meta_.index, layer)) own_.Add(triple, layer);
      ++sizes_[{layer, triple.p}];
      for (TermId id : {triple.s, triple.p, triple.o}) {
        if (IsStored(id)) terms_.insert(id);
      }
    }
    if (!cursor.status().ok()) return cursor.status();
    return extracted == expected_.size() ? absl::OkStatus() : Differs("triples are missing");
  }

  absl::Status CheckOrders() {
    const std::pair<QuadOrder, const char*> orders[] = {
        {QuadOrder::kPos, "pos"}, {QuadOrder::kOsp, "osp"}, {QuadOrder::kGspo, "gspo"}};
    for (const auto& [order, name] : orders) {
      QuadCursor cursor(*view_, order, meta_.index.generation);
      Fingerprint found;
      for (cursor.Seek({}, 0); cursor.Valid(); cursor.Next())
        found.Add(TripleOf(order, cursor.row().columns), LayerOf(order, cursor.row().columns));
      if (!cursor.status().ok()) return cursor.status();
      if (found != (order == QuadOrder::kGspo ? own_ : all_))
        return Differs(std::string(name) + " is not spo");
    }
    return absl::OkStatus();
  }

  // Every term of a triple has its form, and the form leads back.
  absl::Status CheckTerms() {
    for (const auto& [layer, name] : meta_.layers) {
      if (LayerSize(meta_.statistics, layer) > 0 && IsStored(EncodeTerm(name)))
        terms_.insert(EncodeTerm(name));
    }
    for (const TermId id : terms_) {
      absl::StatusOr<std::string> form = store_.FormOf(id);
      absl::StatusOr<TermId> back = form.ok() ? store_.IdOf(*form) : form.status();
      if (!back.ok() || *back != id) return Differs("the term " + Hex16(id) + " is missing or another");
    }
    for (const auto& [id, form] : dictionary_.forms()) {
      absl::StatusOr<std::string> stored = store_.FormOf(id);
      if (!stored.ok() || *stored != form) return Differs("the term " + form + " is missing or another");
    }
    return absl::OkStatus();
  }

  absl::Status CheckStatistics() {
    for (const auto& [key, sums] : meta_.statistics) {
      const auto found = sizes_.find(key);
      const uint64_t size = found == sizes_.end() ? 0 : found->second;
      if (sums.triples != size) return Differs("the number of triples with predicate " + Hex16(key.second));
      sizes_.erase(key);
    }
    return sizes_.empty() ? absl::OkStatus() : Differs("a predicate without statistics");
  }

  const Rocks& rocks_;
  const std::unique_ptr<Rocks::View> view_;
  const StoreMeta& meta_;
  const Store& store_;
  TermDictionary dictionary_;
  TripleMaker maker_;
  std::map<Triple, uint64_t> expected_;  // In the layer of what was extracted.
  absl::flat_hash_set<std::string> used_;
  Fingerprint all_, own_;  // Of `spo`; of the layers that `gspo` has.
  absl::flat_hash_set<TermId> terms_;
  std::map<std::pair<LayerNumber, TermId>, uint64_t> sizes_;
};

}  // namespace

absl::Status ValidateStore(const Rocks& rocks, const StoreMeta& meta, const Store& store) {
  return Validator(rocks, meta, store).Run();
}

}  // namespace mscgraph
