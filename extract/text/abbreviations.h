#ifndef MSCGRAPH_EXTRACT_TEXT_ABBREVIATIONS_H_
#define MSCGRAPH_EXTRACT_TEXT_ABBREVIATIONS_H_

#include <string_view>
#include <vector>

#include "schemas/span.h"

namespace mscgraph {

// A short form and what the text says it stands for, both as printed. Bytes of the text.
struct Abbreviation {
  Span short_form;
  Span long_form;
  friend bool operator==(const Abbreviation&, const Abbreviation&) = default;
};

// The definitions in text[range], after Schwartz and Hearst (2003), in order of the brackets: "long form
// (SF)" and "SF (long form)". A match of word initials is preferred to one of any letters. Linear in the
// length of the range.
std::vector<Abbreviation> FindAbbreviations(std::string_view text, Span range);

}  // namespace mscgraph

#endif  // MSCGRAPH_EXTRACT_TEXT_ABBREVIATIONS_H_
