#include "graph/sparql/numeric.h"

#include <charconv>
#include <cmath>
#include <limits>

#include "absl/strings/numbers.h"
#include "absl/strings/string_view.h"

namespace mscgraph::sparql {
namespace {

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

size_t SkipDigits(std::string_view text, size_t pos) {
  while (pos < text.size() && IsDigit(text[pos])) ++pos;
  return pos;
}

bool IsIntegerLexical(std::string_view lexical) {
  const size_t begin = !lexical.empty() && (lexical[0] == '+' || lexical[0] == '-');
  return begin < lexical.size() && SkipDigits(lexical, begin) == lexical.size();
}

bool IsSpecial(std::string_view lexical) {
  return lexical == "INF" || lexical == "-INF" || lexical == "+INF" || lexical == "NaN";
}

// Decimal forms with an optional exponent, INF, NaN.
bool IsFloatLexical(std::string_view lexical) {
  if (IsSpecial(lexical)) return true;
  const size_t e = lexical.find_first_of("eE");
  if (e == std::string_view::npos) return Decimal::IsLexical(lexical);
  return Decimal::IsLexical(lexical.substr(0, e)) && IsIntegerLexical(lexical.substr(e + 1));
}

std::optional<Numeric> ParseInteger(Datatype datatype, std::string_view lexical) {
  if (!IsIntegerLexical(lexical)) return std::nullopt;
  int64_t value = 0;
  const std::string_view digits = lexical[0] == '+' ? lexical.substr(1) : lexical;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error == std::errc()) {
    if (!IsInRange(datatype, value)) return std::nullopt;
    return value;
  }
  const auto large = Decimal::Parse(lexical);
  if (!large || !IsInRange(datatype, large->units() / Decimal::kOne)) return std::nullopt;
  return *large;
}

// Beyond the range is infinity or zero, as XSD wants.
template <typename T>
T ParseReal(std::string_view lexical, bool (*parse)(absl::string_view, T*)) {
  if (lexical == "NaN") return std::numeric_limits<T>::quiet_NaN();
  if (IsSpecial(lexical))
    return lexical[0] == '-' ? -std::numeric_limits<T>::infinity() : std::numeric_limits<T>::infinity();
  T out = 0;
  parse(absl::string_view(lexical.data(), lexical.size()), &out);
  return out;
}

double ToDoubleFrom(int64_t value) { return static_cast<double>(value); }
double ToDoubleFrom(Decimal value) { return value.ToDouble(); }
double ToDoubleFrom(float value) { return value; }
double ToDoubleFrom(double value) { return value; }

float ToFloat(const Numeric& value) {
  if (const auto* integer = std::get_if<int64_t>(&value)) return static_cast<float>(*integer);
  if (const auto* decimal = std::get_if<Decimal>(&value)) return decimal->ToFloat();
  return std::get<float>(value);
}

Decimal ToDecimal(const Numeric& value) {
  if (const auto* integer = std::get_if<int64_t>(&value)) return Decimal::FromInteger(*integer);
  return std::get<Decimal>(value);
}

// `op` has an overload for each type; it is called with both operands promoted to the greater type.
template <typename Op>
auto Promoted(const Numeric& a, const Numeric& b, const Op& op) {
  switch (std::max(a.index(), b.index())) {
    case 0:
      return op(std::get<int64_t>(a), std::get<int64_t>(b));
    case 1:
      return op(ToDecimal(a), ToDecimal(b));
    case 2:
      return op(ToFloat(a), ToFloat(b));
    default:
      return op(ToDouble(a), ToDouble(b));
  }
}

template <typename T>
std::optional<Numeric> AsNumeric(const std::optional<T>& value) {
  if (!value) return std::nullopt;
  return *value;
}

struct AddOp {
  std::optional<Numeric> operator()(int64_t a, int64_t b) const {
    int64_t out;
    if (__builtin_add_overflow(a, b, &out)) return std::nullopt;
    return out;
  }
  std::optional<Numeric> operator()(Decimal a, Decimal b) const { return AsNumeric(Add(a, b)); }
  std::optional<Numeric> operator()(float a, float b) const { return a + b; }
  std::optional<Numeric> operator()(double a, double b) const { return a + b; }
};

struct SubtractOp {
  std::optional<Numeric> operator()(int64_t a, int64_t b) const {
    int64_t out;
    if (__builtin_sub_overflow(a, b, &out)) return std::nullopt;
    return out;
  }
  std::optional<Numeric> operator()(Decimal a, Decimal b) const { return AsNumeric(Subtract(a, b)); }
  std::optional<Numeric> operator()(float a, float b) const { return a - b; }
  std::optional<Numeric> operator()(double a, double b) const { return a - b; }
};

struct MultiplyOp {
  std::optional<Numeric> operator()(int64_t a, int64_t b) const {
    int64_t out;
    if (__builtin_mul_overflow(a, b, &out)) return std::nullopt;
    return out;
  }
  std::optional<Numeric> operator()(Decimal a, Decimal b) const { return AsNumeric(Multiply(a, b)); }
  std::optional<Numeric> operator()(float a, float b) const { return a * b; }
  std::optional<Numeric> operator()(double a, double b) const { return a * b; }
};

// IEC 559 division, also by zero, which the language leaves undefined.
template <typename T>
T DivideReal(T a, T b) {
  static_assert(std::numeric_limits<T>::is_iec559);
  if (b != 0) return a / b;
  if (a == 0 || std::isnan(a)) return std::numeric_limits<T>::quiet_NaN();
  const bool negative = std::signbit(a) != std::signbit(b);
  return negative ? -std::numeric_limits<T>::infinity() : std::numeric_limits<T>::infinity();
}

struct DivideOp {
  std::optional<Numeric> operator()(int64_t a, int64_t b) const {
    return AsNumeric(Divide(Decimal::FromInteger(a), Decimal::FromInteger(b)));
  }
  std::optional<Numeric> operator()(Decimal a, Decimal b) const { return AsNumeric(Divide(a, b)); }
  std::optional<Numeric> operator()(float a, float b) const { return DivideReal(a, b); }
  std::optional<Numeric> operator()(double a, double b) const { return DivideReal(a, b); }
};

struct CompareOp {
  template <typename T>
  std::partial_ordering operator()(T a, T b) const {
    return a <=> b;
  }
};

// "1.5E-7" from the shortest digits that read as the same number.
template <typename T>
std::string FormatReal(T value) {
  if (std::isnan(value)) return "NaN";
  if (std::isinf(value)) return value < 0 ? "-INF" : "INF";
  char buffer[64];
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::scientific).ptr;
  const std::string_view text(buffer, static_cast<size_t>(end - buffer));
  const size_t e = text.find('e');
  std::string out(text.substr(0, e));
  if (out.find('.') == std::string::npos) out += ".0";
  out += 'E';
  size_t digit = e + 1;
  if (text[digit] == '-') out += '-';
  ++digit;  // There is always a sign.
  while (digit + 1 < text.size() && text[digit] == '0') ++digit;
  out += text.substr(digit);
  return out;
}

