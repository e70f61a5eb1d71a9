#ifndef MSCGRAPH_GRAPH_SPARQL_VARIABLE_NAMES_H_
#define MSCGRAPH_GRAPH_SPARQL_VARIABLE_NAMES_H_

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "graph/sparql/algebra.h"

namespace mscgraph::sparql {

// The variables of a query while it is parsed. A subquery has names of its own; those that it projects are
// variables of the query around it, all others are hidden (SPARQL 1.1, section 12). For one thread.
class VariableNames {
 public:
  VariableNames() : levels_(1) {}

  // The variable with this name at the current level, made if need be.
  Variable Named(std::string_view name);
  // A variable that no query can write: ".kind.7".
  Variable Fresh(std::string_view kind);
  const std::string& NameOf(Variable variable) const { return names_[variable]; }
  const std::vector<std::string>& all() const { return names_; }

  void BeginSubquery() { levels_.emplace_back(); }
  // Gives the projected variables as the level around sees them, in the same order.
  std::vector<Variable> EndSubquery(const std::vector<Variable>& projected);

  // At the end: new numbers without gaps for all variables (index: the old number), and their names.
  std::vector<Variable> Numbering() const;
  std::vector<std::string> Names() const;

 private:
  Variable Add(std::string name);

  std::vector<std::string> names_;
  std::vector<Variable> same_as_;  // Itself, or the variable of an outer level that it is.
  std::vector<std::map<std::string, Variable, std::less<>>> levels_;
};

}  // namespace mscgraph::sparql

#endif  // MSCGRAPH_GRAPH_SPARQL_VARIABLE_NAMES_H_
