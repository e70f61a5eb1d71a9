#ifndef MSCGRAPH_EXTRACT_RELATION_PHRASE_WORDS_H_
#define MSCGRAPH_EXTRACT_RELATION_PHRASE_WORDS_H_

#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "absl/status/statusor.h"
#include "extract/mention/word_classes.h"
#include "schemas/claim.h"

namespace mscgraph {

// The words that mechanism rules are written in: rules/mechanisms/words.json (word classes) and objects.json
// (what may be an object, and what adjectives stand for). Const and thread-safe after Create.
class PhraseWords {
 public:
  // What a word of a class is in a sentence.
  enum class Kind {
    kDeterminer,  // Begins a noun phrase; left out.
    kDropped,     // Left out.
    kFunction,    // Stands as it is: prepositions, conjunctions.
    kVerb,        // A base form: a noun after a determiner or a preposition ("the increase").
    kParticiple,  // "increased": as it is, see PhraseSentence.
    kGerund,
    kNominal,  // "suppression": a noun of a verb class before "of" or "in".
    kHead,     // A noun; at the end of a noun phrase it gives the phrase its mask ("@n:level").
    kMarker,   // Any other class.
  };
  struct WordClass {
    Kind kind = Kind::kMarker;
    bool joins = false;        // "and", "as well as"
    bool preposition = false;  // What follows is a noun.
    bool general = false;      // A participle or gerund of no relation: an adjective before a noun.
    std::string mask;          // "<promote.ed>", "@n:level"; empty where the words themselves stand.
    int symbol = -1;           // Of the mask.
    int noun_class = -1;       // Verbs: the class of the same word as a noun, -1 for a noun without a class.
  };

  // Every mask that an item of a sentence in phrases may have is a symbol: "<promote.ed>", "@n:level", "of".
  static constexpr int kMaxSymbols = 256;

  // Reads `folder`/words.json and `folder`/objects.json. Errors name file, key and word.
  static absl::StatusOr<PhraseWords> Create(const std::string& folder);

  const WordClasses& classes() const { return classes_; }
  int NumSymbols() const { return static_cast<int>(masks_.size()); }
  // Views into this object, valid as long as it lives, wherever it is moved to.
  std::string_view Mask(int symbol) const { return masks_[symbol]; }
  int FindSymbol(const std::string& mask) const;  // -1 if there is none.

  // Prepositions and what joins phrases, but no word that begins a clause.
  bool LinksPhrases(int symbol) const { return symbol >= 0 && links_[symbol]; }
  // "than", "compared_with" (the list `comparisons` of objects.json).
  bool Compares(int symbol) const { return symbol >= 0 && comparisons_.contains(masks_[symbol]); }

  const WordClass& Class(int word_class) const { return info_[word_class]; }

  // What `adjective` (normalised words) says as an object of `relation`: "anti inflammatory" inhibits
  // "inflammation". Null if it says nothing.
  const std::string* AdjectiveLabel(Relation relation, const std::string& adjective) const;
  // "level" in "TNF levels": says how much, not what.
  bool IsMeasure(const std::string& word) const { return measures_.contains(word); }
  // "proliferation" in "tumor cell proliferation": a process, even where a condition goes by this name.
  bool IsProcess(const std::string& word) const { return processes_.contains(word); }
  // "score" in "Lysholm and Tegner scores": the whole list says how somebody fares.
  bool IsScore(const std::string& word) const { return scores_.contains(word); }
  // By its ending: "osteogenic".
  bool IsAdjective(std::string_view word) const;
  // "survival": a noun with the ending of an adjective.
  bool IsNounLikeAdjective(const std::string& word) const { return adjective_like_.contains(word); }
  // "robust" in "robust repair": says how good, not what.
  bool IsPraise(const std::string& word) const { return praise_.contains(word); }
  // "delayed" in "delayed healing": how bad a process was.
  bool IsImpaired(const std::string& word) const { return impaired_.contains(word); }
  // "their" in "MSCs maintain their viability": what follows is the subject's own.
  bool IsPossessive(const std::string& word) const { return possessives_.contains(word); }
  // "expression" in "IL-6 and TNF expression": every name of the list has it.
  bool IsSharedHead(const std::string& word) const { return shared_heads_.contains(word); }
  // Whether a phrase of these words names nothing: "patients", "high levels".
  // `bare`: nothing hangs on it, so that words that say little alone ("growth") say nothing.
  bool IsEmptyObject(const std::vector<std::string>& words, bool bare) const;

 private:
  static constexpr int kNumRelations = 7;

  int AddSymbol(const std::string& mask);
  absl::Status AddSymbols(const std::string& file);

  WordClasses classes_;
  std::vector<std::string> masks_;  // By symbol.
  std::vector<bool> links_;         // By symbol.
  absl::flat_hash_map<std::string, int> symbols_;
  std::vector<WordClass> info_;
  absl::flat_hash_map<std::string, std::string> adjectives_[kNumRelations];
  absl::flat_hash_set<std::string> never_, alone_, measures_, processes_, scores_, praise_, impaired_,
      comparisons_, possessives_, shared_heads_, adjective_like_;
  std::vector<std::string> adjective_endings_;
};

}  // namespace mscgraph

#endif  // MSCGRAPH_EXTRACT_RELATION_PHRASE_WORDS_H_
