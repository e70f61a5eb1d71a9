#ifndef MSCGRAPH_GRAPH_SPARQL_GRAMMAR_H_
#define MSCGRAPH_GRAPH_SPARQL_GRAMMAR_H_

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "absl/status/statusor.h"
#include "graph/sparql/algebra.h"
#include "graph/sparql/algebra_build.h"
#include "graph/sparql/function_table.h"
#include "graph/sparql/parser.h"
#include "graph/sparql/token_reader.h"
#include "graph/sparql/variable_names.h"

namespace mscgraph::sparql {

// The parser behind ParseQuery: one function for each production of the grammar that needs one, each of which
// reads tokens and gives its part of the algebra. After an error (reader_.status()) what they give means
// nothing. The functions stand in grammar_*.cc by the part of the grammar. For one query and one thread.
class Grammar {
 public:
  Grammar(std::string_view text, const ParseOptions& options);
  absl::StatusOr<Query> ReadQuery();

 private:
  using Variables = std::set<Variable>;

  // A group graph pattern. Its filters are apart: OPTIONAL makes them the condition of its join.
  struct Group {
    PatternPtr pattern;
    std::optional<Expression> filter;
    Variables visible;  // In scope (18.2.1).
  };
  struct Triples {
    std::vector<TriplePattern> triples;
    std::vector<PathPattern> paths;
  };
  // Where triples stand. Blank nodes of a template are new nodes for each solution.
  enum class Place { kPattern, kPatternWithoutPaths, kTemplate };
  using Verb = std::variant<Node, Path>;

  // What one SELECT (or ASK ...) with its aggregates collects.
  struct Level {
    std::vector<Aggregate> aggregates;
    std::map<std::string, Variable> aggregate_results;  // By what the aggregate says.
    bool allows_aggregates = false;
  };
  struct Column {
    Variable variable = 0;
    std::optional<Expression> expression;
    size_t begin = 0;  // Byte of the text.
  };
  struct Selection {
    bool distinct = false, reduced = false, all = false;
    size_t star = 0;  // Where "*" stands, if `all`.
    std::vector<Column> columns;
  };
  struct GroupKey {
    Expression expression;
    std::optional<Variable> name;
    size_t begin = 0;
  };
  struct Modifiers {
    bool grouped = false;
    std::vector<GroupKey> keys;
    std::vector<Expression> having;
    std::vector<OrderKey> order;
    uint64_t offset = 0;
    std::optional<uint64_t> limit;
  };

  // grammar_query.cc
  void ReadForm(Query* query);
  void ReadSelectQuery(Query* query);
  void ReadConstructQuery(Query* query);
  void ReadShortConstruct(Query* query);
  void ReadDescribeQuery(Query* query);
  void ReadAskQuery(Query* query);
  void ReadDataset(Query* query);
  Triples ReadTriplesTemplate(Place place);
  Group ReadWhere();
  Group ReadSolutions(Group where);  // What follows the pattern of a query that is no SELECT.
  Group ReadSubquery();
  Group ReadSelect(Query* query, std::vector<Variable>* columns);

  // grammar_modifiers.cc
  Selection ReadSelection();
  Column ReadColumn();
  Modifiers ReadModifiers();
  GroupKey ReadGroupKey();
  OrderKey ReadOrderKey();
  bool AtConstraint() const;
  void ReadSlice(Modifiers* modifiers);
  // Section 18.2.4: grouping, HAVING, VALUES, expressions of SELECT.
  PatternPtr Solutions(Group where, Modifiers* modifiers, Selection* selection, std::optional<Group> values);
  PatternPtr Grouped(PatternPtr pattern, const Variables& visible, Modifiers* modifiers,
                     Selection* selection);
  void CheckColumns(const Selection& selection, const Variables& visible);
  void CheckGrouping(const Selection& selection, const Variables& keys);
  void CheckHaving(const Selection& selection, const Variables& known, Modifiers* modifiers);
  void SampleOthers(const Variables& known, Expression* expression);
  // Section 18.2.5: order, projection, DISTINCT, slice.
  PatternPtr Modified(PatternPtr pattern, const Modifiers& modifiers, const Selection* selection,
                      const std::vector<Variable>& columns) const;

