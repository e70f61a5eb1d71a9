#include "graph/query/query.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "graph/query/concepts.h"
#include "graph/store/iris.h"
#include "graph/store/vocabulary.h"
#include "schemas/verdict.h"

namespace mscgraph {
namespace {

constexpr size_t kSuggestions = 5;

struct Asked {
  std::vector<std::string> conditions, therapies;  // Empty: any.
};

// All that one document says about one (relation, condition, family).
struct Group {
  std::vector<ClaimMention> claims;
};
using GroupKey =
    std::tuple<std::string, Relation, std::string, Family>;  // Document, relation, object, family.

bool Contains(const std::vector<std::string>& ids, const std::string& id) {
  return ids.empty() || std::find(ids.begin(), ids.end(), id) != ids.end();
}

// "mscgraph:product/cell" is the kind of "mscgraph:product/cell/adipose".
bool IsKindOf(const std::string& kind, const std::string& product) {
  return product.size() > kind.size() && product.compare(0, kind.size(), kind) == 0 &&
         product[kind.size()] == '/';
}

// Best first: the outcome of the sentence, its firmness, then its confidence; ties by document and place.
auto SentenceRank(const EvidenceSentence& s) {
  const bool result = s.outcome != Outcome::kNone && s.outcome != Outcome::kUsed;
  const bool firm = s.assertion == Assertion::kAffirmed || s.assertion == Assertion::kNegated;
  return std::make_tuple(s.retracted, !result, s.setting != Setting::kHuman, !firm, -s.confidence, -s.year,
                         s.document, s.evidence_id);
}

class Query {
 public:
  Query(const Store& store, const QueryOptions& options) : store_(store), options_(options) {}

  absl::StatusOr<QueryAnswer> Run() {
    if (options_.condition.empty() && options_.therapy.empty())
      return absl::InvalidArgumentError("name a condition, a therapy or both");
    answer_.ranks_therapies = !options_.condition.empty();
    if (absl::Status status = Resolve(options_.condition, &asked_.conditions); !status.ok()) return status;
    if (absl::Status status = Resolve(options_.therapy, &asked_.therapies); !status.ok()) return status;
    if (!answer_.unknown.empty()) return std::move(answer_);
    answer_.concept_ids = answer_.ranks_therapies ? asked_.conditions : asked_.therapies;
    if (absl::Status status = Collect(); !status.ok()) return status;
    for (auto& [key, group] : groups_) {
      if (absl::Status status = Count(key, group); !status.ok()) return status;
    }
    Rank();
    return std::move(answer_);
  }

 private:
  absl::Status Resolve(const std::string& name, std::vector<std::string>* ids) {
    if (name.empty() || !answer_.unknown.empty()) return absl::OkStatus();
    absl::StatusOr<std::vector<std::string>> found = ResolveConcept(store_, name);
    if (!found.ok()) return found.status();
    if (found->empty()) {
      answer_.unknown = name;
      absl::StatusOr<std::vector<std::string>> nearest = NearestNames(store_, name, kSuggestions);
      if (!nearest.ok()) return nearest.status();
      answer_.suggestions = *std::move(nearest);
      return absl::OkStatus();
    }
    if (answer_.label.empty()) {
      absl::StatusOr<std::optional<ConceptRecord>> record = store_.FindConcept(found->front());
      if (!record.ok()) return record.status();
      answer_.label = *record ? (*record)->label : found->front();
    }
    if (options_.subclasses) {
      found = WithNarrower(store_, *found);
      if (!found.ok()) return found.status();
    }
    *ids = *std::move(found);
    return absl::OkStatus();
  }

  // The evidence of the claims about the concepts, by document.
  absl::Status Collect() {
    const bool by_condition = !asked_.conditions.empty();
    const TermId predicate = EncodeTerm(IriForm(by_condition ? vocab::kObject : vocab::kSubject));
    for (const std::string& id : by_condition ? asked_.conditions : asked_.therapies) {
      std::vector<TermId> claims;
      absl::Status status =
          store_.Scan({0, predicate, EncodeTerm(IriForm(ConceptIri(id)))}, [&](const Triple& triple) {
            claims.push_back(triple.s);
            return true;
          });
      if (!status.ok()) return status;
      for (TermId claim : claims) {
        status = store_.ClaimEvidence(claim, [&](const ClaimMention& mention) {
          if (IsTier1(mention.relation) && Matches(mention))
            groups_[{mention.doc, mention.relation, mention.object.id, mention.family}].claims.push_back(
                mention);
          return true;
        });
        if (!status.ok()) return status;
      }
    }
    return absl::OkStatus();
  }

  bool Matches(const ClaimMention& mention) const {
    return (!options_.relation || mention.relation == *options_.relation) &&
           (!options_.assertion || mention.assertion == *options_.assertion) &&
           (!options_.setting || mention.setting == *options_.setting);
  }

  // One document: its verdict goes to each of its most specific products.
  absl::Status Count(const GroupKey& key, Group& group) {
    std::sort(group.claims.begin(), group.claims.end(), [](const ClaimMention& a, const ClaimMention& b) {
      return std::tie(a.sentence.begin, a.trigger.begin, a.evidence_id) <
             std::tie(b.sentence.begin, b.trigger.begin, b.evidence_id);
    });
    absl::StatusOr<const DocumentInfo*> document = Document(std::get<0>(key));
    if (!document.ok()) return document.status();
    std::set<std::string> products;
    for (const ClaimMention& claim : group.claims) products.insert(claim.subject.id);
    for (const std::string& product : products) {
      const bool has_narrower = std::any_of(products.begin(), products.end(), [&](const std::string& other) {
        return IsKindOf(product, other);
      });
      if (has_narrower || !Contains(asked_.therapies, product)) continue;
      std::vector<ClaimMention> claims;
      for (const ClaimMention& claim : group.claims) {
        if (claim.subject.id == product || IsKindOf(claim.subject.id, product)) claims.push_back(claim);
      }
      CountVerdict(Verdicts(claims).front(), product, **document, claims);
    }
    return absl::OkStatus();
  }

