#include "graph/sparql/row_table.h"

#include <gtest/gtest.h>

namespace mscgraph::sparql {
namespace {

TEST(RowTable, NumbersDistinctRowsAsTheyCome) {
  MemoryBudget budget(1 << 20);
  RowTable table(&budget, 2);
  bool inserted;
  for (TermId i = 0; i < 1000; ++i) {
    const TermId row[] = {i % 100, i % 10};
    EXPECT_EQ(table.Insert(row, &inserted), i % 100);
    EXPECT_EQ(inserted, i < 100);
  }
  const TermId there[] = {42, 2}, missing[] = {42, 3};
  EXPECT_EQ(table.Find(there), 42u);
  EXPECT_EQ(table.Find(missing), RowTable::kNone);
  EXPECT_EQ(table.size(), 100u);
}

TEST(RowTable, HasOneRowWithoutColumns) {
  MemoryBudget budget(1 << 10);
  RowTable table(&budget, 0);
  bool inserted;
  EXPECT_EQ(table.Insert(nullptr, &inserted), 0u);
  EXPECT_TRUE(inserted);
  EXPECT_EQ(table.Insert(nullptr, &inserted), 0u);
  EXPECT_FALSE(inserted);
}

TEST(RowTable, IsBoundedAndGivesBackWhatItHeld) {
  MemoryBudget budget(10'000);
  {
    RowTable table(&budget, 1);
    bool inserted;
    TermId i = 1;
    while (i < 10'000 && table.Insert(&i, &inserted) != RowTable::kNone) ++i;
    EXPECT_GT(i, 200u);
    EXPECT_LT(i, 1'250u);
    EXPECT_TRUE(budget.exceeded());
    EXPECT_LE(budget.used(), 10'000u);
  }
  EXPECT_EQ(budget.used(), 0u);
}

TEST(JoinTable, KeepsTheRowsOfAKeyInOrder) {
  MemoryBudget budget(1 << 20);
  JoinTable table(&budget, 1, 1);
  for (TermId i = 0; i < 9; ++i) {
    const TermId key = i % 3;
    ASSERT_TRUE(table.Add(&key, &i));
  }
  const TermId key = 1, missing = 7;
  std::vector<TermId> found;
  for (uint32_t i = table.First(&key); i != JoinTable::kNone; i = table.Next(i))
    found.push_back(*table.row(i));
  EXPECT_EQ(found, (std::vector<TermId>{1, 4, 7}));
  EXPECT_EQ(table.First(&missing), JoinTable::kNone);
}

TEST(RowStore, KeepsChosenRows) {
  MemoryBudget budget(1 << 20);
  RowStore rows(&budget, 1);
  for (TermId i = 0; i < 5; ++i) *rows.Add() = i * 10;
  rows.Keep({4, 1});
  ASSERT_EQ(rows.size(), 2u);
  EXPECT_EQ(*rows.row(0), 40u);
  EXPECT_EQ(*rows.row(1), 10u);
  *rows.Add() = 7;
  EXPECT_EQ(*rows.row(2), 7u);
}

}  // namespace
}  // namespace mscgraph::sparql
