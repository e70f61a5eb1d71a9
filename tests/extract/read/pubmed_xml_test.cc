#include "extract/read/pubmed_xml.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "tests/extract/read/read_test_util.h"

namespace mscgraph {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

// A citation with the given children of <Article> and of <MedlineCitation> behind it.
std::string Citation(const std::string& article, const std::string& more = "") {
  return "<MedlineCitation><PMID>7</PMID><Article>" + article + "</Article>" + more + "</MedlineCitation>";
}

std::string Only(const std::string& xml) {
  const Reading reading = ReadAll(xml);
  EXPECT_THAT(reading.errors, IsEmpty());
  return reading.records.size() == 1 ? reading.records[0]
                                     : std::to_string(reading.records.size()) + " records";
}

TEST(PubmedXml, EveryField) {
  const std::string xml = R"(<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD PubMedArticle, 1st January 2025//EN" "https://example.org/p.dtd">
<PubmedArticleSet>
<PubmedArticle>
  <MedlineCitation Status="MEDLINE">
    <PMID Version="3">0123</PMID>
    <Article PubModel="Print">
      <Journal>
        <JournalIssue><PubDate><Year>2021</Year><Month>05</Month></PubDate></JournalIssue>
        <Title>Journal of Made-up Cells</Title><ISOAbbreviation>J Made Cells</ISOAbbreviation>
      </Journal>
      <ArticleTitle>Cells for <i>knees</i>: a trial.</ArticleTitle>
      <ELocationID EIdType="doi" ValidYN="Y">10.1/Other</ELocationID>
      <Abstract>
        <AbstractText Label="AIMS AND SETTING" NlmCategory="OBJECTIVE">To learn
           whether cells help.</AbstractText>
        <AbstractText Label="FINDINGS" NlmCategory="UNASSIGNED">CD4<sup>+</sup> fell to 10<sub>2</sub>.</AbstractText>
        <AbstractText Label="UNKNOWN LABEL">Plain.</AbstractText>
        <AbstractText/>
        <CopyrightInformation>Copyright of nobody.</CopyrightInformation>
      </Abstract>
      <Language>eng</Language><Language>nor</Language>
      <DataBankList><DataBank><DataBankName>ClinicalTrials.gov</DataBankName>
        <AccessionNumberList><AccessionNumber>NCT00000001</AccessionNumber></AccessionNumberList></DataBank></DataBankList>
      <PublicationTypeList><PublicationType UI="D016449">Randomized Controlled Trial</PublicationType></PublicationTypeList>
      <ArticleDate><Year>2020</Year></ArticleDate>
    </Article>
    <MedlineJournalInfo><MedlineTA>Not This</MedlineTA></MedlineJournalInfo>
    <CommentsCorrectionsList>
      <CommentsCorrections RefType="CommentIn"><PMID>555</PMID></CommentsCorrections>
      <CommentsCorrections RefType="RetractionIn"><PMID>556</PMID></CommentsCorrections>
    </CommentsCorrectionsList>
    <MeshHeadingList>
      <MeshHeading><DescriptorName UI="D007718" MajorTopicYN="Y">Knee</DescriptorName>
        <QualifierName UI="Q1" MajorTopicYN="N">pathology</QualifierName></MeshHeading>
    </MeshHeadingList>
    <OtherAbstract Language="nor"><AbstractText>Norsk.</AbstractText></OtherAbstract>
  </MedlineCitation>
  <PubmedData>
    <ReferenceList><Reference><Citation>Mesenchymal.</Citation><ArticleIdList>
      <ArticleId IdType="pubmed">999</ArticleId><ArticleId IdType="doi">10.9/cited</ArticleId></ArticleIdList></Reference></ReferenceList>
    <ArticleIdList><ArticleId IdType="pmc">PMC42</ArticleId><ArticleId IdType="doi">10.1/OWN</ArticleId></ArticleIdList>
  </PubmedData>
</PubmedArticle>
</PubmedArticleSet>)";
  ReadingOptions options;
  options.file = "folder/pubmed25n0017.xml.gz";
  EXPECT_THAT(
      ReadAll(xml, options).records,
      ElementsAre(
          "PMID:123|pmid=123|pmcid=PMC42|doi=10.1/own|nct=NCT00000001|version=3|order=25/17"
          "|title=Cells for knees: a trial.|objective(AIMS AND SETTING)=To learn whether cells help."
          "|results(FINDINGS)=CD4+ fell to 102.|abstract(UNKNOWN LABEL)=Plain.|year=2021|journal=J Made Cells"
          "|types=D016449/Randomized Controlled Trial|mesh=D007718/Knee*|lang=eng,nor|retracted"));
}

