#include "tests/support/naive_parts.h"

namespace mscgraph::test {
namespace {

using sparql::Aggregate;
using sparql::Node;
using sparql::Path;
using sparql::Pattern;
using sparql::Variable;

std::vector<std::string> Unique(const std::vector<std::string>& terms) {
  const std::set<std::string> distinct(terms.begin(), terms.end());
  return {distinct.begin(), distinct.end()};
}

std::vector<std::string> WalkNegated(const NaiveGraph& graph, const Path& path, const std::string& from,
                                     bool backward) {
  std::set<std::string> not_forward, not_backward;
  bool has_forward = false, has_backward = false;
  for (const Path& child : path.children) {
    if (child.kind == Path::Kind::kInverse) {
      has_backward = true;
      not_backward.insert(child.children[0].form);
    } else {
      has_forward = true;
      not_forward.insert(child.form);
    }
  }
  std::vector<std::string> out;
  for (const FormQuad& t : graph.triples) {
    const std::string& start = backward ? t.object : t.subject;
    const std::string& end = backward ? t.subject : t.object;
    if (has_forward && start == from && not_forward.count(t.predicate) == 0) out.push_back(end);
    if (has_backward && end == from && not_backward.count(t.predicate) == 0) out.push_back(start);
  }
  return out;
}

// ALP: all that is reached, the start if it is reached or `with_start`.
std::vector<std::string> WalkClosure(const NaiveGraph& graph, const Path& step, const std::string& from,
                                     bool backward, bool with_start) {
  std::set<std::string> seen;
  std::vector<std::string> open;
  const auto meet = [&](const std::string& term) {
    if (seen.insert(term).second) open.push_back(term);
  };
  if (with_start) {
    meet(from);
  } else {
    for (const std::string& term : NaiveWalk(graph, step, from, backward)) meet(term);
  }
  while (!open.empty()) {
    const std::string term = open.back();
    open.pop_back();
    for (const std::string& next : NaiveWalk(graph, step, term, backward)) meet(next);
  }
  return {seen.begin(), seen.end()};
}

std::vector<std::string> WalkSequence(const NaiveGraph& graph, const Path& path, const std::string& from,
                                      bool backward) {
  std::vector<std::string> at = {from};
  for (size_t i = 0; i < path.children.size(); ++i) {
    const Path& step = path.children[backward ? path.children.size() - 1 - i : i];
    std::vector<std::string> next;
    for (const std::string& term : at)
      for (const std::string& end : NaiveWalk(graph, step, term, backward)) next.push_back(end);
    at = Unique(next);
  }
  return at;
}

}  // namespace

std::set<std::string> NaiveGraph::Nodes() const {
  std::set<std::string> out;
  for (const FormQuad& t : triples) {
    out.insert(t.subject);
    out.insert(t.object);
  }
  return out;
}

std::vector<std::string> NaiveWalk(const NaiveGraph& graph, const Path& path, const std::string& from,
                                   bool backward) {
  std::vector<std::string> out;
  switch (path.kind) {
    case Path::Kind::kLink:
      for (const FormQuad& t : graph.triples)
        if (t.predicate == path.form && (backward ? t.object : t.subject) == from)
          out.push_back(backward ? t.subject : t.object);
      return out;
    case Path::Kind::kInverse:
      return NaiveWalk(graph, path.children[0], from, !backward);
    case Path::Kind::kSequence:
      return WalkSequence(graph, path, from, backward);
    case Path::Kind::kAlternative:
      for (const Path& child : path.children)
        for (const std::string& end : NaiveWalk(graph, child, from, backward)) out.push_back(end);
      return Unique(out);
    case Path::Kind::kZeroOrOne:
      out = NaiveWalk(graph, path.children[0], from, backward);
      out.push_back(from);
      return Unique(out);
    case Path::Kind::kZeroOrMore:
    case Path::Kind::kOneOrMore:
      return WalkClosure(graph, path.children[0], from, backward, path.kind == Path::Kind::kZeroOrMore);
    case Path::Kind::kNegatedSet:
      return WalkNegated(graph, path, from, backward);
  }
  return out;
}

std::set<Variable> NaiveInScope(const Pattern& pattern) {
  std::set<Variable> out;
  const auto add = [&](const Node& node) {
    if (node.variable) out.insert(*node.variable);
  };
  for (const auto& triple : pattern.triples) {
    add(triple.subject);
    add(triple.predicate);
    add(triple.object);
  }
  if (pattern.path) {
    add(pattern.path->subject);
    add(pattern.path->object);
  }
  if (pattern.kind == Pattern::Kind::kGraph) add(pattern.graph);
  if (pattern.kind == Pattern::Kind::kExtend) out.insert(pattern.variable);
  if (pattern.kind == Pattern::Kind::kValues) out.insert(pattern.variables.begin(), pattern.variables.end());
  for (const auto& child : pattern.children) {
    if (pattern.kind == Pattern::Kind::kMinus && child != pattern.children[0]) continue;
    const std::set<Variable> inner = NaiveInScope(*child);
    out.insert(inner.begin(), inner.end());
  }
  if (pattern.kind == Pattern::Kind::kProject || pattern.kind == Pattern::Kind::kGroup) {
    std::set<Variable> kept;
    for (Variable v : pattern.variables)
      if (out.count(v) != 0) kept.insert(v);
    for (const Aggregate& aggregate : pattern.aggregates) kept.insert(aggregate.result);
    return kept;
  }
  return out;
}

}  // namespace mscgraph::test
