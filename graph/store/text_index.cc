#include "graph/store/text_index.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "graph/store/codec.h"
#include "graph/store/iris.h"
#include "schemas/text/normalise.h"

namespace mscgraph {
namespace {

std::string FieldKey(TextField field, std::string_view word) {
  std::string key(1, static_cast<char>(field));
  return key.append(word);
}

}  // namespace

std::vector<std::string> IndexWords(std::string_view text) {
  std::vector<std::string> words = NameWords(text);
  for (std::string& word : words) {
    if (word.size() > kMaxWordBytes) word.resize(kMaxWordBytes);
  }
  return words;
}

std::string WordPrefixKey(TextField field, std::string_view beginning) {
  return FieldKey(field, beginning.substr(0, kMaxWordBytes));
}

std::string WordKey(TextField field, std::string_view word) {
  std::string key = WordPrefixKey(field, word);
  key.push_back('\0');  // No word holds it: control characters are blanks.
  return key;
}

std::string PackPosting(const Posting& posting, TermId id) {
  std::string out;
  PutNumber(posting.positions.size(), &out);
  uint64_t last = 0;
  for (uint32_t position : posting.positions) {
    PutNumber(position - last, &out);
    last = position;
  }
  last = id;
  for (TermId other : posting.also) {
    PutNumber(other - last, &out);
    last = other;
  }
  return out;
}

bool UnpackPosting(std::string_view bytes, TermId id, Posting* posting) {
  posting->positions.clear();
  posting->also.clear();
  ByteReader in(bytes);
  uint64_t last = 0;
  for (uint64_t n = in.Number(); n > 0 && in.ok(); --n)
    posting->positions.push_back(static_cast<uint32_t>(last += in.Number()));
  while (in.ok() && !in.AtEnd()) posting->also.push_back(id += in.Number());
  return in.ok() && !posting->positions.empty();
}

void PostingBuffer::Document(const IndexedDocument& document, bool add) {
  Add(TextField::kTitle, {document.record.title}, {EncodeTerm(IriForm(DocumentIri(document.record.id)))},
      add);
  std::map<std::pair<size_t, std::string_view>, std::vector<TermId>> sentences;
  for (size_t i = 0; i < document.claims.size(); ++i) {
    const Quote& sentence = document.claims[i].sentence;
    sentences[{sentence.begin, sentence.text}].push_back(document.evidence[i]);
  }
  for (auto& [sentence, ids] : sentences) {
    std::sort(ids.begin(), ids.end());
    Add(TextField::kSentence, {std::string(sentence.second)}, ids, add);
  }
}

void PostingBuffer::Concept(const ConceptRecord& record, bool add) {
  const std::vector<TermId> ids = {ConceptTermId(record.id)};
  Add(TextField::kLabel, {record.label}, ids, add);
  Add(TextField::kSynonym, record.synonyms, ids, add);
}

void PostingBuffer::Add(TextField field, const std::vector<std::string>& texts,
                        const std::vector<TermId>& ids, bool add) {
  std::map<std::string, Posting> postings;
  uint32_t position = 0;
  for (const std::string& text : texts) {
    for (std::string& word : IndexWords(text)) postings[std::move(word)].positions.push_back(position++);
    ++position;  // The gap that no phrase spans.
  }
  for (auto& [word, posting] : postings) {
    posting.also.assign(ids.begin() + 1, ids.end());
    const auto index = words_.try_emplace(WordKey(field, word), static_cast<uint32_t>(words_.size())).first;
    const std::string value = PackPosting(posting, ids.front());
    entries_.push_back(
        {index->second, static_cast<uint32_t>(value.size()), values_.size(), ids.front(), add});
    values_.append(value);
  }
}

absl::Status PostingBuffer::Visit(
    absl::FunctionRef<absl::Status(std::string_view key, const std::string_view* value)> visit) {
  // The words are few: sort them once, then compare numbers.
  std::vector<const std::string*> words(words_.size());
  for (const auto& [word, index] : words_) words[index] = &word;
  std::vector<uint32_t> by_word(words.size()), rank(words.size());
  for (uint32_t i = 0; i < by_word.size(); ++i) by_word[i] = i;
  std::sort(by_word.begin(), by_word.end(), [&](uint32_t a, uint32_t b) { return *words[a] < *words[b]; });
  for (uint32_t i = 0; i < by_word.size(); ++i) rank[by_word[i]] = i;
  std::sort(entries_.begin(), entries_.end(), [&](const Entry& a, const Entry& b) {
    return std::tuple(rank[a.word], a.id, a.add, a.offset) < std::tuple(rank[b.word], b.id, b.add, b.offset);
  });
  const auto value_of = [&](const Entry& e) { return std::string_view(values_).substr(e.offset, e.size); };
  std::string key;
  for (size_t begin = 0, end = 0; begin < entries_.size(); begin = end) {
    const Entry& first = entries_[begin];
    while (end < entries_.size() && entries_[end].word == first.word && entries_[end].id == first.id) ++end;
    const Entry& last = entries_[end - 1];  // The last that comes, if any comes.
    if (last.add && !first.add && value_of(first) == value_of(last)) continue;
    key = *words[first.word];
    PutFixed64(first.id, &key);
    const std::string_view value = value_of(last);
    if (absl::Status status = visit(key, last.add ? &value : nullptr); !status.ok()) return status;
  }
  return absl::OkStatus();
}

}  // namespace mscgraph
