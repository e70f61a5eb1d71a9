#ifndef MSCGRAPH_EXTRACT_ASSERTION_QUALIFIERS_H_
#define MSCGRAPH_EXTRACT_ASSERTION_QUALIFIERS_H_

#include <re2/re2.h>

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "extract/mention/mention.h"
#include "extract/mention/pattern_set.h"
#include "schemas/claim.h"

namespace mscgraph {

// What a sentence says about the product that is given, beyond its family and source: donor, dose, route,
// priming, engineering, scaffold, combination, comparator ... and the product's role. Patterns and values are
// data (rules/context/qualifiers.json). Const and thread-safe after Create.
class QualifierReader {
 public:
  // kInvalidArgument lists every fault of the file.
  static absl::StatusOr<QualifierReader> Create(const std::string& file);

  // The qualifiers that text[sentence] gives to `subject`. A subject outside the sentence is the antecedent
  // of a pronoun: its own words count, and what stands anywhere in the sentence. Values of one key that may
  // stand anywhere are joined by "; ", in order of the text.
  std::map<std::string, std::string> Read(std::string_view text, Span sentence, const Mention& subject) const;

  // The role that the words around `subject` give it, else `usual`.
  Role ReadRole(std::string_view text, Span sentence, const Mention& subject, Role usual) const;

 private:
  // A list of canonical names with their spellings. A group of a pattern that is called like the list gives
  // the canonical name, or as printed if no spelling fits; the empty name drops the value.
  using Names = std::vector<std::pair<std::string, std::unique_ptr<RE2>>>;
  struct Value {
    std::unique_ptr<RE2> text;
    std::string value;  // "{list}" stands for the group of that name.
  };
  struct Qualifier {
    std::string key;
    int reach = 0;  // Bytes left and right of the subject; 0: in its own words; -1: anywhere in the sentence.
    std::vector<Value> values;  // The first that fits a place is its value.
    std::unique_ptr<RE2> any;   // Any of the values: most sentences have none.
  };
  struct Place {
    size_t begin = 0, end = 0;  // Bytes of the text.
    std::string value;
  };
  struct File;  // The file on its way in.

  std::string ValueOf(const Value& value, re2::StringPiece match) const;
  std::vector<Place> Places(const Qualifier& qualifier, std::string_view text, Span part) const;
  // Where the values of a qualifier may stand.
  static Span Part(int reach, std::string_view text, Span sentence, Span subject);
  std::string Pick(const Qualifier& qualifier, std::string_view text, Span part, Span subject) const;

  // Qualifiers that look at the same part of the sentence. One search tells which of them have a value there.
  struct Group {
    PatternSet set;  // Their `any`.
    std::vector<int> qualifiers;
  };
  absl::Status MakeGroups();

  std::map<std::string, Names> names_;
  std::vector<Qualifier> qualifiers_;
  std::map<int, Group> groups_;  // By reach.
  Qualifier roles_;
};

}  // namespace mscgraph

#endif  // MSCGRAPH_EXTRACT_ASSERTION_QUALIFIERS_H_
