#ifndef MSCGRAPH_EXTRACT_READ_PUBTATOR_H_
#define MSCGRAPH_EXTRACT_READ_PUBTATOR_H_

#include <string_view>

#include "extract/read/input_buffer.h"
#include "extract/read/sink.h"

namespace mscgraph {

// Does the text begin with a line "ID|t|..." or "ID|a|..."? `head` may be cut anywhere.
bool LooksLikePubtator(std::string_view head);

// Reads PubTator text: a line "ID|t|TITLE", a line "ID|a|ABSTRACT", lines
// "ID<tab>BEGIN<tab>END<tab>TEXT<tab>TYPE<tab>ID" for the annotations of this document, whose offsets run
// over title, one separator and abstract, and a blank line. Lines whose second field is no number are
// relations and are ignored. A line of another form is an error; the document around it is kept.
void ReadPubtator(InputBuffer* in, size_t max_record_bytes, Sink* sink);

}  // namespace mscgraph

#endif  // MSCGRAPH_EXTRACT_READ_PUBTATOR_H_
