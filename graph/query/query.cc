#include "graph/query/query.h"

#include <algorithm>
#include <limits>
#include <map>
#include <tuple>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "graph/query/concept_cache.h"
#include "graph/query/concepts.h"
#include "graph/query/nearest_names.h"
#include "graph/query/tally.h"
#include "graph/store/findings.h"
#include "graph/store/text_search.h"

namespace mscgraph {
namespace {

constexpr size_t kSuggestions = 5;

// Findings of one document about one (relation, object, family), in order of mention.
using Group = std::span<const CitedFinding>;

auto GroupOf(const Finding& f) { return std::tie(f.relation, f.object, f.family); }

class Query {
 public:
  Query(const Store& store, const QueryOptions& options)
      : store_(store), options_(options), concepts_(store), products_(options.source, options.brand) {}

  absl::StatusOr<QueryAnswer> Run() {
    if (options_.condition.empty() && options_.therapy.empty())
      return absl::InvalidArgumentError("name a condition, a therapy or both");
    answer_.ranks_therapies = !options_.condition.empty();
    for (auto step : {&Query::Resolve, &Query::CheckProducts, &Query::ReadText, &Query::Collect,
                      &Query::CountRegistered, &Query::Rank, &Query::ReadSentences}) {
      if (absl::Status status = (this->*step)(); !status.ok()) return status;
      if (!answer_.unknown.empty()) break;
    }
    return std::move(answer_);
  }

 private:
  absl::Status Resolve() {
    if (absl::Status status = ResolveOne(options_.condition, NameKind::kOther, &conditions_); !status.ok())
      return status;
    return ResolveOne(options_.therapy, NameKind::kTherapy, &therapies_);
  }

  absl::Status ResolveOne(const std::string& name, NameKind kind, std::vector<TermId>* terms) {
    if (name.empty() || !answer_.unknown.empty()) return absl::OkStatus();
    absl::StatusOr<std::vector<std::string>> ids = ResolveConcept(store_, name);
    if (!ids.ok()) return ids.status();
    if (ids->empty()) {
      answer_.unknown = name;
      absl::StatusOr<std::vector<std::string>> nearest = NearestNames(store_, name, kind, kSuggestions);
      if (!nearest.ok()) return nearest.status();
      answer_.suggestions = *std::move(nearest);
      return absl::OkStatus();
    }
    if (answer_.label.empty()) {
      absl::StatusOr<const ConceptEntry*> entry = concepts_.Find(ConceptTermId(ids->front()));
      if (!entry.ok()) return entry.status();
      answer_.label = *entry != nullptr ? (*entry)->label : ids->front();
    }
    if (options_.subclasses) {
      absl::StatusOr<std::unique_ptr<TripleReader>> graph = store_.NewReader();
      if (!graph.ok()) return graph.status();
      ids = WithNarrower(store_, graph->get(), *ids);
      if (!ids.ok()) return ids.status();
    }
    for (const std::string& id : *ids) terms->push_back(ConceptTermId(id));
    if (answer_.concept_ids.empty()) answer_.concept_ids = *std::move(ids);
    return absl::OkStatus();
  }

  // A misspelt source must not look like a source without evidence.
  absl::Status CheckProducts() {
    for (const bool brand : {false, true}) {
      const std::string& name = brand ? options_.brand : options_.source;
      if (name.empty()) continue;
      absl::StatusOr<std::vector<std::string>> known = brand ? BrandNames(store_) : SourceNames(store_);
      if (!known.ok()) return known.status();
      if (IsAmong(name, *known)) continue;
      answer_.unknown = name;
      answer_.suggestions = NearestOf(name, *known, kSuggestions);
      return absl::OkStatus();
    }
    return absl::OkStatus();
  }

  absl::Status ReadText() {
    if (options_.text.empty()) return absl::OkStatus();
    absl::StatusOr<std::vector<TermId>> ids = TextMatches(store_, options_.text, TextField::kSentence);
    if (!ids.ok()) return ids.status();
    text_ = *std::move(ids);
    return absl::OkStatus();
  }

  absl::Status Collect() {
    const std::vector<TermId>& asked = answer_.ranks_therapies ? conditions_ : therapies_;
    for (size_t i = 0; i < therapies_.size(); ++i) therapy_order_.emplace(therapies_[i], i);
    for (TermId id : asked) {
      absl::Status inner;
      absl::Status status = ScanFindings(store_, id, [&](const DocumentFindings& document) {
        if (Accepts(document)) inner = TakeDocument(document, id);
        return inner.ok();
      });
      if (!inner.ok()) return inner;
      if (!status.ok()) return status;
    }
    return absl::OkStatus();
  }

  bool Accepts(const DocumentFindings& document) const {
    const bool in_years =
        (options_.since_year == 0 || document.year >= options_.since_year) &&
        (options_.until_year == 0 || (document.year != 0 && document.year <= options_.until_year));
    return in_years && (!options_.study_type || document.study_type == *options_.study_type) &&
           document.commit > options_.since_commit;
  }

