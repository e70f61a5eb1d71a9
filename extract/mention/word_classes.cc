#include "extract/mention/word_classes.h"

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>

#include "absl/status/status.h"
#include "absl/strings/str_format.h"
#include "schemas/text/normalise.h"

namespace mscgraph {
namespace {

bool IsVowel(char c) { return std::string_view("aeiou").find(c) != std::string_view::npos; }

// The forms of a regular English verb: improve -> improve improves improved improving.
std::vector<std::string> VerbForms(const std::string& lemma) {
  char last = lemma.back();
  char before = lemma.size() > 1 ? lemma[lemma.size() - 2] : 'a';
  std::string stem = lemma;
  if (last == 'e') {
    stem.pop_back();
    return {lemma, lemma + "s", lemma + "d", stem + "ing"};
  }
  if (last == 'y' && !IsVowel(before)) {
    stem.pop_back();
    return {lemma, stem + "ies", stem + "ied", lemma + "ing"};
  }
  std::string third = lemma + (last == 's' || last == 'h' || last == 'x' ? "es" : "s");
  return {lemma, third, lemma + "ed", lemma + "ing"};
}

}  // namespace

absl::StatusOr<WordClasses> WordClasses::Create(const std::vector<std::string>& files) {
  WordClasses out;
  for (const std::string& file : files) {
    std::ifstream in(file);
    nlohmann::ordered_json json = nlohmann::ordered_json::parse(in, nullptr, false);
    if (!json.is_object()) return absl::InvalidArgumentError(absl::StrFormat("%s: not a JSON object", file));
    for (const auto& [name, lists] : json.items()) {
      const int word_class = out.FindOrAdd(name);
      for (const auto& [kind, words] : lists.items()) {
        if ((kind != "verbs" && kind != "words" && kind != "inflected") || !words.is_array()) {
          return absl::InvalidArgumentError(
              absl::StrFormat("%s: class %s: unknown list \"%s\"", file, name, kind));
        }
        for (const auto& word : words) {
          if (!word.is_string() || word.empty()) {
            return absl::InvalidArgumentError(
                absl::StrFormat("%s: class %s: %s is no word", file, name, word.dump()));
          }
          const std::string lemma = word.get<std::string>();
          if (kind == "words") {
            out.Add(lemma, word_class);
            continue;
          }
          const bool apart = kind == "inflected";
          const std::vector<std::string> forms = VerbForms(lemma);
          out.Add(forms[0], word_class);
          out.Add(forms[1], word_class);
          out.Add(forms[2], apart ? out.FindOrAdd(name + ".ed") : word_class);
          out.Add(forms[3], apart ? out.FindOrAdd(name + ".ing") : word_class);
        }
      }
    }
  }
  return out;
}

int WordClasses::FindOrAdd(const std::string& name) {
  const int known = Find(name);
  if (known >= 0) return known;
  names_.push_back(name);
  return static_cast<int>(names_.size()) - 1;
}

void WordClasses::Add(std::string_view phrase, int word_class) {
  std::vector<std::string> words = NameWords(phrase);
  if (words.empty()) return;
  std::string key;
  for (const std::string& word : words) key += (key.empty() ? "" : " ") + word;
  phrases_.try_emplace(key, word_class);
  size_t& longest = longest_[words.front()];
  longest = std::max(longest, words.size());
}

WordClasses::Hit WordClasses::Longest(const std::vector<Token>& tokens, size_t at) const {
  auto first = longest_.find(tokens[at].norm);
  if (first == longest_.end()) return {};
  Hit best;
  std::string key;
  for (size_t i = at; i < tokens.size() && i - at < first->second && !tokens[i].is_punct; ++i) {
    if (i > at) key += ' ';
    key += tokens[i].norm;
    auto it = phrases_.find(key);
    if (it != phrases_.end()) best = {it->second, i + 1 - at};
  }
  return best;
}

int WordClasses::ClassOf(std::string_view word) const {
  auto it = phrases_.find(std::string(word));
  return it == phrases_.end() ? -1 : it->second;
}

bool WordClasses::Is(std::string_view word, std::string_view word_class) const {
  const int found = ClassOf(word);
  return found >= 0 && names_[found] == word_class;
}

int WordClasses::Find(std::string_view name) const {
  auto it = std::find(names_.begin(), names_.end(), name);
  return it == names_.end() ? -1 : static_cast<int>(it - names_.begin());
}

}  // namespace mscgraph
