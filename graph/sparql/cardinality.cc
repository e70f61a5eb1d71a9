#include "graph/sparql/cardinality.h"

#include <algorithm>
#include <vector>

namespace mscgraph::sparql {
namespace {

// Guesses where the store has no counts.
constexpr double kPredicates = 40;        // Distinct predicates.
constexpr double kTriplesOfSubject = 10;  // Triples that share a subject.
constexpr double kTriplesOfObject = 5;
constexpr double kPathReach = 20;  // Terms that a closure leads to from one.
constexpr double kFilterPasses = 0.3;
constexpr double kGroupsOfRows = 0.3;

bool IsBound(const Node& node, const VariableSet& bound) {
  return !node.variable || bound.Has(*node.variable);
}

bool ChoosesBy(const Node& node, const VariableSet& bound) {
  return node.variable && bound.Has(*node.variable);
}

}  // namespace

TermId Estimator::IdOf(const Node& node) {
  if (node.variable) return 0;
  auto id = execution_.reader().IdOf(node.form);
  if (id.ok()) return *id;
  execution_.Fail(id.status());
  return 0;
}

double Estimator::TotalTriples() {
  if (total_ >= 0) return total_;
  auto total = execution_.reader().Estimate({});
  if (!total.ok()) execution_.Fail(total.status());
  return total_ = total.ok() ? static_cast<double>(*total) : 0;
}

const Estimator::Counts& Estimator::CountsOf(const TriplePattern& triple) {
  if (auto found = counts_.find(&triple); found != counts_.end()) return found->second;
  const Counts counts = Count(triple);
  return counts_.emplace(&triple, counts).first->second;
}

Estimator::Counts Estimator::Count(const TriplePattern& triple) {
  Counts out;
  const Triple constants = {IdOf(triple.subject), IdOf(triple.predicate), IdOf(triple.object)};
  auto matches = execution_.reader().Estimate(constants);
  if (!matches.ok()) {
    execution_.Fail(matches.status());
    return out;
  }
  out.matches = static_cast<double>(*matches);
  if (constants.p == 0) {
    out.subjects = std::max(1.0, TotalTriples() / kTriplesOfSubject);
    out.objects = std::max(1.0, TotalTriples() / kTriplesOfObject);
    out.predicates = kPredicates;
    return out;
  }
  auto statistics = execution_.reader().Statistics(constants.p);
  if (!statistics.ok()) {
    execution_.Fail(statistics.status());
    return out;
  }
  out.subjects = std::max(1.0, static_cast<double>(statistics->subjects));
  out.objects = std::max(1.0, static_cast<double>(statistics->objects));
  return out;
}

Estimate Estimator::OfTriple(const TriplePattern& triple, const VariableSet& bound) {
  const Counts& counts = CountsOf(triple);
  double rows = counts.matches;
  if (ChoosesBy(triple.subject, bound)) rows /= counts.subjects;
  if (ChoosesBy(triple.predicate, bound)) rows /= counts.predicates;
  if (ChoosesBy(triple.object, bound)) rows /= counts.objects;
  return {.rows = rows, .work = kSeekWork + rows};
}

Estimate Estimator::OfPath(const PathPattern& path, const VariableSet& bound) {
  const bool subject = IsBound(path.subject, bound), object = IsBound(path.object, bound);
  const double nodes = std::max(1.0, TotalTriples() / kTriplesOfObject);
  const double work_of_one = kPathReach * (kSeekWork + 1);
  if (path.path.kind == Path::Kind::kNegatedSet) {
    const double rows = subject && object ? 1 : subject || object ? kTriplesOfSubject : TotalTriples();
    return {.rows = rows, .work = kSeekWork + rows};
  }
  if (subject && object) return {.rows = 0.5, .work = work_of_one};
  if (subject || object) return {.rows = kPathReach, .work = work_of_one};
  return {.rows = nodes * kPathReach, .work = nodes * work_of_one};
}

Estimate Estimator::OfBasic(const Pattern& pattern, const VariableSet& outer) {
  std::vector<const TriplePattern*> left;
  for (const TriplePattern& triple : pattern.triples) left.push_back(&triple);
  VariableSet bound = outer;
  Estimate out = {.rows = 1, .work = 0};
  while (!left.empty()) {
    auto best = left.begin();
    for (auto it = left.begin(); it != left.end(); ++it)
      if (OfTriple(**it, bound).rows < OfTriple(**best, bound).rows) best = it;
    const Estimate next = OfTriple(**best, bound);
    out.work += out.rows * next.work;
    out.rows *= next.rows;
    AddVariables(**best, &bound);
    left.erase(best);
  }
  return out;
}

Estimate Estimator::OfJoin(const Pattern& pattern, VariableSet bound) {
  Estimate out = {.rows = 1, .work = 0};
  for (const auto& child : pattern.children) {
    const Estimate next = Of(*child, bound);
    out.work += std::max(1.0, out.rows) * next.work;
    out.rows *= pattern.kind == Pattern::Kind::kLeftJoin && child != pattern.children[0]
                    ? std::max(1.0, next.rows)
                    : next.rows;
    bound.Add(scopes_.Of(*child).certain);
  }
  return out;
}

Estimate Estimator::OfValues(const Pattern& pattern, const VariableSet& bound) {
  const double rows = static_cast<double>(pattern.rows.size());
  const bool chooses = VariableSet(pattern.variables).Meets(bound);
  return {.rows = chooses ? std::min(rows, 0.5) : rows, .work = 1 + rows};
}

// Patterns over one operand, or whose right side gives no rows.
Estimate Estimator::OfUnary(const Pattern& pattern, const VariableSet& bound) {
  using Kind = Pattern::Kind;
  const Pattern& child = *pattern.children[0];
  if (pattern.kind == Kind::kProject || pattern.kind == Kind::kGroup) {
    // Solved by itself.
    Estimate out = Of(child, {});
    if (pattern.kind == Kind::kGroup) out.rows = pattern.variables.empty() ? 1 : out.rows * kGroupsOfRows;
    return out;
  }
  Estimate out = Of(child, bound);
  if (pattern.kind == Kind::kFilter) out.rows *= kFilterPasses;
  if (pattern.kind == Kind::kGraph) out.work += kSeekWork;
  if (pattern.kind == Kind::kMinus) {
    const Estimate right = Of(*pattern.children[1], {});
    out.work += right.work;
  }
  if (pattern.kind == Kind::kSlice && pattern.limit)
    out.rows = std::min(out.rows, static_cast<double>(*pattern.limit));
  return out;
}

Estimate Estimator::Of(const Pattern& pattern, const VariableSet& bound) {
  using Kind = Pattern::Kind;
  switch (pattern.kind) {
    case Kind::kBasic:
      return OfBasic(pattern, bound);
    case Kind::kPath:
      return OfPath(*pattern.path, bound);
    case Kind::kValues:
      return OfValues(pattern, bound);
    case Kind::kJoin:
    case Kind::kLeftJoin:
      return OfJoin(pattern, bound);
    case Kind::kUnion: {
      Estimate out;
      for (const auto& child : pattern.children) {
        const Estimate branch = Of(*child, bound);
        out.rows += branch.rows;
        out.work += branch.work;
      }
      return out;
    }
    default:
      return OfUnary(pattern, bound);
  }
}

}  // namespace mscgraph::sparql