  bool Accepts(const Finding& finding) const {
    return (!options_.relation || finding.relation == *options_.relation) &&
           (!options_.assertion || finding.assertion == *options_.assertion) &&
           (!options_.setting || finding.setting == *options_.setting) &&
           (!options_.family || finding.family == *options_.family) &&
           (!text_ || std::binary_search(text_->begin(), text_->end(), finding.evidence));
  }

  absl::Status TakeDocument(const DocumentFindings& document, TermId asked) {
    cited_.clear();
    uint32_t place = 0;
    for (const Finding& finding : document.findings) {
      ++place;
      if (!Accepts(finding) || (answer_.ranks_therapies && finding.object != asked)) continue;
      cited_.push_back({.finding = finding,
                        .document = document.document,
                        .place = place,
                        .year = static_cast<uint32_t>(document.year),
                        .review = IsReview(document.study_type),
                        .retracted = document.retracted});
    }
    std::stable_sort(cited_.begin(), cited_.end(), [](const CitedFinding& a, const CitedFinding& b) {
      return GroupOf(a.finding) < GroupOf(b.finding);
    });
    for (size_t begin = 0, end = 0; begin < cited_.size(); begin = end) {
      while (end < cited_.size() && GroupOf(cited_[end].finding) == GroupOf(cited_[begin].finding)) ++end;
      const Group group(cited_.data() + begin, end - begin);
      if (absl::Status status = TakeGroup(document, group, asked); !status.ok()) return status;
    }
    return absl::OkStatus();
  }

  // The document speaks for each of its most specific products.
  absl::Status TakeGroup(const DocumentFindings& document, Group group, TermId asked) {
    std::vector<TermId> products;
    for (const CitedFinding& cited : group) {
      if (std::find(products.begin(), products.end(), cited.finding.subject) == products.end())
        products.push_back(cited.finding.subject);
    }
    // With several therapies asked for the group is met under each of them.
    if (!answer_.ranks_therapies && FirstAsked(products) != asked) return absl::OkStatus();
    for (TermId product : products) {
      absl::StatusOr<bool> counts = Counts(product, products);
      if (!counts.ok()) return counts.status();
      if (!*counts) continue;
      if (products.size() == 1) {
        TakeStudy(document, product, group);
        continue;
      }
      absl::StatusOr<const std::vector<TermId>*> broader = concepts_.Broader(product);
      if (!broader.ok()) return broader.status();
      own_.clear();
      for (const CitedFinding& cited : group) {
        const TermId subject = cited.finding.subject;
        if (subject == product || std::binary_search((*broader)->begin(), (*broader)->end(), subject))
          own_.push_back(cited);
      }
      TakeStudy(document, product, own_);
    }
    return absl::OkStatus();
  }

  TermId FirstAsked(const std::vector<TermId>& products) const {
    TermId first = 0;
    size_t best = std::numeric_limits<size_t>::max();
    for (TermId product : products) {
      const auto order = therapy_order_.find(product);
      if (order == therapy_order_.end() || order->second >= best) continue;
      best = order->second;
      first = product;
    }
    return first;
  }

  // Asked for, and no kind of another product of the group.
  absl::StatusOr<bool> Counts(TermId product, const std::vector<TermId>& products) {
    if (!therapies_.empty() && !therapy_order_.contains(product)) return false;
    for (TermId other : products) {
      if (other == product) continue;
      absl::StatusOr<const std::vector<TermId>*> broader = concepts_.Broader(other);
      if (!broader.ok()) return broader.status();
      if (std::binary_search((*broader)->begin(), (*broader)->end(), product)) return false;
    }
    if (products_.accepts_all()) return true;
    const auto known = accepted_.find(product);
    if (known != accepted_.end()) return known->second;
    absl::StatusOr<bool> accepted = products_.Accepts(product, &concepts_);
    if (accepted.ok()) accepted_.emplace(product, *accepted);
    return accepted;
  }

  void TakeStudy(const DocumentFindings& document, TermId product, Group findings) {
    const Finding& first = findings.front().finding;
    const bool left_out = document.retracted && !options_.include_retracted;
    if (document.study != document.document && !left_out) {
      std::vector<CitedFinding>& all =
          registered_[{document.study, first.relation, first.object, first.family, product}];
      all.insert(all.end(), findings.begin(), findings.end());
      return;
    }
    tallies_[answer_.ranks_therapies ? product : first.object].Add(
        {document.study, IsReview(document.study_type), left_out, findings}, options_.outcome);
  }

  // The reports of one registered trial speak together.
  absl::Status CountRegistered() {
    for (auto& [key, findings] : registered_) {
      std::sort(findings.begin(), findings.end(), [](const CitedFinding& a, const CitedFinding& b) {
        return std::tie(a.document, a.place) < std::tie(b.document, b.place);
      });
      const auto& [study, relation, object, family, product] = key;
      tallies_[answer_.ranks_therapies ? product : object].Add({study, false, false, findings},
                                                               options_.outcome);
    }
    return absl::OkStatus();
  }