// XPath writes what lies between these without exponent.
template <typename T>
std::string RealToText(T value) {
  const T magnitude = std::fabs(value);
  if (value == 0) return std::signbit(value) ? "-0" : "0";
  if (!(magnitude >= static_cast<T>(1e-6) && magnitude < static_cast<T>(1e6))) return FormatReal(value);
  char buffer[64];
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::fixed).ptr;
  return std::string(buffer, end);
}

// Half towards positive infinity. value + 0.5 would round up what lies just below a half.
template <typename T>
T RoundReal(T value) {
  const T floor = std::floor(value);
  const T rounded = value - floor >= static_cast<T>(0.5) ? floor + 1 : floor;
  return std::copysign(rounded, value);
}

}  // namespace

std::optional<Numeric> ParseNumeric(Datatype datatype, std::string_view lexical) {
  if (IsInteger(datatype)) return ParseInteger(datatype, lexical);
  if (datatype == Datatype::kDecimal) return AsNumeric(Decimal::Parse(lexical));
  if (!IsNumeric(datatype) || !IsFloatLexical(lexical)) return std::nullopt;
  if (datatype == Datatype::kFloat) return ParseReal<float>(lexical, &absl::SimpleAtof);
  return ParseReal<double>(lexical, &absl::SimpleAtod);
}

bool IsNumericLexical(Datatype datatype, std::string_view lexical) {
  if (datatype == Datatype::kDecimal) return Decimal::IsLexical(lexical);
  if (datatype == Datatype::kFloat || datatype == Datatype::kDouble) return IsFloatLexical(lexical);
  if (!IsInteger(datatype) || !IsIntegerLexical(lexical)) return false;
  if (ParseInteger(datatype, lexical)) return true;
  if (Decimal::Parse(lexical)) return false;  // A value that the type excludes.
  // Beyond what a decimal holds: the sign decides.
  return IsInRange(datatype, lexical[0] == '-' ? -Decimal::kOne * 100 : Decimal::kOne * 100);
}

