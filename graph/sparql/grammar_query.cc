// The forms of a query: SELECT, CONSTRUCT, DESCRIBE, ASK.

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "graph/sparql/grammar.h"

namespace mscgraph::sparql {
namespace {

constexpr std::string_view kUpdates[] = {"INSERT", "DELETE", "LOAD", "CLEAR", "DROP",
                                         "CREATE", "ADD",    "MOVE", "COPY",  "WITH"};

}  // namespace

Grammar::Grammar(std::string_view text, const ParseOptions& options)
    : reader_(text), options_(options), base_(options.base), levels_(1) {}

absl::StatusOr<Query> Grammar::ReadQuery() {
  Query query;
  ReadPrologue();
  ReadForm(&query);
  if (!reader_.AtEnd()) {
    reader_.FailExpected("the end of the query");
  }
  if (!reader_.status().ok()) return reader_.status();
  query.base = base_;
  query.fresh = fresh_;
  query = Renumbered(query, names_.Numbering());
  query.variables = names_.Names();
  return query;
}

void Grammar::ReadForm(Query* query) {
  if (reader_.IsWord("SELECT")) return ReadSelectQuery(query);
  if (reader_.TakeWord("CONSTRUCT")) return ReadConstructQuery(query);
  if (reader_.TakeWord("DESCRIBE")) return ReadDescribeQuery(query);
  if (reader_.TakeWord("ASK")) return ReadAskQuery(query);
  for (const std::string_view update : kUpdates)
    if (reader_.IsWord(update))
      return reader_.Fail(absl::StrCat(reader_.token().text, " (SPARQL Update) is not supported"));
  reader_.FailExpected("SELECT, ASK, CONSTRUCT or DESCRIBE");
}

void Grammar::ReadSelectQuery(Query* query) {
  query->form = Query::Form::kSelect;
  query->pattern = ReadSelect(query, &query->selected).pattern;
}

void Grammar::ReadAskQuery(Query* query) {
  query->form = Query::Form::kAsk;
  ReadDataset(query);
  query->pattern = ReadSolutions(ReadWhere()).pattern;
}

void Grammar::ReadConstructQuery(Query* query) {
  query->form = Query::Form::kConstruct;
  if (!reader_.IsSymbol("{")) return ReadShortConstruct(query);
  reader_.Take();
  Triples triples = ReadTriplesTemplate(Place::kTemplate);
  query->construct = std::move(triples.triples);
  ReadDataset(query);
  query->pattern = ReadSolutions(ReadWhere()).pattern;
}

// CONSTRUCT WHERE { triples }: they are the template too, where blank nodes are new ones.
void Grammar::ReadShortConstruct(Query* query) {
  ReadDataset(query);
  if (!reader_.TakeWord("WHERE")) return reader_.FailExpected("'{' or WHERE");
  reader_.ExpectSymbol("{");
  basic_ = ++last_basic_;
  Group where;
  Triples triples = ReadTriplesTemplate(Place::kPatternWithoutPaths);
  AddVisible(triples, names_, &where.visible);
  query->construct = triples.triples;
  std::map<Variable, Variable> copies;
  const auto renew = [&](Node* node) {
    if (!node->variable || where.visible.count(*node->variable) > 0) return;
    const auto [copy, added] = copies.emplace(*node->variable, 0);
    if (added) fresh_.push_back(copy->second = names_.Fresh("blank"));
    node->variable = copy->second;
  };
  for (TriplePattern& triple : query->construct) {
    renew(&triple.subject);
    renew(&triple.object);
  }
  JoinBuilder joined;
  AddTriples(std::move(triples), &joined);
  where.pattern = joined.Take();
  query->pattern = ReadSolutions(std::move(where)).pattern;
}

// Up to the closing brace.
Grammar::Triples Grammar::ReadTriplesTemplate(Place place) {
  Triples triples;
  while (reader_.status().ok() && !reader_.TakeSymbol("}")) {
    ReadTriplesSameSubject(place, &triples);
    if (!reader_.TakeSymbol(".") && !reader_.IsSymbol("}")) reader_.FailExpected("'.' or '}'");
  }
  return triples;
}

void Grammar::ReadDescribeQuery(Query* query) {
  query->form = Query::Form::kDescribe;
  const bool all = reader_.TakeSymbol("*");
  if (!all) {
    do query->described.push_back(ReadVariableOrIri("'*', a variable or an IRI"));
    while (AtVariable() || AtIri());
  }
  ReadDataset(query);
  Group where;
  where.pattern = MakePattern(Pattern{});
  if (reader_.IsWord("WHERE") || reader_.IsSymbol("{")) where = ReadWhere();
  Group solutions = ReadSolutions(std::move(where));
  query->pattern = std::move(solutions.pattern);
  if (!all) return;
  for (const Variable variable : solutions.visible)
    query->described.push_back(Node{.variable = variable, .form = ""});
}

void Grammar::ReadDataset(Query* query) {
  while (reader_.TakeWord("FROM")) {
    query->has_dataset = true;
    auto& graphs = reader_.TakeWord("NAMED") ? query->from_named : query->from;
    graphs.push_back(ReadIriForm());
  }
}

Grammar::Group Grammar::ReadWhere() {
  const bool word = reader_.TakeWord("WHERE");
  if (!word && !reader_.IsSymbol("{")) {
    reader_.FailExpected("WHERE or '{'");
    return {};
  }
  return ReadGroup();
}

Grammar::Group Grammar::ReadSolutions(Group where) {
  Group solutions;
  solutions.visible = where.visible;
  Modifiers modifiers = ReadModifiers();
  std::optional<Group> values;
  if (reader_.TakeWord("VALUES")) values = ReadValues();
  if (!reader_.status().ok()) return solutions;
  if (values) solutions.visible.insert(values->visible.begin(), values->visible.end());
  PatternPtr pattern = Solutions(std::move(where), &modifiers, nullptr, std::move(values));
  solutions.pattern = Modified(std::move(pattern), modifiers, nullptr, {});
  return solutions;
}

Grammar::Group Grammar::ReadSubquery() {
  names_.BeginSubquery();
  levels_.emplace_back();
  std::vector<Variable> columns;
  Group subquery = ReadSelect(nullptr, &columns);
  levels_.pop_back();
  const std::vector<Variable> seen = names_.EndSubquery(columns);
  subquery.visible = Variables(seen.begin(), seen.end());
  return subquery;
}

// A subquery if `query` is nullptr: it has no dataset.
Grammar::Group Grammar::ReadSelect(Query* query, std::vector<Variable>* columns) {
  reader_.ExpectWord("SELECT");
  Selection selection = ReadSelection();
  if (query != nullptr) ReadDataset(query);
  Group where = ReadWhere();
  Modifiers modifiers = ReadModifiers();
  std::optional<Group> values;
  if (reader_.TakeWord("VALUES")) values = ReadValues();
  if (!reader_.status().ok()) return {};
  Variables visible = where.visible;
  if (values) visible.insert(values->visible.begin(), values->visible.end());
  CheckColumns(selection, visible);
  if (selection.all) columns->assign(visible.begin(), visible.end());
  for (const Column& column : selection.columns) columns->push_back(column.variable);
  Group result;
  PatternPtr pattern = Solutions(std::move(where), &modifiers, &selection, std::move(values));
  if (reader_.status().ok()) result.pattern = Modified(std::move(pattern), modifiers, &selection, *columns);
  return result;
}

}  // namespace mscgraph::sparql
