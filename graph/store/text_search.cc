#include "graph/store/text_search.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "graph/store/codec.h"
#include "graph/store/rocks.h"
#include "graph/store/store_files.h"
#include "schemas/text/normalise.h"
#include "schemas/text/word_pieces.h"

namespace mscgraph {
namespace {

constexpr size_t kMinBeginning = 2;
constexpr size_t kMaxWords = 1024;  // That begin with the same letters.
// Lists are read up to so many entries before one of them is read to its end; then to so many times as many.
constexpr size_t kFirstLimit = 2048, kGrowth = 8;
// Looking an entry up takes as long as reading so many entries in a row.
constexpr size_t kLookUpCost = 32;

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

// One word of the index and what has been read of it.
struct WordList {
  std::string key;  // WordKey.
  bool complete = false;
  std::vector<TermId> ids;   // Ascending.
  std::vector<size_t> ends;  // Of the values in `bytes`.
  std::string bytes;
  size_t cursor = 0;  // The first id that no candidate has passed.
};

// One word of the query: the word of the index, or all that begin so.
struct Term {
  QueryWord word;
  size_t phrase = 0;  // The phrase that it stands in.
  std::vector<WordList> lists;

  bool complete() const {
    return std::all_of(lists.begin(), lists.end(), [](const WordList& list) { return list.complete; });
  }
  size_t size() const {
    size_t sum = 0;
    for (const WordList& list : lists) sum += list.ids.size();
    return sum;
  }
};

class Matcher {
 public:
  Matcher(const Rocks& rocks, TextField field, bool every_owner)
      : rocks_(rocks), field_(field), every_owner_(every_owner) {}

  absl::StatusOr<std::vector<TermId>> Run(const std::vector<QueryPhrase>& phrases) {
    for (size_t i = 0; i < phrases.size(); ++i) {
      for (const QueryWord& word : phrases[i]) {
        terms_.push_back({.word = word, .phrase = i});
        if (absl::Status status = FindWords(&terms_.back()); !status.ok()) return status;
      }
    }
    absl::StatusOr<const Term*> rarest = ReadRarest();
    if (!rarest.ok()) return rarest.status();
    std::vector<TermId> candidates;
    for (const WordList& list : (*rarest)->lists)
      candidates.insert(candidates.end(), list.ids.begin(), list.ids.end());
    std::sort(candidates.begin(), candidates.end());
    candidates.erase(std::unique(candidates.begin(), candidates.end()), candidates.end());
    for (Term& term : terms_) {
      for (WordList& list : term.lists) {
        if (list.complete) continue;
        if (absl::Status status = Read(kLookUpCost * candidates.size(), &list); !status.ok()) return status;
      }
    }
    return Select(candidates);
  }

 private:
  // The words of the index that the word of the query stands for.
  absl::Status FindWords(Term* term) {
    if (!term->word.is_beginning) {
      term->lists.push_back({.key = WordKey(field_, term->word.text)});
      return absl::OkStatus();
    }
    const std::string prefix = WordPrefixKey(field_, term->word.text);
    std::string from = prefix;
    for (bool found = true; found;) {
      found = false;
      absl::Status status =
          rocks_.ScanFrom(KeyFamily::kFts, prefix, from, [&](std::string_view key, std::string_view) {
            const size_t end = key.find('\0');
            if (end == std::string_view::npos) return false;
            found = true;
            term->lists.push_back({.key = std::string(key.substr(0, end + 1))});
            from = std::string(key.substr(0, end)) + '\1';  // Behind all ids of the word.
            return false;
          });
      if (!status.ok()) return status;
      if (term->lists.size() > kMaxWords)
        return Invalid("more than " + std::to_string(kMaxWords) + " words begin with \"" + term->word.text +
                       "\": give more letters");
    }
    return absl::OkStatus();
  }

  // Reads lists until that of one term, which is given, is complete and known to be the shortest.
  absl::StatusOr<const Term*> ReadRarest() {
    for (size_t limit = kFirstLimit;; limit *= kGrowth) {
      const Term* rarest = nullptr;
      for (Term& term : terms_) {
        for (WordList& list : term.lists) {
          if (list.complete) continue;
          if (absl::Status status = Read(limit, &list); !status.ok()) return status;
        }
        if (term.complete() && (rarest == nullptr || term.size() < rarest->size())) rarest = &term;
      }
      if (rarest != nullptr) return rarest;
    }
  }

