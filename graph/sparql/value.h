#ifndef MSCGRAPH_GRAPH_SPARQL_VALUE_H_
#define MSCGRAPH_GRAPH_SPARQL_VALUE_H_

#include <optional>
#include <string>
#include <string_view>

namespace mscgraph::sparql {

// An RDF term with its value, as expressions see it (SPARQL 1.1, section 17; XPath and XQuery Functions 3.0
// for the operators). Immutable; copies are cheap enough for one per expression.
//
// This header is the contract between the expressions and the operators that call them; the members beyond it
// are the business of value.cc.
class Value {
 public:
  // `form` is an N-Triples form. A literal that is ill-typed ("x"^^xsd:integer) is a value too: a term
  // without numeric value.
  static Value FromForm(std::string_view form);
  // The N-Triples form. That of a computed number, date ... is canonical; one from FromForm is given back as
  // is.
  const std::string& form() const { return form_; }

 private:
  std::string form_;
};

// The effective boolean value (17.2.2); nullopt is a type error.
std::optional<bool> EffectiveBoolean(const Value& value);
// The operators = and < (17.3); nullopt is a type error.
std::optional<bool> Equal(const Value& a, const Value& b);
std::optional<bool> Less(const Value& a, const Value& b);
// ORDER BY (15.1), extended to a total order that depends on the terms alone: unbound (nullptr), blank nodes,
// IRIs, literals; literals that `<` cannot compare by datatype, then text. Negative, 0 or positive. 0 only
// for the same term, or values that are equal ("1", "01" as integers).
int CompareForOrder(const Value* a, const Value* b);

}  // namespace mscgraph::sparql

#endif  // MSCGRAPH_GRAPH_SPARQL_VALUE_H_
