#include "graph/sparql/expression.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "absl/container/inlined_vector.h"
#include "graph/sparql/expression_node.h"
#include "graph/sparql/functions.h"

namespace mscgraph::sparql {
namespace {

// The result of a part: a value of its own, or one that a constant or the row has.
class Operand {
 public:
  Operand() = default;  // An error.
  explicit Operand(const Value* borrowed) : borrowed_(borrowed) {}
  explicit Operand(std::optional<Value> owned) : owned_(std::move(owned)) {}

  const Value* get() const { return owned_ ? &*owned_ : borrowed_; }

  void MakeOwned() {
    if (!owned_ && borrowed_) owned_ = *borrowed_;
  }

  std::optional<Value> Take() && {
    MakeOwned();
    return std::move(owned_);
  }

 private:
  const Value* borrowed_ = nullptr;
  std::optional<Value> owned_;
};

std::optional<Numeric> Compute(Expression::Kind kind, const Numeric& a, const Numeric& b) {
  switch (kind) {
    case Expression::Kind::kAdd:
      return Add(a, b);
    case Expression::Kind::kSubtract:
      return Subtract(a, b);
    case Expression::Kind::kMultiply:
      return Multiply(a, b);
    default:
      return Divide(a, b);
  }
}

// <, >, <=, >=.
bool Holds(Expression::Kind kind, std::partial_ordering order) {
  switch (kind) {
    case Expression::Kind::kLess:
      return order < 0;
    case Expression::Kind::kGreater:
      return order > 0;
    case Expression::Kind::kLessOrEqual:
      return order <= 0;
    default:
      return order >= 0;
  }
}

}  // namespace

// One evaluation. Errors that end the query are in status(); results after that do not count.
class ExpressionEvaluator {
 public:
  using Node = CompiledExpression::Node;
  using Kind = Expression::Kind;

  explicit ExpressionEvaluator(const ExpressionContext& context) : context_(context) {}

  const absl::Status& status() const { return status_; }

  Operand Evaluate(const Node& node) {
    switch (node.kind) {
      case Kind::kTerm:
        return Operand(&*node.constant);
      case Kind::kVariable:
        return Operand(context_.variable(node.variable));
      case Kind::kAdd:
      case Kind::kSubtract:
      case Kind::kMultiply:
      case Kind::kDivide:
      case Kind::kPlus:
      case Kind::kMinus: {
        const auto number = EvaluateNumber(node);
        return number ? Operand(Value::Number(*number)) : Operand();
      }
      case Kind::kFunction:
        if (!IsBoolean(node.function)) return CallFunction(node);
        break;
      case Kind::kCall: {
        const Operand argument = Evaluate(node.arguments[0]);
        return argument.get() ? Operand(Cast(*argument.get(), node.cast)) : Operand();
      }
      default:
        break;
    }
    const auto value = EvaluateBoolean(node);
    return value ? Operand(Value::Boolean(*value)) : Operand();
  }

  // The effective boolean value.
  std::optional<bool> EvaluateBoolean(const Node& node) {
    switch (node.kind) {
      case Kind::kOr:
        return Logical(node, true);
      case Kind::kAnd:
        return Logical(node, false);
      case Kind::kNot:
        return Negated(EvaluateBoolean(node.arguments[0]));
      case Kind::kEqual:
      case Kind::kNotEqual:
      case Kind::kLess:
      case Kind::kGreater:
      case Kind::kLessOrEqual:
      case Kind::kGreaterOrEqual:
        return Comparison(node);
      case Kind::kIn:
        return In(node);
      case Kind::kNotIn:
        return Negated(In(node));
      case Kind::kExists:
        return Exists(*node.pattern);
      case Kind::kNotExists:
        return Negated(Exists(*node.pattern));
      case Kind::kFunction:
        if (IsBoolean(node.function)) return CallBoolean(node);
        break;
      default:
        break;
    }
    const Operand value = Evaluate(node);
    return value.get() ? EffectiveBoolean(*value.get()) : std::nullopt;
  }

