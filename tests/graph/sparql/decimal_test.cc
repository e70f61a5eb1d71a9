#include "graph/sparql/decimal.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <limits>

namespace mscgraph::sparql {
namespace {

std::string Text(const std::optional<Decimal>& value) { return value ? value->ToString() : "none"; }
Decimal D(std::string_view text) { return Decimal::Parse(text).value(); }

TEST(Decimal, ReadsTheLexicalFormsOfXsdAndWritesCanonicalOnes) {
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"0", "0.0"},
      {"-0", "0.0"},
      {"+33.3300", "33.33"},
      {"007", "7.0"},
      {".5", "0.5"},
      {"5.", "5.0"},
      {"-.5", "-0.5"},
      {"10", "10.0"},
      {"100.001", "100.001"},
      {"0.000000000000000001", "0.000000000000000001"},
      {"1.0000000000000000000000", "1.0"},
      {"170141183460469231731.687303715884105727", "170141183460469231731.687303715884105727"},
      {"170141183460469231731.687303715884105728", "none"},
      {"-170141183460469231731.687303715884105728", "-170141183460469231731.687303715884105728"},
      {"0.0000000000000000001", "none"},
      {"1000000000000000000000", "none"},
      {"", "none"},
      {".", "none"},
      {"-", "none"},
      {"1E0", "none"},
      {" 1", "none"},
      {"1,5", "none"},
      {"1.2.3", "none"},
      {"--1", "none"},
  };
  for (const auto& [text, expected] : cases) EXPECT_EQ(Text(Decimal::Parse(text)), expected) << text;
}

TEST(Decimal, ComputesExactlyOrNotAtAll) {
  EXPECT_EQ(Text(Add(D("0.1"), D("0.2"))), "0.3");
  EXPECT_EQ(Text(Subtract(D("0.1"), D("0.3"))), "-0.2");
  EXPECT_EQ(Text(Multiply(D("-1.5"), D("2.25"))), "-3.375");
  EXPECT_EQ(Text(Multiply(D("-12345678901.5"), D("123456789012.5"))), "none");
  EXPECT_EQ(Text(Multiply(D("12345678901.5"), D("1234567890.5"))), "15241578758215212285.75");
  EXPECT_EQ(Text(Add(D("170141183460469231731"), D("1"))), "none");
  EXPECT_EQ(Text(Subtract(D("-170141183460469231731"), D("1"))), "none");
  EXPECT_EQ(Text(Divide(D("1"), D("3"))), "0.333333333333333333");
  EXPECT_EQ(Text(Divide(D("-2"), D("3"))), "-0.666666666666666666");
  EXPECT_EQ(Text(Divide(D("170141183460469231731"), D("0.5"))), "none");
  EXPECT_EQ(Text(Divide(D("170141183460469231731"), D("170141183460469231731"))), "1.0");
  EXPECT_EQ(Text(Divide(D("1"), D("0"))), "none");
}

TEST(Decimal, MultiplyingTakesBackDividingForAllSizes) {
  for (std::string_view a : {"1", "-7", "0.5", "123456789.125", "-99999999999.5", "170141183460469231731"}) {
    for (std::string_view b : {"1", "-2", "0.25", "1024", "0.0009765625"}) {
      const auto quotient = Divide(D(a), D(b));
      if (!quotient) continue;
      EXPECT_EQ(Text(Multiply(*quotient, D(b))), D(a).ToString()) << a << " / " << b;
    }
  }
}

TEST(Decimal, RoundsAsXPathDoes) {
  const std::array<std::string_view, 4> cases[] = {
      // value, floor, ceiling, round
      {"2.5", "2.0", "3.0", "3.0"},
      {"-2.5", "-3.0", "-2.0", "-2.0"},
      {"2.4999", "2.0", "3.0", "2.0"},
      {"-1.6", "-2.0", "-1.0", "-2.0"},
      {"7", "7.0", "7.0", "7.0"},
      {"-0.4", "-1.0", "0.0", "0.0"},
      {"170141183460469231731.6", "170141183460469231731.0", "none", "none"},
  };
  for (const auto& [value, floor, ceiling, round] : cases) {
    EXPECT_EQ(Text(Floor(D(value))), floor) << value;
    EXPECT_EQ(Text(Ceiling(D(value))), ceiling) << value;
    EXPECT_EQ(Text(Round(D(value))), round) << value;
  }
}

TEST(Decimal, IsTheNearestToADouble) {
  const std::pair<double, std::string_view> cases[] = {
      {0.0, "0.0"},
      {-0.0, "0.0"},
      {1.25, "1.25"},
      {-7.875, "-7.875"},
      {0.1, "0.100000000000000006"},
      {1e20, "100000000000000000000.0"},
      {1e21, "none"},
      {1e-18, "0.000000000000000001"},
      {4e-19, "0.0"},
      {6e-19, "0.000000000000000001"},
      {1e-300, "0.0"},
      {5e-324, "0.0"},
      {std::nan(""), "none"},
      {std::numeric_limits<double>::infinity(), "none"},
  };
  for (const auto& [value, expected] : cases) EXPECT_EQ(Text(Decimal::FromDouble(value)), expected) << value;
}

TEST(Decimal, RoundsToTheNearestDouble) {
  for (double value : {0.1, 0.3, 2.5, -1e10, 123456.789, 9007199254740993.0, 1e19})
    EXPECT_EQ(D(std::to_string(value)).ToDouble(), std::strtod(std::to_string(value).c_str(), nullptr));
  EXPECT_EQ(D("9007199254740993").ToDouble(), 9007199254740992.0);
  EXPECT_EQ(D("0.1").ToFloat(), 0.1f);
  EXPECT_EQ(D("16777217").ToFloat(), 16777216.0f);
}

TEST(Decimal, IsComparedWithADoubleByExactValues) {
  const double inf = std::numeric_limits<double>::infinity();
  const std::tuple<std::string_view, double, int> cases[] = {
      {"0.1", 0.1, -1},
      {"0.5", 0.5, 0},
      {"-0.5", -0.5, 0},
      {"-0.1", -0.1, 1},
      {"9007199254740993", 9007199254740992.0, 1},
      {"0", 5e-324, -1},
      {"0", -5e-324, 1},
      {"0", -0.0, 0},
      {"1", inf, -1},
      {"1", -inf, 1},
      {"0.000000000000000001", 1e-18, -1},
      {"170141183460469231731", 1e300, -1},
      {"100000000000000000000", 1e20, 0},
      {"-100000000000000000000", -1e20, 0},
      {"3", 2.9999999999999996, 1},
  };
  for (const auto& [decimal, real, expected] : cases) {
    const auto order = CompareExactly(D(decimal), real);
    EXPECT_EQ(order < 0 ? -1 : order > 0 ? 1 : 0, expected) << decimal << " " << real;
  }
}

TEST(Decimal, IsCutOffToAnInteger) {
  EXPECT_EQ(D("-7.875").ToInteger(), -7);
  EXPECT_EQ(D("9223372036854775807.9").ToInteger(), std::numeric_limits<int64_t>::max());
  EXPECT_EQ(D("9223372036854775808").ToInteger(), std::nullopt);
}

}  // namespace
}  // namespace mscgraph::sparql
