#include "extract/mention/word_classes.h"

#include <algorithm>
#include <filesystem>
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
  std::string faults;
  for (const std::string& file : files) {
    std::ifstream in(file);
    if (!in) {
      faults += absl::StrFormat("%s: cannot be opened\n", file);
      continue;
    }
    try {
      const auto json = nlohmann::ordered_json::parse(in);
      if (!json.is_object()) faults += absl::StrFormat("%s: not a JSON object\n", file);
      if (json.is_object()) out.AddFile(json, file, &faults);
    } catch (const nlohmann::json::exception& error) {
      faults += absl::StrFormat("%s: %s\n", file, error.what());
    }
  }
  if (!faults.empty()) {
    faults.pop_back();  // The last line break.
    return absl::InvalidArgumentError(faults);
  }
  return out;
}

void WordClasses::AddFile(const nlohmann::ordered_json& json, const std::string& file, std::string* faults) {
  constexpr char kLists[] = "a class has lists of words: \"verbs\", \"inflected\", \"words\"";
  for (const auto& [name, lists] : json.items()) {
    FindOrAdd(name);
    if (!lists.is_object()) {
      *faults += absl::StrFormat("%s: class %s: must be an object: {...}; %s\n", file, name, kLists);
      continue;
    }
    for (const auto& [kind, words] : lists.items()) {
      if ((kind != "verbs" && kind != "words" && kind != "inflected") || !words.is_array()) {
        *faults += absl::StrFormat("%s: class %s: unknown list \"%s\"; %s\n", file, name, kind, kLists);
        continue;
      }
      for (const auto& word : words) {
        if (!word.is_string() || word.get<std::string>().empty()) {
          *faults += absl::StrFormat("%s: class %s: %s: %s is no word\n", file, name, kind, word.dump());
          continue;
        }
        AddForms(word.get<std::string>(), kind, name);
      }
    }
  }
}

int WordClasses::FindOrAdd(const std::string& name) {
  const int known = Find(name);
  if (known >= 0) return known;
  names_.push_back(name);
  masks_.push_back("<" + name + ">");
  return static_cast<int>(names_.size()) - 1;
}

absl::StatusOr<WordClasses> WordClasses::CreateFromFolder(const std::string& folder) {
  std::vector<std::string> files;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
    if (entry.path().extension() == ".json") files.push_back(entry.path().string());
  }
  if (files.empty()) return absl::NotFoundError(folder + ": holds no list of word classes (*.json)");
  std::sort(files.begin(), files.end());
  return Create(files);
}

WordClasses WordClasses::Any() {
  WordClasses out;
  out.any_ = true;
  return out;
}

void WordClasses::AddForms(const std::string& word, const std::string& list, const std::string& name) {
  const int word_class = FindOrAdd(name);
  if (list == "words") return Add(word, word_class);
  const bool apart = list == "inflected";
  const std::vector<std::string> forms = VerbForms(word);
  Add(forms[0], word_class);
  Add(forms[1], word_class);
  Add(forms[2], apart ? FindOrAdd(name + ".ed") : word_class);
  Add(forms[3], apart ? FindOrAdd(name + ".ing") : word_class);
}

void WordClasses::Add(std::string_view phrase, int word_class) {
  std::vector<std::string> words = NameWords(phrase);
  if (words.empty()) return;
  std::string key;
  for (const std::string& word : words) key += (key.empty() ? "" : " ") + word;
  const int first_class = phrases_.try_emplace(key, word_class).first->second;
  First& first = first_words_[words.front()];
  first.longest = std::max(first.longest, words.size());
  if (words.size() == 1) first.word_class = first_class;
}

WordClasses::Hit WordClasses::Longest(const std::vector<Token>& tokens, size_t at) const {
  if (tokens[at].is_punct) return {};
  auto first = first_words_.find(tokens[at].norm);
  if (first == first_words_.end()) return {};
  Hit best;
  if (first->second.word_class >= 0) best = {first->second.word_class, 1};
  if (first->second.longest == 1) return best;
  std::string key = tokens[at].norm;
  for (size_t i = at + 1; i < tokens.size() && i - at < first->second.longest && !tokens[i].is_punct; ++i) {
    key += ' ';
    key += tokens[i].norm;
    auto it = phrases_.find(key);
    if (it != phrases_.end()) best = {it->second, i + 1 - at};
  }
  return best;
}

int WordClasses::ClassOf(std::string_view word) const {
  auto it = phrases_.find(absl::string_view(word.data(), word.size()));
  return it == phrases_.end() ? -1 : it->second;
}

bool WordClasses::Is(std::string_view word, std::string_view word_class) const {
  const int found = ClassOf(word);
  return found >= 0 && names_[found] == word_class;
}

int WordClasses::Find(std::string_view name) const {
  if (any_) return 0;
  auto it = std::find(names_.begin(), names_.end(), name);
  return it == names_.end() ? -1 : static_cast<int>(it - names_.begin());
}

}  // namespace mscgraph
