#ifndef MSCGRAPH_GRAPH_SPARQL_GRAPH_RESULTS_H_
#define MSCGRAPH_GRAPH_SPARQL_GRAPH_RESULTS_H_

#include <optional>
#include <vector>

#include "graph/sparql/engine.h"
#include "graph/sparql/execution.h"
#include "graph/sparql/row_table.h"

namespace mscgraph::sparql {

// The results of CONSTRUCT and DESCRIBE (sections 16.2 and 16.4). Functions that return bool give false if
// the query has to end.

// Triples on their way to the sink: each once, ill-formed ones left out, decoded in batches.
class StatementWriter {
 public:
  StatementWriter(Execution* execution, ResultSink* sink);
  bool Add(const Triple& triple);
  bool Flush();

 private:
  Execution& execution_;
  ResultSink& sink_;
  RowTable seen_;
  uint32_t written_ = 0;
};

// The template of CONSTRUCT for each solution.
class TemplateResult {
 public:
  TemplateResult(Execution* execution, StatementWriter* writer);
  bool Add(TermId* row);

 private:
  TermId In(const Node& node, TermId constant, const TermId* row) const;

  Execution& execution_;
  StatementWriter& writer_;
  std::vector<Triple> constants_;  // By triple of the template; 0 for variables.
};

// All triples whose subject is a described term, and those of the blank nodes that these lead to: a concise
// bounded description (https://www.w3.org/Submission/CBD/), without reifications.
class DescribeResult {
 public:
  DescribeResult(Execution* execution, StatementWriter* writer);
  bool Add(const TermId* row);

 private:
  bool Describe(TermId term);
  bool IsBlank(TermId term, bool* result);

  Execution& execution_;
  StatementWriter& writer_;
  RowTable described_;  // In the order in which they were met: also the queue.
  uint32_t done_ = 0;
};

}  // namespace mscgraph::sparql

#endif  // MSCGRAPH_GRAPH_SPARQL_GRAPH_RESULTS_H_
