#ifndef MSCGRAPH_TESTS_SUPPORT_NAIVE_SPARQL_H_
#define MSCGRAPH_TESTS_SUPPORT_NAIVE_SPARQL_H_

#include <map>
#include <string>
#include <vector>

#include "graph/sparql/algebra.h"
#include "tests/support/memory_triples.h"

namespace mscgraph::test {

// A second evaluator of the algebra, as simple as the definitions of SPARQL 1.1, section 18: multisets of
// solutions, made bottom-up, no index, no plan. To compare the engine with. Terms are N-Triples forms.
//
// EXISTS, which the recommendation leaves open in places: the current solution is joined to each basic graph
// pattern, path and VALUES of the pattern, a subquery sees what it projects.
using NaiveSolution = std::map<sparql::Variable, std::string>;

std::vector<NaiveSolution> NaiveSolve(const sparql::Query& query, const std::vector<FormQuad>& quads);

}  // namespace mscgraph::test

#endif  // MSCGRAPH_TESTS_SUPPORT_NAIVE_SPARQL_H_
