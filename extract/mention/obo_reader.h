#ifndef MSCGRAPH_EXTRACT_MENTION_OBO_READER_H_
#define MSCGRAPH_EXTRACT_MENTION_OBO_READER_H_

#include <string>

#include "extract/mention/line_reader.h"
#include "extract/mention/ontology_reader.h"

namespace mscgraph {

// OBO 1.2 and 1.4: the [Term] stanzas. Other stanzas and tags are skipped.
// See ReadOntology for memory and errors.
absl::Status ReadObo(const std::string& name, LineReader* lines, const VisitTerm& visit);

}  // namespace mscgraph

#endif  // MSCGRAPH_EXTRACT_MENTION_OBO_READER_H_
