#include "extract/text/sentence_splitter.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace mscgraph {
namespace {

std::vector<std::string_view> Split(std::string_view text) {
  std::vector<std::string_view> sentences;
  for (const Span& span : SplitSentences(text, {0, text.size()})) sentences.push_back(span.In(text));
  return sentences;
}

TEST(SplitSentences, EndsASentenceWhereAReaderWould) {
  const std::pair<std::string_view, std::vector<std::string_view>> cases[] = {
      {"", {}},
      {"One only", {"One only"}},
      {"Cells were given. Pain fell.", {"Cells were given.", "Pain fell."}},
      {"Did it work? It did! We think so.", {"Did it work?", "It did!", "We think so."}},
      {"The change was small (P < 0.05). Nothing else moved.",
       {"The change was small (P < 0.05).", "Nothing else moved."}},
      {"It was \"safe.\" Then it ended.", {"It was \"safe.\"", "Then it ended."}},
      {"It was seen (in all rats.) Then it ended.", {"It was seen (in all rats.)", "Then it ended."}},
      {"No harm was found. hUC-MSCs were kept.", {"No harm was found.", "hUC-MSCs were kept."}},
      {"No harm was found. iPSCs were kept.", {"No harm was found.", "iPSCs were kept."}},
      {"No harm was found. α-SMA rose.", {"No harm was found.", "α-SMA rose."}},
      {"It helped both groups.The effect lasted.", {"It helped both groups.", "The effect lasted."}},
      {"It helped both groups.A test showed it.", {"It helped both groups.", "A test showed it."}},
      {"It rose (n = 3).The effect lasted.", {"It rose (n = 3).", "The effect lasted."}},
      {"It rose on and on... Then it fell.", {"It rose on and on...", "Then it fell."}},
      {"They lack vitamin C. The rats died.", {"They lack vitamin C.", "The rats died."}},
      {"The answer is no. We stopped.", {"The answer is no.", "We stopped."}},
      {"Bone, skin, etc. We stopped.", {"Bone, skin, etc.", "We stopped."}},
      {"P was 0.03. 12 rats died.", {"P was 0.03.", "12 rats died."}},
  };
  for (const auto& [text, sentences] : cases) EXPECT_EQ(Split(text), sentences) << text;
}

TEST(SplitSentences, GoesOnAfterAbbreviationsAndNumbers) {
  for (std::string_view text :
       {"Some drugs (e.g. Steroids) failed.", "One drug, i.e. Heparin, failed.",
        "It was cells vs. Saline here.", "As Miller et al. Showed, it failed.", "See Fig. 2 for that.",
        "They got 0.5 mg daily.", "Growth of E. coli stopped.", "We grew S. aureus and E. Coli there.",
        "They asked Dr. Miller about it.", "It took approx. 3 weeks.", "This was sample No. 3 of all.",
        "It was p < 0.05 in all.", "The work of J. R. Miller failed.", "It went on ... and ended.",
        "See www.site.Gov for it.", "Volumes of ca. 5 ml were given.", "It is in vol. 3 of the book.",
        "Mean was 1.5.Two"}) {
    EXPECT_EQ(Split(text).size(), 1u) << text;
  }
}

TEST(SplitSentences, BeginsASentenceAtAnUpperCaseLabel) {
  EXPECT_EQ(Split("AIM: to test cells METHODS AND RESULTS: rats got cells CONCLUSIONS: it works"),
            (std::vector<std::string_view>{"AIM: to test cells", "METHODS AND RESULTS: rats got cells",
                                           "CONCLUSIONS: it works"}));
  EXPECT_EQ(Split("We saw RNA: it fell and the ratio was 3:1 there.").size(), 1u);
}

TEST(SplitSentences, TakesHostileTextInLinearTime) {
  for (std::string_view unit :
       {".", ". ", "A.", "(", "METHODS ", "METHODS: ", ":", "a. A", "\xE2\x80\xA6", "\xE2", " "}) {
    std::string text;
    while (text.size() < 1000000) text += unit;
    size_t pos = 0;
    for (const Span& span : SplitSentences(text, {0, text.size()})) {
      ASSERT_LE(pos, span.begin);
      ASSERT_LT(span.begin, span.end);
      pos = span.end;
    }
  }
}

std::string Sections(const Document& document) {
  std::string out;
  for (const Sentence& sentence : SplitDocument(document)) {
    EXPECT_EQ(sentence.index, std::count(out.begin(), out.end(), ' '));
    out += std::string(SectionName(sentence.section)) + " ";
  }
  return out;
}

TEST(SplitDocument, KeepsTheTitleWholeAndTakesSectionsAsGiven) {
  Document document;
  AssembleText(
      "Do cells help? A trial. Part 2",
      {{"AIM", Section::kObjective, "To see."}, {"RESULTS", Section::kResults, "It helped. All lived."}},
      &document);
  EXPECT_EQ(Sections(document), "title objective results results ");
  AssembleText("", {{"", Section::kAbstract, "It helped."}}, &document);
  EXPECT_EQ(Sections(document), "title abstract ");
}

TEST(SplitDocument, ReadsLabelsInsideAnAbstract) {
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"BACKGROUND: Pain hurts. It lasts. METHODS: Rats got cells. RESULTS: Pain fell. CONCLUSION: Cells "
       "help.",
       "title background background methods results conclusions "},
      {"Aims: To see. Materials and Methods: Rats. Results: Pain fell.", "title objective methods results "},
      {"Objective This study tests cells. Results The pain fell. Conclusions MSC help.",
       "title objective results conclusions "},
      {"Materials and Methods Twelve rats got cells. Results Pain fell.", "title methods results "},
      {"Results of others differ. Methods were poor. Purpose matters. Patients With pain came.",
       "title abstract abstract abstract abstract "},
      {"Design matters. Results and Discussion Pain fell.", "title abstract results "},
  };
  for (const auto& [text, sections] : cases) {
    Document document;
    AssembleText("T", {{"", Section::kAbstract, std::string(text)}}, &document);
    EXPECT_EQ(Sections(document), sections) << text;
  }
}

}  // namespace
}  // namespace mscgraph
