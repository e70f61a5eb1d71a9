#ifndef MSCGRAPH_EXTRACT_MENTION_TERM_TABLE_READER_H_
#define MSCGRAPH_EXTRACT_MENTION_TERM_TABLE_READER_H_

#include <string>

#include "extract/mention/line_reader.h"
#include "extract/mention/ontology_reader.h"

namespace mscgraph {

// A table: columns by the names in its header, several values of a cell joined with '|'.
// See ReadOntology for memory and errors.
absl::Status ReadTermTable(const std::string& name, LineReader* lines, const VisitTerm& visit);

}  // namespace mscgraph

#endif  // MSCGRAPH_EXTRACT_MENTION_TERM_TABLE_READER_H_
