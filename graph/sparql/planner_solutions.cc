#include <limits>
#include <utility>

#include "graph/sparql/modifiers.h"
#include "graph/sparql/planner.h"

namespace mscgraph::sparql {
namespace {

using Kind = Pattern::Kind;

void FindExists(const Expression& expression, std::vector<const Pattern*>* out) {
  if (expression.pattern) out->push_back(expression.pattern.get());
  for (const Expression& argument : expression.arguments) FindExists(argument, out);
}

// Patterns that may hold variables beside those in scope.
bool IsSubquery(const Pattern& pattern) {
  return pattern.kind == Kind::kProject || pattern.kind == Kind::kDistinct ||
         pattern.kind == Kind::kReduced || pattern.kind == Kind::kSlice;
}

}  // namespace

BoundExpression Planner::Bind(const Expression& expression, const Setting& row) {
  std::vector<const Pattern*> patterns;
  FindExists(expression, &patterns);
  std::vector<ExistsPlan> exists;
  for (const Pattern* pattern : patterns) exists.push_back(PlanExists(*pattern, row));
  return BoundExpression(&execution_, &expression, std::move(exists));
}

ExistsPlan Planner::PlanExists(const Pattern& pattern, const Setting& row) {
  Setting inside;
  inside.base = (row.inputs | row.base) & scopes_.Of(pattern).mentioned;
  inside.certain = inside.fixed = row.certain & inside.base;
  for (Variable v : (inside.base - inside.fixed).Members())
    inside.saved.push_back({v, execution_.AddSlot(".saved")});
  inside.graph = row.graph;
  inside.calls = row.calls;
  return {.pattern = &pattern, .plan = Plan(pattern, inside, {}), .saved = inside.saved};
}

void Planner::AppendFilters(const Conjuncts& filters, const Setting& row, Chain* chain) {
  for (const Conjunct& filter : filters)
    chain->push_back(Make<FilterOperator>(Bind(*filter.expression, row)));
}

OperatorPtr Planner::PlanSolutions(const Pattern& pattern, const Setting& at, std::optional<uint64_t> limit) {
  switch (pattern.kind) {
    case Kind::kProject: {
      const Pattern& child = *pattern.children[0];
      return IsSubquery(child) ? Plan(child, at, {}) : PlanSolutions(child, at, limit);
    }
    case Kind::kReduced:
      return PlanSolutions(*pattern.children[0], at, limit);
    case Kind::kDistinct:
      return Make<DistinctOperator>(PlanSolutions(*pattern.children[0], at, std::nullopt),
                                    scopes_.Of(pattern).maybe.Members());
    case Kind::kSlice: {
      std::optional<uint64_t> wanted;
      if (pattern.limit && *pattern.limit <= std::numeric_limits<uint64_t>::max() - pattern.offset)
        wanted = *pattern.limit + pattern.offset;
      return Make<SliceOperator>(PlanSolutions(*pattern.children[0], at, wanted), pattern.offset,
                                 pattern.limit);
    }
    case Kind::kOrder:
      return PlanOrder(pattern, at, limit);
    case Kind::kGroup:
      return PlanGroup(pattern, at);
    default: {
      Setting here = at;
      if (limit) here.goal = static_cast<double>(*limit);
      return Plan(pattern, here, {});
    }
  }
}

OperatorPtr Planner::PlanOrder(const Pattern& pattern, const Setting& at, std::optional<uint64_t> limit) {
  const Pattern& child = *pattern.children[0];
  const PatternScope& scope = scopes_.Of(child);
  std::vector<OrderOperator::Key> keys;
  for (const OrderKey& key : pattern.order)
    keys.push_back({.expression = Bind(key.expression, After(at, scope)), .descending = key.descending});
  OperatorPtr input = IsSubquery(child) ? Plan(child, at, {}) : PlanSolutions(child, at, std::nullopt);
  return Make<OrderOperator>(std::move(input), std::move(keys), scope.maybe.Members(), limit);
}

OperatorPtr Planner::PlanGroup(const Pattern& pattern, const Setting& at) {
  const Pattern& child = *pattern.children[0];
  const PatternScope& scope = scopes_.Of(child);
  std::vector<Variable> visible;
  for (Variable v : scope.maybe.Members())
    if (execution_.NameOf(v)[0] != '.') visible.push_back(v);
  std::vector<std::unique_ptr<GroupedAggregate>> aggregates;
  for (const Aggregate& aggregate : pattern.aggregates) {
    std::optional<BoundExpression> argument;
    if (aggregate.argument) argument.emplace(Bind(*aggregate.argument, After(at, scope)));
    aggregates.push_back(
        std::make_unique<GroupedAggregate>(&execution_, &aggregate, std::move(argument), visible));
  }
  return Make<GroupOperator>(Plan(child, at, {}), pattern.variables, std::move(aggregates));
}

}  // namespace mscgraph::sparql