Datatype NumericDatatype(const Numeric& value) {
  constexpr Datatype kTypes[] = {Datatype::kInteger, Datatype::kDecimal, Datatype::kFloat, Datatype::kDouble};
  return kTypes[value.index()];
}

std::string FormatNumeric(const Numeric& value) {
  if (const auto* integer = std::get_if<int64_t>(&value)) return std::to_string(*integer);
  if (const auto* decimal = std::get_if<Decimal>(&value)) return decimal->ToString();
  if (const auto* real = std::get_if<float>(&value)) return FormatReal(*real);
  return FormatReal(std::get<double>(value));
}

std::string NumericToText(const Numeric& value) {
  if (const auto* real = std::get_if<float>(&value)) return RealToText(*real);
  if (const auto* real = std::get_if<double>(&value)) return RealToText(*real);
  std::string out = FormatNumeric(value);
  if (out.ends_with(".0")) out.resize(out.size() - 2);
  return out;
}

std::optional<Numeric> Add(const Numeric& a, const Numeric& b) { return Promoted(a, b, AddOp()); }
std::optional<Numeric> Subtract(const Numeric& a, const Numeric& b) { return Promoted(a, b, SubtractOp()); }
std::optional<Numeric> Multiply(const Numeric& a, const Numeric& b) { return Promoted(a, b, MultiplyOp()); }
std::optional<Numeric> Divide(const Numeric& a, const Numeric& b) { return Promoted(a, b, DivideOp()); }

std::optional<Numeric> Negate(const Numeric& a) {
  if (const auto* real = std::get_if<float>(&a)) return -*real;
  if (const auto* real = std::get_if<double>(&a)) return -*real;
  return Subtract(Numeric(int64_t{0}), a);
}

std::optional<Numeric> Absolute(const Numeric& a) {
  if (const auto* real = std::get_if<float>(&a)) return std::fabs(*real);
  if (const auto* real = std::get_if<double>(&a)) return std::fabs(*real);
  return Compare(a, Numeric(int64_t{0})) < 0 ? Negate(a) : a;
}

std::optional<Numeric> Round(const Numeric& a) {
  if (const auto* decimal = std::get_if<Decimal>(&a)) return AsNumeric(Round(*decimal));
  if (const auto* real = std::get_if<float>(&a)) return RoundReal(*real);
  if (const auto* real = std::get_if<double>(&a)) return RoundReal(*real);
  return a;
}

std::optional<Numeric> Ceiling(const Numeric& a) {
  if (const auto* decimal = std::get_if<Decimal>(&a)) return AsNumeric(Ceiling(*decimal));
  if (const auto* real = std::get_if<float>(&a)) return std::ceil(*real);
  if (const auto* real = std::get_if<double>(&a)) return std::ceil(*real);
  return a;
}

std::optional<Numeric> Floor(const Numeric& a) {
  if (const auto* decimal = std::get_if<Decimal>(&a)) return AsNumeric(Floor(*decimal));
  if (const auto* real = std::get_if<float>(&a)) return std::floor(*real);
  if (const auto* real = std::get_if<double>(&a)) return std::floor(*real);
  return a;
}

std::partial_ordering Compare(const Numeric& a, const Numeric& b) { return Promoted(a, b, CompareOp()); }

std::weak_ordering CompareExactly(const Numeric& a, const Numeric& b) {
  const bool a_is_real = a.index() >= 2, b_is_real = b.index() >= 2;
  const double a_real = a_is_real ? ToDouble(a) : 0, b_real = b_is_real ? ToDouble(b) : 0;
  if (std::isnan(a_real) || std::isnan(b_real)) return std::isnan(b_real) <=> std::isnan(a_real);
  if (a_is_real && b_is_real)
    return a_real < b_real   ? std::weak_ordering::less
           : a_real > b_real ? std::weak_ordering::greater
                             : std::weak_ordering::equivalent;
  if (b_is_real) return CompareExactly(ToDecimal(a), b_real);
  if (a_is_real) return 0 <=> CompareExactly(ToDecimal(b), a_real);
  return ToDecimal(a) <=> ToDecimal(b);
}

bool IsZeroOrNan(const Numeric& value) {
  const std::partial_ordering order = Compare(value, Numeric(int64_t{0}));
  return order == std::partial_ordering::equivalent || order == std::partial_ordering::unordered;
}

double ToDouble(const Numeric& value) {
  return std::visit([](auto v) { return ToDoubleFrom(v); }, value);
}

}  // namespace mscgraph::sparql
