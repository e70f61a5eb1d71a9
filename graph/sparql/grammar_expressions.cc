// Expressions, functions and aggregates.

#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "graph/sparql/algebra_text.h"
#include "graph/sparql/grammar.h"

namespace mscgraph::sparql {
namespace {

using Kind = Expression::Kind;

struct NamedAggregate {
  std::string_view name;
  Aggregate::Kind kind;
};
constexpr NamedAggregate kAggregates[] = {
    {"COUNT", Aggregate::Kind::kCount},
    {"SUM", Aggregate::Kind::kSum},
    {"MIN", Aggregate::Kind::kMin},
    {"MAX", Aggregate::Kind::kMax},
    {"AVG", Aggregate::Kind::kAvg},
    {"SAMPLE", Aggregate::Kind::kSample},
    {"GROUP_CONCAT", Aggregate::Kind::kGroupConcat},
};

struct Comparison {
  std::string_view symbol;
  Kind kind;
};
constexpr Comparison kComparisons[] = {
    {"=", Kind::kEqual},   {"!=", Kind::kNotEqual},    {"<", Kind::kLess},
    {">", Kind::kGreater}, {"<=", Kind::kLessOrEqual}, {">=", Kind::kGreaterOrEqual},
};

constexpr std::string_view kNewFunctions[] = {
    "TRIPLE", "SUBJECT", "PREDICATE", "OBJECT", "ISTRIPLE", "LANGDIR", "HASLANG", "HASLANGDIR", "STRLANGDIR",
};

template <typename T>
Expression Pair(Kind kind, T left, T right) {
  std::vector<Expression> arguments;
  arguments.push_back(std::move(left));
  arguments.push_back(std::move(right));
  return Operation(kind, std::move(arguments));
}

// Whether two evaluations give the same value.
bool IsStable(const Expression& expression) {
  if (expression.kind == Kind::kFunction) {
    switch (expression.function) {
      case Function::kRand:
      case Function::kUuid:
      case Function::kStruuid:
      case Function::kBnode:
        return false;
      default:
        break;
    }
  }
  if (expression.pattern) return false;  // What EXISTS looks at is not compared.
  for (const Expression& argument : expression.arguments)
    if (!IsStable(argument)) return false;
  return true;
}

}  // namespace

Expression Grammar::ReadExpression() {
  const TokenReader::Level level(&reader_);
  std::vector<Expression> operands;
  do operands.push_back(ReadAnd());
  while (reader_.TakeSymbol("||"));
  return Balanced(Kind::kOr, std::move(operands));
}

Expression Grammar::ReadAnd() {
  std::vector<Expression> operands;
  do operands.push_back(ReadRelational());
  while (reader_.TakeSymbol("&&"));
  return Balanced(Kind::kAnd, std::move(operands));
}

Expression Grammar::ReadRelational() {
  Expression left = ReadAdditive();
  for (const Comparison& comparison : kComparisons)
    if (reader_.TakeSymbol(comparison.symbol)) return Pair(comparison.kind, std::move(left), ReadAdditive());
  const bool negated = reader_.TakeWord("NOT");
  if (!negated && !reader_.IsWord("IN")) return left;
  reader_.ExpectWord("IN");
  std::vector<Expression> arguments = ReadExpressionList();
  arguments.insert(arguments.begin(), std::move(left));
  return Operation(negated ? Kind::kNotIn : Kind::kIn, std::move(arguments));
}

// "?a -1" is a subtraction too, though -1 is one token.
Expression Grammar::ReadAdditive() {
  Expression left = ReadMultiplicative();
  while (true) {
    const bool sign = AtNumber() && (reader_.token().text[0] == '+' || reader_.token().text[0] == '-');
    if (!sign && !reader_.IsSymbol("+") && !reader_.IsSymbol("-")) return left;
    const bool adds = reader_.token().text[0] == '+';
    if (sign) {
      reader_.DropSign();
    } else {
      reader_.Take();
    }
    reader_.CountStep();
    left = Pair(adds ? Kind::kAdd : Kind::kSubtract, std::move(left), ReadMultiplicative());
  }
}

Expression Grammar::ReadMultiplicative() {
  Expression left = ReadUnary();
  while (reader_.IsSymbol("*") || reader_.IsSymbol("/")) {
    const Kind kind = reader_.Take().text == "*" ? Kind::kMultiply : Kind::kDivide;
    reader_.CountStep();
    left = Pair(kind, std::move(left), ReadUnary());
  }
  return left;
}

Expression Grammar::ReadUnary() {
  if (reader_.TakeSymbol("!")) return Operation(Kind::kNot, {ReadPrimary()});
  if (reader_.TakeSymbol("+")) return Operation(Kind::kPlus, {ReadPrimary()});
  if (reader_.TakeSymbol("-")) return Operation(Kind::kMinus, {ReadPrimary()});
  return ReadPrimary();
}

Expression Grammar::ReadPrimary() {
  if (reader_.IsSymbol("(")) return ReadBracketed();
  if (AtVariable()) return VariableExpression(ReadVariable());
  if (AtLiteral()) return TermExpression(ReadLiteral());
  if (AtIri()) return ReadIriOrCall(/*must_be_call=*/false);
  if (reader_.Is(TokenKind::kWord)) return ReadWordExpression();
  if (AtTripleTerm()) {
    reader_.Fail("triple terms (SPARQL 1.2) are not supported");
  } else {
    reader_.FailExpected("an expression");
  }
  return Expression{};
}

Expression Grammar::ReadBracketed() {
  reader_.ExpectSymbol("(");
  Expression expression = ReadExpression();
  reader_.ExpectSymbol(")");
  return expression;
}

Expression Grammar::ReadConstraint() {
  if (reader_.IsSymbol("(")) return ReadBracketed();
  if (AtIri()) return ReadIriOrCall(/*must_be_call=*/true);
  if (reader_.Is(TokenKind::kWord) && !AtLiteral()) return ReadWordExpression();
  reader_.FailExpected("'(' or a function");
  return Expression{};
}

// A built-in function, an aggregate, EXISTS.
Expression Grammar::ReadWordExpression() {
  if (reader_.TakeWord("EXISTS")) return ReadExists(Kind::kExists);
  if (reader_.TakeWord("NOT")) {
    reader_.ExpectWord("EXISTS");
    return ReadExists(Kind::kNotExists);
  }
  const std::string& name = reader_.token().text;
  if (const FunctionInfo* info = FindFunction(name)) return ReadBuiltIn(*info);
  for (const NamedAggregate& known : kAggregates)
    if (reader_.IsWord(known.name)) return ReadAggregate(known.kind, reader_.token());
  for (const std::string_view known : kNewFunctions) {
    if (!reader_.IsWord(known)) continue;
    reader_.Fail(absl::StrCat("the function ", name, " (SPARQL 1.2) is not supported"));
    return Expression{};
  }
  if (reader_.IsFollowedBy('(')) {
    reader_.Fail(absl::StrCat("there is no function ", name));
  } else {
    reader_.FailExpected("an expression");
  }
  return Expression{};
}

// Aggregates around it do not reach into its pattern.
Expression Grammar::ReadExists(Expression::Kind kind) {
  const bool allowed = std::exchange(levels_.back().allows_aggregates, false);
  Group group = ReadGroup();
  levels_.back().allows_aggregates = allowed;
  Expression expression;
  expression.kind = kind;
  expression.pattern = MakeFilter(std::move(group.pattern), std::move(group.filter));
  return expression;
}

Expression Grammar::ReadIriOrCall(bool must_be_call) {
  std::string form = ReadIriForm();
  if (!reader_.IsSymbol("(")) {
    if (must_be_call) reader_.FailExpected("'('");
    return TermExpression(std::move(form));
  }
  Expression call = Operation(Kind::kCall, ReadExpressionList());
  call.form = std::move(form);
  return call;
}

Expression Grammar::ReadBuiltIn(const FunctionInfo& info) {
  const Token name = reader_.Take();
  Expression call;
  call.kind = Kind::kFunction;
  call.function = info.function;
  if (info.function == Function::kBound) {
    reader_.ExpectSymbol("(");
    call.arguments.push_back(VariableExpression(ReadVariable()));
    reader_.ExpectSymbol(")");
    return call;
  }
  call.arguments = ReadExpressionList();
  const size_t count = call.arguments.size();
  if (count >= info.min_arguments && count <= info.max_arguments) return call;
  const std::string most = info.max_arguments == kAnyNumber ? " or more"
                           : info.max_arguments > info.min_arguments
                               ? absl::StrCat(" to ", info.max_arguments)
                               : "";
  reader_.FailAt(name.begin, absl::StrCat("expected ", info.min_arguments, most, " arguments of ", name.text,
                                          ", found ", count));
  return call;
}

Expression Grammar::ReadAggregate(Aggregate::Kind kind, const Token& name) {
  Level& level = levels_.back();
  if (!level.allows_aggregates) {
    reader_.Fail(absl::StrCat("the aggregate ", name.text,
                              " can stand in SELECT, HAVING and ORDER BY only, and not inside another one"));
    return Expression{};
  }
  reader_.Take();
  level.allows_aggregates = false;
  Aggregate aggregate;
  aggregate.kind = kind;
  ReadAggregateArgument(&aggregate);
  levels_.back().allows_aggregates = true;
  return VariableExpression(ResultOf(std::move(aggregate)));
}

// The variable of an aggregate: one for all that say the same.
Variable Grammar::ResultOf(Aggregate aggregate) {
  Level& level = levels_.back();
  const bool stable = !aggregate.argument || IsStable(*aggregate.argument);
  const std::string key =
      stable ? AggregateText(aggregate, names_.all()) : absl::StrCat("#", level.aggregates.size());
  const auto [found, added] = level.aggregate_results.emplace(key, 0);
  if (added) {
    found->second = aggregate.result = names_.Fresh("aggregate");
    level.aggregates.push_back(std::move(aggregate));
  }
  return found->second;
}

void Grammar::ReadAggregateArgument(Aggregate* aggregate) {
  reader_.ExpectSymbol("(");
  aggregate->distinct = reader_.TakeWord("DISTINCT");
  const bool all = aggregate->kind == Aggregate::Kind::kCount && reader_.TakeSymbol("*");
  if (!all) aggregate->argument = ReadExpression();
  if (aggregate->kind == Aggregate::Kind::kGroupConcat && reader_.TakeSymbol(";")) {
    reader_.ExpectWord("SEPARATOR");
    reader_.ExpectSymbol("=");
    if (!reader_.Is(TokenKind::kString)) return reader_.FailExpected("a string");
    aggregate->separator = reader_.Take().text;
  }
  reader_.ExpectSymbol(")");
}

std::vector<Expression> Grammar::ReadExpressionList() {
  std::vector<Expression> list;
  reader_.ExpectSymbol("(");
  if (reader_.TakeSymbol(")")) return list;
  if (reader_.IsWord("DISTINCT")) {
    reader_.Fail("DISTINCT in a call: aggregates named by an IRI are not supported");
    return list;
  }
  do list.push_back(ReadExpression());
  while (reader_.TakeSymbol(","));
  reader_.ExpectSymbol(")");
  return list;
}

}  // namespace mscgraph::sparql
