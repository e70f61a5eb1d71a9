#ifndef MSCGRAPH_TESTS_SUPPORT_NAIVE_PARTS_H_
#define MSCGRAPH_TESTS_SUPPORT_NAIVE_PARTS_H_

#include <set>
#include <string>
#include <vector>

#include "graph/sparql/algebra.h"
#include "tests/support/memory_triples.h"

// Parts of the evaluator of naive_sparql.h.
namespace mscgraph::test {

// The variables in scope (section 18.2.1).
std::set<sparql::Variable> NaiveInScope(const sparql::Pattern& pattern);

// A graph as the naive evaluator sees it: distinct triples.
struct NaiveGraph {
  std::set<FormQuad> triples;  // Their `graph` is empty.
  std::set<std::string> Nodes() const;
};

// The terms that a path leads to from one (section 18.4, with a constant at one end); against its direction
// if `backward`. A term may come several times where multiplicity counts: only for negated sets.
std::vector<std::string> NaiveWalk(const NaiveGraph& graph, const sparql::Path& path, const std::string& from,
                                   bool backward);

}  // namespace mscgraph::test

#endif  // MSCGRAPH_TESTS_SUPPORT_NAIVE_PARTS_H_
