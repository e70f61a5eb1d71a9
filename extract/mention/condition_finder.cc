#include "extract/mention/condition_finder.h"

#include <algorithm>

#include "schemas/ids.h"
#include "schemas/text/normalise.h"

namespace mscgraph {
namespace {

constexpr size_t kMaxOpenModifiers = 3;
constexpr size_t kMaxTissueWords = 4;

bool IsWord(const std::string& norm) {
  for (char c : norm) {
    if (!(c >= 'a' && c <= 'z')) return false;
  }
  return norm.size() > 2;
}

std::string Join(const std::vector<Token>& tokens, size_t first, size_t end) {
  std::string out;
  for (size_t i = first; i < end; ++i) {
    if (tokens[i].norm == "'s" || tokens[i].is_punct) continue;
    if (!out.empty()) out += ' ';
    out += tokens[i].norm;
  }
  return out;
}

// True if a hyphen or dash alone stands between tokens `at - 1` and `at`.
bool Hyphened(std::string_view text, const std::vector<Token>& tokens, size_t at) {
  constexpr size_t kLongestDash = 3;  // Bytes
  if (at == 0) return false;
  size_t from = tokens[at - 1].span.end, to = tokens[at].span.begin;
  return to > from && to - from <= kLongestDash &&
         text.substr(from, to - from).find(' ') == std::string_view::npos;
}

bool IsListMark(const Token& token) {
  return token.norm == "and" || token.norm == "or" || token.norm == "," || token.norm == "/";
}

}  // namespace

absl::StatusOr<ConditionFinder> ConditionFinder::Create(const std::string& heads_file, const Lexicon* lexicon,
                                                        const WordClasses* classes) {
  auto words = ConditionWords::Create(heads_file);
  if (!words.ok()) return words.status();
  ConditionFinder out;
  out.lexicon_ = lexicon;
  out.classes_ = classes;
  out.words_ = std::move(*words);
  return out;
}

void ConditionFinder::Name(int entry, Mention* mention) const {
  const ConceptRecord& node = lexicon_->entries()[entry];
  mention->id = node.id;
  mention->label = node.label;
  mention->match = lexicon_->MatchOf(entry);
}

void ConditionFinder::NameLocally(std::string label, Mention* mention) const {
  mention->id = LocalId("condition", label);
  mention->label = std::move(label);
  mention->match = Match::kLocal;
}

bool ConditionFinder::IsModifier(const std::vector<Token>& tokens, size_t at) const {
  const std::string& norm = tokens[at].norm;
  if (tokens[at].is_punct || !IsWord(norm) || words_.refused.contains(norm)) return false;
  if (words_.participles.contains(norm) || words_.causes.contains(norm)) return true;
  if (norm.ends_with("ing") || norm.ends_with("ed") || norm.ends_with("ly")) return false;
  WordClasses::Hit hit = classes_->Longest(tokens, at);
  return hit.word_class < 0 || classes_->Name(hit.word_class) == "severity";
}

bool ConditionFinder::IsDescriptive(const std::vector<Token>& tokens, size_t at) const {
  const Token& token = tokens[at];
  if (token.is_punct || words_.refused.contains(token.norm)) return false;
  if (words_.tissues.contains(token.norm)) return true;
  return RE2::FullMatch(token.norm, *words_.descriptive) && classes_->Longest(tokens, at).word_class < 0;
}

size_t ConditionFinder::ExtendLeft(const Sentence& in, size_t free, size_t at) const {
  size_t begin = at;
  while (begin > free && at - begin < kMaxOpenModifiers) {
    if (begin >= free + 2 && words_.causes.contains(in.tokens[begin - 1].norm) &&
        Hyphened(in.text, in.tokens, begin - 1) && !in.tokens[begin - 2].is_punct) {
      begin -= 2;  // "bleomycin-induced"
    } else if (IsDescriptive(in.tokens, begin - 1)) {
      --begin;
    } else {
      break;
    }
  }
  return begin;
}

bool ConditionFinder::Denied(const Sentence& in, size_t at, size_t length) const {
  if (at > 0 && words_.prefixes.contains(in.tokens[at - 1].norm) && Hyphened(in.text, in.tokens, at)) {
    return true;
  }
  size_t after = at + length;
  constexpr size_t kMaxWordsMore = 2;
  std::string phrase = Join(in.tokens, at, after);
  size_t before = at > 1 && in.tokens[at - 1].is_punct ? at - 1 : at;  // "P. acnes"
  if (before > 0 && words_.not_names.contains(in.tokens[before - 1].norm + " " + phrase)) return true;
  for (size_t i = after; i < in.end && i < after + kMaxWordsMore && !in.tokens[i].is_punct; ++i) {
    phrase += ' ';
    phrase += in.tokens[i].norm;
    if (words_.not_names.contains(phrase)) return true;
  }
  return false;
}

bool ConditionFinder::Listed(const Sentence& in, size_t free, size_t at, Lexicon::Hit hit,
                             Mention* mention) const {
  if (hit.entry < 0 || at + hit.length > in.end) return false;
  Name(hit.entry, mention);
  mention->first_token = at;
  mention->end_token = at + hit.length;
  if (!OfTissue(in, Join(in.tokens, at, mention->end_token), mention)) TakeEcho(in, mention);
  size_t begin = ExtendLeft(in, free, at);
  if (begin == at) return true;
  mention->first_token = begin;
  if (mention->match == Match::kExact) mention->match = Match::kNarrowerThanId;
  Span said{in.tokens[begin].span.begin, in.tokens[at - 1].span.end};
  mention->modifiers.emplace_back(said.In(in.text));
  return true;
}

void ConditionFinder::TakeEcho(const Sentence& in, Mention* mention) const {
  size_t next = mention->end_token;
  if (next >= in.end || !words_.echoes.contains(in.tokens[next].norm)) return;
  if (lexicon_->Longest(in.text, in.tokens, next).length <= 1) ++mention->end_token;
}

bool ConditionFinder::OfTissue(const Sentence& in, std::string_view head, Mention* mention) const {
  size_t at = mention->end_token;
  if (at + 1 >= in.end) return false;
  const std::string& joint = in.tokens[at].norm;
  if (joint != "of" && joint != "to" && joint != "in") return false;
  ++at;
  while (at < in.end && !in.tokens[at].is_punct && classes_->Is(in.tokens[at].norm, "det")) ++at;
  size_t stop = at;
  while (stop < in.end && stop < at + kMaxTissueWords && !in.tokens[stop].is_punct) ++stop;
  for (; stop > at; --stop) {
    if (!EndsAt(in, at, stop)) continue;
    bool tissue = words_.tissues.contains(in.tokens[stop - 1].norm);
    if (joint == "in" && !tissue) continue;
    std::string name = Join(in.tokens, at, stop) + " " + std::string(head);
    int entry = FindOfTissue(Join(in.tokens, at, stop), head);
    if (entry >= 0) {
      Name(entry, mention);
    } else if (tissue && mention->id.empty() && joint != "in" && Describes(in, at, stop)) {
      NameLocally(name, mention);
    } else {
      continue;
    }
    mention->end_token = stop;
    return true;
  }
  return false;
}

int ConditionFinder::FindOfTissue(std::string_view tissue, std::string_view head) const {
  constexpr std::string_view kTissue = " tissue";
  int entry = lexicon_->Find(std::string(tissue) + " " + std::string(head));
  if (entry >= 0 || !tissue.ends_with(kTissue)) return entry;
  tissue.remove_suffix(kTissue.size());
  return lexicon_->Find(std::string(tissue) + " " + std::string(head));
}

bool ConditionFinder::Describes(const Sentence& in, size_t first, size_t end) const {
  for (size_t i = first; i < end; ++i) {
    if (!IsDescriptive(in.tokens, i)) return false;
  }
  return true;
}

bool ConditionFinder::EndsAt(const Sentence& in, size_t first, size_t end) const {
  for (size_t i = first; i < end; ++i) {
    if (i + lexicon_->Longest(in.text, in.tokens, i).length > end)
      return false;  // "pathology of spinal cord injury"
  }
  if (end == in.end) return true;
  const Token& next = in.tokens[end];
  return next.is_punct || next.norm.ends_with("ed") || next.norm.ends_with("ing") ||
         classes_->Longest(in.tokens, end).word_class >= 0;
}

bool ConditionFinder::OpenEnded(const Sentence& in, size_t free, size_t head, uint8_t roles,
                                Mention* mention) const {
  const Token& token = in.tokens[head];
  if (token.is_punct || !IsWord(token.norm) || (roles & ConditionWords::kExcluded)) return false;
  bool needs_modifier = roles & ConditionWords::kHead;
  auto modified = [&] {
    return head > free && IsModifier(in.tokens, head - 1) &&
           !classes_->Is(in.tokens[head - 1].norm, "severity");
  };
  if ((needs_modifier || (roles & ConditionWords::kOfHead)) && !modified()) {
    mention->first_token = head;
    mention->end_token = head + 1;
    if (OfTissue(in, token.norm, mention)) return true;
  }
  if (!needs_modifier && (!in.holds_alone || !RE2::FullMatch(token.norm, *words_.alone))) return false;
  if (Denied(in, head, 1)) return false;
  size_t begin = head;
  while (begin > free && head - begin < kMaxOpenModifiers && IsModifier(in.tokens, begin - 1)) --begin;
  while (begin < head && classes_->Is(in.tokens[begin].norm, "severity")) ++begin;
  // A name does not begin with what only joins: "induced injury".
  while (begin < head && words_.causes.contains(in.tokens[begin].norm)) ++begin;
  if (needs_modifier && begin == head) return false;
  mention->first_token = begin;
  mention->end_token = head + 1;
  Ground(in, mention);
  return true;
}

bool ConditionFinder::Harmed(const Sentence& in, size_t at, Mention* mention) const {
  for (size_t i = at + 1; i < in.end && i < at + kMaxTissueWords && !in.tokens[i].is_punct; ++i) {
    bool last = i + 1 == in.end || !words_.tissues.contains(in.tokens[i + 1].norm);
    if (!words_.tissues.contains(in.tokens[i].norm) || !last) continue;
    mention->first_token = at;
    mention->end_token = i + 1;
    size_t begin = i;
    while (begin > at + 1 && IsDescriptive(in.tokens, begin - 1)) --begin;
    std::string name = Join(in.tokens, begin, i + 1) + " injury";
    int entry = FindOfTissue(Join(in.tokens, begin, i + 1), "injury");
    if (entry >= 0)
      Name(entry, mention);
    else
      NameLocally(std::move(name), mention);
    return true;
  }
  return false;
}

// Reads the element of a list that ends before token `end` and lacks its `head`, longest first.
bool ConditionFinder::ReadElement(const Sentence& in, size_t free, size_t end, const std::string& head,
                                  bool open, Mention* mention) const {
  size_t begin = end;
  while (begin > free && end - begin < kMaxOpenModifiers && !in.tokens[begin - 1].is_punct &&
         !IsListMark(in.tokens[begin - 1])) {
    --begin;
  }
  for (; begin < end; ++begin) {
    std::string name = Join(in.tokens, begin, end) + " " + head;
    int entry = lexicon_->Find(name);
    if (entry >= 0) {
      Name(entry, mention);
    } else if (open && begin + 1 == end && IsDescriptive(in.tokens, begin)) {
      NameLocally(name, mention);
    } else {
      continue;
    }
    mention->first_token = begin;
    mention->end_token = end;
    mention->span = {in.tokens[begin].span.begin, in.tokens[end - 1].span.end};
    return true;
  }
  return false;
}

void ConditionFinder::AddSharedHead(const Sentence& in, size_t free, std::vector<Mention>* mentions) const {
  const Mention last = mentions->back();
  std::vector<Mention> shared;
  size_t begin = last.first_token;
  while (begin > free) {
    size_t end = begin;
    while (end > free && IsListMark(in.tokens[end - 1])) --end;
    if (end == begin || end == free) break;
    Mention mention{.type = MentionType::kCondition};
    bool found = false;
    // "anterior and posterior cruciate ligament injury": as much of the last name as makes a known one.
    for (size_t i = last.first_token + 1; i < last.end_token && !found; ++i) {
      bool open = i + 1 == last.end_token && words_.heads.contains(in.tokens[i].norm);
      found = ReadElement(in, free, end, Join(in.tokens, i, last.end_token), open, &mention);
    }
    if (!found) break;
    begin = mention.first_token;
    if (mention.id != last.id) shared.insert(shared.begin(), std::move(mention));
  }
  mentions->insert(mentions->end() - 1, shared.begin(), shared.end());
}

void ConditionFinder::AddSharedModifiers(const Sentence& in, std::vector<Mention>* mentions) const {
  const Mention last = mentions->back();
  size_t at = last.end_token;
  if (last.end_token - last.first_token < 2 || at + 1 >= in.end || !IsListMark(in.tokens[at])) return;
  if (!words_.heads.contains(in.tokens[at - 1].norm)) return;
  while (at < in.end && IsListMark(in.tokens[at])) ++at;
  if (at == in.end || !words_.heads.contains(in.tokens[at].norm)) return;
  if (lexicon_->Find(in.tokens[at].norm) >= 0) return;  // "liver injury and pain"
  std::string name = Join(in.tokens, last.first_token, last.end_token - 1) + " " + in.tokens[at].norm;
  Mention mention{
      .type = MentionType::kCondition, .span = in.tokens[at].span, .first_token = at, .end_token = at + 1};
  int entry = lexicon_->Find(name);
  if (entry >= 0)
    Name(entry, &mention);
  else
    NameLocally(std::move(name), &mention);
  mentions->push_back(std::move(mention));
}

bool ConditionFinder::IsManifestation(std::string_view label) const {
  std::vector<std::string> words = NameWords(label);
  std::string ending;
  for (auto word = words.rbegin(); word != words.rend(); ++word) {
    ending = ending.empty() ? *word : *word + " " + ending;
    if (words_.manifestations.contains(ending)) return true;
  }
  return false;
}

void ConditionFinder::Ground(const Sentence& in, Mention* mention) const {
  for (size_t begin = mention->first_token; begin < mention->end_token; ++begin) {
    int entry = lexicon_->Find(Join(in.tokens, begin, mention->end_token));
    if (entry < 0) continue;
    Name(entry, mention);
    if (begin > mention->first_token && mention->match == Match::kExact) {
      mention->match = Match::kNarrowerThanId;
    }
    return;
  }
  NameLocally(Join(in.tokens, mention->first_token, mention->end_token), mention);
}

void ConditionFinder::TakeModifiers(const Sentence& in, size_t free, Mention* mention) const {
  if (mention->modifiers.empty()) SplitName(in, mention);
  for (size_t at = mention->first_token; at > free; --at) {
    if (!classes_->Is(in.tokens[at - 1].norm, "severity")) break;
    mention->modifiers.insert(mention->modifiers.begin(), std::string(in.tokens[at - 1].span.In(in.text)));
  }
}

void ConditionFinder::SplitName(const Sentence& in, Mention* mention) const {
  std::vector<std::string> label = NameWords(mention->label);
  size_t size = mention->end_token - mention->first_token;
  if (size <= label.size()) return;
  size_t core = mention->end_token - label.size();
  for (size_t i = 0; i < label.size(); ++i) {
    if (in.tokens[core + i].norm != label[i]) return;
  }
  Span said{in.tokens[mention->first_token].span.begin, in.tokens[core - 1].span.end};
  mention->modifiers.emplace_back(said.In(in.text));
}

bool ConditionFinder::HoldsAlone(const std::vector<Token>& tokens, size_t first, size_t end) const {
  std::string words = " ";
  for (size_t i = first; i < end; ++i) {
    if (tokens[i].is_punct) continue;
    words += tokens[i].norm;
    words += ' ';
  }
  return RE2::PartialMatch(words, *words_.alone_among);
}

std::vector<Mention> ConditionFinder::Find(std::string_view text, const std::vector<Token>& tokens,
                                           size_t first, size_t end) const {
  std::vector<Mention> out;
  const Sentence in{text, tokens, end, HoldsAlone(tokens, first, end)};
  size_t free = first;  // Tokens before it belong to a mention.
  for (size_t i = first; i < end;) {
    Mention mention{.type = MentionType::kCondition};
    Lexicon::Hit hit = lexicon_->Longest(text, tokens, i);
    if (hit.entry >= 0 && Denied(in, i, hit.length)) {
      i = free = i + hit.length;
      continue;
    }
    const uint8_t roles = words_.RolesOf(tokens[i].norm);
    if (!Listed(in, free, i, hit, &mention) &&
        !((roles & ConditionWords::kHarmed) && Harmed(in, i, &mention)) &&
        !OpenEnded(in, free, i, roles, &mention)) {
      ++i;
      continue;
    }
    mention.span = {tokens[mention.first_token].span.begin, tokens[mention.end_token - 1].span.end};
    TakeModifiers(in, free, &mention);
    size_t before = free;
    out.push_back(std::move(mention));
    AddSharedHead(in, before, &out);
    AddSharedModifiers(in, &out);
    i = free = out.back().end_token;
  }
  return out;
}

}  // namespace mscgraph
