#ifndef MSCGRAPH_GRAPH_SPARQL_PLANNER_H_
#define MSCGRAPH_GRAPH_SPARQL_PLANNER_H_

#include <deque>
#include <memory>
#include <optional>
#include <vector>

#include "graph/sparql/bound_expression.h"
#include "graph/sparql/cardinality.h"
#include "graph/sparql/execution.h"
#include "graph/sparql/join_order.h"
#include "graph/sparql/operators.h"
#include "graph/sparql/scope.h"

namespace mscgraph::sparql {

// Makes the plan of a query. The algebra solves patterns bottom-up, each by itself; the plan passes bindings
// down into them where that gives the same solutions (`MayTakeBindings`), and solves them by themselves, by a
// hash table or a ScopeOperator, where it would not.
//
// EXISTS: its pattern is solved as if the current solution were joined to each basic graph pattern, path and
// VALUES inside, so that filters inside see it too; a subquery sees of it what it projects.
class Planner {
 public:
  // Keeps `execution`, which must outlive the planner and its plans.
  explicit Planner(Execution* execution);

  // Errors are in the execution. The plan keeps pointers into `pattern` and into the planner.
  // `goal`: how many solutions will be asked for.
  OperatorPtr PlanQuery(const Pattern& pattern, std::optional<uint64_t> goal = std::nullopt);
  // The variables in scope at the top.
  const PatternScope& ScopeOf(const Pattern& pattern) { return scopes_.Of(pattern); }

 private:
  // One operand of && in a filter that is still to be placed.
  struct Conjunct {
    const Expression* expression;
    VariableSet mentioned;
    bool has_exists;  // Depends on the graph too.
  };
  using Conjuncts = std::vector<Conjunct>;

  // Where a pattern stands.
  struct Setting {
    VariableSet inputs;   // Variables that what came before may have bound, but those of `fixed`.
    VariableSet certain;  // Surely bound.
    // In EXISTS: what its pattern sees of the current solution; those surely bound there; for the others,
    // which its parts may bind too, the slots that keep what they were.
    VariableSet base, fixed;
    std::vector<Seed> saved;
    std::optional<Variable> graph;  // The slot that holds the graph, inside GRAPH.
    double calls = 1;               // How often it is expected to be called.
    std::optional<double> goal;     // After how many rows the query stops, if it is known.

    bool IsCalledOnce() const { return inputs.empty() && base.empty() && !graph; }
  };

  // A part of a join.
  struct Part {
    const TriplePattern* triple = nullptr;
    const PathPattern* path = nullptr;
    const Pattern* pattern = nullptr;
    PatternScope scope;
  };

  using Chain = std::vector<OperatorPtr>;

  // planner.cc: patterns.
  void Append(const Pattern& pattern, const Setting& at, Conjuncts filters, Chain* chain);
  OperatorPtr Plan(const Pattern& pattern, const Setting& at, Conjuncts filters);
  void AppendLeftJoin(const Pattern& pattern, const Setting& at, Conjuncts filters, Chain* chain);
  void AppendMinus(const Pattern& pattern, const Setting& at, Conjuncts filters, Chain* chain);
  void AppendExtend(const Pattern& pattern, const Setting& at, Conjuncts filters, Chain* chain);
  void AppendUnion(const Pattern& pattern, const Setting& at, Conjuncts filters, Chain* chain);
  void AppendGraph(const Pattern& pattern, const Setting& at, Conjuncts filters, Chain* chain);
  void AppendIsolated(const Pattern& pattern, const Setting& at, Conjuncts filters, Chain* chain);
  void AppendValues(const Pattern& pattern, Chain* chain);

  // planner_join.cc: joins.
  void AppendJoin(const Pattern& pattern, const Setting& at, Conjuncts filters, Chain* chain);
  // `visible`: what a filter of the whole join may meet.
  void Flatten(const Pattern& pattern, const VariableSet& visible, std::vector<Part>* parts,
               Conjuncts* filters);
  void FlattenPath(const PathPattern& path, std::vector<Part>* parts);
  void AddPattern(const Pattern& pattern, std::vector<Part>* parts);
  void AddTriple(const TriplePattern& triple, std::vector<Part>* parts);
  // Filters that fix a variable to an IRI become rows to join.
  void FiltersToValues(const VariableSet& certain, Conjuncts* filters, std::vector<Part>* parts);
  std::vector<JoinStep> Order(const std::vector<Part>& parts, const Setting& at);
  void AppendPart(const Part& part, const JoinStep& step, const Setting& here, Conjuncts filters,
                  Chain* chain);
  OperatorPtr PlanPart(const Part& part, const Setting& at, Conjuncts filters);
  OperatorPtr MakeScan(const TriplePattern& triple, const Setting& at);
  OperatorPtr MakePath(const PathPattern& path, const Setting& at);

  // planner_solutions.cc: modifiers, groups, expressions.
  OperatorPtr PlanSolutions(const Pattern& pattern, const Setting& at, std::optional<uint64_t> limit);
  OperatorPtr PlanOrder(const Pattern& pattern, const Setting& at, std::optional<uint64_t> limit);
  OperatorPtr PlanGroup(const Pattern& pattern, const Setting& at);
  // `row`: the place of the expression: all that its row may bind, and surely binds.
  BoundExpression Bind(const Expression& expression, const Setting& row);
  ExistsPlan PlanExists(const Pattern& pattern, const Setting& row);
  void AppendFilters(const Conjuncts& filters, const Setting& row, Chain* chain);

  // Whether the pattern, called with the variables of `inputs` bound, gives just what joining its solutions
  // to the row would.
  bool MayTakeBindings(const Pattern& pattern, const VariableSet& inputs);
  // Takes out of `filters` those that may be applied where `certain` is bound, a part of what is visible in
  // the end.
  static Conjuncts Take(const VariableSet& certain, const VariableSet& visible, Conjuncts* filters);
  // The same for `child`, which is a part of `whole`.
  Conjuncts TakeFor(const Pattern& child, const PatternScope& whole, const Setting& at, Conjuncts* filters);
  Conjuncts Split(const Expression& expression);
  void SplitInto(const Expression& expression, Conjuncts* out);
  // The place of what follows a pattern; of a pattern solved by itself.
  static Setting After(const Setting& at, const PatternScope& scope);
  static Setting Alone(const Setting& at);
  // How often what follows `left` is expected to be called.
  double CallsAfter(const Pattern& left, const Setting& at);
  std::vector<Seed> Seeds(const Setting& at) const;
  GraphSource Graphs(const Setting& at) const;
  Place Resolve(const Node& node);
  OperatorPtr FromChain(Chain chain);
  template <typename T, typename... Arguments>
  OperatorPtr Make(Arguments&&... arguments) {
    return std::make_unique<T>(&execution_, std::forward<Arguments>(arguments)...);
  }

  Execution& execution_;
  ScopeAnalysis scopes_;
  Estimator estimator_;
  // What the planner adds to the algebra; addresses stay.
  std::deque<Pattern> patterns_;
  std::deque<TriplePattern> triples_;
};

}  // namespace mscgraph::sparql

#endif  // MSCGRAPH_GRAPH_SPARQL_PLANNER_H_
