#include "graph/sparql/planner.h"

#include <algorithm>
#include <utility>

#include "graph/sparql/algebra_text.h"

namespace mscgraph::sparql {

using Kind = Pattern::Kind;

Planner::Planner(Execution* execution) : execution_(*execution), estimator_(execution, &scopes_) {}

OperatorPtr Planner::PlanQuery(const Pattern& pattern, std::optional<uint64_t> goal) {
  return PlanSolutions(pattern, {}, goal);
}

namespace {

bool HasExists(const Expression& expression) {
  return expression.pattern != nullptr ||
         std::any_of(expression.arguments.begin(), expression.arguments.end(), HasExists);
}

}  // namespace

bool Planner::MayTakeBindings(const Pattern& pattern, const VariableSet& inputs) {
  if (inputs.empty()) return true;
  const PatternScope& first =
      pattern.children.empty() ? scopes_.Of(pattern) : scopes_.Of(*pattern.children[0]);
  switch (pattern.kind) {
    case Kind::kFilter:
    case Kind::kExtend:
      return (scopes_.MentionedBy(*pattern.expression) & inputs).IsWithin(first.certain);
    case Kind::kLeftJoin:
    case Kind::kMinus: {
      // A variable of the right side that the row binds, but the left side perhaps not, would change which
      // solutions of the right side are met.
      VariableSet right = scopes_.Of(*pattern.children[1]).mentioned;
      if (pattern.expression) right.Add(scopes_.MentionedBy(*pattern.expression));
      return (right & inputs).IsWithin(first.certain);
    }
    case Kind::kGroup:
    case Kind::kOrder:
    case Kind::kProject:
    case Kind::kDistinct:
    case Kind::kReduced:
    case Kind::kSlice:
      return false;
    default:
      return true;  // Joins and unions; their operands are asked in turn.
  }
}

void Planner::SplitInto(const Expression& expression, Conjuncts* out) {
  if (expression.kind == Expression::Kind::kAnd) {
    for (const Expression& argument : expression.arguments) SplitInto(argument, out);
  } else {
    out->push_back({&expression, scopes_.MentionedBy(expression), HasExists(expression)});
  }
}

Planner::Conjuncts Planner::Split(const Expression& expression) {
  Conjuncts out;
  SplitInto(expression, &out);
  return out;
}

// A filter may go where all that it looks at is settled.
Planner::Conjuncts Planner::Take(const VariableSet& certain, const VariableSet& visible, Conjuncts* filters) {
  const auto taken = std::stable_partition(filters->begin(), filters->end(), [&](const Conjunct& filter) {
    return !(filter.mentioned & visible).IsWithin(certain);
  });
  Conjuncts out(taken, filters->end());
  filters->erase(taken, filters->end());
  return out;
}

Planner::Conjuncts Planner::TakeFor(const Pattern& child, const PatternScope& whole, const Setting& at,
                                    Conjuncts* filters) {
  return Take(scopes_.Of(child).certain, at.inputs | at.base | whole.maybe, filters);
}

Planner::Setting Planner::After(const Setting& at, const PatternScope& scope) {
  Setting out = at;
  out.inputs.Add(scope.maybe - at.fixed);
  out.certain.Add(scope.certain);
  return out;
}

Planner::Setting Planner::Alone(const Setting& at) {
  Setting out = at;
  out.inputs = {};
  out.certain = at.fixed;
  out.calls = 1;
  out.goal.reset();
  return out;
}

double Planner::CallsAfter(const Pattern& left, const Setting& at) {
  const double calls = std::max(1.0, at.calls * estimator_.Of(left, at.certain).rows);
  return at.goal ? std::min(calls, std::max(1.0, *at.goal)) : calls;
}

std::vector<Seed> Planner::Seeds(const Setting& at) const {
  std::vector<Seed> out;
  for (Variable v : at.fixed.Members()) out.push_back({v, v});
  for (const Seed& saved : at.saved) {
    out.push_back({saved.to, saved.from});
    out.push_back({saved.to, saved.to});
  }
  if (at.graph) out.push_back({*at.graph, *at.graph});
  return out;
}

GraphSource Planner::Graphs(const Setting& at) const {
  return at.graph ? GraphSource(*at.graph) : GraphSource(&execution_.default_graph());
}

Place Planner::Resolve(const Node& node) {
  if (node.variable)
    return {.is_variable = true, .variable = *node.variable, .text = NodeText(node, execution_.names())};
  // A term of the query may become a binding, which the store need not know.
  auto id = execution_.terms().Intern(node.form);
  if (!id.ok()) execution_.Fail(id.status());
  return {.term = id.value_or(0), .text = NodeText(node, execution_.names())};
}

OperatorPtr Planner::FromChain(Chain chain) {
  if (chain.size() == 1) return std::move(chain[0]);
  return Make<ChainOperator>(std::move(chain));
}

OperatorPtr Planner::Plan(const Pattern& pattern, const Setting& at, Conjuncts filters) {
  Chain chain;
  Append(pattern, at, std::move(filters), &chain);
  return FromChain(std::move(chain));
}

void Planner::Append(const Pattern& pattern, const Setting& at, Conjuncts filters, Chain* chain) {
  if (!MayTakeBindings(pattern, at.inputs)) return AppendIsolated(pattern, at, std::move(filters), chain);
  switch (pattern.kind) {
    case Kind::kBasic:
    case Kind::kPath:
    case Kind::kJoin:
    case Kind::kValues:
      return AppendJoin(pattern, at, std::move(filters), chain);
    case Kind::kFilter: {
      const Conjuncts own = Split(*pattern.expression);
      filters.insert(filters.begin(), own.begin(), own.end());
      return Append(*pattern.children[0], at, std::move(filters), chain);
    }
    case Kind::kLeftJoin:
      return AppendLeftJoin(pattern, at, std::move(filters), chain);
    case Kind::kMinus:
      return AppendMinus(pattern, at, std::move(filters), chain);
    case Kind::kExtend:
      return AppendExtend(pattern, at, std::move(filters), chain);
    case Kind::kUnion:
      return AppendUnion(pattern, at, std::move(filters), chain);
    case Kind::kGraph:
      return AppendGraph(pattern, at, std::move(filters), chain);
    default:
      return AppendIsolated(pattern, at, std::move(filters), chain);
  }
}

void Planner::AppendIsolated(const Pattern& pattern, const Setting& at, Conjuncts filters, Chain* chain) {
  const PatternScope& scope = scopes_.Of(pattern);
  Setting alone = Alone(at);
  // Of the row of EXISTS, a subquery sees what it projects.
  alone.base = alone.base & scope.mentioned;
  alone.certain = alone.fixed = alone.fixed & scope.mentioned;
  std::erase_if(alone.saved, [&](const Seed& saved) { return !scope.mentioned.Has(saved.from); });
  OperatorPtr child = PlanSolutions(pattern, alone, std::nullopt);
  const std::vector<Variable> columns = scope.maybe.Members();
  if (at.IsCalledOnce()) {
    chain->push_back(Make<ScopeOperator>(std::move(child), columns, Seeds(alone)));
  } else {
    const std::vector<Variable> key = (at.certain & scope.certain).Members();
    chain->push_back(Make<HashJoinOperator>(std::move(child), columns, key, Seeds(alone)));
  }
  AppendFilters(filters, After(at, scope), chain);
}

void Planner::AppendLeftJoin(const Pattern& pattern, const Setting& at, Conjuncts filters, Chain* chain) {
  const Pattern& left = *pattern.children[0];
  const Pattern& right = *pattern.children[1];
  const PatternScope& scope = scopes_.Of(pattern);
  const PatternScope& right_scope = scopes_.Of(right);
  Append(left, at, TakeFor(left, scope, at, &filters), chain);

  Setting here = After(at, scopes_.Of(left));
  here.calls = CallsAfter(left, at);
  Conjuncts condition = pattern.expression ? Split(*pattern.expression) : Conjuncts{};
  Conjuncts inner = TakeFor(right, scope, here, &condition);
  const Estimate each = estimator_.Of(right, here.certain);
  const Estimate whole = estimator_.Of(right, here.fixed);
  Chain optional;
  if (MayTakeBindings(right, here.inputs) && here.calls * each.work <= whole.work + whole.rows + here.calls) {
    Append(right, here, std::move(inner), &optional);
  } else {
    const std::vector<Variable> key = (here.certain & right_scope.certain).Members();
    optional.push_back(Make<HashJoinOperator>(Plan(right, Alone(here), std::move(inner)),
                                              right_scope.maybe.Members(), key, Seeds(here)));
  }
  AppendFilters(condition, After(here, right_scope), &optional);
  chain->push_back(Make<OptionalOperator>(FromChain(std::move(optional))));
  AppendFilters(filters, After(at, scope), chain);
}

void Planner::AppendMinus(const Pattern& pattern, const Setting& at, Conjuncts filters, Chain* chain) {
  const Pattern& left = *pattern.children[0];
  const Pattern& right = *pattern.children[1];
  const PatternScope& left_scope = scopes_.Of(left);
  const PatternScope& right_scope = scopes_.Of(right);
  Append(left, at, TakeFor(left, scopes_.Of(pattern), at, &filters), chain);

  Setting here = After(at, left_scope);
  here.calls = CallsAfter(left, at);
  const VariableSet shared = left_scope.maybe & right_scope.maybe;
  const VariableSet key = shared & left_scope.certain & right_scope.certain;
  if (!shared.empty()) {
    const Estimate each = estimator_.Of(right, here.certain);
    const Estimate whole = estimator_.Of(right, {});
    // Called for each row, the right side must see no more of it than the shared variables.
    const bool for_each_row =
        shared.IsWithin(key) && (right_scope.mentioned & here.inputs).IsWithin(shared) &&
        MayTakeBindings(right, here.inputs) && here.calls * each.work < whole.work + whole.rows + here.calls;
    if (for_each_row) {
      chain->push_back(Make<AntiJoinOperator>(Plan(right, here, {})));
    } else {
      chain->push_back(
          Make<MinusOperator>(Plan(right, Alone(here), {}), shared.Members(), key.Members(), Seeds(here)));
    }
  }
  AppendFilters(filters, After(at, left_scope), chain);
}

void Planner::AppendExtend(const Pattern& pattern, const Setting& at, Conjuncts filters, Chain* chain) {
  // The assignments of one SELECT or group, innermost first, are one operator.
  std::vector<const Pattern*> extends = {&pattern};
  while (extends.back()->children[0]->kind == Kind::kExtend &&
         MayTakeBindings(*extends.back()->children[0], at.inputs))
    extends.push_back(extends.back()->children[0].get());
  const Pattern& child = *extends.back()->children[0];
  Append(child, at, TakeFor(child, scopes_.Of(pattern), at, &filters), chain);

  std::vector<ExtendOperator::Assignment> assignments;
  for (auto extend = extends.rbegin(); extend != extends.rend(); ++extend) {
    const Setting here = After(at, scopes_.Of(*(*extend)->children[0]));
    assignments.push_back({(*extend)->variable, Bind(*(*extend)->expression, here)});
  }
  chain->push_back(Make<ExtendOperator>(std::move(assignments)));
  AppendFilters(filters, After(at, scopes_.Of(pattern)), chain);
}

void Planner::AppendUnion(const Pattern& pattern, const Setting& at, Conjuncts filters, Chain* chain) {
  const PatternScope& scope = scopes_.Of(pattern);
  // A filter that is settled in each branch goes into all of them.
  Conjuncts inner = filters;
  for (const auto& branch : pattern.children) inner = TakeFor(*branch, scope, at, &inner);
  std::erase_if(filters, [&](const Conjunct& filter) {
    return std::any_of(inner.begin(), inner.end(),
                       [&](const Conjunct& taken) { return taken.expression == filter.expression; });
  });
  std::vector<OperatorPtr> branches;
  for (const auto& branch : pattern.children) branches.push_back(Plan(*branch, at, inner));
  chain->push_back(Make<UnionOperator>(std::move(branches)));
  AppendFilters(filters, After(at, scope), chain);
}

void Planner::AppendGraph(const Pattern& pattern, const Setting& at, Conjuncts filters, Chain* chain) {
  const PatternScope& scope = scopes_.Of(pattern);
  const Pattern& child = *pattern.children[0];
  Setting inside = at;
  // The name is bound first: joined to the solutions inside, as the definition has it.
  if (pattern.graph.variable) {
    if (!at.fixed.Has(*pattern.graph.variable)) inside.inputs.Add(*pattern.graph.variable);
    inside.certain.Add(*pattern.graph.variable);
  }
  // EXISTS in a filter from outside reads the graph outside.
  const auto movable = std::stable_partition(filters.begin(), filters.end(),
                                             [](const Conjunct& filter) { return filter.has_exists; });
  Conjuncts rest(movable, filters.end());
  filters.erase(movable, filters.end());
  Conjuncts inner = TakeFor(child, scope, at, &rest);
  filters.insert(filters.end(), rest.begin(), rest.end());
  const Variable slot = execution_.AddSlot(".graph");
  inside.graph = slot;
  chain->push_back(Make<GraphOperator>(Resolve(pattern.graph), slot, Plan(child, inside, std::move(inner))));
  AppendFilters(filters, After(at, scope), chain);
}

void Planner::AppendValues(const Pattern& pattern, Chain* chain) {
  std::vector<TermId> ids;
  for (const ValuesRow& row : pattern.rows) {
    for (const std::optional<std::string>& form : row) {
      auto id = form ? execution_.terms().Intern(*form) : absl::StatusOr<TermId>(0);
      if (!id.ok()) execution_.Fail(id.status());
      ids.push_back(id.value_or(0));
    }
  }
  chain->push_back(Make<ValuesOperator>(pattern.variables, pattern.rows.size(), std::move(ids)));
}

}  // namespace mscgraph::sparql
