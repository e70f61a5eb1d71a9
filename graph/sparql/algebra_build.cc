#include "graph/sparql/algebra_build.h"

#include <iterator>
#include <utility>

namespace mscgraph::sparql {

// Not make_shared<const ...>: JoinBuilder takes apart what only it holds.
PatternPtr MakePattern(Pattern pattern) { return std::make_shared<Pattern>(std::move(pattern)); }

Pattern PatternOver(Pattern::Kind kind, std::vector<PatternPtr> children) {
  Pattern pattern;
  pattern.kind = kind;
  pattern.children = std::move(children);
  return pattern;
}

PatternPtr MakeFilter(PatternPtr child, std::optional<Expression> condition) {
  if (!condition) return child;
  Pattern filter = PatternOver(Pattern::Kind::kFilter, {std::move(child)});
  filter.expression = std::move(condition);
  return MakePattern(std::move(filter));
}

PatternPtr MakeExtend(PatternPtr child, Variable variable, Expression expression) {
  Pattern extend = PatternOver(Pattern::Kind::kExtend, {std::move(child)});
  extend.variable = variable;
  extend.expression = std::move(expression);
  return MakePattern(std::move(extend));
}

Expression Balanced(Expression::Kind kind, std::vector<Expression> operands) {
  while (operands.size() > 1) {
    std::vector<Expression> pairs;
    for (size_t i = 0; i < operands.size(); i += 2) {
      if (i + 1 == operands.size()) {
        pairs.push_back(std::move(operands[i]));
        break;
      }
      Expression pair;
      pair.kind = kind;
      pair.arguments.push_back(std::move(operands[i]));
      pair.arguments.push_back(std::move(operands[i + 1]));
      pairs.push_back(std::move(pair));
    }
    operands = std::move(pairs);
  }
  return std::move(operands.front());
}

Expression TermExpression(std::string form) {
  Expression expression;
  expression.kind = Expression::Kind::kTerm;
  expression.form = std::move(form);
  return expression;
}

Expression VariableExpression(Variable variable) {
  Expression expression;
  expression.kind = Expression::Kind::kVariable;
  expression.variable = variable;
  return expression;
}

Expression Operation(Expression::Kind kind, std::vector<Expression> arguments) {
  Expression expression;
  expression.kind = kind;
  expression.arguments = std::move(arguments);
  return expression;
}

void JoinBuilder::Add(PatternPtr pattern) {
  const bool shared = pattern.use_count() > 1;
  auto& mine = const_cast<Pattern&>(*pattern);  // Taken apart only if nobody else holds it.
  if (pattern->kind == Pattern::Kind::kJoin) {
    for (PatternPtr& child : mine.children) Add(shared ? child : std::move(child));
  } else if (pattern->kind == Pattern::Kind::kBasic) {
    Add(shared ? pattern->triples : std::move(mine.triples));
  } else {
    parts_.push_back(std::move(pattern));
  }
}

void JoinBuilder::Add(std::vector<TriplePattern> triples) {
  if (triples.empty()) return;
  if (triples_.empty()) parts_.push_back(nullptr);
  triples_.insert(triples_.end(), std::make_move_iterator(triples.begin()),
                  std::make_move_iterator(triples.end()));
}

PatternPtr JoinBuilder::Take() {
  Pattern basic;
  basic.triples = std::move(triples_);
  triples_.clear();
  std::vector<PatternPtr> parts = std::move(parts_);
  parts_.clear();
  if (parts.empty()) return MakePattern(std::move(basic));
  for (PatternPtr& part : parts)
    if (part == nullptr) part = MakePattern(std::move(basic));
  if (parts.size() == 1) return std::move(parts.front());
  return MakePattern(PatternOver(Pattern::Kind::kJoin, std::move(parts)));
}

namespace {

class Renumbering {
 public:
  explicit Renumbering(const std::vector<Variable>& numbers) : numbers_(numbers) {}

  void Apply(Variable* variable) const { *variable = numbers_[*variable]; }
  void Apply(Node* node) const {
    if (node->variable) Apply(&*node->variable);
  }
  void Apply(TriplePattern* triple) const {
    Apply(&triple->subject);
    Apply(&triple->predicate);
    Apply(&triple->object);
  }
  void Apply(Expression* expression) const {
    if (expression->kind == Expression::Kind::kVariable) Apply(&expression->variable);
    Apply(&expression->arguments);
    if (expression->pattern) Apply(&expression->pattern);
  }
  void Apply(Aggregate* aggregate) const {
    if (aggregate->argument) Apply(&*aggregate->argument);
    Apply(&aggregate->result);
  }
  void Apply(OrderKey* key) const { Apply(&key->expression); }
  void Apply(PatternPtr* pattern) const {
    const auto copy = std::make_shared<Pattern>(**pattern);  // Not on the stack: this recurses.
    Apply(&copy->children);
    Apply(&copy->triples);
    if (copy->path) {
      Apply(&copy->path->subject);
      Apply(&copy->path->object);
    }
    if (copy->expression) Apply(&*copy->expression);
    Apply(&copy->graph);
    if (copy->kind == Pattern::Kind::kExtend) Apply(&copy->variable);
    Apply(&copy->variables);
    Apply(&copy->aggregates);
    Apply(&copy->order);
    *pattern = copy;
  }
  template <typename T>
  void Apply(std::vector<T>* all) const {
    for (T& one : *all) Apply(&one);
  }

 private:
  const std::vector<Variable>& numbers_;
};

}  // namespace

Query Renumbered(const Query& query, const std::vector<Variable>& numbers) {
  const Renumbering renumbering(numbers);
  Query out = query;
  renumbering.Apply(&out.pattern);
  renumbering.Apply(&out.selected);
  renumbering.Apply(&out.construct);
  renumbering.Apply(&out.fresh);
  renumbering.Apply(&out.described);
  return out;
}

}  // namespace mscgraph::sparql
