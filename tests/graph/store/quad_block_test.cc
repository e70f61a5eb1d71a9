#include "graph/store/quad_block.h"

#include <gtest/gtest.h>

#include <random>

namespace mscgraph {
namespace {

bool Same(const std::vector<QuadRow>& a, const std::vector<QuadRow>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const QuadRow& x, const QuadRow& y) {
    return x.columns == y.columns && x.count == y.count;
  });
}

std::vector<QuadRow> RandomRows(std::mt19937_64* random, size_t size,
                                const std::array<uint64_t, 4>& distinct) {
  std::vector<QuadRow> rows(size);
  for (QuadRow& row : rows) {
    for (int i = 0; i < 4; ++i) {
      // Spread over 64 bits, so that differences are of all lengths.
      row.columns[i] = ((*random)() % distinct[i]) * 0x9E3779B97F4A7C15u;
    }
    row.count = 1;
  }
  const auto less = [](const QuadRow& a, const QuadRow& b) { return a.columns < b.columns; };
  std::sort(rows.begin(), rows.end(), less);
  rows.erase(std::unique(rows.begin(), rows.end(),
                         [](const auto& a, const auto& b) { return a.columns == b.columns; }),
             rows.end());
  return rows;
}

TEST(QuadBlockTest, UnpackingGivesTheRowsBack) {
  std::mt19937_64 random(1);
  const std::array<uint64_t, 4> shapes[] = {
      {1, 1, 1, 1000}, {1000000, 10, 1000000, 1}, {3, 200, 1000000, 1}, {500, 500, 500, 3}, {2, 2, 2, 2}};
  for (const auto& shape : shapes) {
    for (size_t size : {1u, 2u, 255u, 256u, 300u}) {
      std::vector<QuadRow> rows = RandomRows(&random, size, shape), back;
      ASSERT_TRUE(UnpackBlock(PackBlock(rows), &back));
      EXPECT_TRUE(Same(rows, back));
      EXPECT_EQ(BlockSize(PackBlock(rows)), rows.size());
      rows[rows.size() / 2].count = 700;
      ASSERT_TRUE(UnpackBlock(PackBlock(rows), &back));
      EXPECT_TRUE(Same(rows, back)) << "with counts";
    }
  }
}

TEST(QuadBlockTest, WhatNeighboursShareIsWrittenOnce) {
  std::vector<QuadRow> rows;
  for (uint64_t i = 0; i < kBlockRows; ++i) rows.push_back({{uint64_t{1} << 60, uint64_t{2} << 60, i, 0}, 1});
  EXPECT_LT(PackBlock(rows).size(), kBlockRows * 3 / 2);
}

TEST(QuadBlockTest, DamagedBytesAreNoRows) {
  std::mt19937_64 random(2);
  const std::string good = PackBlock(RandomRows(&random, 100, {20, 5, 1000, 2}));
  std::vector<QuadRow> rows;
  for (size_t size = 0; size < good.size(); ++size)
    EXPECT_FALSE(UnpackBlock(good.substr(0, size), &rows)) << size;
  for (size_t i = 0; i < good.size(); ++i) {
    std::string bad = good;
    bad[i] = static_cast<char>(bad[i] ^ 1 << i % 8);
    if (!UnpackBlock(bad, &rows)) continue;
    EXPECT_TRUE(std::is_sorted(rows.begin(), rows.end(),
                               [](const QuadRow& a, const QuadRow& b) { return a.columns < b.columns; }));
  }
}

TEST(QuadTest, KeysSortAsColumnsDoAndComeApart) {
  const std::vector<QuadColumns> columns = {{1, 2, 3, 0},     {1, 2, 3, 1}, {1, 2, 3, 256},
                                            {1, 2, 3, 70000}, {1, 2, 4, 0}, {uint64_t{12} << 60, 0, 0, 5}};
  for (const QuadOrder order : {QuadOrder::kSpo, QuadOrder::kPos, QuadOrder::kOsp}) {
    std::string before;
    for (const QuadColumns& some : columns) {
      std::string key;
      AppendEntryKey(order, some, &key);
      EXPECT_LT(before, key);
      EXPECT_LT(key, std::string(1, kBlockMark));
      QuadColumns back;
      ASSERT_TRUE(ParseEntryKey(order, key, &back));
      EXPECT_EQ(back, some);
      before = key;
    }
  }
  QuadColumns back;
  std::string key;
  AppendEntryKey(QuadOrder::kGspo, {70000, 1, 2, 3}, &key);
  ASSERT_TRUE(ParseEntryKey(QuadOrder::kGspo, key, &back));
  EXPECT_EQ(back, (QuadColumns{70000, 1, 2, 3}));
  EXPECT_FALSE(ParseEntryKey(QuadOrder::kSpo, key.substr(1), &back));
  for (const QuadOrder order : kQuadOrders) {
    const Triple triple = {5, 6, 7};
    EXPECT_EQ(TripleOf(order, ColumnsOf(order, triple, 9)), triple);
    EXPECT_EQ(LayerOf(order, ColumnsOf(order, triple, 9)), 9u);
  }
}

}  // namespace
}  // namespace mscgraph
