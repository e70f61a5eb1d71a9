#ifndef MSCGRAPH_EXTRACT_READ_JSON_LINES_H_
#define MSCGRAPH_EXTRACT_READ_JSON_LINES_H_

#include <string_view>

#include "absl/status/statusor.h"
#include "extract/read/input_buffer.h"
#include "extract/read/sink.h"

namespace mscgraph {

// Reads one document from one line: an object with `title` and `abstract` (a string, or an array of {label,
// nlm_category, text}), an `id` or an id to make one from (pmid, doi, nct), and optional fields. Unknown
// fields are ignored. kInvalidArgument with the reason. If the id was read before the fault it is in
// `document`. `left_out`: the complaint of AssembleAnnotated about its `annotations`, which makes no bad
// record.
absl::Status ParseJsonDocument(std::string_view line, Document* document, std::string* left_out);

// Reads all lines, of which blank ones are skipped, and the segments behind damaged ones.
void ReadJsonLines(InputBuffer* in, size_t max_record_bytes, Sink* sink);

}  // namespace mscgraph

#endif  // MSCGRAPH_EXTRACT_READ_JSON_LINES_H_