  // Goes on to at most `limit` entries.
  absl::Status Read(size_t limit, WordList* list) {
    std::string from = list->key;
    if (!list->ids.empty()) PutFixed64(list->ids.back() + 1, &from);
    list->complete = true;
    bool good = true;
    absl::Status status =
        rocks_.ScanFrom(KeyFamily::kFts, list->key, from, [&](std::string_view key, std::string_view value) {
          good = key.size() == list->key.size() + sizeof(TermId);
          if (!good) return false;
          if (list->ids.size() >= limit) return list->complete = false;
          list->ids.push_back(GetFixed64(key.substr(list->key.size())));
          list->bytes.append(value);
          list->ends.push_back(list->bytes.size());
          return true;
        });
    if (!good) return absl::DataLossError("the store is damaged: unreadable key of the full text");
    return status;
  }

  absl::StatusOr<std::vector<TermId>> Select(const std::vector<TermId>& candidates) {
    std::vector<TermId> out;
    for (TermId id : candidates) {
      absl::StatusOr<bool> matches = Matches(id);
      if (!matches.ok()) return matches.status();
      if (!*matches) continue;
      out.push_back(id);
      if (every_owner_) out.insert(out.end(), also_.begin(), also_.end());
    }
    std::sort(out.begin(), out.end());
    return out;
  }

  // Every phrase stands in the text. REQUIRES: ids come ascending.
  absl::StatusOr<bool> Matches(TermId id) {
    for (size_t i = 0; i < terms_.size(); ++i) {
      positions_.clear();
      for (WordList& list : terms_[i].lists) {
        if (absl::Status status = AddPositions(id, &list); !status.ok()) return status;
      }
      std::sort(positions_.begin(), positions_.end());
      const bool goes_on = i > 0 && terms_[i].phrase == terms_[i - 1].phrase;
      if (goes_on) {
        std::erase_if(positions_, [&](uint32_t position) {
          return position == 0 || !std::binary_search(open_.begin(), open_.end(), position - 1);
        });
      }
      if (positions_.empty()) return false;
      std::swap(open_, positions_);
    }
    return true;
  }

  // Adds where the word stands in the text of `id`.
  absl::Status AddPositions(TermId id, WordList* list) {
    if (!list->complete) {
      std::string key = list->key;
      PutFixed64(id, &key);
      absl::StatusOr<std::optional<std::string>> value = rocks_.Get(KeyFamily::kFts, key);
      if (!value.ok()) return value.status();
      return *value ? TakePosting(**value, id) : absl::OkStatus();
    }
    size_t& at = list->cursor;
    while (at < list->ids.size() && list->ids[at] < id) ++at;
    if (at == list->ids.size() || list->ids[at] != id) return absl::OkStatus();
    const size_t begin = at == 0 ? 0 : list->ends[at - 1];
    return TakePosting(std::string_view(list->bytes).substr(begin, list->ends[at] - begin), id);
  }

  absl::Status TakePosting(std::string_view value, TermId id) {
    if (!UnpackPosting(value, id, &posting_))
      return absl::DataLossError("the store is damaged: unreadable entry of the full text");
    positions_.insert(positions_.end(), posting_.positions.begin(), posting_.positions.end());
    also_ = posting_.also;
    return absl::OkStatus();
  }

  const Rocks& rocks_;
  const TextField field_;
  const bool every_owner_;
  std::vector<Term> terms_;  // In the order of the query.
  // Of the id at hand: where the last word stands, where the phrase so far ends, whose text it is too.
  std::vector<uint32_t> positions_, open_;
  std::vector<TermId> also_;
  Posting posting_;
};

absl::StatusOr<std::vector<TermId>> Search(const Store& store, std::string_view query, TextField field,
                                           bool every_owner) {
  absl::StatusOr<std::vector<QueryPhrase>> phrases = ParseTextQuery(query);
  if (!phrases.ok()) return phrases.status();
  return Matcher(store.files().rocks(), field, every_owner).Run(*phrases);
}

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
  return Search(store, query, field, true);
}

absl::StatusOr<std::vector<TermId>> MatchingTexts(const Store& store, std::string_view query,
                                                  TextField field) {
  return Search(store, query, field, false);
}

}  // namespace mscgraph
