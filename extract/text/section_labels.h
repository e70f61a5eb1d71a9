#ifndef MSCGRAPH_EXTRACT_TEXT_SECTION_LABELS_H_
#define MSCGRAPH_EXTRACT_TEXT_SECTION_LABELS_H_

#include <cstddef>
#include <string_view>

#include "schemas/document.h"

namespace mscgraph {

// The section that a label at the start of `sentence` gives; false if there is none. "RESULTS: ...", "Aims:
// ...", and without a colon, as text from which the markup was taken has it, "Results The ...".
bool LeadingLabel(std::string_view sentence, Section* section);

// Where the upper-case label that ends at the colon text[colon] begins ("... METHODS AND RESULTS: "); npos if
// no label that is known ends there. Looks back a bounded way, not before `begin`.
size_t LabelBegin(std::string_view text, size_t begin, size_t colon);

}  // namespace mscgraph

#endif  // MSCGRAPH_EXTRACT_TEXT_SECTION_LABELS_H_