 private:
  using Operands = absl::InlinedVector<Operand, 3>;
  using Pointers = absl::InlinedVector<const Value*, 4>;

  static bool IsBoolean(Function function) {
    return function == Function::kBound || function == Function::kRegex || IsPredicate(function);
  }

  static std::optional<bool> Negated(std::optional<bool> value) {
    if (value) *value = !*value;
    return value;
  }

  // 17.2: an operand that is `decisive` decides, whatever errors the others have.
  std::optional<bool> Logical(const Node& node, bool decisive) {
    bool error = false;
    for (const Node& argument : node.arguments) {
      const auto value = EvaluateBoolean(argument);
      if (value == decisive) return decisive;
      if (!status_.ok()) return std::nullopt;
      error = error || !value;
    }
    return error ? std::nullopt : std::optional(!decisive);
  }

  static bool RowIsReadBehind(const Node& node, size_t argument) {
    return std::any_of(node.arguments.begin() + static_cast<std::ptrdiff_t>(argument) + 1,
                       node.arguments.end(), [](const Node& later) { return later.reads_row; });
  }

  // All arguments, each of which stays valid; false if one is an error.
  bool EvaluateArguments(const Node& node, Operands* operands, Pointers* pointers) {
    const size_t count = node.arguments.size();
    operands->reserve(count);
    for (size_t i = 0; i < count; ++i) {
      operands->push_back(Evaluate(node.arguments[i]));
      if (!operands->back().get()) return false;
      // The value of a variable does not outlive the next one.
      if (node.arguments[i].reads_row && RowIsReadBehind(node, i)) operands->back().MakeOwned();
    }
    for (const Operand& operand : *operands) pointers->push_back(operand.get());
    return true;
  }

  std::optional<bool> Comparison(const Node& node) {
    Operands operands;
    Pointers values;
    if (!EvaluateArguments(node, &operands, &values)) return std::nullopt;
    if (node.kind == Kind::kEqual) return Equal(*values[0], *values[1]);
    if (node.kind == Kind::kNotEqual) return Negated(Equal(*values[0], *values[1]));
    const auto order = Compare(*values[0], *values[1]);
    if (!order) return std::nullopt;
    return Holds(node.kind, *order);
  }

  std::optional<bool> In(const Node& node) {
    Operand needle = Evaluate(node.arguments[0]);
    if (!needle.get()) return std::nullopt;
    if (RowIsReadBehind(node, 0)) needle.MakeOwned();
    bool error = false;
    for (size_t i = 1; i < node.arguments.size(); ++i) {
      const Operand candidate = Evaluate(node.arguments[i]);
      const auto equal = candidate.get() ? Equal(*needle.get(), *candidate.get()) : std::nullopt;
      if (equal == true) return true;
      if (!status_.ok()) return std::nullopt;
      error = error || !equal;
    }
    return error ? std::nullopt : std::optional(false);
  }

  std::optional<bool> Exists(const Pattern& pattern) {
    auto found = context_.exists(pattern);
    if (found.ok()) return *found;
    status_ = found.status();
    return std::nullopt;
  }

  std::optional<Numeric> EvaluateNumber(const Node& node) {
    switch (node.kind) {
      case Kind::kPlus:
        return EvaluateNumber(node.arguments[0]);
      case Kind::kMinus: {
        const auto number = EvaluateNumber(node.arguments[0]);
        return number ? Negate(*number) : std::nullopt;
      }
      case Kind::kAdd:
      case Kind::kSubtract:
      case Kind::kMultiply:
      case Kind::kDivide: {
        const auto a = EvaluateNumber(node.arguments[0]);
        const auto b = a ? EvaluateNumber(node.arguments[1]) : std::nullopt;
        return b ? Compute(node.kind, *a, *b) : std::nullopt;
      }
      default: {
        const Operand operand = Evaluate(node);
        if (!operand.get() || !operand.get()->number()) return std::nullopt;
        return *operand.get()->number();
      }
    }
  }

