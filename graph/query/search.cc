#include "graph/query/search.h"

#include <algorithm>
#include <iterator>
#include <tuple>
#include <utility>

#include "graph/store/findings.h"
#include "graph/store/iris.h"
#include "graph/store/text_search.h"

namespace mscgraph {
namespace {

class Search {
 public:
  Search(const Store& store, const SearchOptions& options) : store_(store), options_(options) {}

  absl::StatusOr<SearchAnswer> Run() {
    if (absl::StatusOr<std::vector<QueryPhrase>> query = ParseTextQuery(options_.query); !query.ok())
      return query.status();
    for (auto part : {&Search::Concepts, &Search::Titles, &Search::Sentences}) {
      if (absl::Status status = (this->*part)(); !status.ok()) return status;
    }
    return std::move(answer_);
  }

 private:
  // Whether the hit at that place of all is on the page.
  bool Shows(size_t place) const {
    return place >= options_.offset && (options_.limit == 0 || place - options_.offset < options_.limit);
  }

  absl::Status Concepts() {
    if (!options_.concepts) return absl::OkStatus();
    absl::StatusOr<std::vector<TermId>> labels = TextMatches(store_, options_.query, TextField::kLabel);
    if (!labels.ok()) return labels.status();
    absl::StatusOr<std::vector<TermId>> synonyms = TextMatches(store_, options_.query, TextField::kSynonym);
    if (!synonyms.ok()) return synonyms.status();
    std::vector<TermId> terms;
    std::set_union(labels->begin(), labels->end(), synonyms->begin(), synonyms->end(),
                   std::back_inserter(terms));
    std::vector<SearchHit> hits;
    for (TermId term : terms) {
      absl::StatusOr<std::optional<ConceptEntry>> entry = FindConceptEntry(store_, term);
      if (!entry.ok()) return entry.status();
      if (!*entry) return absl::DataLossError("the store is damaged: a name of no concept");
      hits.push_back({.kind = HitKind::kConcept, .id = (*entry)->id, .text = (*entry)->label});
    }
    std::sort(hits.begin(), hits.end(), [](const SearchHit& a, const SearchHit& b) {
      return std::tie(a.text, a.id) < std::tie(b.text, b.id);
    });
    answer_.concepts = hits.size();
    for (SearchHit& hit : hits) {
      if (Shows(place_++)) answer_.hits.push_back(std::move(hit));
    }
    return absl::OkStatus();
  }

  absl::Status Titles() {
    if (!options_.titles) return absl::OkStatus();
    absl::StatusOr<std::vector<TermId>> terms = TextMatches(store_, options_.query, TextField::kTitle);
    if (!terms.ok()) return terms.status();
    answer_.titles = terms->size();
    for (TermId term : *terms) {
      if (!Shows(place_++)) continue;
      absl::StatusOr<std::string> form = store_.FormOf(term);
      if (!form.ok()) return form.status();
      const std::string id = IriToId(ParseTerm(*form).value, "document");
      absl::StatusOr<std::optional<DocumentInfo>> info = store_.FindDocument(id);
      if (!info.ok()) return info.status();
      if (!*info) return absl::DataLossError("the store is damaged: a title of no document: " + id);
      answer_.hits.push_back({.kind = HitKind::kTitle,
                              .id = id,
                              .document = id,
                              .year = (*info)->record.year,
                              .text = (*info)->record.title});
    }
    return absl::OkStatus();
  }

  absl::Status Sentences() {
    if (!options_.sentences) return absl::OkStatus();
    absl::StatusOr<std::vector<TermId>> terms = MatchingTexts(store_, options_.query, TextField::kSentence);
    if (!terms.ok()) return terms.status();
    answer_.sentences = terms->size();
    for (TermId term : *terms) {
      if (!Shows(place_++)) continue;
      absl::StatusOr<std::optional<ClaimMention>> mention = store_.FindEvidence(term);
      if (!mention.ok()) return mention.status();
      if (!*mention) return absl::DataLossError("the store is damaged: words of no evidence");
      absl::StatusOr<std::optional<DocumentInfo>> info = store_.FindDocument((*mention)->doc);
      if (!info.ok()) return info.status();
      answer_.hits.push_back({.kind = HitKind::kSentence,
                              .id = (*mention)->evidence_id,
                              .document = (*mention)->doc,
                              .year = *info ? (*info)->record.year : 0,
                              .text = (*mention)->sentence.text});
    }
    return absl::OkStatus();
  }

  const Store& store_;
  const SearchOptions& options_;
  size_t place_ = 0;
  SearchAnswer answer_;
};

}  // namespace

std::string_view HitKindName(HitKind kind) {
  switch (kind) {
    case HitKind::kConcept:
      return "concept";
    case HitKind::kTitle:
      return "title";
    case HitKind::kSentence:
      return "sentence";
  }
  return "";
}

absl::StatusOr<SearchAnswer> RunSearch(const Store& store, const SearchOptions& options) {
  return Search(store, options).Run();
}

}  // namespace mscgraph
