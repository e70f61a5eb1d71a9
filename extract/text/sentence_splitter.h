#ifndef MSCGRAPH_EXTRACT_TEXT_SENTENCE_SPLITTER_H_
#define MSCGRAPH_EXTRACT_TEXT_SENTENCE_SPLITTER_H_

#include <string_view>
#include <vector>

#include "schemas/document.h"
#include "schemas/span.h"

namespace mscgraph {

struct Sentence {
  Span span;  // Bytes of Document::text, without blanks at the ends.
  Section section = Section::kAbstract;
  int index = 0;  // 0 is the title.
};

// The sentences of text[range], which is one section or one abstract. Linear in the length of the range.
std::vector<Span> SplitSentences(std::string_view text, Span range);

// The sentences of a document: the title, never split and there even if empty, then those of the other
// sections. In a section of kind kAbstract a label inside the text ("METHODS: ...", "Results The ...") begins
// a sentence, stays part of it, and gives its section to the sentences that follow.
std::vector<Sentence> SplitDocument(const Document& document);

}  // namespace mscgraph

#endif  // MSCGRAPH_EXTRACT_TEXT_SENTENCE_SPLITTER_H_