TEST(PubmedXml, FlattensMarkup) {
  const struct {
    std::string inside, text;
  } cases[] = {
      {"beta\n\t\t<sub>2</sub> rose", "beta 2 rose"},
      {"<b><i>all</i> inside</b>", "all inside"},
      {"<b>a</b> <i>b</i>", "a b"},
      {"x<mml:math><mml:mrow><mml:mi>a</mml:mi><mml:mo>&lt;</mml:mo><mml:mn>5</mml:mn></mml:mrow></"
       "mml:math>y",
       "xa<5y"},
      {"<DispFormula><mml:mi>k</mml:mi></DispFormula>", "k"},
      {"p &lt; 0.05 &amp; q &gt; 1 &#945;&#x3B2;", "p < 0.05 & q > 1 \xce\xb1\xce\xb2"},
      {"<![CDATA[a < b <i>]]> c", "a < b <i> c"},
      {"a<!-- </AbstractText> -->b", "ab"},
      {"e\xcc\x81", "\xc3\xa9"},  // NFC
      {"a\xc2\xa0\xe2\x80\x89"
       "b",
       "a b"},  // no-break and thin space
      {"odd &#xD800; one", "odd \xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd one"},
      {"&unknown; stays", "&unknown; stays"},
      {std::string("nul\0byte", 8), "nul byte"},
      {"\xef\xbf\xbf noncharacter", "\xef\xbf\xbf noncharacter"},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(Only(Citation("<ArticleTitle>T</ArticleTitle><Abstract><AbstractText>" + c.inside +
                            "</AbstractText></Abstract>")),
              "PMID:7|pmid=7|title=T|abstract()=" + c.text)
        << c.inside;
  }
}

TEST(PubmedXml, Years) {
  const struct {
    std::string dates, year;
  } cases[] = {
      {"<Journal><JournalIssue><PubDate><MedlineDate>1998 Dec-1999 "
       "Jan</MedlineDate></PubDate></JournalIssue></Journal>",
       "1998"},
      {"<Journal><JournalIssue><PubDate><MedlineDate>Summer "
       "2017</MedlineDate></PubDate></JournalIssue></Journal>",
       "2017"},
      {"<Journal><JournalIssue><PubDate><Season>Spring</Season></PubDate></JournalIssue></Journal>"
       "<ArticleDate><Year>2003</Year></ArticleDate>",
       "2003"},
      {"<Journal><JournalIssue><PubDate><Year>2004</Year></PubDate></JournalIssue></Journal>"
       "<ArticleDate><Year>2003</Year></ArticleDate>",
       "2004"},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(Only(Citation("<ArticleTitle>T</ArticleTitle>" + c.dates)),
              "PMID:7|pmid=7|title=T|year=" + c.year);
  }
  EXPECT_EQ(Only(Citation("<ArticleTitle>T</ArticleTitle>")), "PMID:7|pmid=7|title=T");
}

TEST(PubmedXml, Retractions) {
  EXPECT_THAT(Only(Citation("<PublicationTypeList><PublicationType UI=\"D016441\">x</PublicationType>"
                            "</PublicationTypeList>")),
              HasSubstr("|retracted"));
  EXPECT_THAT(Only(Citation("<PublicationTypeList><PublicationType>Retracted Publication</PublicationType>"
                            "</PublicationTypeList>")),
              HasSubstr("|retracted"));
  const auto link = [](const std::string& type) {
    return "<CommentsCorrectionsList><CommentsCorrections RefType=\"" + type +
           "\"><RefSource>x</RefSource><PMID>9</PMID></CommentsCorrections></CommentsCorrectionsList>";
  };
  EXPECT_EQ(Only(Citation("", link("RetractedandRepublishedIn"))), "PMID:7|pmid=7|retracted");
  EXPECT_EQ(Only(Citation("", link("RetractionOf"))), "PMID:7|pmid=7|retracts=PMID:9");
  EXPECT_EQ(Only(Citation("", link("ErratumIn"))), "PMID:7|pmid=7");
}

