#include <utility>

#include "absl/strings/str_cat.h"
#include "graph/sparql/expression.h"
#include "graph/sparql/expression_node.h"
#include "graph/sparql/function_table.h"
#include "graph/sparql/functions.h"

namespace mscgraph::sparql {

const absl::StatusOr<Regex>& RegexCache::Find(std::string_view pattern, std::string_view flags) {
  key_.assign(flags).append("/").append(pattern);  // No flag is a slash.
  const auto found = entries_.find(key_);
  if (found != entries_.end()) return found->second;
  if (entries_.size() >= kMaxEntries) entries_.clear();
  return entries_.emplace(key_, Regex::Compile(pattern, flags)).first->second;
}

class ExpressionCompiler {
 public:
  using Node = CompiledExpression::Node;
  using Kind = Expression::Kind;

  static absl::StatusOr<Node> Compile(const Expression& expression) {
    Node out;
    out.kind = expression.kind;
    out.variable = expression.variable;
    out.function = expression.function;
    out.pattern = expression.pattern;
    out.reads_row = expression.kind == Kind::kVariable || expression.kind == Kind::kExists ||
                    expression.kind == Kind::kNotExists;
    if (expression.kind == Kind::kTerm) out.constant = Value::FromForm(expression.form);
    if (absl::Status status = CheckShape(expression); !status.ok()) return status;
    for (const Expression& argument : expression.arguments) {
      auto compiled = Compile(argument);
      if (!compiled.ok()) return compiled.status();
      out.reads_row = out.reads_row || compiled->reads_row;
      out.arguments.push_back(*std::move(compiled));
    }
    if (expression.kind == Kind::kCall) return CompileCall(expression, std::move(out));
    if (expression.kind == Kind::kFunction) return CompileFunction(std::move(out));
    return out;
  }

 private:
  // The least and the greatest number of arguments.
  static std::pair<size_t, size_t> Arguments(const Expression& expression) {
    switch (expression.kind) {
      case Kind::kTerm:
      case Kind::kVariable:
      case Kind::kExists:
      case Kind::kNotExists:
        return {0, 0};
      case Kind::kNot:
      case Kind::kPlus:
      case Kind::kMinus:
        return {1, 1};
      case Kind::kCall:
        return {0, kAnyNumber};
      case Kind::kIn:
      case Kind::kNotIn:
        return {1, kAnyNumber};
      case Kind::kOr:
      case Kind::kAnd:
        return {2, kAnyNumber};
      case Kind::kFunction:
        return {InfoOf(expression.function).min_arguments, InfoOf(expression.function).max_arguments};
      default:
        return {2, 2};
    }
  }

  static absl::Status CheckShape(const Expression& expression) {
    const auto [least, most] = Arguments(expression);
    const size_t count = expression.arguments.size();
    const bool exists = expression.kind == Kind::kExists || expression.kind == Kind::kNotExists;
    if (count >= least && count <= most && (!exists || expression.pattern)) return absl::OkStatus();
    const std::string name = expression.kind == Kind::kFunction
                                 ? std::string(InfoOf(expression.function).name)
                                 : absl::StrCat("operator ", static_cast<int>(expression.kind));
    return absl::InvalidArgumentError(absl::StrCat(name, ": wrong number of arguments"));
  }

  // A function named by an IRI: the casts are all there are.
  static absl::StatusOr<Node> CompileCall(const Expression& expression, Node node) {
    std::string buffer;
    const Value name = Value::FromForm(expression.form);
    node.cast = DatatypeOf(name.Text(&buffer));
    if (!IsCastTarget(node.cast))
      return absl::UnimplementedError(absl::StrCat("unknown function ", expression.form));
    if (node.arguments.size() != 1)
      return absl::InvalidArgumentError(absl::StrCat(expression.form, ": a cast has one argument"));
    return node;
  }

  static absl::StatusOr<Node> CompileFunction(Node node) {
    if (node.function == Function::kBound && node.arguments[0].kind != Kind::kVariable)
      return absl::InvalidArgumentError("BOUND: the argument has to be a variable");
    const bool regex = node.function == Function::kRegex, replace = node.function == Function::kReplace;
    if (!regex && !replace) return node;
    node.regexes = std::make_unique<RegexCache>();
    const size_t flags_at = regex ? 2 : 3;
    const auto constant = [&](size_t i) -> const Value* {
      const auto& value = node.arguments[i].constant;
      return value && value->datatype() == Datatype::kString ? &*value : nullptr;
    };
    const bool has_flags = node.arguments.size() > flags_at;
    if (!constant(1) || (has_flags && !constant(flags_at))) return node;
    std::string buffer0, buffer1;
    const auto& compiled =
        node.regexes->Find(constant(1)->Text(&buffer0), has_flags ? constant(flags_at)->Text(&buffer1) : "");
    if (!compiled.ok()) return compiled.status();
    return node;
  }
};

CompiledExpression::CompiledExpression(std::unique_ptr<const Node> root) : root_(std::move(root)) {}
CompiledExpression::CompiledExpression(CompiledExpression&&) noexcept = default;
CompiledExpression& CompiledExpression::operator=(CompiledExpression&&) noexcept = default;
CompiledExpression::~CompiledExpression() = default;

absl::StatusOr<CompiledExpression> CompiledExpression::Compile(const Expression& expression) {
  auto root = ExpressionCompiler::Compile(expression);
  if (!root.ok()) return root.status();
  return CompiledExpression(std::make_unique<const Node>(*std::move(root)));
}

}  // namespace mscgraph::sparql
