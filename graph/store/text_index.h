#ifndef MSCGRAPH_GRAPH_STORE_TEXT_INDEX_H_
#define MSCGRAPH_GRAPH_STORE_TEXT_INDEX_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "graph/store/findings.h"

namespace mscgraph {

// Family `fts`: an inverted index over the words of evidence sentences, titles and names. Words are those of
// NameWords (schemas/text/normalise.h): folded, Greek letters spelled out, plural as singular; no stop words.
// One key per (field, word, id), so an entry comes and goes with its document. Pure, but for the buffer.

enum class TextField : char { kLabel = 'l', kSentence = 'e', kSynonym = 's', kTitle = 't' };
inline constexpr TextField kTextFields[] = {TextField::kLabel, TextField::kSentence, TextField::kSynonym,
                                            TextField::kTitle};

// The words of a text as they are indexed: NameWords, each cut to kMaxWordBytes.
inline constexpr size_t kMaxWordBytes = 64;
std::vector<std::string> IndexWords(std::string_view text);

// The key of a word in a field without the id; all keys of longer words with that beginning, without the 0.
std::string WordKey(TextField field, std::string_view word);
std::string WordPrefixKey(TextField field, std::string_view beginning);

// Where a word stands, and whose text it is: the id of the key first, then `also` (the other evidence of the
// same sentence). Ascending.
struct Posting {
  std::vector<uint32_t> positions;
  std::vector<TermId> also;
};
std::string PackPosting(const Posting& posting, TermId id);
// False on bytes that PackPosting did not make.
bool UnpackPosting(std::string_view bytes, TermId id, Posting* posting);

// Entries that come and go, held in memory: some 40 bytes each. Not thread-safe.
class PostingBuffer {
 public:
  void Document(const IndexedDocument& document, bool add);
  void Concept(const ConceptRecord& record, bool add);
  // Every changed key once, ascending; null: it goes. A key that goes and comes again with the same value is
  // left out.
  absl::Status Visit(
      absl::FunctionRef<absl::Status(std::string_view key, const std::string_view* value)> visit);

 private:
  struct Entry {
    uint32_t word;  // Into words_.
    uint32_t size;
    uint64_t offset;  // Of the value in values_.
    TermId id;
    bool add;
  };
  // `texts` are the texts of one field: a phrase does not reach from one into the next.
  void Add(TextField field, const std::vector<std::string>& texts, const std::vector<TermId>& ids, bool add);

  absl::flat_hash_map<std::string, uint32_t> words_;  // By WordKey.
  std::string values_;
  std::vector<Entry> entries_;
};

}  // namespace mscgraph

#endif  // MSCGRAPH_GRAPH_STORE_TEXT_INDEX_H_
