#ifndef MSCGRAPH_GRAPH_SPARQL_ALGEBRA_TEXT_H_
#define MSCGRAPH_GRAPH_SPARQL_ALGEBRA_TEXT_H_

#include <string>
#include <vector>

#include "graph/sparql/algebra.h"

namespace mscgraph::sparql {

// The algebra for people (EXPLAIN) and tests: one line a node, children indented by two blanks below it.
// Datatypes of XML Schema are written xsd:integer, the IRIs of RDF rdf:type; the pattern of an EXISTS stands
// as "#1" in its expression and below the node, before the children. Long lists of VALUES are cut. Pure
// functions.
std::string AlgebraText(const Query& query);
std::string AlgebraText(const Pattern& pattern, const std::vector<std::string>& names);

// One line; `names` are those of the variables.
std::string NodeText(const Node& node, const std::vector<std::string>& names);
std::string TripleText(const TriplePattern& triple, const std::vector<std::string>& names);
std::string PathText(const Path& path);
std::string AggregateText(const Aggregate& aggregate, const std::vector<std::string>& names);
// Patterns of EXISTS go to `exists`, numbered from 1.
std::string ExpressionText(const Expression& expression, const std::vector<std::string>& names,
                           std::vector<const Pattern*>* exists);

}  // namespace mscgraph::sparql

#endif  // MSCGRAPH_GRAPH_SPARQL_ALGEBRA_TEXT_H_
