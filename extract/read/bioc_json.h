#ifndef MSCGRAPH_EXTRACT_READ_BIOC_JSON_H_
#define MSCGRAPH_EXTRACT_READ_BIOC_JSON_H_

#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "extract/read/input_buffer.h"
#include "extract/read/sink.h"

namespace mscgraph {

// Does the first object of the text look like a BioC collection or document? `head` may be cut anywhere.
bool LooksLikeBioc(std::string_view head);

// Reads one BioC document. Passages are told by their infon `type`: a title ("title", "front"), and parts of
// the abstract ("abstract", "abstract_title_1" for a label); passages of a full text are left out. A document
// without such types is read whole. Annotations of documents, passages and sentences count from the
// document's start; those in several pieces are left out. `left_out`: the complaint of AssembleAnnotated,
// which makes no bad record.
absl::Status ParseBiocDocument(std::string_view json, Document* document, std::string* left_out);

// Reads collections, documents, or any row of them (JSON Lines), one document at a time: of a collection, no
// more than the document in hand is in memory.
void ReadBiocJson(InputBuffer* in, size_t max_record_bytes, Sink* sink);

}  // namespace mscgraph

#endif  // MSCGRAPH_EXTRACT_READ_BIOC_JSON_H_
