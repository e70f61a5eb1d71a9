#ifndef MSCGRAPH_EXTRACT_RELATION_PATTERN_H_
#define MSCGRAPH_EXTRACT_RELATION_PATTERN_H_

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "extract/mention/word_classes.h"

namespace mscgraph {

// The patterns of rules on masked sentences; those of mechanism rules are PhrasePattern. docs/rules.md has
// the language.

// The elements of a pattern, of either kind, as written, in order.
std::vector<std::string> PatternElements(const std::string& pattern);

// What a masked sentence must hold for the pattern to match, see Rule::needs. REQUIRES: the pattern compiles.
std::vector<std::vector<std::string>> PatternNeeds(const std::string& pattern);

// The masks of an element that is no slot and has lost its marks, each followed by a blank.
std::vector<std::string> ElementMasks(const std::string& element);

inline constexpr size_t kMaxPatternElements = 32;

// Element or pattern -> RE2 source; the error names every bad element and what is allowed there. REQUIRES:
// `element` is not empty.
absl::StatusOr<std::string> CompileElement(std::string element, const WordClasses& classes);
absl::StatusOr<std::string> CompilePattern(const std::string& pattern, const WordClasses& classes);

// What is wrong with a mask, empty if nothing is. A mask that no sentence can hold is a mistake of whoever
// wrote it: a class that does not exist, a word that stands there as its class or in another form, or is left
// out.
std::string MaskFault(std::string_view mask, const WordClasses& classes);

}  // namespace mscgraph

#endif  // MSCGRAPH_EXTRACT_RELATION_PATTERN_H_
