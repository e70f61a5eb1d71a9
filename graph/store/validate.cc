#include "graph/store/validate.h"

#include <map>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "graph/store/codec.h"
#include "graph/store/index_writer.h"
#include "graph/store/loader.h"
#include "schemas/ids.h"

namespace mscgraph {
namespace {

absl::Status Differs(const std::string& what) { return absl::DataLossError("the store is damaged: " + what); }

std::string Describe(const Triple& triple) {
  return Hex16(triple.s) + " " + Hex16(triple.p) + " " + Hex16(triple.o);
}

class Validator {
 public:
  Validator(const Rocks& rocks, const Store& store) : rocks_(rocks), store_(store), maker_(&dictionary_) {}

  absl::Status Run() {
    for (auto check : {&Validator::ExpectDocuments, &Validator::ExpectConcepts, &Validator::CheckTriples,
                       &Validator::CheckOrders, &Validator::CheckTerms, &Validator::CheckIndexes}) {
      if (absl::Status status = (this->*check)(); !status.ok()) return status;
    }
    return dictionary_.status();
  }

 private:
  // What the documents contribute, and that exactly their evidence is stored.
  absl::Status ExpectDocuments() {
    absl::Status inner;
    size_t evidence = 0;
    absl::flat_hash_set<uint32_t> numbers;
    absl::Status status = store_.Documents([&](const std::string& id, const DocumentInfo& info) {
      absl::StatusOr<std::optional<std::string>> by_number =
          rocks_.Get(KeyFamily::kDocs, NumberKey(info.number));
      if (!by_number.ok() || !*by_number || **by_number != id || !numbers.insert(info.number).second) {
        inner = Differs("the number of " + id + " leads elsewhere");
        return false;
      }
      absl::StatusOr<std::vector<ClaimMention>> claims = store_.DocumentEvidence(id);
      if (!claims.ok()) {
        inner = claims.status();
        return false;
      }
      evidence += claims->size();
      if (!info.present) return claims->empty();
      for (const Triple& triple : Contribution(info.record, info.notices, *claims, &maker_))
        ++expected_[triple];
      std::vector<TermId> ids;
      for (const ClaimMention& claim : *claims) ids.push_back(EvidenceTermId(claim.evidence_id));
      index_.AddDocument({info.record, info.number, info.commit, info.retracted, *claims, ids});
      for (const ClaimMention& claim : *claims) used_.insert({claim.subject.id, claim.object.id});
      return true;
    });
    if (!inner.ok()) return inner;
    if (!status.ok()) return status;
    size_t stored = 0;
    status = store_.ClaimEvidence(0, [&](const ClaimMention&) { return ++stored, true; });
    if (!status.ok()) return status;
    return stored == evidence ? absl::OkStatus() : Differs("evidence that no document owns");
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

  absl::Status CheckTriples() {
    size_t stored = 0;
    std::string fault;
    absl::Status status = rocks_.Scan(KeyFamily::kSpo, "", [&](std::string_view key, std::string_view value) {
      const Triple triple = {GetFixed64(key), GetFixed64(key.substr(8)), GetFixed64(key.substr(16))};
      const auto known = expected_.find(triple);
      ++stored;
      if (known == expected_.end()) {
        fault = "a triple that nothing contributes: " + Describe(triple);
      } else if (known->second != ByteReader(value).Number()) {
        fault = "the count of a triple: " + Describe(triple);
      }
      return fault.empty();
    });
    if (!status.ok()) return status;
    if (!fault.empty()) return Differs(fault);
    return stored == expected_.size() ? absl::OkStatus() : Differs("triples are missing");
  }

  absl::Status CheckOrders() {
    for (const KeyFamily family : {KeyFamily::kPos, KeyFamily::kOsp}) {
      const bool is_pos = family == KeyFamily::kPos;
      size_t stored = 0;
      bool same = true;
      absl::Status status = rocks_.Scan(family, "", [&](std::string_view key, std::string_view) {
        const TermId a = GetFixed64(key), b = GetFixed64(key.substr(8)), c = GetFixed64(key.substr(16));
        ++stored;
        return same = expected_.count(is_pos ? Triple{c, a, b} : Triple{b, c, a}) > 0;
      });
      if (!status.ok()) return status;
      if (!same || stored != expected_.size()) return Differs(is_pos ? "pos is not spo" : "osp is not spo");
    }
    return absl::OkStatus();
  }

  absl::Status CheckIndexes() {
    absl::Status status =
        store_.Concepts([&](const ConceptRecord& record) { return index_.AddConcept(record), true; });
    return status.ok() ? index_.Compare(rocks_) : status;
  }

  absl::Status CheckTerms() {
    for (const auto& [id, form] : dictionary_.forms()) {
      absl::StatusOr<std::string> stored = store_.FormOf(id);
      if (!stored.ok() || *stored != form) return Differs("the term " + form + " is missing or another");
    }
    return absl::OkStatus();
  }

  const Rocks& rocks_;
  const Store& store_;
  TermDictionary dictionary_;
  TripleMaker maker_;
  IndexWriter index_;
  std::map<Triple, uint64_t> expected_;
  absl::flat_hash_set<std::string> used_;
};

}  // namespace

absl::Status ValidateStore(const Rocks& rocks, const Store& store) { return Validator(rocks, store).Run(); }

}  // namespace mscgraph
