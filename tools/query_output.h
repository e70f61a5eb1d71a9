#ifndef MSCGRAPH_TOOLS_QUERY_OUTPUT_H_
#define MSCGRAPH_TOOLS_QUERY_OUTPUT_H_

#include <ostream>
#include <string>

#include "graph/query/query.h"

namespace mscgraph {

// `format` is table, json, jsonl or tsv. `detail` gives all sentences of a row instead of the best one; as
// TSV then one line a sentence.
void PrintAnswer(const QueryAnswer& answer, const std::string& format, bool detail, std::ostream& out);

}  // namespace mscgraph

#endif  // MSCGRAPH_TOOLS_QUERY_OUTPUT_H_
