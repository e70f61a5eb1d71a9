#include "graph/sparql/scope.h"

#include <utility>

namespace mscgraph::sparql {
namespace {

void AddVariable(const Node& node, VariableSet* out) {
  if (node.variable) out->Add(*node.variable);
}

PatternScope Bound(VariableSet variables) { return {variables, variables, variables}; }

PatternScope OfValues(const Pattern& pattern) {
  PatternScope out;
  for (size_t column = 0; column < pattern.variables.size(); ++column) {
    bool certain = true;
    for (const ValuesRow& row : pattern.rows) certain = certain && row[column].has_value();
    if (certain) out.certain.Add(pattern.variables[column]);
    out.maybe.Add(pattern.variables[column]);
  }
  out.mentioned = out.maybe;
  return out;
}

}  // namespace

void AddVariables(const TriplePattern& triple, VariableSet* out) {
  AddVariable(triple.subject, out);
  AddVariable(triple.predicate, out);
  AddVariable(triple.object, out);
}

const PatternScope& ScopeAnalysis::Of(const Pattern& pattern) {
  if (auto found = scopes_.find(&pattern); found != scopes_.end()) return found->second;
  PatternScope scope = Compute(pattern);
  return scopes_.emplace(&pattern, std::move(scope)).first->second;
}

VariableSet ScopeAnalysis::MentionedBy(const Expression& expression) {
  VariableSet out;
  if (expression.kind == Expression::Kind::kVariable) out.Add(expression.variable);
  for (const Expression& argument : expression.arguments) out.Add(MentionedBy(argument));
  if (expression.pattern) out.Add(Of(*expression.pattern).mentioned);
  return out;
}

PatternScope ScopeAnalysis::OfExtend(const Pattern& pattern) {
  PatternScope out = Of(*pattern.children[0]);
  const Expression& expression = *pattern.expression;
  out.mentioned.Add(MentionedBy(expression));
  out.mentioned.Add(pattern.variable);
  out.maybe.Add(pattern.variable);
  const bool never_fails =
      expression.kind == Expression::Kind::kTerm ||
      (expression.kind == Expression::Kind::kVariable && out.certain.Has(expression.variable));
  if (never_fails) out.certain.Add(pattern.variable);
  return out;
}

PatternScope ScopeAnalysis::OfGroup(const Pattern& pattern) {
  const PatternScope& child = Of(*pattern.children[0]);
  PatternScope out;
  // A key that the child never binds stays unbound.
  out.maybe = VariableSet(pattern.variables) & child.maybe;
  out.certain = out.maybe & child.certain;
  for (const Aggregate& aggregate : pattern.aggregates) {
    out.maybe.Add(aggregate.result);
    if (aggregate.kind == Aggregate::Kind::kCount) out.certain.Add(aggregate.result);
  }
  out.mentioned = out.maybe | child.mentioned;
  return out;
}

PatternScope ScopeAnalysis::Compute(const Pattern& pattern) {
  using Kind = Pattern::Kind;
  VariableSet own;
  switch (pattern.kind) {
    case Kind::kBasic:
      for (const TriplePattern& triple : pattern.triples) AddVariables(triple, &own);
      return Bound(own);
    case Kind::kPath:
      AddVariable(pattern.path->subject, &own);
      AddVariable(pattern.path->object, &own);
      return Bound(own);
    case Kind::kValues:
      return OfValues(pattern);
    case Kind::kExtend:
      return OfExtend(pattern);
    case Kind::kGroup:
      return OfGroup(pattern);
    default:
      break;
  }
  PatternScope out = Of(*pattern.children[0]);
  for (size_t i = 1; i < pattern.children.size(); ++i) {
    const PatternScope& child = Of(*pattern.children[i]);
    out.mentioned.Add(child.mentioned);
    if (pattern.kind != Kind::kMinus) out.maybe.Add(child.maybe);
    if (pattern.kind == Kind::kJoin) out.certain.Add(child.certain);
    if (pattern.kind == Kind::kUnion) out.certain = out.certain & child.certain;
  }
  if (pattern.expression) out.mentioned.Add(MentionedBy(*pattern.expression));
  if (pattern.kind == Kind::kGraph) {
    AddVariable(pattern.graph, &own);
    out.maybe.Add(own);
    out.certain.Add(own);
    out.mentioned.Add(own);
  }
  if (pattern.kind == Kind::kProject) {
    own = VariableSet(pattern.variables);
    out.maybe = out.maybe & own;
    out.certain = out.certain & own;
    out.mentioned = out.mentioned & own;
  }
  return out;
}

}  // namespace mscgraph::sparql
