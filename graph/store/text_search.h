#ifndef MSCGRAPH_GRAPH_STORE_TEXT_SEARCH_H_
#define MSCGRAPH_GRAPH_STORE_TEXT_SEARCH_H_

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "graph/store/store.h"
#include "graph/store/text_index.h"

namespace mscgraph {

// The query language of the full text (docs/query.md): words that all have to stand in the text, "words in a
// row", and beginn* of words. "TNF-alpha" is the two words in a row.

struct QueryWord {
  std::string text;  // As indexed; of a beginning what is known.
  bool is_beginning = false;
  friend bool operator==(const QueryWord&, const QueryWord&) = default;
};
// Words in a row; most have one.
using QueryPhrase = std::vector<QueryWord>;

// At most kMaxQueryWords words. kInvalidArgument says what is wrong: no word at all, a quotation mark without
// its partner, a * behind no word or behind fewer than two letters, too many words.
inline constexpr size_t kMaxQueryWords = 64;
absl::StatusOr<std::vector<QueryPhrase>> ParseTextQuery(std::string_view query);

// The ids whose text in that field matches, ascending: evidence for kSentence, documents for kTitle, concepts
// for kLabel and kSynonym. A concept matches with its synonyms together, a phrase within one of them. Errors:
// those of ParseTextQuery, kInvalidArgument if too many words begin as a beginning asks, and those of the
// store.
absl::StatusOr<std::vector<TermId>> TextMatches(const Store& store, std::string_view query, TextField field);

// The same with one id for each text: of the evidence of one sentence the least.
absl::StatusOr<std::vector<TermId>> MatchingTexts(const Store& store, std::string_view query,
                                                  TextField field);

}  // namespace mscgraph

#endif  // MSCGRAPH_GRAPH_STORE_TEXT_SEARCH_H_