  // grammar_patterns.cc
  Group ReadGroup();
  static void AddTriples(Triples triples, JoinBuilder* joined);
  void ReadGroupElement(JoinBuilder* joined, Variables* visible);
  void ReadOptional(JoinBuilder* joined, Variables* visible);
  void ReadMinus(JoinBuilder* joined);
  void ReadBind(JoinBuilder* joined, Variables* visible);
  void ReadGraph(JoinBuilder* joined, Variables* visible);
  void ReadUnion(JoinBuilder* joined, Variables* visible);
  Group ReadValues();
  void ReadValuesRow(size_t width, bool parentheses, std::vector<ValuesRow>* rows);
  std::optional<std::string> ReadDataValue();

  // grammar_triples.cc
  bool AtTriples() const;
  // "<<" of SPARQL 1.2, which begins nothing in SPARQL 1.1.
  bool AtTripleTerm() const { return reader_.IsSymbol("<") && reader_.IsFollowedBy('<'); }
  bool AtVerb(Place place) const;
  void ReadTriplesSameSubject(Place place, Triples* out);
  void ReadPropertyList(const Node& subject, Place place, Triples* out);
  void ReadObjectList(const Node& subject, const Verb& verb, Place place, Triples* out);
  Verb ReadVerb(Place place);
  Node ReadGraphNode(Place place, Triples* out, bool* is_complete);
  Node ReadCollection(Place place, Triples* out);
  Node ReadBlankProperties(Place place, Triples* out, bool* is_complete);
  Node BlankNode(const std::string* label, Place place);
  static void AddVisible(const Triples& triples, const VariableNames& names, Variables* visible);

  // grammar_paths.cc
  Path ReadPath();
  Path ReadPathSequence();
  Path ReadPathElement();
  Path ReadPathPrimary();
  Path ReadNegatedSet();
  Path ReadPathInSet();
  void AddPath(const Node& subject, const Path& path, const Node& object, Triples* out);

  // grammar_expressions.cc
  Expression ReadExpression();
  Expression ReadAnd();
  Expression ReadRelational();
  Expression ReadAdditive();
  Expression ReadMultiplicative();
  Expression ReadUnary();
  Expression ReadPrimary();
  Expression ReadBracketed();
  Expression ReadConstraint();  // What FILTER and HAVING take.
  Expression ReadWordExpression();
  Expression ReadExists(Expression::Kind kind);
  Expression ReadIriOrCall(bool must_be_call);
  Expression ReadBuiltIn(const FunctionInfo& info);
  Expression ReadAggregate(Aggregate::Kind kind, const Token& name);
  Variable ResultOf(Aggregate aggregate);
  void ReadAggregateArgument(Aggregate* aggregate);
  std::vector<Expression> ReadExpressionList();

  // grammar_terms.cc
  void ReadPrologue();
  bool AtIri() const;
  bool AtNumber() const;
  bool AtLiteral() const;
  bool AtVariable() const { return reader_.Is(TokenKind::kVariable); }
  Variable ReadVariable();
  Node ReadVariableOrIri(std::string_view expected);
  std::string ReadIriForm();
  std::string ReadIri();  // Without the brackets.
  std::string NamespaceOf(const Token& token);
  std::string ReadLiteral();
  std::string ReadStringLiteral();
  uint64_t ReadCount();

  TokenReader reader_;
  ParseOptions options_;
  std::string base_;
  std::map<std::string, std::string> prefixes_;
  VariableNames names_;
  std::vector<Level> levels_;
  // Blank node labels: the basic graph pattern that a label stands in, and its variable.
  std::map<std::string, std::pair<int, Variable>> labels_;
  std::map<std::string, Variable> template_labels_;
  std::vector<Variable> fresh_;  // Blank nodes of the template.
  int basic_ = 0, last_basic_ = 0;
};

}  // namespace mscgraph::sparql

#endif  // MSCGRAPH_GRAPH_SPARQL_GRAMMAR_H_
