// What stands around the pattern of a query: columns, grouping, order, slices.

#include <utility>

#include "absl/strings/str_cat.h"
#include "graph/sparql/grammar.h"

namespace mscgraph::sparql {
namespace {

// Calls `visit` with each variable outside of EXISTS.
template <typename Visit>
void ForEachVariable(Expression* expression, const Visit& visit) {
  if (expression->kind == Expression::Kind::kVariable) visit(&expression->variable);
  for (Expression& argument : expression->arguments) ForEachVariable(&argument, visit);
}

}  // namespace

Grammar::Selection Grammar::ReadSelection() {
  Selection selection;
  selection.distinct = reader_.TakeWord("DISTINCT");
  selection.reduced = !selection.distinct && reader_.TakeWord("REDUCED");
  selection.star = reader_.token().begin;
  selection.all = reader_.TakeSymbol("*");
  if (selection.all) return selection;
  levels_.back().allows_aggregates = true;
  do selection.columns.push_back(ReadColumn());
  while (AtVariable() || reader_.IsSymbol("("));
  levels_.back().allows_aggregates = false;
  return selection;
}

Grammar::Column Grammar::ReadColumn() {
  Column column;
  column.begin = reader_.token().begin;
  if (AtVariable()) {
    column.variable = ReadVariable();
  } else if (reader_.TakeSymbol("(")) {
    reader_.CountStep();
    column.expression = ReadExpression();
    reader_.ExpectWord("AS");
    column.begin = reader_.token().begin;
    column.variable = ReadVariable();
    reader_.ExpectSymbol(")");
  } else {
    reader_.FailExpected("'*', a variable or '('");
  }
  return column;
}

bool Grammar::AtConstraint() const {
  if (reader_.IsSymbol("(") || AtIri()) return true;
  if (!reader_.Is(TokenKind::kWord)) return false;
  for (const char* other : {"HAVING", "ORDER", "LIMIT", "OFFSET", "VALUES", "ASC", "DESC"})
    if (reader_.IsWord(other)) return false;
  return true;
}

Grammar::Modifiers Grammar::ReadModifiers() {
  Modifiers modifiers;
  if (reader_.TakeWord("GROUP")) {
    reader_.ExpectWord("BY");
    modifiers.grouped = true;
    do modifiers.keys.push_back(ReadGroupKey());
    while (AtConstraint() || AtVariable());
  }
  levels_.back().allows_aggregates = true;
  if (reader_.TakeWord("HAVING")) {
    do modifiers.having.push_back(ReadConstraint());
    while (AtConstraint());
  }
  if (reader_.TakeWord("ORDER")) {
    reader_.ExpectWord("BY");
    do modifiers.order.push_back(ReadOrderKey());
    while (AtConstraint() || AtVariable() || reader_.IsWord("ASC") || reader_.IsWord("DESC"));
  }
  levels_.back().allows_aggregates = false;
  ReadSlice(&modifiers);
  return modifiers;
}

Grammar::GroupKey Grammar::ReadGroupKey() {
  GroupKey key;
  key.begin = reader_.token().begin;
  reader_.CountStep();
  if (AtVariable()) {
    key.expression = VariableExpression(ReadVariable());
  } else if (reader_.TakeSymbol("(")) {
    key.expression = ReadExpression();
    if (reader_.TakeWord("AS")) {
      key.begin = reader_.token().begin;
      key.name = ReadVariable();
    }
    reader_.ExpectSymbol(")");
  } else {
    key.expression = ReadConstraint();
  }
  return key;
}

OrderKey Grammar::ReadOrderKey() {
  OrderKey key;
  key.descending = reader_.TakeWord("DESC");
  if (key.descending || reader_.TakeWord("ASC")) {
    key.expression = ReadBracketed();
  } else if (AtVariable()) {
    key.expression = VariableExpression(ReadVariable());
  } else {
    key.expression = ReadConstraint();
  }
  return key;
}

void Grammar::ReadSlice(Modifiers* modifiers) {
  bool offset = false;
  while (true) {
    if (!modifiers->limit && reader_.TakeWord("LIMIT")) {
      modifiers->limit = ReadCount();
    } else if (!offset && reader_.TakeWord("OFFSET")) {
      modifiers->offset = ReadCount();
      offset = true;
    } else {
      return;
    }
  }
}

// What SELECT names must be new: no variable of the pattern, no column twice.
void Grammar::CheckColumns(const Selection& selection, const Variables& visible) {
  Variables seen;
  for (const Column& column : selection.columns) {
    const std::string& name = names_.NameOf(column.variable);
    if (!seen.insert(column.variable).second)
      return reader_.FailAt(column.begin, absl::StrCat("SELECT has ?", name, " twice"));
    if (column.expression && visible.count(column.variable) > 0)
      return reader_.FailAt(column.begin, absl::StrCat("AS ?", name, ", which the pattern binds already"));
  }
}

PatternPtr Grammar::Solutions(Group where, Modifiers* modifiers, Selection* selection,
                              std::optional<Group> values) {
  PatternPtr pattern = MakeFilter(std::move(where.pattern), std::move(where.filter));
  if (modifiers->grouped || !levels_.back().aggregates.empty())
    pattern = Grouped(std::move(pattern), where.visible, modifiers, selection);
  if (!modifiers->having.empty())
    pattern = MakeFilter(std::move(pattern), Balanced(Expression::Kind::kAnd, std::move(modifiers->having)));
  if (values) {
    JoinBuilder joined;
    joined.Add(std::move(pattern));
    joined.Add(std::move(values->pattern));
    pattern = joined.Take();
  }
  if (selection == nullptr) return pattern;
  for (Column& column : selection->columns) {
    if (column.expression)
      pattern = MakeExtend(std::move(pattern), column.variable, std::move(*column.expression));
  }
  return pattern;
}

PatternPtr Grammar::Grouped(PatternPtr pattern, const Variables& visible, Modifiers* modifiers,
                            Selection* selection) {
  Pattern group;
  group.kind = Pattern::Kind::kGroup;
  Variables known;
  for (GroupKey& key : modifiers->keys) {
    const bool is_variable = key.expression.kind == Expression::Kind::kVariable && !key.name;
    const Variable variable = is_variable ? key.expression.variable
                              : key.name  ? *key.name
                                          : names_.Fresh("key");
    if (key.name && (visible.count(variable) > 0 || known.count(variable) > 0)) {
      reader_.FailAt(key.begin, absl::StrCat("AS ?", names_.NameOf(variable), ", which is bound already"));
      return nullptr;
    }
    if (!is_variable) pattern = MakeExtend(std::move(pattern), variable, std::move(key.expression));
    if (known.insert(variable).second) group.variables.push_back(variable);
  }
  for (const Aggregate& aggregate : levels_.back().aggregates) known.insert(aggregate.result);
  if (selection != nullptr) CheckGrouping(*selection, known);
  if (selection != nullptr) CheckHaving(*selection, known, modifiers);
  for (Expression& condition : modifiers->having) SampleOthers(known, &condition);
  if (selection != nullptr) {
    for (const Column& column : selection->columns) known.insert(column.variable);
  }
  for (OrderKey& key : modifiers->order) SampleOthers(known, &key.expression);
  group.children.push_back(std::move(pattern));
  group.aggregates = levels_.back().aggregates;
  return MakePattern(std::move(group));
}

// Section 11.4: columns are keys, aggregates, and what is made of them.
void Grammar::CheckGrouping(const Selection& selection, const Variables& keys) {
  if (selection.all) return reader_.FailAt(selection.star, "SELECT * in a query with GROUP BY or aggregates");
  Variables known = keys;
  for (const Column& column : selection.columns) {
    Expression expression = column.expression ? *column.expression : VariableExpression(column.variable);
    ForEachVariable(&expression, [&](const Variable* variable) {
      if (known.count(*variable) == 0)
        reader_.FailAt(column.begin, absl::StrCat("?", names_.NameOf(*variable),
                                                  " is neither in GROUP BY nor in an aggregate"));
    });
    if (column.expression && !known.insert(column.variable).second)
      reader_.FailAt(column.begin,
                     absl::StrCat("AS ?", names_.NameOf(column.variable), ", which GROUP BY binds already"));
  }
}

// HAVING comes before the expressions of SELECT (18.2.4): what they name is unbound there, and a condition on
// it could not hold: the query would silently find nothing.
void Grammar::CheckHaving(const Selection& selection, const Variables& known, Modifiers* modifiers) {
  for (const Column& column : selection.columns) {
    if (!column.expression || known.count(column.variable) > 0) continue;
    for (Expression& condition : modifiers->having) {
      ForEachVariable(&condition, [&](const Variable* variable) {
        if (*variable != column.variable) return;
        reader_.FailAt(column.begin, absl::StrCat("HAVING cannot see ?", names_.NameOf(*variable),
                                                  "; it needs the expression itself"));
      });
    }
  }
}

// 18.2.4.1: what is neither a key nor an aggregate stands for SAMPLE of it.
void Grammar::SampleOthers(const Variables& known, Expression* expression) {
  ForEachVariable(expression, [&](Variable* variable) {
    if (known.count(*variable) > 0) return;
    Aggregate sample;
    sample.kind = Aggregate::Kind::kSample;
    sample.argument = VariableExpression(*variable);
    *variable = ResultOf(std::move(sample));
  });
}

PatternPtr Grammar::Modified(PatternPtr pattern, const Modifiers& modifiers, const Selection* selection,
                             const std::vector<Variable>& columns) const {
  if (!modifiers.order.empty()) {
    Pattern order = PatternOver(Pattern::Kind::kOrder, {std::move(pattern)});
    order.order = modifiers.order;
    pattern = MakePattern(std::move(order));
  }
  if (selection != nullptr) {
    Pattern project = PatternOver(Pattern::Kind::kProject, {std::move(pattern)});
    project.variables = columns;
    pattern = MakePattern(std::move(project));
    if (selection->distinct)
      pattern = MakePattern(PatternOver(Pattern::Kind::kDistinct, {std::move(pattern)}));
    if (selection->reduced) pattern = MakePattern(PatternOver(Pattern::Kind::kReduced, {std::move(pattern)}));
  }
  if (modifiers.offset == 0 && !modifiers.limit) return pattern;
  Pattern slice = PatternOver(Pattern::Kind::kSlice, {std::move(pattern)});
  slice.offset = modifiers.offset;
  slice.limit = modifiers.limit;
  return MakePattern(std::move(slice));
}

}  // namespace mscgraph::sparql