  std::optional<bool> CallBoolean(const Node& node) {
    if (node.function == Function::kBound) return context_.variable(node.arguments[0].variable) != nullptr;
    Operands operands;
    Pointers values;
    if (!EvaluateArguments(node, &operands, &values)) return std::nullopt;
    if (node.function == Function::kRegex) return CallRegex(node, values);
    return CallPredicate(node.function, values);
  }

  Operand CallFunction(const Node& node) {
    if (node.function == Function::kIf) {
      const auto condition = EvaluateBoolean(node.arguments[0]);
      return condition ? Evaluate(node.arguments[*condition ? 1 : 2]) : Operand();
    }
    if (node.function == Function::kCoalesce) {
      for (const Node& argument : node.arguments) {
        Operand value = Evaluate(argument);
        if (value.get() || !status_.ok()) return value;
      }
      return Operand();
    }
    Operands operands;
    Pointers values;
    if (!EvaluateArguments(node, &operands, &values)) return Operand();
    if (node.function == Function::kReplace) return Operand(CallReplace(node, values));
    return Operand(sparql::CallFunction({node.function, values, context_, &status_}));
  }

  // The compiled argument 1 with the flags of argument `flags_at`, if there are any; nullptr is an error.
  const Regex* FindRegex(const Node& node, const Pointers& values, size_t flags_at) {
    const Value* flags = values.size() > flags_at ? values[flags_at] : nullptr;
    if (values[1]->datatype() != Datatype::kString || (flags && flags->datatype() != Datatype::kString))
      return nullptr;
    std::string buffer0, buffer1;
    const auto& regex = node.regexes->Find(values[1]->Text(&buffer0), flags ? flags->Text(&buffer1) : "");
    if (regex.ok()) return &*regex;
    // What is no regular expression is an error of this row; what we cannot run must not pass for one.
    if (absl::IsUnimplemented(regex.status())) status_ = regex.status();
    return nullptr;
  }

  std::optional<bool> CallRegex(const Node& node, const Pointers& values) {
    if (!values[0]->is_string_literal()) return std::nullopt;
    const Regex* regex = FindRegex(node, values, 2);
    if (!regex) return std::nullopt;
    std::string buffer;
    return regex->Matches(values[0]->Text(&buffer));
  }

  std::optional<Value> CallReplace(const Node& node, const Pointers& values) {
    if (!values[0]->is_string_literal() || values[2]->datatype() != Datatype::kString) return std::nullopt;
    const Regex* regex = FindRegex(node, values, 3);
    if (!regex) return std::nullopt;
    std::string buffer0, buffer1;
    auto replaced = regex->Replace(values[0]->Text(&buffer0), values[2]->Text(&buffer1), kMaxTermBytes);
    if (!replaced.ok()) status_ = replaced.status();
    if (!replaced.ok() || !*replaced) return std::nullopt;
    return StringLike(**replaced, *values[0]);
  }

  const ExpressionContext& context_;
  absl::Status status_;
};

absl::StatusOr<std::optional<Value>> CompiledExpression::Evaluate(const ExpressionContext& context) const {
  ExpressionEvaluator evaluator(context);
  Operand result = evaluator.Evaluate(*root_);
  if (!evaluator.status().ok()) return evaluator.status();
  return std::move(result).Take();
}

absl::StatusOr<std::optional<bool>> CompiledExpression::EvaluateBoolean(
    const ExpressionContext& context) const {
  ExpressionEvaluator evaluator(context);
  const std::optional<bool> result = evaluator.EvaluateBoolean(*root_);
  if (!evaluator.status().ok()) return evaluator.status();
  return result;
}

absl::StatusOr<std::optional<Value>> Evaluate(const Expression& expression,
                                              const ExpressionContext& context) {
  const auto compiled = CompiledExpression::Compile(expression);
  if (!compiled.ok()) return compiled.status();
  return compiled->Evaluate(context);
}

}  // namespace mscgraph::sparql
