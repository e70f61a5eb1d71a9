#ifndef MSCGRAPH_EXTRACT_READ_PLAIN_TEXT_H_
#define MSCGRAPH_EXTRACT_READ_PLAIN_TEXT_H_

#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "extract/read/input_buffer.h"
#include "extract/read/sink.h"

namespace mscgraph {

// Reads one document from a plain text: a page of PubMed or a publisher saved as text (title, authors, the
// heading "Abstract", then references and navigation), or just a title and an abstract. The id is that of a
// PMID or DOI line, else "text:" and the file's name without folders and extension. kInvalidArgument: not
// UTF-8, binary, or without text.
absl::Status ParsePlainText(std::string_view text, std::string_view file, Document* document);

// Reads the whole input as one document.
void ReadPlainText(InputBuffer* in, size_t max_record_bytes, Sink* sink);

}  // namespace mscgraph

#endif  // MSCGRAPH_EXTRACT_READ_PLAIN_TEXT_H_
