#ifndef MSCGRAPH_EXTRACT_MENTION_WORD_CLASSES_H_
#define MSCGRAPH_EXTRACT_MENTION_WORD_CLASSES_H_

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/statusor.h"
#include "extract/text/tokenizer.h"

namespace mscgraph {

// The word classes of rules/wordlists/*.json: {"improve": {"verbs": [...], "words": [...]}, ...}.
// "verbs" are lemmas of regular verbs, whose forms are derived; "words" stand as they are (phrases too).
// "inflected" are verbs too, but their forms in -ed and -ing are classes of their own, NAME.ed and NAME.ing.
// A word has one class, the first that lists it. Const and thread-safe after Create.
class WordClasses {
 public:
  // kInvalidArgument lists every fault of every file.
  static absl::StatusOr<WordClasses> Create(const std::vector<std::string>& files);

  // Create for every *.json of `folder`, in the order of names.
  static absl::StatusOr<WordClasses> CreateFromFolder(const std::string& folder);

  // Stands in for lists that cannot be read, so that rules can be checked for all other faults: Find knows
  // every name, no word has a class.
  static WordClasses Any();

  struct Hit {
    int word_class = -1;
    size_t length = 0;  // Tokens.
  };
  // The longest phrase that starts at token `at`.
  Hit Longest(const std::vector<Token>& tokens, size_t at) const;
  bool Is(std::string_view word, std::string_view word_class) const;
  int ClassOf(std::string_view word) const;  // -1 if no class lists the word by itself.

  int Find(std::string_view name) const;  // -1 if there is no such class
  const std::vector<std::string>& names() const { return names_; }
  const std::string& Name(int word_class) const { return names_[word_class]; }
  const std::string& Mask(int word_class) const { return masks_[word_class]; }  // "<NAME>"
  size_t size() const { return names_.size(); }

 private:
  int FindOrAdd(const std::string& name);
  void AddFile(const nlohmann::ordered_json& json, const std::string& file, std::string* faults);
  void Add(std::string_view phrase, int word_class);
  // `list`: the key that the word stands under.
  void AddForms(const std::string& word, const std::string& list, const std::string& name);

  bool any_ = false;
  std::vector<std::string> names_, masks_;  // By class.
  // What begins with a word: most words are in no class, and most others stand alone.
  struct First {
    int word_class = -1;  // Of the word by itself.
    size_t longest = 1;   // Words of the longest phrase.
  };
  absl::flat_hash_map<std::string, int> phrases_;  // normalised, joined by blanks
  absl::flat_hash_map<std::string, First> first_words_;
};

}  // namespace mscgraph

#endif  // MSCGRAPH_EXTRACT_MENTION_WORD_CLASSES_H_
