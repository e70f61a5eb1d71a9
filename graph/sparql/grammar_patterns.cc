// Group graph patterns (18.2.2.6).

#include <utility>

#include "absl/strings/str_cat.h"
#include "graph/sparql/grammar.h"

namespace mscgraph::sparql {
namespace {

// The smaller set into the larger one: groups nest.
void MergeInto(std::set<Variable>* variables, std::set<Variable>* others) {
  if (variables->size() < others->size()) variables->swap(*others);
  variables->merge(*others);
}

}  // namespace

Grammar::Group Grammar::ReadGroup() {
  const TokenReader::Level level(&reader_);
  reader_.ExpectSymbol("{");
  if (reader_.IsWord("SELECT")) {
    Group subquery = ReadSubquery();
    reader_.ExpectSymbol("}");
    return subquery;
  }
  Group group;
  JoinBuilder joined;
  std::vector<Expression> filters;
  int basic = ++last_basic_;
  while (reader_.status().ok() && !reader_.TakeSymbol("}")) {
    if (AtTriples()) {
      basic_ = basic;
      Triples triples;
      ReadTriplesSameSubject(Place::kPattern, &triples);
      AddVisible(triples, names_, &group.visible);
      AddTriples(std::move(triples), &joined);
      if (!reader_.TakeSymbol(".") && AtTriples()) reader_.FailExpected("'.'");
    } else if (reader_.TakeWord("FILTER")) {  // Does not end the basic graph pattern.
      filters.push_back(ReadConstraint());
      reader_.TakeSymbol(".");
    } else {
      basic = ++last_basic_;
      ReadGroupElement(&joined, &group.visible);
      reader_.TakeSymbol(".");
    }
  }
  group.pattern = joined.Take();
  if (!filters.empty()) group.filter = Balanced(Expression::Kind::kAnd, std::move(filters));
  return group;
}

void Grammar::AddTriples(Triples triples, JoinBuilder* joined) {
  joined->Add(std::move(triples.triples));
  for (PathPattern& path : triples.paths) {
    Pattern pattern;
    pattern.kind = Pattern::Kind::kPath;
    pattern.path = std::move(path);
    joined->Add(MakePattern(std::move(pattern)));
  }
}

void Grammar::ReadGroupElement(JoinBuilder* joined, Variables* visible) {
  if (reader_.TakeWord("OPTIONAL")) return ReadOptional(joined, visible);
  if (reader_.TakeWord("MINUS")) return ReadMinus(joined);
  if (reader_.TakeWord("BIND")) return ReadBind(joined, visible);
  if (reader_.TakeWord("GRAPH")) return ReadGraph(joined, visible);
  if (reader_.IsSymbol("{")) return ReadUnion(joined, visible);
  if (reader_.TakeWord("VALUES")) {
    Group values = ReadValues();
    MergeInto(visible, &values.visible);
    return joined->Add(std::move(values.pattern));
  }
  if (reader_.IsWord("SERVICE")) return reader_.Fail("SERVICE (federated query) is not supported");
  reader_.FailExpected("a triple pattern, a graph pattern or '}'");
}

void Grammar::ReadOptional(JoinBuilder* joined, Variables* visible) {
  reader_.CountStep();
  Group group = ReadGroup();
  Pattern pattern = PatternOver(Pattern::Kind::kLeftJoin, {joined->Take(), std::move(group.pattern)});
  pattern.expression = std::move(group.filter);
  joined->Add(MakePattern(std::move(pattern)));
  MergeInto(visible, &group.visible);
}

void Grammar::ReadMinus(JoinBuilder* joined) {
  reader_.CountStep();
  Group group = ReadGroup();
  PatternPtr removed = MakeFilter(std::move(group.pattern), std::move(group.filter));
  joined->Add(MakePattern(PatternOver(Pattern::Kind::kMinus, {joined->Take(), std::move(removed)})));
}

void Grammar::ReadBind(JoinBuilder* joined, Variables* visible) {
  reader_.CountStep();
  reader_.ExpectSymbol("(");
  Expression expression = ReadExpression();
  reader_.ExpectWord("AS");
  const size_t begin = reader_.token().begin;
  const Variable variable = ReadVariable();
  reader_.ExpectSymbol(")");
  if (!reader_.status().ok()) return;
  if (!visible->insert(variable).second)
    return reader_.FailAt(
        begin, absl::StrCat("BIND to ?", names_.NameOf(variable), ", which is used in the group before"));
  joined->Add(MakeExtend(joined->Take(), variable, std::move(expression)));
}

void Grammar::ReadGraph(JoinBuilder* joined, Variables* visible) {
  Node graph = ReadVariableOrIri("a variable or an IRI");
  if (graph.variable) visible->insert(*graph.variable);
  Group group = ReadGroup();
  Pattern pattern =
      PatternOver(Pattern::Kind::kGraph, {MakeFilter(std::move(group.pattern), std::move(group.filter))});
  pattern.graph = std::move(graph);
  joined->Add(MakePattern(std::move(pattern)));
  MergeInto(visible, &group.visible);
}

// A group, or several with UNION between them.
void Grammar::ReadUnion(JoinBuilder* joined, Variables* visible) {
  std::vector<PatternPtr> alternatives;
  do {
    Group group = ReadGroup();
    alternatives.push_back(MakeFilter(std::move(group.pattern), std::move(group.filter)));
    MergeInto(visible, &group.visible);
  } while (reader_.TakeWord("UNION"));
  if (!reader_.status().ok()) return;
  if (alternatives.size() == 1) return joined->Add(std::move(alternatives.front()));
  joined->Add(MakePattern(PatternOver(Pattern::Kind::kUnion, std::move(alternatives))));
}

// Behind the word VALUES.
Grammar::Group Grammar::ReadValues() {
  Group group;
  Pattern values;
  values.kind = Pattern::Kind::kValues;
  const bool parentheses = reader_.TakeSymbol("(");
  while (parentheses ? AtVariable() : values.variables.empty() && reader_.status().ok()) {
    const size_t begin = reader_.token().begin;
    const Variable variable = ReadVariable();
    if (reader_.status().ok() && !group.visible.insert(variable).second)
      reader_.FailAt(begin, absl::StrCat("VALUES has ?", names_.NameOf(variable), " twice"));
    values.variables.push_back(variable);
  }
  if (parentheses) reader_.ExpectSymbol(")");
  reader_.ExpectSymbol("{");
  while (reader_.status().ok() && !reader_.TakeSymbol("}"))
    ReadValuesRow(values.variables.size(), parentheses, &values.rows);
  group.pattern = MakePattern(std::move(values));
  return group;
}

void Grammar::ReadValuesRow(size_t width, bool parentheses, std::vector<ValuesRow>* rows) {
  ValuesRow row;
  const size_t begin = reader_.token().begin;
  if (!parentheses) {
    row.push_back(ReadDataValue());
  } else {
    reader_.ExpectSymbol("(");
    while (reader_.status().ok() && !reader_.TakeSymbol(")")) row.push_back(ReadDataValue());
  }
  if (row.size() != width)
    reader_.FailAt(begin, absl::StrCat("expected ", width, " values in a row of VALUES, found ", row.size()));
  rows->push_back(std::move(row));
}

std::optional<std::string> Grammar::ReadDataValue() {
  if (reader_.TakeWord("UNDEF")) return std::nullopt;
  if (AtIri()) return ReadIriForm();
  if (AtLiteral()) return ReadLiteral();
  reader_.FailExpected("an IRI, a literal or UNDEF");
  return std::nullopt;
}

}  // namespace mscgraph::sparql
