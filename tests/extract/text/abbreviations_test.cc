#include "extract/text/abbreviations.h"

#include <gtest/gtest.h>

namespace mscgraph {
namespace {

// "SF=long form; ..."
std::string Find(std::string_view text) {
  std::string out;
  for (const Abbreviation& found : FindAbbreviations(text, {0, text.size()})) {
    if (!out.empty()) out += "; ";
    out += std::string(found.short_form.In(text)) + "=" + std::string(found.long_form.In(text));
  }
  return out;
}

TEST(FindAbbreviations, ReadsDefinitions) {
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"We gave mesenchymal stem cells (MSCs) to rats.", "MSCs=mesenchymal stem cells"},
      {"a mesenchymal stem cell (MSC)", "MSC=mesenchymal stem cell"},
      {"human umbilical cord-derived mesenchymal stem cells (hUC-MSCs)",
       "hUC-MSCs=human umbilical cord-derived mesenchymal stem cells"},
      {"graft-versus-host disease (GVHD; grade II)", "GVHD=graft-versus-host disease"},
      {"ulcerative colitis (UC, n = 12)", "UC=ulcerative colitis"},
      {"UC (ulcerative colitis) hurts", "UC=ulcerative colitis"},
      {"MSCs (mesenchymal stem cells) help", "MSCs=mesenchymal stem cells"},
      {"interleukin-6 (IL-6) fell", "IL-6=interleukin-6"},
      {"transforming growth factor-beta (TGF-β)", "TGF-β=transforming growth factor-beta"},
      {"the extracellular vesicles [EVs]", "EVs=extracellular vesicles"},
      {"acute respiratory distress syndrome (ARDS) and knee osteoarthritis (OA)",
       "ARDS=acute respiratory distress syndrome; OA=osteoarthritis"},
      {"mesenchymal stem cells (MSCs)-derived extracellular vesicles (MSC-EVs)",
       "MSCs=mesenchymal stem cells; MSC-EVs=mesenchymal stem cells (MSCs)-derived extracellular vesicles"},
      {"in a rat model.Superparamagnetic iron oxide (SPIO)", "SPIO=Superparamagnetic iron oxide"},
      {"quality of life (QoL)", "QoL=quality of life"},
  };
  for (const auto& [text, found] : cases) EXPECT_EQ(Find(text), found) << text;
}

TEST(FindAbbreviations, LeavesOtherBracketsAlone) {
  for (std::string_view text : {"", "()", "pain fell (P < 0.05)", "in rats (n = 5)", "as shown (Fig. 1)",
                                "in rats (see below)", "cells (MSC", "MSC)", "(MSC)", "rats got saline (MSC)",
                                "two groups (A and B)", "analysed with MyAnalysis by study[Abs]"}) {
    EXPECT_EQ(Find(text), "") << text;
  }
}

TEST(FindAbbreviations, StaysInItsRange) {
  const std::string text = "ulcerative colitis (UC)";
  EXPECT_TRUE(FindAbbreviations(text, {12, text.size()}).empty());
  EXPECT_TRUE(FindAbbreviations(text, {0, text.size() - 1}).empty());
}

TEST(FindAbbreviations, TakesHostileTextInLinearTime) {
  for (std::string_view unit : {"(", ")", "(A", "(AB)", "a(AB)", "AAAAAAAA (AAAA)", "[(", "\xE2(\xE2)"}) {
    std::string text;
    while (text.size() < 300000) text += unit;
    FindAbbreviations(text, {0, text.size()});
  }
}

}  // namespace
}  // namespace mscgraph