  void CountVerdict(const Verdict& verdict, const std::string& product, const DocumentInfo& document,
                    const std::vector<ClaimMention>& claims) {
    if (options_.outcome && verdict.outcome != *options_.outcome) return;
    const std::string& id = answer_.ranks_therapies ? product : verdict.object_id;
    Tally& tally = tallies_[id];
    if (tally.row.id.empty()) {
      tally.row.id = id;
      const ClaimMention* named = &claims.front();
      for (const ClaimMention& claim : claims) {
        if (claim.subject.id == product) named = &claim;
      }
      tally.row.label = answer_.ranks_therapies ? named->subject.label : verdict.object_label;
    }
    for (const ClaimMention& claim : claims) {
      if (document.retracted && !options_.include_retracted) break;
      tally.row.sentences.push_back({.document = claim.doc,
                                     .evidence_id = claim.evidence_id,
                                     .text = claim.sentence.text,
                                     .rule = claim.rule,
                                     .year = document.record.year,
                                     .assertion = claim.assertion,
                                     .outcome = claim.outcome,
                                     .setting = claim.setting,
                                     .relation = claim.relation,
                                     .confidence = claim.confidence,
                                     .retracted = document.retracted,
                                     .qualifiers = claim.qualifiers});
    }
    if (document.retracted && !options_.include_retracted) {
      tally.retracted.insert(verdict.doc);
      return;
    }
    AddVerdict(verdict, document.record.year, &tally);
  }

  struct Tally {
    QueryRow row;
    std::set<std::string> documents, retracted;
    std::map<std::string, std::set<std::string>> by_column;
  };

  static const char* Column(const Verdict& verdict) {
    if (verdict.relation == Relation::kCauses) return "causes";
    switch (verdict.outcome) {
      case Outcome::kImproves:
        if (verdict.setting == Setting::kHuman) return "human";
        if (verdict.setting == Setting::kAnimalModel || verdict.setting == Setting::kVeterinary)
          return "animal";
        return "other";
      case Outcome::kNoDifference:
      case Outcome::kEquivalent:
        return "no_difference";
      case Outcome::kWorsens:
        return "negative";
      case Outcome::kMixed:
        return "mixed";
      case Outcome::kSafeOnly:
        return "safe";
      case Outcome::kUsed:
      case Outcome::kNone:
        return "investigated";
    }
    return "investigated";
  }

  static void AddVerdict(const Verdict& verdict, int year, Tally* tally) {
    tally->documents.insert(verdict.doc);
    tally->by_column[Column(verdict)].insert(verdict.doc);
    if (year == 0) return;
    QueryRow& row = tally->row;
    row.first_year = row.first_year == 0 ? year : std::min(row.first_year, year);
    row.last_year = std::max(row.last_year, year);
  }

  void Rank() {
    for (auto& entry : tallies_) {
      Tally& tally = entry.second;
      QueryRow& row = tally.row;
      const auto count = [&](const char* column) { return tally.by_column[column].size(); };
      row.documents = tally.documents.size();
      row.retracted = tally.retracted.size();
      row.improves_human = count("human");
      row.improves_animal = count("animal");
      row.improves_other = count("other");
      row.no_difference = count("no_difference");
      row.negative = count("negative");
      row.mixed = count("mixed");
      row.investigated = count("investigated");
      row.safe = count("safe");
      row.causes = count("causes");
      if (row.documents < options_.min_documents) continue;
      std::sort(row.sentences.begin(), row.sentences.end(),
                [](const EvidenceSentence& a, const EvidenceSentence& b) {
                  return SentenceRank(a) < SentenceRank(b);
                });
      answer_.rows.push_back(std::move(row));
    }
    const auto rank = [](const QueryRow& row) {
      return std::make_tuple(-static_cast<int64_t>(row.improves_human),
                             -static_cast<int64_t>(row.improves_animal), -static_cast<int64_t>(row.documents),
                             row.label, row.id);
    };
    std::sort(answer_.rows.begin(), answer_.rows.end(),
              [&](const QueryRow& a, const QueryRow& b) { return rank(a) < rank(b); });
    if (options_.limit > 0 && answer_.rows.size() > options_.limit) answer_.rows.resize(options_.limit);
  }

  absl::StatusOr<const DocumentInfo*> Document(const std::string& id) {
    auto known = documents_.find(id);
    if (known == documents_.end()) {
      absl::StatusOr<std::optional<DocumentInfo>> info = store_.FindDocument(id);
      if (!info.ok()) return info.status();
      known = documents_.emplace(id, info->value_or(DocumentInfo())).first;
    }
    return &known->second;
  }

  const Store& store_;
  const QueryOptions& options_;
  Asked asked_;
  std::map<GroupKey, Group> groups_;
  std::map<std::string, DocumentInfo> documents_;
  std::map<std::string, Tally> tallies_;  // By id of the row.
  QueryAnswer answer_;
};

}  // namespace

absl::StatusOr<QueryAnswer> RunQuery(const Store& store, const QueryOptions& options) {
  return Query(store, options).Run();
}

}  // namespace mscgraph
