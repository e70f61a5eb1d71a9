#ifndef MSCGRAPH_GRAPH_SPARQL_PLAN_TEXT_H_
#define MSCGRAPH_GRAPH_SPARQL_PLAN_TEXT_H_

#include <string>

#include "graph/sparql/operator.h"

namespace mscgraph::sparql {

// A plan for people: one line an operator in the order of work, what belongs to it indented below it;
// estimates of rows; with `measured`, the calls, rows and milliseconds of a run, those of operators below
// counted there.
std::string PlanText(const Operator& plan, bool measured);

}  // namespace mscgraph::sparql

#endif  // MSCGRAPH_GRAPH_SPARQL_PLAN_TEXT_H_
