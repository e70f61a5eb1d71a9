#include "graph/store/text_search.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "graph/store/codec.h"
#include "graph/store/rocks.h"
#include "schemas/text/normalise.h"
#include "schemas/text/word_pieces.h"

namespace mscgraph {
namespace {

constexpr size_t kMinBeginning = 2;
// Lists are read up to so many entries before one of them is read to its end; then to so many times as many.
constexpr size_t kFirstLimit = 2048, kGrowth = 8;
// With fewer candidates the entries of a long list are looked up one by one.
constexpr size_t kLookUps = 4096;

absl::Status Invalid(const std::string& what) { return absl::InvalidArgumentError("text query: " + what); }

// The words of a piece of the query without blanks or quotation marks: a phrase if there are several.
absl::Status AppendWords(std::string_view text, QueryPhrase* phrase) {
  for (WordPiece piece = NextPiece(text, 0); piece.kind != PieceKind::kEnd;
       piece = NextPiece(text, piece.end)) {
    const std::string_view bytes = text.substr(piece.begin, piece.end - piece.begin);
    if (bytes == "*") return Invalid("a * stands directly behind the beginning of a word");
    if (piece.kind != PieceKind::kWord) continue;
    const bool is_beginning = piece.end < text.size() && text[piece.end] == '*';
    std::string word;
    if (is_beginning) {
      word = NormaliseBeginning(bytes);
      if (word.size() < kMinBeginning) return Invalid("at least two letters before a *");
      piece.end += 1;
    } else {
      AppendNormalised(bytes, &word);
    }
    if (word.empty()) continue;
    if (word.size() > kMaxWordBytes) word.resize(kMaxWordBytes);
    phrase->push_back({std::move(word), is_beginning});
  }
  return absl::OkStatus();
}

// One word of the query and what the index holds of it.
struct WordList {
  QueryWord word;
  size_t phrase = 0;  // The phrase that the word stands in.
  bool complete = false;
  std::vector<TermId> ids;  // Ascending; of a beginning one id may stand several times.
  std::vector<std::string> values;
};

class Matcher {
 public:
  Matcher(const Rocks& rocks, TextField field) : rocks_(rocks), field_(field) {}

  absl::StatusOr<std::vector<TermId>> Run(const std::vector<QueryPhrase>& phrases) {
    for (size_t i = 0; i < phrases.size(); ++i) {
      for (const QueryWord& word : phrases[i]) lists_.push_back({.word = word, .phrase = i});
    }
    absl::StatusOr<size_t> driver = ReadLists();
    if (!driver.ok()) return driver.status();
    std::vector<TermId> candidates = lists_[*driver].ids;
    candidates.erase(std::unique(candidates.begin(), candidates.end()), candidates.end());
    for (WordList& list : lists_) {
      if (list.complete || (candidates.size() <= kLookUps && !list.word.is_beginning)) continue;
      if (absl::Status status = Read(~size_t{0}, &list); !status.ok()) return status;
    }
    std::vector<TermId> out;
    for (TermId id : candidates) {
      absl::StatusOr<bool> matches = Matches(id);
      if (!matches.ok()) return matches.status();
      if (!*matches) continue;
      out.push_back(id);
      out.insert(out.end(), also_.begin(), also_.end());
    }
    std::sort(out.begin(), out.end());
    return out;
  }

 private:
  // Gives the shortest list; it is complete.
  absl::StatusOr<size_t> ReadLists() {
    for (size_t limit = kFirstLimit;; limit *= kGrowth) {
      std::optional<size_t> shortest;
      for (size_t i = 0; i < lists_.size(); ++i) {
        if (absl::Status status = Read(limit, &lists_[i]); !status.ok()) return status;
        if (lists_[i].complete && (!shortest || lists_[i].ids.size() < lists_[*shortest].ids.size()))
          shortest = i;
      }
      if (shortest) return *shortest;
    }
  }

  absl::Status Read(size_t limit, WordList* list) {
    list->ids.clear();
    list->values.clear();
    list->complete = true;
    bool good = true;
    const std::string prefix =
        list->word.is_beginning ? WordPrefixKey(field_, list->word.text) : WordKey(field_, list->word.text);
    absl::Status status =
        rocks_.Scan(KeyFamily::kFts, prefix, [&](std::string_view key, std::string_view value) {
          good = key.size() > prefix.size() && key.size() >= 8;
          if (!good) return false;
          if (list->ids.size() == limit) return list->complete = false;
          list->ids.push_back(GetFixed64(key.substr(key.size() - 8)));
          list->values.emplace_back(value);
          return true;
        });
    if (!good) return absl::DataLossError("the store is damaged: unreadable key of the full text");
    if (status.ok() && list->word.is_beginning && list->complete) SortById(list);
    return status;
  }

