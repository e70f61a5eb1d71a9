#include "extract/mention/lexicon_import.h"

#include <gtest/gtest.h>

#include "tests/support/read_text.h"
#include "tests/support/temp_folder.h"

namespace mscgraph {
namespace {

const Lexicon& Ours() {
  static const auto* lexicon = new Lexicon(*Lexicon::Create({TestFile(
      "ours.tsv", std::string(kLexiconHeader) + "\n"
                                                "MONDO:1\tred fever\tscarlet fever\tRF\t\tMESH:D1|UMLS:C1\t\n"
                                                "mscgraph:condition/blue-fever\tblue fever\t\t\t\t\tMONDO:1\n"
                                                "MONDO:3\tgreen fever\t\t\t\tMESH:D3\t\n")}));
  return *lexicon;
}

const ImportGuards& Guards() {
  static const auto* guards = new ImportGuards(
      *ImportGuards::Create(TestFile("import.json", R"({"identifying_prefixes": ["MONDO", "MESH"],
          "other_prefixes": ["CL"], "branches": ["C"], "general": ["disease", "rare"],
          "max_words": 4, "min_letters": 4})")));
  return *guards;
}

// The rows without the header.
std::string Import(const std::string& rows, ImportReport* report) {
  auto table = ImportOntology("f", ReadText("id\tname\tsynonyms\txrefs\tparents\tobsolete\n" + rows), Ours(),
                              Guards(), report);
  EXPECT_TRUE(table.ok()) << table.status();
  return table.ok() ? table->substr(kLexiconHeader.size() + 1) : "";
}

TEST(ImportOntology, ATermThatWeHaveGivesItsNamesAndXrefs) {
  ImportReport report;
  EXPECT_EQ(Import("MONDO:1\tred fever\tcrimson fever|Scarlet Fevers\tX:7\n", &report),
            "MONDO:1\tred fever\tcrimson fever\t\t\tX:7\t\n");
  EXPECT_EQ(Import("X:1\tvermilion fever\t\tMESH:D1\n", &report),
            "MONDO:1\tred fever\tvermilion fever\t\t\tX:1\t\n");
  EXPECT_EQ(Import("X:2\tBlue Fever\tazure fever\n", &report),
            "mscgraph:condition/blue-fever\tblue fever\tazure fever\t\t\tX:2\t\n");
  // Only an identifying xref makes two concepts one.
  EXPECT_EQ(Import("X:3\tpink fever\t\tUMLS:C1\n", &report), "X:3\tpink fever\t\t\t\t\t\n");
  EXPECT_EQ(report.same_by_id, 1u);
  EXPECT_EQ(report.same_by_xref, 1u);
  EXPECT_EQ(report.same_by_name, 1u);
  EXPECT_EQ(report.added, 1u);
  EXPECT_TRUE(report.conflicts.empty());
}

TEST(ImportOntology, ParentsAreTranslatedToOurIds) {
  ImportReport report;
  EXPECT_EQ(Import("X:1\tvermilion fever\t\tMESH:D1\nX:2\tpuce fever\t\t\tX:1|X:9\n", &report),
            "MONDO:1\tred fever\tvermilion fever\t\t\tX:1\t\n"
            "X:2\tpuce fever\t\t\t\t\tMONDO:1\n");
}

TEST(ImportOntology, NamesAreGuarded) {
  ImportReport report;
  EXPECT_EQ(
      Import("X:1\tpuce fever\trare|RF|PFX|pox|green fever|Fever, Puce|puce (fever)|a b c d e|Puce-fevers\n",
             &report),
      "X:1\tpuce fever\t\t\tRF|PFX\t\t\n");
  EXPECT_EQ(report.names_general, 1u);
  EXPECT_EQ(report.names_short, 1u);
  EXPECT_EQ(report.names_taken, 1u);
  EXPECT_EQ(report.names_long, 2u);
  EXPECT_EQ(report.short_forms_added, 2u);
}

TEST(ImportOntology, ANameOfTwoTermsGoesToNeitherUnlessItIsALabel) {
  ImportReport report;
  EXPECT_EQ(Import("X:1\tpuce fever\thot fever|lilac fever\nX:2\tlilac fever\thot fever\n", &report),
            "X:1\tpuce fever\t\t\t\t\t\nX:2\tlilac fever\t\t\t\t\t\n");
  EXPECT_EQ(report.names_ambiguous, 2u);
  EXPECT_EQ(report.names_taken, 1u);
}

TEST(ImportOntology, ConflictsAreReported) {
  ImportReport report;
  EXPECT_EQ(Import("X:1\tpuce fever\t\tMESH:D1|MESH:D3\n", &report), "");
  ASSERT_EQ(report.conflicts.size(), 1u);
  EXPECT_EQ(report.conflicts[0], "X:1 (puce fever): is each of MONDO:1|MONDO:3 by its id and xrefs");
  // Terms that share an xref of ours, but no name, are narrower.
  report = {};
  EXPECT_EQ(Import("X:1\tpuce fever\t\tMESH:D1\nX:2\tlilac fever\t\tMESH:D1\n", &report),
            "X:1\tpuce fever\t\t\t\t\tMONDO:1\nX:2\tlilac fever\t\t\t\t\tMONDO:1\n");
  EXPECT_EQ(report.conflicts.size(), 2u);
  report = {};
  EXPECT_EQ(Import("X:1\tpuce fever\nX:2\tPuce fevers\n", &report), "X:1\tpuce fever\t\t\t\t\t\n");
  EXPECT_EQ(report.in_conflict, 1u);
}

TEST(ImportOntology, WhatIsNoConditionIsLeftOut) {
  ImportReport report;
  EXPECT_EQ(Import("CL:1\tfibroblast\nX:1\told fever\t\t\t\ttrue\nX:2\tdisease\n", &report), "");
  EXPECT_EQ(report.no_condition, 1u);
  EXPECT_EQ(report.obsolete, 1u);
  EXPECT_EQ(report.unusable, 1u);
  auto table = ImportOntology(
      "f", ReadText("id\tname\ttree_numbers\nX:1\tpuce fever\tA1|C1\nX:2\tmale\t\nX:3\tbook\tV1\n"), Ours(),
      Guards(), &report);
  ASSERT_TRUE(table.ok());
  EXPECT_EQ(table->substr(kLexiconHeader.size() + 1), "X:1\tpuce fever\t\t\t\t\t\n");
}

TEST(ImportOntology, ItsTableIsALexicon) {
  ImportReport report;
  std::string rows = Import("MONDO:1\tred fever\tcrimson fever\nX:2\tpuce fever\tPF\t\tMONDO:1\n", &report);
  std::string ours = TestFolder() / "ours.tsv";
  auto lexicon = Lexicon::Create({ours, TestFile("more.tsv", std::string(kLexiconHeader) + "\n" + rows)});
  ASSERT_TRUE(lexicon.ok()) << lexicon.status();
  EXPECT_EQ(lexicon->entries().size(), Ours().entries().size() + 1);
  EXPECT_EQ(lexicon->Find("crimson fever"), lexicon->FindId("MONDO:1"));
  EXPECT_EQ(lexicon->Find("puce fever"), lexicon->FindId("X:2"));
  EXPECT_EQ(lexicon->Ambiguous("PF"), std::vector<int>{lexicon->FindId("X:2")});
  for (const ConceptRecord& entry : Ours().entries()) EXPECT_GE(lexicon->FindId(entry.id), 0) << entry.id;
}

TEST(ImportGuards, NamesTheFault) {
  EXPECT_FALSE(ImportGuards::Create("/nowhere").ok());
  auto guards = ImportGuards::Create(TestFile("bad.json", R"({"max_word": 3})"));
  ASSERT_FALSE(guards.ok());
  EXPECT_NE(guards.status().message().find("unknown key max_word"), std::string_view::npos);
  EXPECT_TRUE(ImportGuards::Create(MSCGRAPH_SOURCE_DIR "/rules/lexicon/import.json").ok());
}

}  // namespace
}  // namespace mscgraph
