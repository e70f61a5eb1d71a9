#include "graph/sparql/bound_expression.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "graph/sparql/function_table.h"

namespace mscgraph::sparql {
namespace {

bool IsIriForm(const std::string& form) { return !form.empty() && form[0] == '<'; }

// Terms whose `=` is that of their ids: no literals, whose values may be equal though they differ.
bool IsNodeId(TermId id) {
  const TermTag tag = TagOf(id);
  return tag == TermTag::kIri || tag == TermTag::kClaim || tag == TermTag::kEvidence;
}

const char* OperatorText(Expression::Kind kind) {
  using Kind = Expression::Kind;
  switch (kind) {
    case Kind::kOr:
      return " || ";
    case Kind::kAnd:
      return " && ";
    case Kind::kEqual:
      return " = ";
    case Kind::kNotEqual:
      return " != ";
    case Kind::kLess:
      return " < ";
    case Kind::kGreater:
      return " > ";
    case Kind::kLessOrEqual:
      return " <= ";
    case Kind::kGreaterOrEqual:
      return " >= ";
    case Kind::kAdd:
      return " + ";
    case Kind::kSubtract:
      return " - ";
    case Kind::kMultiply:
      return " * ";
    case Kind::kDivide:
      return " / ";
    default:
      return nullptr;
  }
}

}  // namespace

std::string ExpressionText(const Expression& expression, const Execution& execution) {
  using Kind = Expression::Kind;
  std::vector<std::string> arguments;
  for (const Expression& argument : expression.arguments)
    arguments.push_back(ExpressionText(argument, execution));
  if (const char* text = OperatorText(expression.kind))
    return absl::StrCat("(", absl::StrJoin(arguments, text), ")");
  const std::string list = absl::StrJoin(arguments, ", ");
  switch (expression.kind) {
    case Kind::kTerm:
      return expression.form;
    case Kind::kVariable:
      return "?" + execution.NameOf(expression.variable);
    case Kind::kNot:
      return "!" + list;
    case Kind::kMinus:
      return "-" + list;
    case Kind::kPlus:
      return "+" + list;
    case Kind::kIn:
    case Kind::kNotIn: {
      const std::string first = arguments.front();
      arguments.erase(arguments.begin());
      return absl::StrCat(first, expression.kind == Kind::kIn ? " IN (" : " NOT IN (",
                          absl::StrJoin(arguments, ", "), ")");
    }
    case Kind::kExists:
      return "EXISTS {...}";
    case Kind::kNotExists:
      return "NOT EXISTS {...}";
    case Kind::kFunction:
      return absl::StrCat(std::string(InfoOf(expression.function).name), "(", list, ")");
    default:
      return absl::StrCat(expression.form, "(", list, ")");
  }
}

BoundExpression::BoundExpression(Execution* execution, const Expression* expression,
                                 std::vector<ExistsPlan> exists)
    : execution_(execution), expression_(expression), exists_(std::move(exists)) {
  FindIdTest();
}

bool BoundExpression::PlaceOf(const Expression& expression, Place* place) const {
  if (expression.kind == Expression::Kind::kVariable) {
    *place = {.is_variable = true, .variable = expression.variable};
    return true;
  }
  if (expression.kind != Expression::Kind::kTerm || !IsIriForm(expression.form)) return false;
  auto id = execution_->reader().IdOf(expression.form);
  if (!id.ok()) return false;
  *place = {.term = *id};
  return true;
}

void BoundExpression::FindIdTest() {
  using Kind = Expression::Kind;
  const Expression& e = *expression_;
  const bool negated = e.kind == Kind::kNot;
  const Expression& inner = negated ? e.arguments[0] : e;
  if (inner.kind == Kind::kFunction && inner.function == Function::kBound) {
    if (PlaceOf(inner.arguments[0], &left_)) id_test_ = negated ? IdTest::kNotBound : IdTest::kBound;
  } else if (e.kind == Kind::kEqual || e.kind == Kind::kNotEqual) {
    if (PlaceOf(e.arguments[0], &left_) && PlaceOf(e.arguments[1], &right_))
      id_test_ = e.kind == Kind::kEqual ? IdTest::kEqual : IdTest::kNotEqual;
  }
}

std::optional<bool> BoundExpression::TestIds(const TermId* row) const {
  const TermId left = left_.In(row);
  if (id_test_ == IdTest::kBound) return left != 0;
  if (id_test_ == IdTest::kNotBound) return left == 0;
  const TermId right = right_.In(row);
  if (left == 0 || right == 0) return false;  // An error; the filter drops the row.
  if (!IsNodeId(left) && !IsNodeId(right)) return std::nullopt;
  return (left == right) == (id_test_ == IdTest::kEqual);
}

bool BoundExpression::Evaluate(TermId* row, std::optional<Value>* value) {
  auto variable = [&](Variable v) -> const Value* {
    if (row[v] == 0) return nullptr;
    auto found = execution_->terms().ValueOf(row[v]);
    if (found.ok()) return *found;
    execution_->Fail(found.status());
    return nullptr;
  };
  auto exists = [&](const Pattern& pattern) -> absl::StatusOr<bool> {
    for (ExistsPlan& candidate : exists_) {
      if (candidate.pattern != &pattern) continue;
      bool found = false;
      candidate.plan->Run(row, [&] {
        found = true;
        return false;
      });
      if (!execution_->status().ok()) return execution_->status();
      return found;
    }
    return absl::InternalError("EXISTS without a plan");
  };
  auto blank_node = [&](std::optional<std::string> label) { return execution_->BlankNode(label); };
  auto result = sparql::Evaluate(*expression_, {.variable = variable,
                                                .exists = exists,
                                                .blank_node = blank_node,
                                                .now = execution_->now(),
                                                .base = execution_->query().base});
  if (!result.ok()) return execution_->Fail(result.status());
  if (!execution_->status().ok()) return false;
  *value = *std::move(result);
  return true;
}

bool BoundExpression::Test(TermId* row, bool* passes) {
  if (id_test_ != IdTest::kNone) {
    if (std::optional<bool> result = TestIds(row)) {
      *passes = *result;
      return true;
    }
  }
  std::optional<Value> value;
  if (!Evaluate(row, &value)) return false;
  *passes = value.has_value() && EffectiveBoolean(*value).value_or(false);
  return true;
}

bool BoundExpression::EvaluateToId(TermId* row, TermId* id) {
  if (auto variable = plain_variable()) {
    *id = row[*variable];
    return true;
  }
  std::optional<Value> value;
  if (!Evaluate(row, &value)) return false;
  *id = 0;
  if (!value.has_value()) return true;
  auto interned = execution_->terms().Intern(value->form());
  if (!interned.ok()) return execution_->Fail(interned.status());
  *id = *interned;
  return true;
}

std::optional<Variable> BoundExpression::plain_variable() const {
  if (expression_->kind != Expression::Kind::kVariable) return std::nullopt;
  return expression_->variable;
}

std::string BoundExpression::Describe() const { return ExpressionText(*expression_, *execution_); }

void BoundExpression::AddChildren(std::vector<const Operator*>* out) const {
  for (const ExistsPlan& exists : exists_) out->push_back(exists.plan.get());
}

}  // namespace mscgraph::sparql
