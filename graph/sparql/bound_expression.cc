#include "graph/sparql/bound_expression.h"

#include "graph/sparql/algebra_text.h"

namespace mscgraph::sparql {
namespace {

bool IsIriForm(const std::string& form) { return !form.empty() && form[0] == '<'; }

// Terms whose `=` is that of their ids: no literals, whose values may be equal though they differ.
bool IsNodeId(TermId id) {
  const TermTag tag = TagOf(id);
  return tag == TermTag::kIri || tag == TermTag::kClaim || tag == TermTag::kEvidence;
}

}  // namespace

BoundExpression::BoundExpression(Execution* execution, const Expression* expression,
                                 std::vector<ExistsPlan> exists)
    : execution_(execution), expression_(expression), exists_(std::move(exists)) {
  auto compiled = CompiledExpression::Compile(*expression);
  if (compiled.ok()) {
    compiled_.emplace(*std::move(compiled));
  } else {
    execution_->Fail(compiled.status());
  }
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

absl::StatusOr<bool> BoundExpression::Exists(const Pattern& pattern, TermId* row) {
  for (ExistsPlan& candidate : exists_) {
    if (candidate.pattern != &pattern) continue;
    bool found = false;
    for (const Seed& seed : candidate.saved) row[seed.to] = row[seed.from];
    candidate.plan->Run(row, [&] {
      found = true;
      return false;
    });
    for (const Seed& seed : candidate.saved) row[seed.to] = 0;
    if (!execution_->status().ok()) return execution_->status();
    return found;
  }
  return absl::InternalError("EXISTS without a plan");
}

template <typename Use>
auto BoundExpression::WithContext(TermId* row, Use use) {
  const auto variable = [&](Variable v) -> const Value* {
    if (row[v] == 0) return nullptr;
    auto found = execution_->terms().ValueOf(row[v]);
    if (found.ok()) return *found;
    execution_->Fail(found.status());
    return nullptr;
  };
  const auto exists = [&](const Pattern& pattern) { return Exists(pattern, row); };
  const auto blank_node = [&](std::optional<std::string> label) { return execution_->BlankNode(label); };
  return use(ExpressionContext{.variable = variable,
                               .exists = exists,
                               .blank_node = blank_node,
                               .now = execution_->now(),
                               .base = execution_->query().base});
}

bool BoundExpression::Evaluate(TermId* row, std::optional<Value>* value) {
  auto result =
      WithContext(row, [&](const ExpressionContext& context) { return compiled_->Evaluate(context); });
  if (!result.ok()) return execution_->Fail(result.status());
  *value = *std::move(result);
  return execution_->status().ok();
}

bool BoundExpression::Test(TermId* row, bool* passes) {
  if (id_test_ != IdTest::kNone) {
    if (std::optional<bool> result = TestIds(row)) {
      *passes = *result;
      return true;
    }
  }
  auto result =
      WithContext(row, [&](const ExpressionContext& context) { return compiled_->EvaluateBoolean(context); });
  if (!result.ok()) return execution_->Fail(result.status());
  *passes = result->value_or(false);
  return execution_->status().ok();
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

std::string BoundExpression::Describe() const {
  std::vector<const Pattern*> exists;
  return ExpressionText(*expression_, execution_->names(), &exists);
}

void BoundExpression::AddChildren(std::vector<const Operator*>* out) const {
  for (const ExistsPlan& exists : exists_) out->push_back(exists.plan.get());
}

}  // namespace mscgraph::sparql
