#ifndef MSCGRAPH_GRAPH_SPARQL_DECIMAL_H_
#define MSCGRAPH_GRAPH_SPARQL_DECIMAL_H_

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace mscgraph::sparql {

__extension__ using Int128 = __int128;
__extension__ using Uint128 = unsigned __int128;

// xsd:decimal as a fixed-point number with 18 digits after the point, between -1.7e20 and 1.7e20: every
// 64-bit integer is one. Sums are exact; products and quotients are cut off (towards zero) after the 18th
// digit. nullopt: the result is out of range, or a division by zero. Pure values, thread-safe.
class Decimal {
 public:
  static constexpr int kFractionDigits = 18;
  static constexpr Int128 kOne = 1'000'000'000'000'000'000;

  constexpr Decimal() = default;
  static constexpr Decimal FromInteger(int64_t value) { return FromUnits(value * kOne); }
  // `units` * 10^-18.
  static constexpr Decimal FromUnits(Int128 units) {
    Decimal out;
    out.units_ = units;
    return out;
  }
  // The lexical forms of xsd:decimal; nullopt for other text and for values that 18 digits do not hold
  // exactly.
  static std::optional<Decimal> Parse(std::string_view lexical);
  // Whether `lexical` is one of xsd:decimal, whatever its value.
  static bool IsLexical(std::string_view lexical);
  // The nearest decimal, half away from zero; nullopt for NaN, infinities and values out of range.
  static std::optional<Decimal> FromDouble(double value);

  constexpr Int128 units() const { return units_; }
  // Rounded to the nearest double.
  double ToDouble() const;
  float ToFloat() const;
  // Cut off after the point; nullopt beyond 64 bits.
  std::optional<int64_t> ToInteger() const;
  // Canonical as in the store (XSD 1.0): at least one digit after the point, "2.0".
  std::string ToString() const;

  friend constexpr auto operator<=>(const Decimal&, const Decimal&) = default;

 private:
  Int128 units_ = 0;
};

std::optional<Decimal> Add(Decimal a, Decimal b);
std::optional<Decimal> Subtract(Decimal a, Decimal b);
std::optional<Decimal> Multiply(Decimal a, Decimal b);
std::optional<Decimal> Divide(Decimal a, Decimal b);
std::optional<Decimal> Floor(Decimal a);
std::optional<Decimal> Ceiling(Decimal a);
// Half towards positive infinity, as fn:round.
std::optional<Decimal> Round(Decimal a);

// The exact order of a decimal and a double that is not NaN.
std::strong_ordering CompareExactly(Decimal a, double b);

}  // namespace mscgraph::sparql

#endif  // MSCGRAPH_GRAPH_SPARQL_DECIMAL_H_