  struct Ranked {
    QueryRow row;
    const Tally* tally;
  };

  bool Shows(const QueryRow& row) const {
    if (row.total() < options_.min_documents) return false;
    return !options_.contradictions || Contest(row) > 0;
  }

  static size_t Contest(const QueryRow& row) {
    const size_t without = [&] {
      size_t sum = 0;
      for (size_t count : row.verdicts[static_cast<size_t>(Outcome::kNoDifference)]) sum += count;
      return sum + row.negative;
    }();
    return std::min(row.improves(), without);
  }

  absl::Status Rank() {
    for (auto& [id, tally] : tallies_) {
      Ranked ranked{.row = {}, .tally = &tally};
      tally.Fill(&ranked.row);
      if (!Shows(ranked.row)) continue;
      absl::StatusOr<const ConceptEntry*> entry = concepts_.Find(id);
      if (!entry.ok()) return entry.status();
      if (*entry == nullptr) return absl::DataLossError("the store is damaged: findings about no concept");
      ranked.row.id = (*entry)->id;
      ranked.row.label = (*entry)->label;
      ranked_.push_back(std::move(ranked));
    }
    const auto before = [&](const QueryRow& a, const QueryRow& b) {
      const auto key = [&](const QueryRow& row) {
        return std::tuple(options_.contradictions ? Contest(row) : 0, row.improves_human, row.improves_animal,
                          row.total());
      };
      return key(a) != key(b) ? key(a) > key(b) : std::tie(a.label, a.id) < std::tie(b.label, b.id);
    };
    std::sort(ranked_.begin(), ranked_.end(),
              [&](const Ranked& a, const Ranked& b) { return before(a.row, b.row); });
    answer_.row_count = ranked_.size();
    ranked_.erase(ranked_.begin(),
                  ranked_.begin() + static_cast<ptrdiff_t>(std::min(options_.offset, ranked_.size())));
    if (options_.limit > 0 && ranked_.size() > options_.limit) ranked_.resize(options_.limit);
    return absl::OkStatus();
  }

  // Only of the rows of the page.
  absl::Status ReadSentences() {
    for (Ranked& ranked : ranked_) {
      QueryRow& row = ranked.row;
      std::vector<std::pair<int, std::vector<EvidenceSentence>*>> parts = {{0, &row.sentences}};
      if (options_.contradictions) parts = {{1, &row.benefit_sentences}, {-1, &row.other_sentences}};
      for (const auto& [side, sentences] : parts) {
        for (const SentenceRef& ref : ranked.tally->Best(side, options_.sentences)) {
          if (absl::Status status = ReadSentence(ref, sentences); !status.ok()) return status;
        }
      }
      answer_.rows.push_back(std::move(row));
    }
    return absl::OkStatus();
  }

  absl::Status ReadSentence(const SentenceRef& ref, std::vector<EvidenceSentence>* sentences) {
    absl::StatusOr<std::optional<ClaimMention>> mention = store_.FindEvidence(ref.evidence);
    if (!mention.ok()) return mention.status();
    if (!*mention) return absl::DataLossError("the store is damaged: a finding without its evidence");
    ClaimMention& claim = **mention;
    sentences->push_back({.document = std::move(claim.doc),
                          .evidence_id = std::move(claim.evidence_id),
                          .text = std::move(claim.sentence.text),
                          .rule = std::move(claim.rule),
                          .year = static_cast<int>(ref.year),
                          .assertion = claim.assertion,
                          .outcome = claim.outcome,
                          .setting = claim.setting,
                          .relation = claim.relation,
                          .confidence = claim.confidence,
                          .retracted = ref.retracted,
                          .qualifiers = std::move(claim.qualifiers)});
    return absl::OkStatus();
  }

  const Store& store_;
  const QueryOptions& options_;
  ConceptCache concepts_;
  const ProductFilter products_;
  std::vector<TermId> conditions_, therapies_;  // Empty: any.
  absl::flat_hash_map<TermId, size_t> therapy_order_;
  absl::flat_hash_map<TermId, bool> accepted_;  // By product.
  std::optional<std::vector<TermId>> text_;     // Evidence with the words asked for, ascending.
  std::vector<CitedFinding> cited_, own_;       // Of the document at hand.
  // By study, relation, object, family and product.
  std::map<std::tuple<uint64_t, Relation, TermId, Family, TermId>, std::vector<CitedFinding>> registered_;
  std::map<TermId, Tally> tallies_;  // By the concept of the row.
  std::vector<Ranked> ranked_;
  QueryAnswer answer_;
};

}  // namespace

absl::StatusOr<QueryAnswer> RunQuery(const Store& store, const QueryOptions& options) {
  return Query(store, options).Run();
}

}  // namespace mscgraph
