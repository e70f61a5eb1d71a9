#include "extract/assertion/zone.h"

#include <gtest/gtest.h>

#include "tests/extract/assertion/cue_test_util.h"

namespace mscgraph {
namespace {

// The zones of sentences of an abstract without labels, the title first.
std::string Zones(const std::vector<std::string>& sentences, Section section = Section::kAbstract) {
  static const ZoneFinder finder = *ZoneFinder::Create(ContextFile("zones.json"), SharedCueFinder());
  std::vector<Section> sections(sentences.size(), section);
  sections[0] = Section::kTitle;
  std::vector<SentenceCues> cues;
  for (const std::string& sentence : sentences) cues.push_back(MarkedSentence(sentence).cues);
  std::string out;
  for (const Section zone : finder.Find(sections, cues)) {
    out += (out.empty() ? "" : " ") + std::string(SectionName(zone));
  }
  return out;
}

TEST(ZoneFinder, TellsBackgroundAndConclusion) {
  EXPECT_EQ(Zones({"T for C", "T are used for C .", "In this study we gave T .", "Rats walked better .",
                   "In conclusion , T improve C ."}),
            "title background abstract abstract conclusions");
}

TEST(ZoneFinder, LateWordsAboutThePaperEndNoBackground) {
  EXPECT_EQ(
      Zones({"T for C", "T improved C .", "Rats walked .", "Rats ran .", "This study shows that T help ."}),
      "title abstract abstract abstract conclusions");
}

TEST(ZoneFinder, LabelsStay) {
  EXPECT_EQ(Zones({"T for C", "T are used .", "In this study we gave T ."}, Section::kResults),
            "title results results");
}

}  // namespace
}  // namespace mscgraph
