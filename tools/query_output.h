#ifndef MSCGRAPH_TOOLS_QUERY_OUTPUT_H_
#define MSCGRAPH_TOOLS_QUERY_OUTPUT_H_

#include <ostream>
#include <string>

#include "graph/query/query.h"

namespace mscgraph {

struct AnswerForm {
  std::string format;           // table, json, jsonl, csv (RFC 4180, lines end in \n) or tsv.
  bool detail = false;          // Table: the sentences below the row instead of the best one beside it.
  bool contradictions = false;  // The sentences of both sides.
};
// As CSV and TSV one line a sentence, the row's own columns repeated; a row without a sentence has one line.
void PrintAnswer(const QueryAnswer& answer, const AnswerForm& form, std::ostream& out);

}  // namespace mscgraph

#endif  // MSCGRAPH_TOOLS_QUERY_OUTPUT_H_
