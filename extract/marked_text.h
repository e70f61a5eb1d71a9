#ifndef MSCGRAPH_EXTRACT_MARKED_TEXT_H_
#define MSCGRAPH_EXTRACT_MARKED_TEXT_H_

#include <string_view>

#include "schemas/document.h"

namespace mscgraph {

// Makes a document of one section of a text in which entities may be given: "{therapy:Aspirin} relieved
// {condition:migraine}." is "Aspirin relieved migraine." with two annotations of the types therapy and
// condition. Braces of any other form stay text.
void ReadMarkedText(std::string_view marked, Section section, Document* document);

}  // namespace mscgraph

#endif  // MSCGRAPH_EXTRACT_MARKED_TEXT_H_
