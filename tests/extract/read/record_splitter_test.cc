#include "extract/read/record_splitter.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "tests/extract/read/read_test_util.h"

namespace mscgraph {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::StartsWith;

std::vector<std::string> Ids(int first, int last, int without = 0) {
  std::vector<std::string> ids;
  for (int pmid = first; pmid <= last; ++pmid) {
    if (pmid != without) ids.push_back("PMID:" + std::to_string(pmid));
  }
  return ids;
}

TEST(RecordSplitter, Roots) {
  for (const char* name : {"PubmedArticleSet", "MedlineCitationSet", "PubmedBookArticleSet", "PubmedArticle",
                           "PubmedBookArticle", "MedlineCitation", "DeleteCitation"}) {
    EXPECT_TRUE(IsPubmedRoot(name)) << name;
  }
  EXPECT_FALSE(IsPubmedRoot("article"));
  EXPECT_FALSE(IsPubmedRoot("PubmedArticles"));
}

TEST(RecordSplitter, ChunksMakeNoDifference) {
  const std::string xml =
      "\xef\xbb\xbf<?xml version='1.0'?><!DOCTYPE PubmedArticleSet [<!ENTITY a \"<PubmedArticle>\">]>"
      "<!-- <PubmedArticle> --><PubmedArticleSet>\r\n" +
      Article(1) + "<!-- </PubmedArticleSet> -->" + Article(2) + "<?pi <PubmedArticle>?>" + Article(3) +
      "</PubmedArticleSet>\n<!-- end -->";
  const Reading whole = ReadAll(xml);
  EXPECT_THAT(whole.errors, IsEmpty());
  EXPECT_EQ(whole.ids, Ids(1, 3));
  EXPECT_EQ(whole.stats.bytes, xml.size());
  for (size_t chunk : {1, 2, 3, 5, 7, 11, 64}) {
    const Reading reading = ReadAll(xml, {.chunk = chunk});
    EXPECT_EQ(reading.records, whole.records) << chunk;
    EXPECT_EQ(reading.errors, whole.errors) << chunk;
  }
}

TEST(RecordSplitter, NamesInCommentsAndCdataAreNoTags) {
  std::string article = Article(1);
  const size_t at = article.find("Cells");
  for (const char* inside : {"<!-- </PubmedArticle><PubmedArticle> -->", "<![CDATA[</PubmedArticle>]]>",
                             "<![CDATA[<PubmedArticle>]]>", "<?x </PubmedArticle>?>"}) {
    std::string with = article;
    with.insert(at, inside);
    const Reading reading =
        ReadAll("<PubmedArticleSet>" + with + Article(2) + "</PubmedArticleSet>", {.chunk = 3});
    EXPECT_EQ(reading.ids, Ids(1, 2)) << inside;
    EXPECT_THAT(reading.errors, IsEmpty()) << inside;
  }
}

TEST(RecordSplitter, Sets) {
  EXPECT_THAT(ReadAll("<PubmedArticleSet></PubmedArticleSet>").errors, IsEmpty());
  EXPECT_TRUE(ReadAll("<?xml version=\"1.0\"?><PubmedArticleSet/>").status.ok());
  EXPECT_EQ(ReadAll(ArticleSet(1, 2) + ArticleSet(3, 4)).ids, Ids(1, 4));
  EXPECT_EQ(ReadAll(Article(1) + Article(2)).ids, Ids(1, 2));
  EXPECT_EQ(ReadAll("<PubmedArticle Status=\"x\" ></PubmedArticle >" + Article(2)).ids, Ids(2, 2));
}

TEST(RecordSplitter, DamageCostsOneRecord) {
  const auto cut = [](size_t from_end) { return Article(2).substr(0, Article(2).size() - from_end); };
  const std::string start = "<PubmedArticleSet>";
  const std::string end = "</PubmedArticleSet>";
  const size_t two = (start + Article(1)).size();
  const std::string at = "in: byte " + std::to_string(two);
  const struct {
    std::string two, error;
  } cases[] = {
      {cut(17), at + " (PMID:2): no </PubmedArticle> before the next <PubmedArticle>"},
      {cut(2), at + " (PMID:2): the tag </PubmedArticle> has no end"},
      {cut(60), at + " (PMID:2): no </PubmedArticle> before the next <PubmedArticle>"},
      {cut(260), at + ": no </PubmedArticle> before the next <PubmedArticle>"},
      {"<PubmedArticle", at + ": the tag <PubmedArticle> has no end"},
      {"stray text", at + ": text or tags outside of any record"},
      {"</PubmedArticle>", at + ": text or tags outside of any record"},
      {"<PubmedArticle><MedlineCitation></PubmedBookArticle>",
       at + ": </PubmedBookArticle> within <PubmedArticle>"},
      {"<PubmedArticle><!-- ", at + ": no </PubmedArticle> before the next <PubmedArticle>"},
      {"<PubmedArticle><![CDATA[ ", at + ": no </PubmedArticle> before the next <PubmedArticle>"},
      {"<Unknown>x</Unknown>", at + ": text or tags outside of any record"},
  };
  for (const auto& c : cases) {
    for (size_t chunk : {1, 65536}) {
      const Reading reading =
          ReadAll(start + Article(1) + c.two + Article(3) + Article(4) + end, {.chunk = chunk});
      EXPECT_EQ(reading.ids, Ids(1, 4, 2)) << c.two;
      EXPECT_THAT(reading.errors, ElementsAre(c.error)) << c.two;
    }
  }
}

TEST(RecordSplitter, LostEndOfSet) {
  const Reading reading = ReadAll("<PubmedArticleSet>" + Article(1));
  EXPECT_EQ(reading.ids, Ids(1, 1));
  EXPECT_THAT(reading.errors, ElementsAre(testing::HasSubstr("the input ends before </PubmedArticleSet>")));
}

TEST(RecordSplitter, EveryCutKeepsTheRecordsBefore) {
  const std::string prolog = "<PubmedArticleSet>";
  const std::string xml = prolog + Article(1) + Article(2) + "</PubmedArticleSet>";
  for (size_t cut = prolog.size(); cut < xml.size(); ++cut) {
    const Reading reading = ReadAll(std::string_view(xml).substr(0, cut));
    const size_t one = prolog.size() + Article(1).size() - 1;  // The last byte is a line end.
    const size_t two = one + Article(2).size();
    EXPECT_EQ(reading.ids, Ids(1, cut < one ? 0 : cut < two ? 1 : 2)) << cut;
    EXPECT_EQ(reading.errors.size(), 1u) << cut;
    const Reading slow = ReadAll(std::string_view(xml).substr(0, cut), {.chunk = 1});
    EXPECT_EQ(slow.errors, reading.errors);
  }
}

TEST(RecordSplitter, RandomDamageKeepsTheOthers) {
  std::mt19937 random(20240607);
  for (int round = 0; round < 3000; ++round) {
    std::string bad = Article(5);
    for (int i = 0; i < 1 + round % 4; ++i) {
      const size_t at = random() % bad.size();
      switch (random() % 3) {
        case 0:
          bad[at] = static_cast<char>(random());
          break;
        case 1:
          bad.erase(at, random() % 40);
          break;
        default:
          bad.insert(at, bad.substr(random() % bad.size(), random() % 40));
      }
      if (bad.empty()) break;
    }
    std::string xml = "<PubmedArticleSet>";
    for (int pmid = 1; pmid <= 8; ++pmid) xml += pmid == 5 ? bad : Article(pmid);
    const Reading reading = ReadAll(xml + "</PubmedArticleSet>");
    std::vector<std::string> kept;
    for (const std::string& id : reading.ids) {
      const int pmid = std::stoi(id.substr(id[0] == 'd' ? 12 : 5));
      if (pmid != 5 && pmid >= 1 && pmid <= 8 && (kept.empty() || kept.back() != id)) kept.push_back(id);
    }
    EXPECT_EQ(kept, Ids(1, 8, 5)) << bad;
  }
}

TEST(RecordSplitter, HugeRecordIsSkippedWithoutBuffering) {
  std::string huge = Article(2);
  const std::string filler(300000, 'x');
  for (const std::string& inside : {filler, "<!--" + filler + "-->", "<![CDATA[" + filler + "]]>",
                                    "<!--" + filler, "<b>" + filler + "</b>"}) {
    std::string xml = huge;
    xml.insert(xml.find("<ArticleTitle>"), inside);
    const Reading reading =
        ReadAll("<PubmedArticleSet>" + Article(1) + xml + Article(3) + "</PubmedArticleSet>",
                {.chunk = 1000, .max_record_bytes = 100000});
    EXPECT_EQ(reading.ids, Ids(1, 3, 2));
    EXPECT_THAT(reading.errors,
                ElementsAre(testing::HasSubstr("(PMID:2): the record is longer than 100000 bytes")));
  }
}

TEST(RecordSplitter, InnerElementOfHugeRecordIsNoRecord) {
  std::string xml = "<PubmedArticle>" + std::string(200000, 'x') + Article(2).substr(15);
  const Reading reading = ReadAll(xml + Article(3), {.chunk = 1000, .max_record_bytes = 100000});
  EXPECT_EQ(reading.ids, Ids(3, 3));
  EXPECT_EQ(reading.errors.size(), 1u);
}

TEST(RecordSplitter, HostileInputTakesLinearTime) {
  for (const char* piece :
       {"<!--", "<![CDATA[", "<a ", "<", "<PubmedArticle ", "</PubmedArticle ", "<?", "<!D["}) {
    std::string xml = "<PubmedArticleSet>";
    while (xml.size() < (4u << 20)) xml += piece;
    const Reading reading = ReadAll(xml, {.max_record_bytes = 1 << 20});
    EXPECT_FALSE(reading.errors.empty()) << piece;
    EXPECT_THAT(reading.ids, IsEmpty());
  }
}

TEST(RecordSplitter, TooManyTags) {
  std::string xml = "<MedlineCitation><PMID>1</PMID>";
  for (int i = 0; i < 1100000; ++i) xml += "<a/>";
  xml += "</MedlineCitation>";
  const Reading reading = ReadAll(xml + Article(3));
  EXPECT_EQ(reading.ids, Ids(3, 3));
  EXPECT_THAT(reading.errors, ElementsAre(StartsWith("in: byte 0 (PMID:1): the record has more than")));
}

}  // namespace
}  // namespace mscgraph