  static void SortById(WordList* list) {
    std::vector<std::pair<TermId, std::string>> pairs;
    for (size_t i = 0; i < list->ids.size(); ++i)
      pairs.emplace_back(list->ids[i], std::move(list->values[i]));
    std::sort(pairs.begin(), pairs.end());
    for (size_t i = 0; i < pairs.size(); ++i) {
      list->ids[i] = pairs[i].first;
      list->values[i] = std::move(pairs[i].second);
    }
  }

  // Where the word stands in the text of `id`; empty if nowhere.
  absl::Status Positions(const WordList& list, TermId id, std::vector<uint32_t>* positions) {
    positions->clear();
    const auto take = [&](std::string_view value) {
      Posting posting;
      if (!UnpackPosting(value, id, &posting))
        return absl::DataLossError("the store is damaged: unreadable entry of the full text");
      positions->insert(positions->end(), posting.positions.begin(), posting.positions.end());
      also_ = std::move(posting.also);
      return absl::OkStatus();
    };
    if (!list.complete) {
      std::string key = WordKey(field_, list.word.text);
      PutFixed64(id, &key);
      absl::StatusOr<std::optional<std::string>> value = rocks_.Get(KeyFamily::kFts, key);
      if (!value.ok()) return value.status();
      return *value ? take(**value) : absl::OkStatus();
    }
    const auto [begin, end] = std::equal_range(list.ids.begin(), list.ids.end(), id);
    for (auto it = begin; it != end; ++it) {
      absl::Status status = take(list.values[static_cast<size_t>(it - list.ids.begin())]);
      if (!status.ok()) return status;
    }
    std::sort(positions->begin(), positions->end());
    return absl::OkStatus();
  }

  // Every phrase stands in the text: the ends of its beginnings, word by word.
  absl::StatusOr<bool> Matches(TermId id) {
    std::vector<uint32_t> open, positions;
    for (size_t i = 0; i < lists_.size(); ++i) {
      if (absl::Status status = Positions(lists_[i], id, &positions); !status.ok()) return status;
      const bool goes_on = i > 0 && lists_[i].phrase == lists_[i - 1].phrase;
      if (goes_on) {
        std::erase_if(positions, [&](uint32_t position) {
          return position == 0 || !std::binary_search(open.begin(), open.end(), position - 1);
        });
      }
      if (positions.empty()) return false;
      std::swap(open, positions);
    }
    return true;
  }

  const Rocks& rocks_;
  const TextField field_;
  std::vector<WordList> lists_;  // In the order of the query.
  std::vector<TermId> also_;     // Of the id that was looked at last.
};

}  // namespace

absl::StatusOr<std::vector<QueryPhrase>> ParseTextQuery(std::string_view query) {
  std::vector<QueryPhrase> phrases;
  size_t words = 0;
  for (size_t pos = 0; pos < query.size();) {
    if (query[pos] == ' ' || query[pos] == '\t' || query[pos] == '\n') {
      ++pos;
      continue;
    }
    const bool quoted = query[pos] == '"';
    const size_t begin = pos + quoted;
    const size_t end = std::min(quoted ? query.find('"', begin) : query.find_first_of(" \t\n\"", begin),
                                quoted ? std::string_view::npos : query.size());
    if (end == std::string_view::npos) return Invalid("a quotation mark without its partner");
    QueryPhrase phrase;
    if (absl::Status status = AppendWords(query.substr(begin, end - begin), &phrase); !status.ok())
      return status;
    words += phrase.size();
    if (words > kMaxQueryWords) return Invalid("more than " + std::to_string(kMaxQueryWords) + " words");
    if (!phrase.empty()) phrases.push_back(std::move(phrase));
    pos = end + quoted;
  }
  if (phrases.empty()) return Invalid("no word in it");
  return phrases;
}

absl::StatusOr<std::vector<TermId>> TextMatches(const Store& store, std::string_view query, TextField field) {
  absl::StatusOr<std::vector<QueryPhrase>> phrases = ParseTextQuery(query);
  if (!phrases.ok()) return phrases.status();
  return Matcher(store.files(), field).Run(*phrases);
}

}  // namespace mscgraph
