#ifndef MSCGRAPH_GRAPH_SPARQL_VALUE_H_
#define MSCGRAPH_GRAPH_SPARQL_VALUE_H_

#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "graph/sparql/datatype.h"
#include "graph/sparql/date_time.h"
#include "graph/sparql/numeric.h"

namespace mscgraph::sparql {

// An RDF term with its value, as expressions see it (SPARQL 1.1, section 17; XPath and XQuery Functions 3.0
// for the operators). Immutable; copies are cheap enough for one per expression.
class Value {
 public:
  enum class Kind : uint8_t { kIri, kBlank, kLiteral };

  // `form` is an N-Triples form; anything else counts as an IRI of that text. A literal that is ill-typed
  // ("x"^^xsd:integer) is a value too: a term without numeric value. So is one whose value is beyond what the
  // engine holds (decimals of more than 18 digits after the point, integers from 1.7e20).
  static Value FromForm(std::string_view form);
  static Value Iri(std::string_view iri);  // REQUIRES: `iri` has no character that IRIs exclude.
  static Value String(std::string_view text);
  // REQUIRES: `language` is a well-formed tag.
  static Value LanguageString(std::string_view text, std::string_view language);
  static Value Typed(std::string_view lexical, std::string_view datatype_iri);
  static Value Boolean(bool value);
  static Value Number(const Numeric& value);
  static Value DateOrTime(Datatype datatype, const DateTime& value);
  static Value OfDuration(Datatype datatype, const Duration& value);

  // The N-Triples form. That of a computed number, date ... is canonical; one from FromForm is given back as
  // is.
  const std::string& form() const { return form_; }

  Kind kind() const { return kind_; }
  bool is_literal() const { return kind_ == Kind::kLiteral; }
  Datatype datatype() const { return datatype_; }
  // Of a literal, without angle brackets. Valid as long as the value.
  std::string_view datatype_iri() const;
  // As written; "" if there is none.
  std::string_view language() const;
  // The IRI, the label of the blank node, or the lexical form of the literal. It is a part of form(), or of
  // `buffer` if the form has escapes.
  std::string_view Text(std::string* buffer) const;

  // nullptr if the value is of another type, or there is none.
  const bool* boolean() const { return std::get_if<bool>(&content_); }
  const Numeric* number() const { return std::get_if<Numeric>(&content_); }
  const DateTime* date_time() const { return std::get_if<DateTime>(&content_); }
  const Duration* duration() const { return std::get_if<Duration>(&content_); }
  // A string with or without language: what SPARQL calls a string literal.
  bool is_string_literal() const {
    return datatype_ == Datatype::kString || datatype_ == Datatype::kLangString;
  }
  // Whether the value is known: a literal of a datatype of ours, well-typed and in range.
  bool has_value() const { return is_string_literal() || content_.index() != 0; }

  // Bytes beyond sizeof(Value).
  size_t memory() const { return form_.capacity(); }

 private:
  using Content = std::variant<std::monostate, bool, Numeric, DateTime, Duration>;

  static Value Decode(std::string form);
  // REQUIRES: `lexical`, which has nothing to escape, is a form of the value.
  static Value Computed(std::string_view lexical, Datatype datatype, const Content& content);
  void DecodeLiteral();

  std::string form_;
  size_t text_begin_ = 0, text_end_ = 0;  // Of the text within form_, quotes and brackets apart.
  Content content_;
  Kind kind_ = Kind::kIri;
  Datatype datatype_ = Datatype::kNone;
  bool escaped_ = false;
};

// The effective boolean value (17.2.2); nullopt is a type error.
std::optional<bool> EffectiveBoolean(const Value& value);
// The operators = and < (17.3); nullopt is a type error. Beyond the table of the recommendation, as its
// section 17.3.1 allows: literals of different known types are not equal, instead of an error; dates, times,
// years and durations compare as XSD defines.
std::optional<bool> Equal(const Value& a, const Value& b);
std::optional<bool> Less(const Value& a, const Value& b);
// The order behind <, >, <= and >=: unordered if an operand is NaN.
std::optional<std::partial_ordering> Compare(const Value& a, const Value& b);
// The function sameTerm. Language tags do not differ by case.
bool SameTerm(const Value& a, const Value& b);
// ORDER BY (15.1), extended to a total order that depends on the terms alone: unbound (nullptr), blank nodes,
// IRIs, literals; literals that `<` cannot compare by datatype, then text. Negative, 0 or positive. 0 only
// for the same term, or values that are equal ("1", "01" as integers).
int CompareForOrder(const Value* a, const Value* b);

}  // namespace mscgraph::sparql

#endif  // MSCGRAPH_GRAPH_SPARQL_VALUE_H_
