#ifndef MSCGRAPH_GRAPH_QUERY_SEARCH_H_
#define MSCGRAPH_GRAPH_QUERY_SEARCH_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "graph/store/store.h"

namespace mscgraph {

// Full text search over names, titles and evidence sentences, in the query language of text_search.h.

enum class HitKind { kConcept, kTitle, kSentence };
std::string_view HitKindName(HitKind kind);  // "concept", "title", "sentence"

struct SearchOptions {
  std::string query;
  bool concepts = true, titles = true, sentences = true;  // What to look through.
  size_t limit = 0, offset = 0;                           // Of the hits; 0 is all.
};

struct SearchHit {
  HitKind kind = HitKind::kConcept;
  std::string id;        // Of the concept, document or evidence.
  std::string document;  // Empty for a concept.
  int year = 0;          // Of the document; 0 if unknown.
  std::string text;      // The label, title or sentence.
};

struct SearchAnswer {
  size_t concepts = 0, titles = 0, sentences = 0;  // All that match.
  // Concepts by label, then titles, then sentences, these two in an order of the store that stays the same
  // until it changes. A sentence with several evidences is one hit, a concept too that matches by several
  // names.
  std::vector<SearchHit> hits;
};

// kInvalidArgument for a faulty query.
absl::StatusOr<SearchAnswer> RunSearch(const Store& store, const SearchOptions& options);

}  // namespace mscgraph

#endif  // MSCGRAPH_GRAPH_QUERY_SEARCH_H_
