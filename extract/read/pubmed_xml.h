#ifndef MSCGRAPH_EXTRACT_READ_PUBMED_XML_H_
#define MSCGRAPH_EXTRACT_READ_PUBMED_XML_H_

#include <cstddef>

#include "absl/status/status.h"
#include "extract/read/input_buffer.h"
#include "extract/read/record_splitter.h"
#include "extract/read/sink.h"

namespace mscgraph {

// Reads one citation or book from its XML element. The bytes are overwritten: the parser works in place.
// kInvalidArgument with the reason: the XML is malformed, is not UTF-8, or lacks what a document needs.
// `position` is where the element starts, for the message.
absl::Status ParsePubmedRecord(RecordKind kind, char* bytes, size_t size, uint64_t position,
                               Document* document);

// Reads all records of the segment that `in` is at, and the segments behind damaged ones.
void ReadPubmedXml(InputBuffer* in, size_t max_record_bytes, Sink* sink);

}  // namespace mscgraph

#endif  // MSCGRAPH_EXTRACT_READ_PUBMED_XML_H_
