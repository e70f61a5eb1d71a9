// Any bytes as terms, one a line: no operator, function or cast may fall, the order of terms is one, and what
// is computed reads as the same again.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "graph/sparql/aggregate.h"
#include "graph/sparql/expression.h"
#include "graph/sparql/function_table.h"
#include "graph/sparql/functions.h"
#include "graph/sparql/value.h"

namespace {

using namespace mscgraph::sparql;  // NOLINT: a test program.

constexpr size_t kMaxTerms = 4;

void Require(bool condition) {
  if (!condition) std::abort();
}

int Sign(int order) { return (order > 0) - (order < 0); }

std::vector<Expression> Leaves(std::string_view text) {
  std::vector<Expression> out;
  while (!text.empty() && out.size() < kMaxTerms) {
    const size_t end = std::min(text.find('\n'), text.size());
    out.emplace_back();
    out.back().form = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

void CheckPair(const Value& a, const Value& b) {
  Require(Equal(a, b) == Equal(b, a));
  Require(SameTerm(a, b) == SameTerm(b, a));
  const int order = CompareForOrder(&a, &b);
  Require(Sign(order) == -Sign(CompareForOrder(&b, &a)));
  if (Less(a, b) == true) Require(order < 0);
  if (SameTerm(a, b)) Require(order == 0);
}

void CheckOrder(const std::vector<Value>& values) {
  for (const Value& a : values) {
    EffectiveBoolean(a);
    for (const Value& b : values) {
      CheckPair(a, b);
      for (const Value& c : values) {
        if (CompareForOrder(&a, &b) <= 0 && CompareForOrder(&b, &c) <= 0)
          Require(CompareForOrder(&a, &c) <= 0);
      }
    }
  }
}

void Run(const Expression& expression) {
  const auto variable = [](Variable) -> const Value* { return nullptr; };
  const auto exists = [](const Pattern&) -> absl::StatusOr<bool> { return true; };
  const auto blank_node = [](std::optional<std::string>) { return std::string("_:b"); };
  const ExpressionContext context{variable, exists, blank_node, absl::UnixEpoch(), "http://example.org/"};
  const auto value = Evaluate(expression, context);
  if (!value.ok() || !*value) return;
  const Value again = Value::FromForm((*value)->form());
  Require(SameTerm(again, **value) && CompareForOrder(&again, &**value) == 0);
  Require(again.datatype() == (*value)->datatype() && again.has_value() == (*value)->has_value());
}

void RunAll(const std::vector<Expression>& leaves) {
  for (int kind = static_cast<int>(Expression::Kind::kOr); kind < static_cast<int>(Expression::Kind::kExists);
       ++kind) {
    Expression expression;
    expression.kind = static_cast<Expression::Kind>(kind);
    expression.form = "<http://www.w3.org/2001/XMLSchema#decimal>";
    const size_t least = expression.kind == Expression::Kind::kFunction ? leaves.size() + 1 : 0;
    for (size_t count = least; count <= leaves.size(); ++count) {
      expression.arguments.assign(leaves.begin(), leaves.begin() + static_cast<std::ptrdiff_t>(count));
      Run(expression);
    }
  }
  for (int function = 0; function <= static_cast<int>(Function::kSha512); ++function) {
    Expression expression;
    expression.kind = Expression::Kind::kFunction;
    expression.function = static_cast<Function>(function);
    if (expression.function == Function::kBound) continue;
    const FunctionInfo& info = InfoOf(expression.function);
    for (size_t count = info.min_arguments; count <= std::min(info.max_arguments, leaves.size()); ++count) {
      expression.arguments.assign(leaves.begin(), leaves.begin() + static_cast<std::ptrdiff_t>(count));
      Run(expression);
    }
  }
}

void Aggregated(const std::vector<Value>& values) {
  for (int kind = 0; kind <= static_cast<int>(Aggregate::Kind::kGroupConcat); ++kind) {
    Aggregate aggregate;
    aggregate.kind = static_cast<Aggregate::Kind>(kind);
    const auto accumulator = Accumulator::Make(aggregate);
    for (const Value& value : values) accumulator->Add(&value);
    accumulator->Result();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::vector<Expression> leaves = Leaves({reinterpret_cast<const char*>(data), size});
  std::vector<Value> values;
  for (const Expression& leaf : leaves) {
    values.push_back(Value::FromForm(leaf.form));
    Require(values.back().form() == leaf.form);
    for (int target = 1; target < static_cast<int>(Datatype::kOther); ++target) {
      if (IsCastTarget(static_cast<Datatype>(target))) Cast(values.back(), static_cast<Datatype>(target));
    }
  }
  CheckOrder(values);
  RunAll(leaves);
  Aggregated(values);
  return 0;
}
