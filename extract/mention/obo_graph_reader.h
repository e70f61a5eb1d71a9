#ifndef MSCGRAPH_EXTRACT_MENTION_OBO_GRAPH_READER_H_
#define MSCGRAPH_EXTRACT_MENTION_OBO_GRAPH_READER_H_

#include <string>

#include "extract/mention/line_reader.h"
#include "extract/mention/ontology_reader.h"

namespace mscgraph {

// OBO Graph JSON, as ROBOT and the OBO Foundry write it.
// See ReadOntology for memory and errors.
absl::Status ReadOboGraph(const std::string& name, LineReader* lines, const VisitTerm& visit);

}  // namespace mscgraph

#endif  // MSCGRAPH_EXTRACT_MENTION_OBO_GRAPH_READER_H_
