// The operators of section 17.3 and the order of ORDER BY.
#include <algorithm>

#include "absl/strings/match.h"
#include "absl/strings/string_view.h"
#include "graph/sparql/value.h"

namespace mscgraph::sparql {
namespace {

bool SameLanguage(const Value& a, const Value& b) {
  const std::string_view x = a.language(), y = b.language();
  return absl::EqualsIgnoreCase(absl::string_view(x.data(), x.size()), absl::string_view(y.data(), y.size()));
}

std::strong_ordering CompareTexts(const Value& a, const Value& b) {
  std::string a_buffer, b_buffer;
  return a.Text(&a_buffer) <=> b.Text(&b_buffer);
}

// Literals of one family have values that can be equal, or are ordered. The order is that of ORDER BY; each
// datatype that is unknown to us is its own family, behind all others, and so are ill-typed literals.
enum class Family { kString, kLangString, kBoolean, kNumeric, kDateOrTime, kDuration, kNoValue };

Family FamilyOf(const Value& value) {
  if (value.datatype() == Datatype::kString) return Family::kString;
  if (value.datatype() == Datatype::kLangString) return Family::kLangString;
  if (value.boolean()) return Family::kBoolean;
  if (value.number()) return Family::kNumeric;
  if (value.date_time()) return Family::kDateOrTime;
  return value.duration() ? Family::kDuration : Family::kNoValue;
}

std::optional<bool> EqualLiterals(const Value& a, const Value& b) {
  const Family family = FamilyOf(a), other = FamilyOf(b);
  if (family == Family::kNoValue || other == Family::kNoValue) {
    if (SameTerm(a, b)) return true;
    // No value of another datatype is a string with a language.
    if (family == Family::kLangString || other == Family::kLangString) return false;
    return std::nullopt;
  }
  if (family != other) return false;
  switch (family) {
    case Family::kString:
      return CompareTexts(a, b) == 0;
    case Family::kLangString:
      return SameLanguage(a, b) && CompareTexts(a, b) == 0;
    case Family::kBoolean:
      return *a.boolean() == *b.boolean();
    case Family::kNumeric:
      return Compare(*a.number(), *b.number()) == 0;
    case Family::kDateOrTime: {
      if (a.datatype() != b.datatype()) return false;
      const auto order = Compare(*a.date_time(), *b.date_time());
      if (!order) return std::nullopt;
      return *order == 0;
    }
    default:
      return *a.duration() == *b.duration();
  }
}

// As CompareForOrder.
template <typename T>
int Sign(const T& order) {
  return order < 0 ? -1 : order > 0 ? 1 : 0;
}

int CompareLanguages(const Value& a, const Value& b) {
  const std::string_view x = a.language(), y = b.language();
  const auto less = [](unsigned char c, unsigned char d) { return (c | 0x20) < (d | 0x20); };
  if (std::lexicographical_compare(x.begin(), x.end(), y.begin(), y.end(), less)) return -1;
  return std::lexicographical_compare(y.begin(), y.end(), x.begin(), x.end(), less) ? 1 : 0;
}

int CompareLiterals(const Value& a, const Value& b) {
  const Family family = FamilyOf(a);
  if (const int order = Sign(family <=> FamilyOf(b)); order != 0) return order;
  switch (family) {
    case Family::kString:
      return Sign(CompareTexts(a, b));
    case Family::kLangString: {
      const int order = Sign(CompareTexts(a, b));
      return order != 0 ? order : CompareLanguages(a, b);
    }
    case Family::kBoolean:
      return *a.boolean() - *b.boolean();
    case Family::kNumeric:
      return Sign(CompareExactly(*a.number(), *b.number()));
    case Family::kDateOrTime:
      if (a.datatype() != b.datatype()) return Sign(a.datatype() <=> b.datatype());
      return Sign(CompareTotally(*a.date_time(), *b.date_time()));
    case Family::kDuration:
      return Sign(*a.duration() <=> *b.duration());
    case Family::kNoValue: {
      const int order = Sign(a.datatype_iri() <=> b.datatype_iri());
      return order != 0 ? order : Sign(CompareTexts(a, b));
    }
  }
  return 0;
}

int RankForOrder(const Value* value) {
  if (!value) return 0;
  return value->kind() == Value::Kind::kBlank ? 1 : value->kind() == Value::Kind::kIri ? 2 : 3;
}

}  // namespace

std::optional<bool> EffectiveBoolean(const Value& value) {
  if (value.boolean()) return *value.boolean();
  if (value.number()) return !IsZeroOrNan(*value.number());
  if (value.is_string_literal()) {
    std::string buffer;
    return !value.Text(&buffer).empty();
  }
  if (value.datatype() == Datatype::kBoolean) return false;  // Ill-typed.
  if (!IsNumeric(value.datatype())) return std::nullopt;
  // Ill-typed is false; what is only beyond our range is not zero.
  std::string buffer;
  const std::string_view text = value.Text(&buffer);
  return IsNumericLexical(value.datatype(), text) &&
         text.find_first_of("123456789") != std::string_view::npos;
}

bool SameTerm(const Value& a, const Value& b) {
  if (a.form() == b.form()) return true;
  if (!a.is_literal() || !b.is_literal() || a.datatype() != b.datatype()) return false;
  if (a.datatype() == Datatype::kOther && a.datatype_iri() != b.datatype_iri()) return false;
  return SameLanguage(a, b) && CompareTexts(a, b) == 0;
}

std::optional<bool> Equal(const Value& a, const Value& b) {
  if (a.is_literal() && b.is_literal()) return EqualLiterals(a, b);
  return a.form() == b.form();
}

std::optional<std::partial_ordering> Compare(const Value& a, const Value& b) {
  if (!a.is_literal() || !b.is_literal()) return std::nullopt;
  const Family family = FamilyOf(a);
  if (family != FamilyOf(b)) return std::nullopt;
  switch (family) {
    case Family::kString:
      return CompareTexts(a, b);
    case Family::kBoolean:
      return *a.boolean() <=> *b.boolean();
    case Family::kNumeric:
      return Compare(*a.number(), *b.number());
    case Family::kDateOrTime:
      if (a.datatype() != b.datatype()) return std::nullopt;
      return Compare(*a.date_time(), *b.date_time());
    case Family::kDuration:
      // A month has no number of seconds.
      if (a.datatype() != b.datatype() || a.datatype() == Datatype::kDuration) return std::nullopt;
      return *a.duration() <=> *b.duration();
    default:
      return std::nullopt;
  }
}

std::optional<bool> Less(const Value& a, const Value& b) {
  const auto order = Compare(a, b);
  if (!order) return std::nullopt;
  return *order < 0;
}

int CompareForOrder(const Value* a, const Value* b) {
  const int rank = RankForOrder(a);
  if (const int order = rank - RankForOrder(b); order != 0) return order;
  if (rank == 0) return 0;
  if (rank == 3) return CompareLiterals(*a, *b);
  std::string buffer_a,
      buffer_b;  // By the text, not the form: "http://e/a" is before "http://e/a/b", "<" and ">" apart.
  return Sign(a->Text(&buffer_a) <=> b->Text(&buffer_b));
}

}  // namespace mscgraph::sparql
