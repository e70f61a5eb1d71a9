#ifndef MSCGRAPH_EXTRACT_MENTION_CONDITION_WORDS_H_
#define MSCGRAPH_EXTRACT_MENTION_CONDITION_WORDS_H_

#include <re2/re2.h>

#include <cstdint>
#include <memory>
#include <string>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "absl/status/statusor.h"

namespace mscgraph {

// The words that names of conditions are made of, from rules/lexicon/heads.json. All are single words, lower
// case and singular, but for `not_names` and `manifestations`. Const and thread-safe after Create.
struct ConditionWords {
  using Set = absl::flat_hash_set<std::string>;

  // Of which of the first four sets below a word is: one look-up a token instead of four.
  enum Role : uint8_t { kHead = 1, kOfHead = 2, kExcluded = 4, kHarmed = 8 };

  // kInvalidArgument names the file and the key; unknown keys are errors.
  static absl::StatusOr<ConditionWords> Create(const std::string& file);

  uint8_t RolesOf(const std::string& word) const {
    const auto it = roles.find(word);
    return it == roles.end() ? 0 : it->second;
  }

  absl::flat_hash_map<std::string, uint8_t> roles;

  std::unique_ptr<RE2> alone;        // Heads that name a condition by themselves: "-itis".
  std::unique_ptr<RE2> alone_among;  // One of them among words with a blank before and after each.
  std::unique_ptr<RE2> descriptive;  // Adjectives by their ending: "hepatic".
  Set heads;                         // Heads that need a modifier: "injury".
  Set of_heads;                      // Heads that only make a condition with "of": "loss" ("loss of bone").
  Set excluded;                      // Words that are no condition although they look so.
  Set harmed;                        // "damaged" and one of `tissues` make a condition: "damaged tendon".
  Set tissues;
  Set refused;         // Modifiers that make no condition of a head: "better".
  Set participles;     // Participles that may stand inside a name: "demyelinating".
  Set causes;          // Participles that take the word before: "induced" ("bleomycin-induced").
  Set prefixes;        // What denies a name when it is hyphened to it: "non".
  Set echoes;          // Words after a name that say nothing more: "infection" ("COVID-19 infection").
  Set manifestations;  // Signs by which a disease is judged, as the last words of a name: "swelling".
  // Words that stand for conditions named before: "such", "these" and a head ("disorder"); "aforementioned",
  // "above". Heads that may stand for a condition of any kind; the others only for such as they name.
  Set pointers, anaphor_heads, back_references, any_condition;
  // What a therapy has: "these properties" speaks of the therapy before.
  Set own_properties;
  // What tells that an ambiguous short form is a disease: words right after it ("OA progression"), right
  // before it
  // ("after SCI"), and with "for" between ("a strategy for MI").
  Set follow_names, precede_names, plans_for;
  Set not_names;  // Phrases that hold a condition and name none: "stroke volume".
};

}  // namespace mscgraph

#endif  // MSCGRAPH_EXTRACT_MENTION_CONDITION_WORDS_H_
