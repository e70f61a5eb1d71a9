#include "tests/support/naive_sparql.h"

#include <algorithm>
#include <functional>
#include <set>
#include <utility>

#include "graph/sparql/aggregate.h"
#include "graph/sparql/expression.h"
#include "tests/support/naive_parts.h"

namespace mscgraph::test {
namespace {

using sparql::Aggregate;
using sparql::Expression;
using sparql::Node;
using sparql::Path;
using sparql::Pattern;
using sparql::Value;
using sparql::Variable;
using Solution = NaiveSolution;
using Solutions = std::vector<Solution>;

bool Compatible(const Solution& a, const Solution& b) {
  return std::all_of(a.begin(), a.end(), [&](const auto& binding) {
    auto other = b.find(binding.first);
    return other == b.end() || other->second == binding.second;
  });
}

Solution Merged(Solution a, const Solution& b) {
  a.insert(b.begin(), b.end());
  return a;
}

Solutions Join(const Solutions& left, const Solutions& right) {
  Solutions out;
  for (const Solution& a : left)
    for (const Solution& b : right)
      if (Compatible(a, b)) out.push_back(Merged(a, b));
  return out;
}

Solution Restricted(const Solution& solution, const std::set<Variable>& variables) {
  Solution out;
  for (const auto& [variable, form] : solution)
    if (variables.count(variable) != 0) out.emplace(variable, form);
  return out;
}

// Binds `node` to a term; false if it is, or is bound to, another one.
bool Bind(const Node& node, const std::string& term, Solution* solution) {
  if (!node.variable) return node.form == term;
  return solution->emplace(*node.variable, term).first->second == term;
}

class Evaluator {
 public:
  Evaluator(const sparql::Query& query, const std::vector<FormQuad>& quads) : query_(query) {
    for (const FormQuad& quad : quads) {
      FormQuad triple = quad;
      triple.graph.clear();
      union_.triples.insert(triple);
      named_[quad.graph].triples.insert(triple);
    }
  }

  Solutions Evaluate(const Pattern& pattern) { return Evaluate(pattern, union_, {}); }

 private:
  // `around`: the current solution of the EXISTS that the pattern stands in.
  Solutions Evaluate(const Pattern& pattern, const NaiveGraph& graph, const Solution& around);
  Solutions Basic(const Pattern& pattern, const NaiveGraph& graph);
  Solutions AlongPath(const Node& subject, const Path& path, const Node& object, const NaiveGraph& graph);
  Solutions Sequence(const Node& subject, const Path& path, const Node& object, const NaiveGraph& graph);
  Solutions LeftJoin(const Pattern& pattern, const NaiveGraph& graph, const Solution& around);
  Solutions Minus(const Pattern& pattern, const NaiveGraph& graph, const Solution& around);
  Solutions Named(const Pattern& pattern, const Solution& around);
  Solutions Extend(const Pattern& pattern, const NaiveGraph& graph, const Solution& around);
  Solutions Values(const Pattern& pattern);
  Solutions Group(const Pattern& pattern, const NaiveGraph& graph, const Solution& around);
  std::optional<std::string> Aggregated(const Aggregate& aggregate, const Solutions& members,
                                        const std::set<Variable>& visible, const NaiveGraph& graph);
  Solutions Order(const Pattern& pattern, const NaiveGraph& graph, const Solution& around);
  Solutions Project(const Pattern& pattern, const NaiveGraph& graph, const Solution& around);
  Solutions Distinct(const Solutions& solutions);
  Solutions Slice(const Pattern& pattern, const Solutions& all);
  std::optional<Value> ValueOf(const Expression& expression, const Solution& solution,
                               const NaiveGraph& graph);
  bool Passes(const Expression& expression, const Solution& solution, const NaiveGraph& graph);

