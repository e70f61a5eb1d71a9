#ifndef MSCGRAPH_GRAPH_SPARQL_PATH_H_
#define MSCGRAPH_GRAPH_SPARQL_PATH_H_

#include <string>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
#include "graph/sparql/algebra.h"
#include "graph/sparql/operator.h"
#include "graph/sparql/row_table.h"

namespace mscgraph::sparql {

// Property paths over ids (SPARQL 1.1, sections 9 and 18.4). The planner turns links, sequences and
// alternatives into joins and unions, which keep multiplicities; what is left here are *, + and ?, whose
// solutions are sets, and negated sets.

// A path with ids for IRIs.
struct PathProgram {
  Path::Kind kind = Path::Kind::kLink;
  TermId predicate = 0;                           // kLink.
  std::vector<PathProgram> children;              // All but kLink and kNegatedSet.
  std::vector<TermId> not_forward, not_backward;  // kNegatedSet, ascending.
  bool has_forward = false, has_backward = false;
};
absl::StatusOr<PathProgram> CompilePath(const Path& path, const TripleReader& reader);

// Steps along a path in some graphs. Visitors return false to stop.
class PathWalker {
 public:
  using Visit = absl::FunctionRef<bool(TermId)>;
  PathWalker(Execution* execution, const GraphSelection& graphs) : execution_(*execution), graphs_(graphs) {}

  // Terms that the path leads to from `start`, against its direction if `backward`; distinct for *, + and ?.
  // False if the visitor stopped or the query has to end.
  bool Walk(const PathProgram& path, TermId start, bool backward, Visit visit);
  // Subjects and objects of the graphs, each once.
  bool Nodes(RowTable* out);
  // The distinct subjects of a predicate.
  bool SubjectsOf(TermId predicate, RowTable* out);
  // Whether a term is a subject or an object; `*result` is for a true return.
  bool IsNode(TermId term, bool* result);

 private:
  bool Scan(const Triple& pattern, absl::FunctionRef<bool(const Triple&)> visit);
  bool Sequence(const PathProgram& path, size_t done, TermId start, bool backward, Visit visit);
  bool NegatedSet(const PathProgram& path, TermId start, bool backward, Visit visit);
  bool ZeroOrOne(const PathProgram& path, TermId start, bool backward, Visit visit);
  bool Closure(const PathProgram& path, TermId start, bool backward, Visit visit);
  bool AddTerm(RowTable* table, TermId term);

  Execution& execution_;
  const GraphSelection& graphs_;
};

// A pattern with *, +, ? or a negated set at the top of its path.
class PathOperator : public Operator {
 public:
  PathOperator(Execution* execution, Place subject, PathProgram path, std::string text, Place object,
               GraphSource graphs);
  std::string Describe() const override;

 protected:
  bool Solve(TermId* row, Sink sink) override;

 private:
  // From the end that is bound; binds `other` to what it finds, or compares it.
  bool FromBound(PathWalker* walker, TermId start, bool backward, const Place& other, TermId* row, Sink sink);
  bool FromAll(PathWalker* walker, TermId* row, Sink sink);
  bool Emit(const Place& place, TermId term, TermId* row, Sink sink);

  Place subject_, object_;
  PathProgram path_;
  std::string text_;
  GraphSource graphs_;
};

}  // namespace mscgraph::sparql

#endif  // MSCGRAPH_GRAPH_SPARQL_PATH_H_
