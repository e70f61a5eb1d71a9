#include "graph/sparql/date_time.h"

#include <gtest/gtest.h>

#include "absl/strings/str_format.h"
#include "tests/support/sparql_expressions.h"

namespace mscgraph::sparql {
namespace {

// What a term is read as and written again.
std::string Again(std::string_view term) {
  const Value value = Term(term);
  if (value.date_time()) return FormatDateTime(value.datatype(), *value.date_time());
  return value.duration() ? FormatDuration(value.datatype(), *value.duration()) : "none";
}

TEST(ParseDateTime, TakesTheLexicalFormsOfEachType) {
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"'2010-06-21T11:28:01Z'^^xsd:dateTime", "2010-06-21T11:28:01Z"},
      {"'2010-12-21T15:38:02-08:00'^^xsd:dateTime", "2010-12-21T15:38:02-08:00"},
      {"'2010-12-21T15:38:02.500+00:00'^^xsd:dateTime", "2010-12-21T15:38:02.5Z"},
      {"'2011-02-01T01:02:03'^^xsd:dateTime", "2011-02-01T01:02:03"},
      {"'1999-12-31T24:00:00'^^xsd:dateTime", "2000-01-01T00:00:00"},
      {"'2004-02-28T24:00:00Z'^^xsd:dateTime", "2004-02-29T00:00:00Z"},
      {"'-0044-03-15T00:00:00'^^xsd:dateTime", "-0044-03-15T00:00:00"},
      {"'0000-01-01T00:00:00'^^xsd:dateTime", "0000-01-01T00:00:00"},
      {"'12345-01-01T00:00:00'^^xsd:dateTime", "12345-01-01T00:00:00"},
      {"'2020-02-29'^^xsd:date", "2020-02-29"},
      {"'2020-02-29+14:00'^^xsd:date", "2020-02-29+14:00"},
      {"'23:59:59.999'^^xsd:time", "23:59:59.999"},
      {"'24:00:00Z'^^xsd:time", "00:00:00Z"},
      {"'2018'^^xsd:gYear", "2018"},
      {"'2018Z'^^xsd:gYear", "2018Z"},
      {"'2018-03'^^xsd:gYearMonth", "2018-03"},
      {"'--03'^^xsd:gMonth", "--03"},
      {"'--02-29'^^xsd:gMonthDay", "--02-29"},
      {"'---31'^^xsd:gDay", "---31"},
  };
  for (const auto& [term, expected] : cases) EXPECT_EQ(Again(term), expected) << term;
}

TEST(ParseDateTime, RefusesAllElse) {
  for (std::string_view term : {"''^^xsd:dateTime",
                                "'2010-06-21'^^xsd:dateTime",
                                "'2010-06-21T11:28'^^xsd:dateTime",
                                "'2010-06-21 11:28:01'^^xsd:dateTime",
                                "'2010-6-21T11:28:01'^^xsd:dateTime",
                                "'2010-13-01T00:00:00'^^xsd:dateTime",
                                "'2010-00-01T00:00:00'^^xsd:dateTime",
                                "'2010-02-29T00:00:00'^^xsd:dateTime",
                                "'1900-02-29T00:00:00'^^xsd:dateTime",
                                "'2010-01-32T00:00:00'^^xsd:dateTime",
                                "'2010-01-01T25:00:00'^^xsd:dateTime",
                                "'2010-01-01T24:00:01'^^xsd:dateTime",
                                "'2010-01-01T00:60:00'^^xsd:dateTime",
                                "'2010-01-01T00:00:60'^^xsd:dateTime",
                                "'2010-01-01T00:00:00.'^^xsd:dateTime",
                                "'2010-01-01T00:00:00+14:01'^^xsd:dateTime",
                                "'2010-01-01T00:00:00z'^^xsd:dateTime",
                                "'2010-01-01T00:00:00Zx'^^xsd:dateTime",
                                "'999-01-01T00:00:00'^^xsd:dateTime",
                                "'012345-01-01T00:00:00'^^xsd:dateTime",
                                "'99999999999999999999-01-01T00:00:00'^^xsd:dateTime",
                                "'+2010-01-01T00:00:00'^^xsd:dateTime",
                                "'2010-01-01T00:00:00.0000000000000000001'^^xsd:dateTime",
                                "'18'^^xsd:gYear",
                                "'--13'^^xsd:gMonth",
                                "'--02-30'^^xsd:gMonthDay",
                                "'---32'^^xsd:gDay",
                                "'---1'^^xsd:gDay",
                                "'24:30:00'^^xsd:time",
                                "'2020-02-30'^^xsd:date"})
    EXPECT_EQ(Again(term), "none") << term;
}