  const sparql::Query& query_;
  NaiveGraph union_;
  std::map<std::string, NaiveGraph> named_;
  Variable fresh_ = 1u << 20;  // Beyond the variables of any query.
};

std::optional<Value> Evaluator::ValueOf(const Expression& expression, const Solution& solution,
                                        const NaiveGraph& graph) {
  std::optional<Value> held;
  const auto variable = [&](Variable v) -> const Value* {
    auto found = solution.find(v);
    if (found == solution.end()) return nullptr;
    held = Value::FromForm(found->second);
    return &*held;
  };
  const auto exists = [&](const Pattern& pattern) -> absl::StatusOr<bool> {
    return !Evaluate(pattern, graph, solution).empty();
  };
  const auto blank_node = [](std::optional<std::string>) { return std::string("_:fresh"); };
  auto value = sparql::Evaluate(expression, {.variable = variable,
                                             .exists = exists,
                                             .blank_node = blank_node,
                                             .now = absl::UnixEpoch(),
                                             .base = ""});
  return value.ok() ? *value : std::nullopt;
}

bool Evaluator::Passes(const Expression& expression, const Solution& solution, const NaiveGraph& graph) {
  auto value = ValueOf(expression, solution, graph);
  return value && sparql::EffectiveBoolean(*value).value_or(false);
}

Solutions Evaluator::Basic(const Pattern& pattern, const NaiveGraph& graph) {
  Solutions out = {{}};
  for (const auto& triple : pattern.triples) {
    Solutions next;
    for (const Solution& before : out) {
      for (const FormQuad& t : graph.triples) {
        Solution solution = before;
        if (Bind(triple.subject, t.subject, &solution) && Bind(triple.predicate, t.predicate, &solution) &&
            Bind(triple.object, t.object, &solution))
          next.push_back(std::move(solution));
      }
    }
    out = std::move(next);
  }
  return out;
}

Solutions Evaluator::Sequence(const Node& subject, const Path& path, const Node& object,
                              const NaiveGraph& graph) {
  Solutions out = {{}};
  std::set<Variable> between;
  Node from = subject;
  for (size_t i = 0; i < path.children.size(); ++i) {
    Node to = object;
    if (i + 1 < path.children.size()) {
      to = Node{.variable = fresh_++};
      between.insert(*to.variable);
    }
    out = Join(out, AlongPath(from, path.children[i], to, graph));
    from = to;
  }
  for (Solution& solution : out)
    std::erase_if(solution, [&](const auto& binding) { return between.count(binding.first) != 0; });
  return out;
}

Solutions Evaluator::AlongPath(const Node& subject, const Path& path, const Node& object,
                               const NaiveGraph& graph) {
  Solutions out;
  switch (path.kind) {
    case Path::Kind::kInverse:
      return AlongPath(object, path.children[0], subject, graph);
    case Path::Kind::kSequence:
      return Sequence(subject, path, object, graph);
    case Path::Kind::kAlternative:
      for (const Path& child : path.children)
        for (Solution& solution : AlongPath(subject, child, object, graph))
          out.push_back(std::move(solution));
      return out;
    default:
      break;
  }
  std::set<std::string> starts;
  if (subject.variable) {
    starts = graph.Nodes();
    if (!object.variable) starts.insert(object.form);
  } else {
    starts = {subject.form};
  }
  for (const std::string& start : starts) {
    for (const std::string& end : NaiveWalk(graph, path, start, false)) {
      Solution solution;
      if (Bind(subject, start, &solution) && Bind(object, end, &solution)) out.push_back(std::move(solution));
    }
  }
  return out;
}

Solutions Evaluator::LeftJoin(const Pattern& pattern, const NaiveGraph& graph, const Solution& around) {
  const Solutions left = Evaluate(*pattern.children[0], graph, around);
  const Solutions right = Evaluate(*pattern.children[1], graph, around);
  Solutions out;
  for (const Solution& a : left) {
    bool found = false;
    for (const Solution& b : right) {
      if (!Compatible(a, b)) continue;
      Solution merged = Merged(a, b);
      if (pattern.expression && !Passes(*pattern.expression, merged, graph)) continue;
      found = true;
      out.push_back(std::move(merged));
    }
    if (!found) out.push_back(a);
  }
  return out;
}

Solutions Evaluator::Minus(const Pattern& pattern, const NaiveGraph& graph, const Solution& around) {
  const std::set<Variable> left_scope = NaiveInScope(*pattern.children[0]);
  const std::set<Variable> right_scope = NaiveInScope(*pattern.children[1]);
  Solutions right;
  for (const Solution& solution : Evaluate(*pattern.children[1], graph, around))
    right.push_back(Restricted(solution, right_scope));
  Solutions out;
  for (const Solution& a : Evaluate(*pattern.children[0], graph, around)) {
    const Solution own = Restricted(a, left_scope);
    const bool removed = std::any_of(right.begin(), right.end(), [&](const Solution& b) {
      const bool overlap =
          std::any_of(b.begin(), b.end(), [&](const auto& binding) { return own.count(binding.first) != 0; });
      return overlap && Compatible(own, b);
    });
    if (!removed) out.push_back(a);
  }
  return out;
}

Solutions Evaluator::Named(const Pattern& pattern, const Solution& around) {
  Solutions out;
  for (const auto& [name, graph] : named_) {
    Solution binding;
    if (!Bind(pattern.graph, name, &binding)) continue;
    for (Solution& solution : Join(Evaluate(*pattern.children[0], graph, around), {binding}))
      out.push_back(std::move(solution));
  }
  return out;
}

Solutions Evaluator::Extend(const Pattern& pattern, const NaiveGraph& graph, const Solution& around) {
  Solutions out;
  for (Solution& solution : Evaluate(*pattern.children[0], graph, around)) {
    auto value = ValueOf(*pattern.expression, solution, graph);
    if (!value || Bind(Node{.variable = pattern.variable}, value->form(), &solution))
      out.push_back(std::move(solution));
  }
  return out;
}

Solutions Evaluator::Values(const Pattern& pattern) {
  Solutions out;
  for (const auto& row : pattern.rows) {
    Solution solution;
    for (size_t i = 0; i < row.size(); ++i)
      if (row[i]) solution.emplace(pattern.variables[i], *row[i]);
    out.push_back(std::move(solution));
  }
  return out;
}

std::optional<std::string> Evaluator::Aggregated(const Aggregate& aggregate, const Solutions& members,
                                                 const std::set<Variable>& visible, const NaiveGraph& graph) {
  const auto integer = [](size_t count) { return IntegerForm(static_cast<int64_t>(count)); };
  if (!aggregate.argument) {
    std::set<Solution> distinct;
    for (const Solution& member : members) distinct.insert(Restricted(member, visible));
    return integer(aggregate.distinct ? distinct.size() : members.size());
  }
  std::set<std::string> seen;
  size_t count = 0;
  auto accumulator =
      aggregate.kind == Aggregate::Kind::kCount ? nullptr : sparql::Accumulator::Make(aggregate);
  for (const Solution& member : members) {
    auto value = ValueOf(*aggregate.argument, member, graph);
    if (value && aggregate.distinct && !seen.insert(value->form()).second) continue;
    count += value.has_value();
    if (accumulator) accumulator->Add(value ? &*value : nullptr);
  }
  if (!accumulator) return integer(count);
  auto result = accumulator->Result();
  return result ? std::optional<std::string>(result->form()) : std::nullopt;
}

Solutions Evaluator::Group(const Pattern& pattern, const NaiveGraph& graph, const Solution& around) {
  const std::set<Variable> keys(pattern.variables.begin(), pattern.variables.end());
  std::map<Solution, Solutions> groups;
  if (keys.empty()) groups[{}] = {};
  for (const Solution& solution : Evaluate(*pattern.children[0], graph, around))
    groups[Restricted(solution, keys)].push_back(solution);
  // The variables that the parser made for blank nodes and paths are no part of a solution.
  std::set<Variable> visible = NaiveInScope(*pattern.children[0]);
  std::erase_if(visible, [&](Variable v) { return query_.variables[v][0] == '.'; });
  Solutions out;
  for (const auto& [key, members] : groups) {
    Solution solution = key;
    bool fits = true;
    for (const Aggregate& aggregate : pattern.aggregates) {
      auto form = Aggregated(aggregate, members, visible, graph);
      fits = fits && (!form || Bind(Node{.variable = aggregate.result}, *form, &solution));
    }
    if (fits) out.push_back(std::move(solution));
  }
  return Join(out, {around});
}

Solutions Evaluator::Order(const Pattern& pattern, const NaiveGraph& graph, const Solution& around) {
  Solutions out = Evaluate(*pattern.children[0], graph, around);
  std::stable_sort(out.begin(), out.end(), [&](const Solution& a, const Solution& b) {
    for (const auto& key : pattern.order) {
      const auto left = ValueOf(key.expression, a, graph), right = ValueOf(key.expression, b, graph);
      const int order = sparql::CompareForOrder(left ? &*left : nullptr, right ? &*right : nullptr);
      if (order != 0) return key.descending ? order > 0 : order < 0;
    }
    return false;
  });
  return out;
}

Solutions Evaluator::Project(const Pattern& pattern, const NaiveGraph& graph, const Solution& around) {
  const std::set<Variable> kept(pattern.variables.begin(), pattern.variables.end());
  Solutions out;
  for (const Solution& solution : Evaluate(*pattern.children[0], graph, Restricted(around, kept)))
    out.push_back(Restricted(solution, kept));
  return Join(out, {around});
}

Solutions Evaluator::Distinct(const Solutions& solutions) {
  Solutions out;
  std::set<Solution> seen;
  for (const Solution& solution : solutions)
    if (seen.insert(solution).second) out.push_back(solution);
  return out;
}

Solutions Evaluator::Slice(const Pattern& pattern, const Solutions& all) {
  Solutions out;
  for (size_t i = pattern.offset; i < all.size() && !(pattern.limit && out.size() == *pattern.limit); ++i)
    out.push_back(all[i]);
  return out;
}

Solutions Evaluator::Evaluate(const Pattern& pattern, const NaiveGraph& graph, const Solution& around) {
  using Kind = Pattern::Kind;
  Solutions out;
  switch (pattern.kind) {
    case Kind::kBasic:
      return Join(Basic(pattern, graph), {around});
    case Kind::kPath:
      return Join(AlongPath(pattern.path->subject, pattern.path->path, pattern.path->object, graph),
                  {around});
    case Kind::kValues:
      return Join(Values(pattern), {around});
    case Kind::kJoin:
      out = {{}};
      for (const auto& child : pattern.children) out = Join(out, Evaluate(*child, graph, around));
      return out;
    case Kind::kLeftJoin:
      return LeftJoin(pattern, graph, around);
    case Kind::kFilter:
      for (const Solution& solution : Evaluate(*pattern.children[0], graph, around))
        if (Passes(*pattern.expression, solution, graph)) out.push_back(solution);
      return out;
    case Kind::kUnion:
      for (const auto& child : pattern.children)
        for (Solution& solution : Evaluate(*child, graph, around)) out.push_back(std::move(solution));
      return out;
    case Kind::kMinus:
      return Minus(pattern, graph, around);
    case Kind::kGraph:
      return Named(pattern, around);
    case Kind::kExtend:
      return Extend(pattern, graph, around);
    case Kind::kGroup:
      return Group(pattern, graph, around);
    case Kind::kOrder:
      return Order(pattern, graph, around);
    case Kind::kProject:
      return Project(pattern, graph, around);
    case Kind::kDistinct:
    case Kind::kReduced:
      out = Evaluate(*pattern.children[0], graph, around);
      return pattern.kind == Kind::kDistinct ? Distinct(out) : out;
    case Kind::kSlice:
      return Slice(pattern, Evaluate(*pattern.children[0], graph, around));
  }
  return out;
}

}  // namespace

std::vector<NaiveSolution> NaiveSolve(const sparql::Query& query, const std::vector<FormQuad>& quads) {
  return Evaluator(query, quads).Evaluate(*query.pattern);
}

}  // namespace mscgraph::test
