#include "extract/mention/condition_finder.h"

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>

#include "absl/status/status.h"
#include "schemas/ids.h"
#include "schemas/text/normalise.h"

namespace mscgraph {
namespace {

constexpr size_t kMaxOpenModifiers = 3;

absl::flat_hash_set<std::string> Set(const nlohmann::json& words) {
  absl::flat_hash_set<std::string> out;
  for (const auto& word : words) out.insert(word.get<std::string>());
  return out;
}

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

}  // namespace

absl::StatusOr<ConditionFinder> ConditionFinder::Create(const std::string& heads_file, const Lexicon* lexicon,
                                                        const WordClasses* classes) try {
  std::ifstream in(heads_file);
  nlohmann::json json = nlohmann::json::parse(in);
  ConditionFinder out;
  out.lexicon_ = lexicon;
  out.classes_ = classes;
  out.alone_ = std::make_unique<RE2>(json.at("alone").get<std::string>());
  if (!out.alone_->ok()) return absl::InvalidArgumentError(heads_file + ": " + out.alone_->error());
  out.heads_ = Set(json.at("heads"));
  out.excluded_ = Set(json.at("excluded"));
  for (const auto& name : json.at("manifestations")) out.manifestations_.push_back(name.get<std::string>());
  out.harmed_ = Set(json.at("harmed"));
  out.tissues_ = Set(json.at("tissues"));
  out.refused_ = Set(json.at("refused_modifiers"));
  out.participles_ = Set(json.at("participles"));
  return out;
} catch (const nlohmann::json::exception& error) {
  return absl::InvalidArgumentError(heads_file + ": " + error.what());
}

bool ConditionFinder::IsModifier(const std::vector<Token>& tokens, size_t at) const {
  const std::string& norm = tokens[at].norm;
  if (tokens[at].is_punct || !IsWord(norm) || refused_.contains(norm)) return false;
  if (participles_.contains(norm)) return true;
  if (norm.ends_with("ing") || norm.ends_with("ed") || norm.ends_with("ly")) return false;
  WordClasses::Hit hit = classes_->Longest(tokens, at);
  return hit.word_class < 0 || classes_->Name(hit.word_class) == "severity" ||
         classes_->Name(hit.word_class) == "site";
}

bool ConditionFinder::OpenEnded(const std::vector<Token>& tokens, size_t first, size_t head,
                                Mention* mention) const {
  const std::string& norm = tokens[head].norm;
  if (tokens[head].is_punct || !IsWord(norm) || excluded_.contains(norm)) return false;
  bool needs_modifier = heads_.contains(norm);
  if (!needs_modifier && !RE2::FullMatch(norm, *alone_)) return false;
  size_t begin = head;
  while (begin > first && head - begin < kMaxOpenModifiers && IsModifier(tokens, begin - 1)) --begin;
  while (begin < head && classes_->Is(tokens[begin].norm, "severity")) ++begin;
  if (needs_modifier && begin == head) return false;
  mention->first_token = begin;
  mention->end_token = head + 1;
  return true;
}

bool ConditionFinder::Harmed(const std::vector<Token>& tokens, size_t at, size_t end,
                             Mention* mention) const {
  constexpr size_t kMaxTissueWords = 3;
  if (!harmed_.contains(tokens[at].norm)) return false;
  for (size_t i = at + 1; i < end && i <= at + kMaxTissueWords && !tokens[i].is_punct; ++i) {
    bool last = i + 1 == end || !tissues_.contains(tokens[i + 1].norm);
    if (!tissues_.contains(tokens[i].norm) || !last) continue;
    mention->first_token = at;
    mention->end_token = i + 1;
    std::string tissue = Join(tokens, at + 1, i + 1);
    int entry = lexicon_->Find(tissue + " injury");
    mention->label = entry >= 0 ? lexicon_->entries()[entry].label : tissue + " injury";
    mention->id = entry >= 0 ? lexicon_->entries()[entry].id : LocalId("condition", mention->label);
    mention->match = entry >= 0 ? Match::kExact : Match::kLocal;
    return true;
  }
  return false;
}

void ConditionFinder::AddShared(const std::vector<Token>& tokens, size_t first,
                                std::vector<Mention>* mentions) const {
  const Mention& last = mentions->back();
  if (last.end_token - last.first_token < 2) return;
  std::string head = Join(tokens, last.end_token - 1, last.end_token);
  size_t joiner = last.first_token;
  std::vector<Mention> shared;
  while (joiner >= first + 2) {
    const std::string& mark = tokens[joiner - 1].norm;
    if (mark != "and" && mark != "or" && mark != ",") break;
    size_t at = joiner - 2;
    int entry = tokens[at].is_punct ? -1 : lexicon_->Find(tokens[at].norm + " " + head);
    if (entry < 0) break;
    Mention mention{.type = MentionType::kCondition,
                    .span = tokens[at].span,
                    .first_token = at,
                    .end_token = at + 1,
                    .id = lexicon_->entries()[entry].id,
                    .label = lexicon_->entries()[entry].label};
    shared.insert(shared.begin(), std::move(mention));
    joiner = at;
  }
  mentions->insert(mentions->end() - 1, shared.begin(), shared.end());
}

void ConditionFinder::Ground(const std::vector<Token>& tokens, Mention* mention) const {
  for (size_t begin = mention->first_token; begin < mention->end_token; ++begin) {
    int entry = lexicon_->Find(Join(tokens, begin, mention->end_token));
    if (entry < 0) continue;
    mention->id = lexicon_->entries()[entry].id;
    mention->label = lexicon_->entries()[entry].label;
    mention->match = begin == mention->first_token ? Match::kExact : Match::kNarrowerThanId;
    return;
  }
  mention->label = Join(tokens, mention->first_token, mention->end_token);
  mention->id = LocalId("condition", mention->label);
  mention->match = Match::kLocal;
}

bool ConditionFinder::IsManifestation(std::string_view label) const {
  std::string words;
  for (const std::string& word : NameWords(label)) words += ' ' + word;
  return std::any_of(manifestations_.begin(), manifestations_.end(),
                     [&](const std::string& name) { return words.ends_with(' ' + name); });
}

void ConditionFinder::TakeModifiers(std::string_view text, const std::vector<Token>& tokens, size_t first,
                                    Mention* mention) const {
  for (size_t at = mention->first_token; at > first; --at) {
    if (!classes_->Is(tokens[at - 1].norm, "severity")) break;
    mention->modifiers.insert(mention->modifiers.begin(), std::string(tokens[at - 1].span.In(text)));
  }
}

std::vector<Mention> ConditionFinder::Find(std::string_view text, const std::vector<Token>& tokens,
                                           size_t first, size_t end) const {
  std::vector<Mention> out;
  size_t free = first;  // Tokens before it belong to a mention.
  for (size_t i = first; i < end;) {
    Mention mention{.type = MentionType::kCondition};
    Lexicon::Hit hit = lexicon_->Longest(text, tokens, i);
    if (hit.entry >= 0 && i + hit.length <= end) {
      const ConceptRecord& entry = lexicon_->entries()[hit.entry];
      mention.first_token = i;
      mention.end_token = i + hit.length;
      mention.id = entry.id;
      mention.label = entry.label;
    } else if (Harmed(tokens, i, end, &mention)) {
      // Named by what has happened to a tissue.
    } else if (OpenEnded(tokens, free, i, &mention)) {
      Ground(tokens, &mention);
    } else {
      ++i;
      continue;
    }
    mention.span = {tokens[mention.first_token].span.begin, tokens[mention.end_token - 1].span.end};
    TakeModifiers(text, tokens, free, &mention);
    size_t before = free;
    i = free = mention.end_token;
    out.push_back(std::move(mention));
    AddShared(tokens, before, &out);
  }
  return out;
}

}  // namespace mscgraph
