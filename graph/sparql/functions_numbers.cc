// Functions on numbers (section 17.4.4).
#include "graph/sparql/functions.h"
#include "graph/sparql/random.h"

namespace mscgraph::sparql {
namespace {

std::optional<Numeric> Compute(Function function, const Numeric& number) {
  switch (function) {
    case Function::kAbs:
      return Absolute(number);
    case Function::kRound:
      return Round(number);
    case Function::kCeil:
      return Ceiling(number);
    case Function::kFloor:
      return Floor(number);
    default:
      return std::nullopt;
  }
}

}  // namespace

std::optional<Value> CallNumberFunction(const FunctionCall& call) {
  if (call.function == Function::kRand) return Value::Number(RandomFraction());
  const Numeric* number = call.argument(0).number();
  if (!number) return std::nullopt;
  const auto result = Compute(call.function, *number);
  if (!result) return std::nullopt;
  return Value::Number(*result);
}

}  // namespace mscgraph::sparql
