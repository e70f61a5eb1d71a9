#include "extract/assertion/cue_finder.h"

#include <algorithm>

#include "absl/status/status.h"

namespace mscgraph {
namespace {

constexpr std::string_view kComma = ",", kBreak = ";", kQuestion = "?";

std::string_view PunctKind(const Token& token) {
  if (token.norm == ",") return kComma;
  if (token.norm == ";" || token.norm == ":" || token.norm == ".") return kBreak;
  if (token.norm == "?") return kQuestion;
  return "";
}

// The end of the brackets that open at `at`; at + 1 if they do not close.
size_t AfterBrackets(const std::vector<Token>& tokens, size_t at) {
  int depth = 0;
  for (size_t i = at; i < tokens.size(); ++i) {
    depth += tokens[i].norm == "(" || tokens[i].norm == "[" ? 1 : 0;
    depth -= tokens[i].norm == ")" || tokens[i].norm == "]" ? 1 : 0;
    if (depth == 0) return i + 1;
  }
  return at + 1;
}

// "reduces" is longer than its norm, "reduce".
bool IsBaseForm(const Token& token) {
  return token.span.size() == token.norm.size() && !token.norm.ends_with("ed");
}

// Whether the verb at `at` is joined to an infinitive before it: "to repair the kidney and improve function".
bool JoinsInfinitive(const std::vector<Token>& tokens, size_t at, const std::vector<Cue>& before) {
  if (at == 0 || (tokens[at - 1].norm != "and" && tokens[at - 1].norm != "or")) return false;
  for (size_t i = before.size(); i-- > 0 && tokens[before[i].first].norm != ";";) {
    if (tokens[before[i].first].norm != "to") continue;
    const bool verb = before[i].end > before[i].first + 1;  // "to test" is one cue, "to repair" two.
    return verb || (i + 1 < before.size() && before[i + 1].first == before[i].end);
  }
  return false;
}

}  // namespace

bool SentenceCues::Holds(const std::vector<int>& kinds, size_t first, size_t end) const {
  return std::any_of(cues.begin(), cues.end(), [&](const Cue& cue) {
    return cue.first >= first && cue.end <= end &&
           std::find(kinds.begin(), kinds.end(), cue.kind) != kinds.end();
  });
}

absl::StatusOr<CueFinder> CueFinder::Create(const std::string& file) {
  auto classes = WordClasses::Create({file});
  if (!classes.ok()) return classes.status();
  CueFinder out;
  out.classes_ = std::move(*classes);
  out.article_ = out.classes_.Find("article");
  out.be_ = out.classes_.Find("be");
  return out;
}

int CueFinder::Kind(std::string_view name) const {
  const int size = static_cast<int>(classes_.size());
  if (name == kComma) return size;
  if (name == kBreak) return size + 1;
  if (name == kQuestion) return size + 2;
  return classes_.Find(name);
}

absl::StatusOr<std::vector<int>> CueFinder::Kinds(const std::vector<std::string>& names) const {
  std::vector<int> out;
  for (const std::string& name : names) {
    out.push_back(Kind(name));
    if (out.back() < 0) return absl::InvalidArgumentError("unknown kind of cue \"" + name + "\"");
  }
  return out;
}

// "improved" is a participle in "the improved function" and, without "was", in "cells enhanced by heat".
bool CueFinder::IsFinite(const std::vector<Token>& tokens, size_t at, const SentenceCues& before) const {
  if (tokens[at].norm.ends_with("ing")) return false;
  const Cue* last = before.cues.empty() ? nullptr : &before.cues.back();
  const bool adjacent = last != nullptr && last->end == at;
  if (adjacent && last->kind == article_) return false;
  size_t previous = at;
  while (previous > 0 && tokens[previous - 1].norm.ends_with("ly")) --previous;
  if (IsBaseForm(tokens[at]) && JoinsInfinitive(tokens, previous, before.cues)) return false;
  const bool passive = last != nullptr && last->end == previous && last->kind == be_;
  return passive || at + 1 >= tokens.size() || tokens[at + 1].norm != "by";
}

SentenceCues CueFinder::Find(const std::vector<Token>& tokens, const std::vector<Mention>& mentions) const {
  SentenceCues out;
  size_t next = 0;
  for (size_t i = 0; i < tokens.size();) {
    while (next < mentions.size() && mentions[next].end_token <= i) ++next;
    const bool named = next < mentions.size() && mentions[next].first_token <= i;
    if (named) {
      i = mentions[next].end_token;
      continue;
    }
    if (tokens[i].is_punct) {
      std::string_view kind = PunctKind(tokens[i]);
      if (!kind.empty()) out.cues.push_back({Kind(kind), i, i + 1});
      i = tokens[i].norm == "(" || tokens[i].norm == "[" ? AfterBrackets(tokens, i) : i + 1;
      continue;
    }
    WordClasses::Hit hit = classes_.Longest(tokens, i);
    const size_t stop = next < mentions.size() ? mentions[next].first_token : tokens.size();
    if (hit.word_class < 0 || i + hit.length > stop) {
      ++i;
      continue;
    }
    out.cues.push_back(
        {hit.word_class, i, i + hit.length, IsFinite(tokens, i, out), tokens[i].norm.ends_with("ed")});
    i += hit.length;
  }
  return out;
}

}  // namespace mscgraph
