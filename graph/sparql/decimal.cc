#include "graph/sparql/decimal.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>

namespace mscgraph::sparql {
namespace {

constexpr Int128 kMax = static_cast<Int128>(~Uint128{0} >> 1);
constexpr Int128 kMin = -kMax - 1;

Uint128 Magnitude(Int128 value) {
  return value < 0 ? -static_cast<Uint128>(value) : static_cast<Uint128>(value);
}

std::optional<Int128> WithSign(Uint128 magnitude, bool negative) {
  if (magnitude > static_cast<Uint128>(kMax)) return std::nullopt;
  return negative ? -static_cast<Int128>(magnitude) : static_cast<Int128>(magnitude);
}

// 256 bits as high * 2^128 + low.
struct Wide {
  Uint128 high = 0, low = 0;
};

Wide MultiplyWide(Uint128 a, Uint128 b) {
  const Uint128 mask = ~uint64_t{0};
  const Uint128 a0 = a & mask, a1 = a >> 64, b0 = b & mask, b1 = b >> 64;
  const Uint128 low = a0 * b0, cross1 = a1 * b0, cross2 = a0 * b1;
  const Uint128 middle = (low >> 64) + (cross1 & mask) + (cross2 & mask);
  return {a1 * b1 + (cross1 >> 64) + (cross2 >> 64) + (middle >> 64), (middle << 64) | (low & mask)};
}

// The quotient, cut off; nullopt if it has more than 128 bits. Bit by bit: `divisor` may have 128 bits.
std::optional<Uint128> DivideWide(Wide dividend, Uint128 divisor) {
  if (divisor == 0 || dividend.high >= divisor) return std::nullopt;
  if (dividend.high == 0) return dividend.low / divisor;
  Uint128 rest = dividend.high, quotient = 0;
  for (int bit = 127; bit >= 0; --bit) {
    const bool carry = (rest >> 127) != 0;
    rest = (rest << 1) | ((dividend.low >> bit) & 1);
    quotient <<= 1;
    if (carry || rest >= divisor) {
      rest -= divisor;
      quotient |= 1;
    }
  }
  return quotient;
}

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

std::string_view WithoutSign(std::string_view lexical) {
  if (!lexical.empty() && (lexical[0] == '+' || lexical[0] == '-')) lexical.remove_prefix(1);
  return lexical;
}

// A value from 0 to 2^126: the whole part, and the fraction as mantissa * 2^-exponent.
struct SplitDouble {
  Int128 whole;
  uint64_t mantissa;  // Below 2^53.
  int exponent;       // At least 53.
};

SplitDouble Split(double value) {
  const double whole = std::floor(value);
  int exponent = 0;
  const double mantissa = std::frexp(value - whole, &exponent);  // Exact, [0.5, 1) or 0.
  return {static_cast<Int128>(whole), static_cast<uint64_t>(std::ldexp(mantissa, 53)), 53 - exponent};
}

constexpr Int128 kFiveTo18 = 3'814'697'265'625;  // 10^18 = 5^18 * 2^18
constexpr double kBeyond = 1.8e20;               // No decimal is as large.

}  // namespace

bool Decimal::IsLexical(std::string_view lexical) {
  bool digits = false, point = false;
  for (char c : WithoutSign(lexical)) {
    if (c == '.') {
      if (point) return false;
      point = true;
    } else if (IsDigit(c)) {
      digits = true;
    } else {
      return false;
    }
  }
  return digits;
}

std::optional<Decimal> Decimal::Parse(std::string_view lexical) {
  if (!IsLexical(lexical)) return std::nullopt;
  const bool negative = lexical[0] == '-';
  const std::string_view text = WithoutSign(lexical);
  Int128 units = 0;  // Negative, for it reaches further.
  int fraction = -1;
  for (char c : text) {
    if (c == '.') {
      fraction = 0;
      continue;
    }
    if (fraction == kFractionDigits) {
      if (c != '0') return std::nullopt;
      continue;
    }
    if (fraction >= 0) ++fraction;
    if (__builtin_mul_overflow(units, Int128{10}, &units) ||
        __builtin_sub_overflow(units, Int128{c - '0'}, &units))
      return std::nullopt;
  }
  for (int i = fraction < 0 ? 0 : fraction; i < kFractionDigits; ++i) {
    if (__builtin_mul_overflow(units, Int128{10}, &units)) return std::nullopt;
  }
  if (!negative && units == kMin) return std::nullopt;
  return FromUnits(negative ? units : -units);
}

std::optional<Decimal> Decimal::FromDouble(double value) {
  if (!(std::fabs(value) < kBeyond)) return std::nullopt;
  const SplitDouble split = Split(std::fabs(value));
  Int128 units;
  if (__builtin_mul_overflow(split.whole, kOne, &units)) return std::nullopt;
  // mantissa * 5^18 < 2^95.
  const int shift = split.exponent - kFractionDigits;
  const Int128 scaled = Int128{split.mantissa} * kFiveTo18;
  const Int128 fraction = shift >= 120 ? 0 : (scaled + (Int128{1} << (shift - 1))) >> shift;
  if (__builtin_add_overflow(units, fraction, &units)) return std::nullopt;
  return FromUnits(value < 0 ? -units : units);
}

double Decimal::ToDouble() const {
  const double units = static_cast<double>(units_);
  // Numerator and denominator exact: the quotient is rounded once.
  if (std::fabs(units) < 0x1p53) return units / 1e18;
  const std::string text = ToString();
  double out = 0;
  std::from_chars(text.data(), text.data() + text.size(), out);
  return out;
}

float Decimal::ToFloat() const {
  const std::string text = ToString();
  float out = 0;
  std::from_chars(text.data(), text.data() + text.size(), out);
  return out;
}

std::optional<int64_t> Decimal::ToInteger() const {
  const Int128 whole = units_ / kOne;
  if (whole > std::numeric_limits<int64_t>::max() || whole < std::numeric_limits<int64_t>::min())
    return std::nullopt;
  return static_cast<int64_t>(whole);
}

std::string Decimal::ToString() const {
  char buffer[48];
  char* const end = buffer + sizeof buffer;
  char* begin = end;
  Uint128 rest = Magnitude(units_);
  for (int i = 0; i < kFractionDigits || rest != 0 || i == kFractionDigits; ++i) {
    const char digit = static_cast<char>('0' + static_cast<int>(rest % 10));
    rest /= 10;
    if (i == kFractionDigits) *--begin = '.';
    // Zeros at the end are left out, but for one.
    if (i < kFractionDigits - 1 && digit == '0' && begin == end) continue;
    *--begin = digit;
  }
  if (units_ < 0) *--begin = '-';
  return std::string(begin, end);
}

std::optional<Decimal> Add(Decimal a, Decimal b) {
  Int128 units;
  if (__builtin_add_overflow(a.units(), b.units(), &units)) return std::nullopt;
  return Decimal::FromUnits(units);
}

std::optional<Decimal> Subtract(Decimal a, Decimal b) {
  Int128 units;
  if (__builtin_sub_overflow(a.units(), b.units(), &units)) return std::nullopt;
  return Decimal::FromUnits(units);
}

std::optional<Decimal> Multiply(Decimal a, Decimal b) {
  const Wide product = MultiplyWide(Magnitude(a.units()), Magnitude(b.units()));
  const auto quotient = DivideWide(product, Decimal::kOne);
  if (!quotient) return std::nullopt;
  const auto units = WithSign(*quotient, (a.units() < 0) != (b.units() < 0));
  if (!units) return std::nullopt;
  return Decimal::FromUnits(*units);
}

std::optional<Decimal> Divide(Decimal a, Decimal b) {
  const Wide dividend = MultiplyWide(Magnitude(a.units()), Decimal::kOne);
  const auto quotient = DivideWide(dividend, Magnitude(b.units()));
  if (!quotient) return std::nullopt;
  const auto units = WithSign(*quotient, (a.units() < 0) != (b.units() < 0));
  if (!units) return std::nullopt;
  return Decimal::FromUnits(*units);
}

std::optional<Decimal> Floor(Decimal a) {
  Int128 rest = a.units() % Decimal::kOne;
  if (rest < 0) rest += Decimal::kOne;
  return Subtract(a, Decimal::FromUnits(rest));
}

std::optional<Decimal> Ceiling(Decimal a) {
  const auto floor = Floor(a);
  if (!floor || *floor == a) return floor;
  return Add(*floor, Decimal::FromUnits(Decimal::kOne));
}

std::optional<Decimal> Round(Decimal a) {
  const auto shifted = Add(a, Decimal::FromUnits(Decimal::kOne / 2));
  return shifted ? Floor(*shifted) : std::nullopt;
}

std::strong_ordering CompareExactly(Decimal a, double b) {
  if (b >= kBeyond) return std::strong_ordering::less;
  if (b <= -kBeyond) return std::strong_ordering::greater;
  // The least decimal has no opposite; its neighbour has the same place among the doubles.
  if (b < 0) return 0 <=> CompareExactly(Decimal::FromUnits(-std::max(a.units(), kMin + 1)), -b);
  if (a.units() < 0) return std::strong_ordering::less;
  const SplitDouble split = Split(b);
  const Int128 rest = a.units() % Decimal::kOne, whole = a.units() / Decimal::kOne;
  if (whole != split.whole) return whole <=> split.whole;
  const Int128 fraction = Int128{split.mantissa} * kFiveTo18;  // To be divided by 2^shift.
  const int shift = split.exponent - Decimal::kFractionDigits;
  const Int128 cut = shift >= 120 ? 0 : fraction >> shift;
  if (rest != cut) return rest <=> cut;
  const bool exact = fraction == 0 || (shift < 120 && (cut << shift) == fraction);
  return exact ? std::strong_ordering::equal : std::strong_ordering::less;
}

}  // namespace mscgraph::sparql