TEST(Compare, OrdersEachTypeByItsMoments) {
  // Ascending.
  const std::vector<std::string_view> rows[] = {
      {"'-0001-12-31T23:59:59Z'^^xsd:dateTime", "'0000-01-01T00:00:00Z'^^xsd:dateTime",
       "'1969-12-31T23:59:59.9Z'^^xsd:dateTime", "'1970-01-01T00:00:00Z'^^xsd:dateTime",
       "'2000-02-29T00:00:00Z'^^xsd:dateTime", "'2000-03-01T00:00:00+01:00'^^xsd:dateTime",
       "'2000-03-01T00:00:00Z'^^xsd:dateTime", "'2000-02-29T23:30:00-01:00'^^xsd:dateTime"},
      {"'10:00:00+01:00'^^xsd:time", "'10:00:00Z'^^xsd:time", "'10:00:00-01:00'^^xsd:time"},
      {"'--02-28'^^xsd:gMonthDay", "'--02-29'^^xsd:gMonthDay", "'--03-01'^^xsd:gMonthDay"},
      {"'-0001'^^xsd:gYear", "'0001'^^xsd:gYear", "'2020'^^xsd:gYear"},
      {"'---09'^^xsd:gDay", "'---10'^^xsd:gDay"},
      {"'--01'^^xsd:gMonth", "'--12'^^xsd:gMonth"},
  };
  for (const auto& row : rows) {
    for (size_t i = 0; i < row.size(); ++i) {
      for (size_t j = 0; j < row.size(); ++j) {
        const auto order = Compare(*Term(row[i]).date_time(), *Term(row[j]).date_time());
        ASSERT_TRUE(order) << row[i] << " " << row[j];
        EXPECT_EQ(*order < 0, i < j) << row[i] << " " << row[j];
        EXPECT_EQ(*order == 0, i == j) << row[i] << " " << row[j];
      }
    }
  }
}

TEST(Compare, KnowsEveryDayOfFourCenturies) {
  DateTime before;
  before.year = 1599;
  before.month = 12;
  before.day = 31;
  int days = 0;
  for (int64_t year = 1600; year < 2000; ++year) {
    for (int month = 1; month <= 12; ++month) {
      for (int day = 1; day <= 31; ++day) {
        const auto date = ParseDateTime(Datatype::kDate, absl::StrFormat("%04d-%02d-%02d", year, month, day));
        if (!date) continue;
        ++days;
        ASSERT_EQ(Compare(before, *date), std::partial_ordering::less) << year << " " << month << " " << day;
        before = *date;
      }
    }
  }
  EXPECT_EQ(days, 146097);
}

TEST(ToDateTime, IsInUtc) {
  const absl::Time time = absl::FromCivil(absl::CivilSecond(2024, 2, 29, 23, 59, 5), absl::UTCTimeZone());
  EXPECT_EQ(FormatDateTime(Datatype::kDateTime, ToDateTime(time)), "2024-02-29T23:59:05Z");
  EXPECT_EQ(FormatDateTime(Datatype::kDateTime, ToDateTime(time + absl::Milliseconds(250))),
            "2024-02-29T23:59:05.25Z");
  ToDateTime(absl::InfiniteFuture());
  ToDateTime(absl::InfinitePast());
}

TEST(ParseDuration, TakesTheLexicalFormsAndWritesCanonicalOnes) {
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"'PT0S'^^xsd:dayTimeDuration", "PT0S"},
      {"'-PT8H'^^xsd:dayTimeDuration", "-PT8H"},
      {"'PT90M'^^xsd:dayTimeDuration", "PT1H30M"},
      {"'P1DT25H'^^xsd:dayTimeDuration", "P2DT1H"},
      {"'PT1.50S'^^xsd:dayTimeDuration", "PT1.5S"},
      {"'-P0D'^^xsd:dayTimeDuration", "PT0S"},
      {"'P14M'^^xsd:yearMonthDuration", "P1Y2M"},
      {"'-P1Y'^^xsd:yearMonthDuration", "-P1Y"},
      {"'P0Y'^^xsd:yearMonthDuration", "P0M"},
      {"'P1Y2M3DT4H5M6.7S'^^xsd:duration", "P1Y2M3DT4H5M6.7S"},
      {"'P0M'^^xsd:duration", "PT0S"},
      {"'P'^^xsd:duration", "none"},
      {"'PT'^^xsd:duration", "none"},
      {"'P1DT'^^xsd:duration", "none"},
      {"'1D'^^xsd:duration", "none"},
      {"'P1'^^xsd:duration", "none"},
      {"'P1M1Y'^^xsd:duration", "none"},
      {"'P1Y1Y'^^xsd:duration", "none"},
      {"'P1.5D'^^xsd:duration", "none"},
      {"'P1H'^^xsd:duration", "none"},
      {"'PT1D'^^xsd:duration", "none"},
      {"'P-1D'^^xsd:duration", "none"},
      {"'+P1D'^^xsd:duration", "none"},
      {"'P1Y'^^xsd:dayTimeDuration", "none"},
      {"'P1D'^^xsd:yearMonthDuration", "none"},
      {"'P1YT1H'^^xsd:yearMonthDuration", "none"},
      {"'P99999999999999999999Y'^^xsd:duration", "none"},
      {"'P9999999999999999999D'^^xsd:duration", "none"},
      {"'PT1S '^^xsd:duration", "none"},
  };
  for (const auto& [term, expected] : cases) EXPECT_EQ(Again(term), expected) << term;
}

}  // namespace
}  // namespace mscgraph::sparql
