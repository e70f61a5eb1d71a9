#ifndef MSCGRAPH_TESTS_SUPPORT_SPARQL_EXPRESSIONS_H_
#define MSCGRAPH_TESTS_SUPPORT_SPARQL_EXPRESSIONS_H_

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "graph/sparql/expression.h"
#include "graph/sparql/value.h"

// Terms and expressions of tests in few words. Terms are written as in SPARQL: 7, 2.5, 1E0, true, <iri>,
// 'text', 'text'@en, '5'^^xsd:byte. Single quotes stand for double ones.
namespace mscgraph::sparql {

inline constexpr std::string_view kXsdPrefix = "http://www.w3.org/2001/XMLSchema#";

// The N-Triples form.
inline std::string Form(std::string_view term) {
  const auto typed = [&](std::string_view type) {
    return absl::StrCat("\"", std::string(term), "\"^^<", std::string(kXsdPrefix), std::string(type), ">");
  };
  if (term == "true" || term == "false") return typed("boolean");
  if (!term.empty() && std::string_view("+-.0123456789").find(term[0]) != std::string_view::npos)
    return typed(term.find_first_of("eE") != std::string_view::npos ? "double"
                 : term.find('.') != std::string_view::npos         ? "decimal"
                                                                    : "integer");
  std::string out = absl::StrReplaceAll(absl::string_view(term.data(), term.size()), {{"'", "\""}});
  if (const size_t prefix = out.find("^^xsd:"); prefix != std::string::npos)
    out = absl::StrCat(out.substr(0, prefix), "^^<", std::string(kXsdPrefix), out.substr(prefix + 6), ">");
  return out;
}

// The way back, always with the datatype: '7'^^xsd:integer.
inline std::string Short(std::string form) {
  form = absl::StrReplaceAll(form, {{"\"", "'"}, {absl::StrCat("^^<", std::string(kXsdPrefix)), "^^xsd:"}});
  if (form.find("^^xsd:") != std::string::npos) form.pop_back();
  return form;
}

inline Value Term(std::string_view term) { return Value::FromForm(Form(term)); }

// "error" for nullopt.
inline std::string Short(const std::optional<Value>& value) { return value ? Short(value->form()) : "error"; }
inline std::string Short(const std::optional<bool>& value) {
  return !value ? "error" : *value ? "true" : "false";
}

// What an expression of a table is: ?0 ... are variables, all else is a term.
inline Expression Leaf(std::string_view text) {
  Expression out;
  if (text.starts_with('?')) {
    out.kind = Expression::Kind::kVariable;
    out.variable = static_cast<Variable>(text[1] - '0');
  } else {
    out.form = Form(text);
  }
  return out;
}

inline Expression Operation(Expression::Kind kind, std::vector<Expression> arguments) {
  Expression out;
  out.kind = kind;
  out.arguments = std::move(arguments);
  return out;
}

inline Expression Call(Function function, std::vector<Expression> arguments) {
  Expression out = Operation(Expression::Kind::kFunction, std::move(arguments));
  out.function = function;
  return out;
}

inline Expression CastTo(std::string_view type, Expression argument) {
  Expression out = Operation(Expression::Kind::kCall, {std::move(argument)});
  out.form = absl::StrCat("<", std::string(kXsdPrefix), std::string(type), ">");
  return out;
}

inline std::vector<Expression> Leaves(const std::vector<std::string_view>& texts) {
  std::vector<Expression> out;
  for (std::string_view text : texts) out.push_back(Leaf(text));
  return out;
}

// A row, and what else an expression asks for.
class TestRow {
 public:
  // Variables 0, 1, ...; "" is unbound.
  explicit TestRow(const std::vector<std::string_view>& terms = {}) {
    for (std::string_view term : terms)
      values_.push_back(term.empty() ? std::nullopt : std::optional(Term(term)));
  }

  absl::StatusOr<bool> exists = false;
  std::string_view base;
  absl::Time now = absl::UnixEpoch();

  template <typename Use>
  auto With(const Use& use) {
    // Each value dies with the next call, as the contract allows.
    std::optional<Value> current;
    const auto variable = [&](Variable v) -> const Value* {
      current.reset();
      if (v < values_.size()) current = values_[v];
      return current ? &*current : nullptr;
    };
    const auto exists_one = [&](const Pattern&) { return exists; };
    const auto blank_node = [&](const std::optional<std::string>& label) {
      if (!label) return absl::StrCat("_:b", ++blank_nodes_);
      auto& node = labels_[*label];
      if (node.empty()) node = absl::StrCat("_:b", ++blank_nodes_);
      return node;
    };
    return use(ExpressionContext{variable, exists_one, blank_node, now, base});
  }

  // "error" for nullopt, the message for a Status.
  std::string Run(const Expression& expression) {
    const auto result = With([&](const ExpressionContext& context) { return Evaluate(expression, context); });
    return result.ok() ? Short(*result) : std::string(result.status().message());
  }

 private:
  std::vector<std::optional<Value>> values_;
  int blank_nodes_ = 0;
  std::map<std::string, std::string> labels_;
};

}  // namespace mscgraph::sparql

#endif  // MSCGRAPH_TESTS_SUPPORT_SPARQL_EXPRESSIONS_H_
