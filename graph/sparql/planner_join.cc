#include <algorithm>
#include <utility>

#include "graph/sparql/algebra_text.h"
#include "graph/sparql/path.h"
#include "graph/sparql/planner.h"

namespace mscgraph::sparql {
namespace {

using Kind = Pattern::Kind;

bool IsIri(const Expression& expression) {
  return expression.kind == Expression::Kind::kTerm && !expression.form.empty() && expression.form[0] == '<';
}

// The variable and the IRIs of ?v = <a>, <a> = ?v, ?v IN (<a>, <b>); IRIs are equal only if they are the
// same.
bool FixesVariable(const Expression& e, Variable* variable, std::vector<std::string>* forms) {
  using EK = Expression::Kind;
  const bool same_term = e.kind == EK::kFunction && e.function == Function::kSameTerm;
  if (e.kind != EK::kEqual && e.kind != EK::kIn && !same_term) return false;
  size_t at = 0;
  if (e.arguments[0].kind != EK::kVariable) {
    if (e.kind == EK::kIn || e.arguments[1].kind != EK::kVariable) return false;
    at = 1;
  }
  *variable = e.arguments[at].variable;
  for (size_t i = 0; i < e.arguments.size(); ++i) {
    if (i == at) continue;
    if (!IsIri(e.arguments[i])) return false;
    forms->push_back(e.arguments[i].form);
  }
  std::sort(forms->begin(), forms->end());
  forms->erase(std::unique(forms->begin(), forms->end()), forms->end());
  return true;
}

}  // namespace

void Planner::AddTriple(const TriplePattern& triple, std::vector<Part>* parts) {
  Part part;
  part.triple = &triple;
  AddVariables(triple, &part.scope.maybe);
  part.scope.certain = part.scope.mentioned = part.scope.maybe;
  parts->push_back(std::move(part));
}

void Planner::AddPattern(const Pattern& pattern, std::vector<Part>* parts) {
  parts->push_back({.pattern = &pattern, .scope = scopes_.Of(pattern)});
}

// Links, inversions, sequences and alternatives are joins and unions (section 18.2.2.4).
void Planner::FlattenPath(const PathPattern& pattern, std::vector<Part>* parts) {
  const Path& path = pattern.path;
  switch (path.kind) {
    case Path::Kind::kLink:
      triples_.push_back({pattern.subject, {.form = path.form}, pattern.object});
      return AddTriple(triples_.back(), parts);
    case Path::Kind::kInverse:
      return FlattenPath({pattern.object, path.children[0], pattern.subject}, parts);
    case Path::Kind::kSequence: {
      Node from = pattern.subject;
      for (size_t i = 0; i < path.children.size(); ++i) {
        const bool last = i + 1 == path.children.size();
        const Node to = last ? pattern.object : Node{.variable = execution_.AddSlot(".path")};
        FlattenPath({from, path.children[i], to}, parts);
        from = to;
      }
      return;
    }
    case Path::Kind::kAlternative: {
      Pattern alternatives{.kind = Kind::kUnion};
      for (const Path& child : path.children) {
        auto branch = std::make_shared<Pattern>();
        branch->kind = Kind::kPath;
        branch->path = PathPattern{pattern.subject, child, pattern.object};
        alternatives.children.push_back(std::move(branch));
      }
      patterns_.push_back(std::move(alternatives));
      return AddPattern(patterns_.back(), parts);
    }
    default: {
      patterns_.push_back({.kind = Kind::kPath, .path = pattern});
      Part part{.path = &*patterns_.back().path, .scope = scopes_.Of(patterns_.back())};
      parts->push_back(std::move(part));
    }
  }
}

void Planner::Flatten(const Pattern& pattern, const VariableSet& visible, std::vector<Part>* parts,
                      Conjuncts* filters) {
  switch (pattern.kind) {
    case Kind::kJoin:
      for (const auto& child : pattern.children) Flatten(*child, visible, parts, filters);
      return;
    case Kind::kBasic:
      for (const TriplePattern& triple : pattern.triples) AddTriple(triple, parts);
      return;
    case Kind::kPath:
      return FlattenPath(*pattern.path, parts);
    case Kind::kFilter: {
      const Pattern& child = *pattern.children[0];
      Conjuncts own = Split(*pattern.expression);
      const Conjuncts settled = Take(scopes_.Of(child).certain, visible, &own);
      if (!own.empty()) return AddPattern(pattern, parts);
      filters->insert(filters->end(), settled.begin(), settled.end());
      return Flatten(child, visible, parts, filters);
    }
    default:
      return AddPattern(pattern, parts);
  }
}

void Planner::FiltersToValues(const VariableSet& certain, Conjuncts* filters, std::vector<Part>* parts) {
  std::erase_if(*filters, [&](const Conjunct& filter) {
    Variable variable;
    std::vector<std::string> forms;
    if (!FixesVariable(*filter.expression, &variable, &forms) || !certain.Has(variable)) return false;
    Pattern values{.kind = Kind::kValues, .variables = {variable}};
    for (std::string& form : forms) values.rows.push_back({std::move(form)});
    patterns_.push_back(std::move(values));
    AddPattern(patterns_.back(), parts);
    return true;
  });
}

std::vector<JoinStep> Planner::Order(const std::vector<Part>& parts, const Setting& at) {
  std::vector<JoinItem> items;
  for (const Part& part : parts) {
    items.push_back({.maybe = part.scope.maybe,
                     .certain = part.scope.certain,
                     .estimate =
                         [this, &part](const VariableSet& bound) {
                           if (part.triple != nullptr) return estimator_.OfTriple(*part.triple, bound);
                           if (part.path != nullptr) return estimator_.OfPath(*part.path, bound);
                           return estimator_.Of(*part.pattern, bound);
                         },
                     .can_loop =
                         [this, &part](const VariableSet& inputs) {
                           return part.pattern == nullptr || MayTakeBindings(*part.pattern, inputs);
                         }});
  }
  return OrderJoins(items, {.maybe = at.inputs,
                            .certain = at.certain,
                            .kept = at.fixed,
                            .calls = at.calls,
                            .goal = at.goal,
                            .hash_bytes = execution_.budget().limit() / 2});
}

void Planner::AppendJoin(const Pattern& pattern, const Setting& at, Conjuncts filters, Chain* chain) {
  const PatternScope& whole = scopes_.Of(pattern);
  const VariableSet visible = at.inputs | at.base | whole.maybe;
  std::vector<Part> parts;
  Flatten(pattern, visible, &parts, &filters);
  FiltersToValues(whole.certain, &filters, &parts);

  Setting here = at;
  AppendFilters(Take(at.certain, visible, &filters), here, chain);
  for (const JoinStep& step : Order(parts, at)) {
    const Part& part = parts[step.item];
    AppendPart(part, step, here, Take(part.scope.certain, visible, &filters), chain);
    chain->back()->measures.estimate = step.rows;
    here = After(here, part.scope);
    here.calls = std::max(1.0, step.rows);
    AppendFilters(Take(here.certain, visible, &filters), here, chain);
  }
  AppendFilters(filters, here, chain);
}

void Planner::AppendPart(const Part& part, const JoinStep& step, const Setting& here, Conjuncts filters,
                         Chain* chain) {
  if (!step.hash || (here.IsCalledOnce() && part.pattern != nullptr)) {
    chain->push_back(PlanPart(part, here, std::move(filters)));
    return;
  }
  const std::vector<Variable> key = (here.certain & part.scope.certain).Members();
  chain->push_back(Make<HashJoinOperator>(PlanPart(part, Alone(here), std::move(filters)),
                                          part.scope.maybe.Members(), key, Seeds(here)));
}

OperatorPtr Planner::PlanPart(const Part& part, const Setting& at, Conjuncts filters) {
  Chain chain;
  if (part.triple != nullptr) {
    chain.push_back(MakeScan(*part.triple, at));
  } else if (part.path != nullptr) {
    chain.push_back(MakePath(*part.path, at));
  } else if (part.pattern->kind == Kind::kValues) {
    AppendValues(*part.pattern, &chain);
  } else {
    Append(*part.pattern, at, std::move(filters), &chain);
    return FromChain(std::move(chain));
  }
  AppendFilters(filters, After(at, part.scope), &chain);
  return FromChain(std::move(chain));
}

OperatorPtr Planner::MakeScan(const TriplePattern& triple, const Setting& at) {
  const auto bound = [&](const Node& node) { return !node.variable || at.certain.Has(*node.variable); };
  // As TripleReader::Scan promises.
  const char* index = "spo";
  if (!bound(triple.subject) && bound(triple.predicate)) index = "pos";
  if (!bound(triple.subject) && !bound(triple.predicate) && bound(triple.object)) index = "osp";
  return Make<ScanOperator>(Resolve(triple.subject), Resolve(triple.predicate), Resolve(triple.object),
                            Graphs(at), index);
}

OperatorPtr Planner::MakePath(const PathPattern& path, const Setting& at) {
  auto program = CompilePath(path.path, execution_.reader());
  if (!program.ok()) execution_.Fail(program.status());
  return Make<PathOperator>(Resolve(path.subject), program.ok() ? *std::move(program) : PathProgram{},
                            PathText(path.path), Resolve(path.object), Graphs(at));
}

}  // namespace mscgraph::sparql