TEST(PubmedXml, OldSetWithDeletes) {
  ReadingOptions options;
  options.file = "medline16n0902.xml";
  const Reading reading =
      ReadAll("<MedlineCitationSet>" +
                  Citation("<ArticleTitle>A</ArticleTitle>", "<OtherID Source=\"NLM\">PMC5 [x]</OtherID>") +
                  "<DeleteCitation><PMID "
                  "Version=\"1\">11</PMID>\n<PMID>12</PMID></DeleteCitation></MedlineCitationSet>",
              options);
  EXPECT_THAT(reading.records, ElementsAre("PMID:7|pmid=7|pmcid=PMC5|order=16/902|title=A",
                                           "delete PMID:11|order=16/902", "delete PMID:12|order=16/902"));
  EXPECT_EQ(reading.stats.documents, 1u);
  EXPECT_EQ(reading.stats.deletes, 2u);
}

TEST(PubmedXml, Books) {
  const std::string book = R"(<PubmedBookArticle><BookDocument><PMID Version="1">8</PMID>
<ArticleIdList><ArticleId IdType="bookaccession">NBK1</ArticleId></ArticleIdList>
<Book><BookTitle>The Book</BookTitle><PubDate><Year>2009</Year></PubDate></Book>TITLE
<Language>eng</Language><PublicationType UI="D016454">Review</PublicationType>
<Abstract><AbstractText Label="Management">Rest.</AbstractText></Abstract>DATE
<ReferenceList><Reference><PMID>1</PMID></Reference></ReferenceList></BookDocument>
<PubmedBookData><ArticleIdList><ArticleId IdType="pubmed">8</ArticleId></ArticleIdList></PubmedBookData></PubmedBookArticle>)";
  const auto with = [&](const std::string& title, const std::string& date) {
    std::string xml = book;
    xml.replace(xml.find("TITLE"), 5, title);
    return xml.replace(xml.find("DATE"), 4, date);
  };
  EXPECT_EQ(
      Only(with("", "")),
      "PMID:8|pmid=8|title=The Book|abstract(Management)=Rest.|year=2009|types=D016454/Review|lang=eng");
  EXPECT_EQ(Only("<PubmedBookArticleSet>" +
                 with("<ArticleTitle>Chapter</ArticleTitle>",
                      "<ContributionDate><Year>2011</Year></ContributionDate>") +
                 "</PubmedBookArticleSet>"),
            "PMID:8|pmid=8|title=Chapter|abstract(Management)=Rest.|year=2011|types=D016454/Review|lang=eng");
}

TEST(PubmedXml, BadRecords) {
  const struct {
    std::string xml, error;
  } cases[] = {
      {"<PubmedArticle><PubmedData/></PubmedArticle>", "in: byte 0: the record has no MedlineCitation"},
      {"<PubmedArticle/>", "in: byte 0: the record has no MedlineCitation"},
      {"<MedlineCitation><Article/></MedlineCitation>", "in: byte 0: the record has no PMID"},
      {"<MedlineCitation><PMID>x1</PMID><Article/></MedlineCitation>",
       "in: byte 0: the PMID is no number: \"x1\""},
      {"<MedlineCitation><PMID>1</PMID></MedlineCitation>", "in: byte 0 (PMID:1): the record has no Article"},
      {"<PubmedArticle>" + Citation("") + Citation("") + "</PubmedArticle>",
       "in: byte 0 (PMID:7): the record has two MedlineCitation"},
      {"  <MedlineCitation><PMID>1</PMID><Article><b></Article></MedlineCitation>",
       "in: byte 2 (PMID:1): Start-end tags mismatch at byte 47"},
      {"<MedlineCitation><PMID>1</PMID><Article>\xff</Article></MedlineCitation>",
       "in: byte 0 (PMID:1): invalid UTF-8 at byte 40"},
      {"<DeleteCitation><PMID>no</PMID></DeleteCitation>", "in: byte 0: the PMID is no number: no"},
  };
  for (const auto& c : cases) {
    const Reading reading = ReadAll(c.xml);
    EXPECT_THAT(reading.errors, ElementsAre(c.error)) << c.xml;
    EXPECT_THAT(reading.records, IsEmpty());
    EXPECT_EQ(reading.status.code(), absl::StatusCode::kInvalidArgument);
    EXPECT_THAT(std::string(reading.status.message()), HasSubstr(c.error));
  }
}

TEST(PubmedXml, DeepNestingIsFlattened) {
  std::string deep;
  for (int i = 0; i < 200000; ++i) deep += "<b>";
  deep += "x";
  for (int i = 0; i < 200000; ++i) deep += "</b>";
  EXPECT_EQ(Only(Citation("<ArticleTitle>" + deep + "</ArticleTitle>")), "PMID:7|pmid=7|title=x");
}

}  // namespace
}  // namespace mscgraph
