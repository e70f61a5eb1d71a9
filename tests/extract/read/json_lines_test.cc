#include "extract/read/json_lines.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "tests/extract/read/read_test_util.h"

namespace mscgraph {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

TEST(JsonLines, Records) {
  const struct {
    std::string line, record;
  } cases[] = {
      {R"({"id":"SRC:x:1","title":"A  b","abstract":"C\nd"})", "SRC:x:1|title=A b|abstract()=C d"},
      {R"({"id":" kept as is ","title":"","abstract":"x"})", " kept as is |abstract()=x"},
      {R"({"id":"a","title":"t","abstract":""})", "a|title=t"},
      {R"({"id":"a","title":"t","abstract":null,"pmid":null,"doi":null,"year":null})", "a|title=t"},
      {R"({"pmid":"12","title":"t"})", "PMID:12|pmid=12|title=t"},
      {R"({"pmid":12,"doi":"10.1/X","title":"t"})", "PMID:12|pmid=12|doi=10.1/x|title=t"},
      {R"({"doi":"https://doi.org/10.1/X","title":"t"})", "DOI:10.1/x|doi=10.1/x|title=t"},
      {R"({"id":"NCT:NCT00000001","title":"t"})", "NCT:NCT00000001|nct=NCT00000001|title=t"},
      {R"({"id":"a","nct":["x","nct00000002"],"pmcid":"pmc7","title":"t"})",
       "a|pmcid=PMC7|nct=NCT00000002|title=t"},
      {R"({"id":"PMID:5","title":"t"})", "PMID:5|pmid=5|title=t"},
      {R"({"id":7,"title":"t","id":8})", "8|title=t"},
      {R"({"id":"a","title":"t","year":2019})", "a|title=t|year=2019"},
      {R"({"id":"a","title":"t","year":"2019 Mar","journal":"J","version":2})",
       "a|version=2|title=t|year=2019|journal=J"},
      {R"({"id":"a","title":"t","abstract":[{"label":"RESULTS","text":"r"},{"label":"x","nlm_category":"METHODS","text":"m"},)"
       R"({"text":"plain"},{"label":"y","text":""}]})",
       "a|title=t|results(RESULTS)=r|methods(x)=m|abstract()=plain"},
      {R"({"id":"a","title":"t","publication_types":["Review",{"ui":"D1","name":"N"}],)"
       R"("mesh":[{"ui":"D2","name":"M","major":true},"K"],"languages":["eng"],"other":{"deep":[1]}})",
       "a|title=t|types=/Review; D1/N|mesh=D2/M*; /K|lang=eng"},
      {R"({"id":"a","title":"t","retracted":true})", "a|title=t|retracted"},
      {R"({"id":"a","title":"t","publication_types":["Retracted Publication"]})",
       "a|title=t|types=/Retracted Publication|retracted"},
      {R"({"id":"a","title":"Aspirin","abstract":[{"text":""},{"text":"for  pain"}],"annotations":[)"
       R"({"start":0,"end":7,"type":"Drug","id":"CHEBI:15365","text":"Aspirin"},{"start":14,"end":18,"type":"Disease"}]})",
       "a|title=Aspirin|abstract()=for pain|Drug/CHEBI:15365=Aspirin|Disease=pain"},
      {R"({"id":"a","title":"x\u0000y \uffff \ud835\udc00"})", "a|title=x y \xef\xbf\xbf \xf0\x9d\x90\x80"},
  };
  for (const auto& c : cases) {
    const Reading reading = ReadAll(c.line);
    EXPECT_THAT(reading.errors, IsEmpty()) << c.line;
    EXPECT_THAT(reading.records, ElementsAre(c.record)) << c.line;
  }
}

TEST(JsonLines, BadLines) {
  const std::string deep = "{\"id\":\"a\",\"x\":" + std::string(100, '[') + std::string(100, ']') + "}";
  const struct {
    std::string line, error;
  } cases[] = {
      {"{\"id\":", "in: line 2: malformed JSON: "},
      {"{}", "in: line 2: the record has no \"id\""},
      {"[1]", "in: line 2: the line is no JSON object"},
      {"plain words", "in: line 2: malformed JSON: "},
      {"{\"id\":\"a\"}", "in: line 2 (a): neither \"title\" nor \"abstract\""},
      {"{\"id\":\"a\",\"title\":1}", "in: line 2 (a): \"title\" is not a string"},
      {"{\"id\":\"a\",\"abstract\":1}",
       "in: line 2 (a): \"abstract\" is not a string or an array of sections"},
      {"{\"id\":\"a\",\"abstract\":[1]}", "in: line 2 (a): \"abstract\" is not"},
      {"{\"id\":\"a\",\"title\":\"t\",\"retracted\":1}",
       "in: line 2 (a): \"retracted\" is not true or false"},
      {"{\"id\":\"a\",\"title\":\"t\",\"mesh\":{}}", "in: line 2 (a): \"mesh\" is not an array"},
      {"{\"id\":\"a\",\"title\":\"t\",\"annotations\":[{\"start\":0}]}",
       "in: line 2 (a): \"annotations\" is not an array of objects"},
      {"{\"id\":\"a\",\"title\":\"t\",\"annotations\":[{\"start\":-1,\"end\":1,\"type\":\"x\"}]}",
       "in: line 2 (a): \"annotations\" is not an array of objects"},
      {"{\"id\":\"a\",\"title\":\"\xc3\"}", "in: line 2: invalid UTF-8 at byte 20 of the line"},
      {"{\"id\":\"a\",\"title\":\"\\ud800\"}", "in: line 2: malformed JSON: "},
      {deep, "in: line 2: nested deeper than 64"},
      {"{\"id\":\"a\",\"title\":\"" + std::string(5000, 'x') + "\"}",
       "in: line 2: the line is longer than 4000 bytes"},
  };
  const std::string good = "{\"id\":\"1\",\"title\":\"t\"}";
  for (const auto& c : cases) {
    for (size_t chunk : {1, 1000, 100000}) {
      const Reading reading =
          ReadAll(good + "\r\n" + c.line + "\r\n\r\n" + good, {.chunk = chunk, .max_record_bytes = 4000});
      EXPECT_EQ(reading.ids.size(), 2u) << c.line;
      EXPECT_THAT(reading.errors, ElementsAre(HasSubstr(c.error)));
      EXPECT_TRUE(reading.status.ok());
    }
  }
}

TEST(JsonLines, AnAnnotationOfAnotherTextIsReportedAndLeftOut) {
  const Reading reading = ReadAll(
      R"({"id":"a","title":"Aspirin","annotations":[{"start":0,"end":7,"type":"Drug","text":"Heparin"}]})");
  EXPECT_THAT(reading.records, ElementsAre("a|title=Aspirin"));
  EXPECT_THAT(reading.errors,
              ElementsAre(HasSubstr("line 1 (a): annotation 0-7 \"Heparin\": the text has \"Aspirin\"")));
}

TEST(JsonLines, CountsLinesBehindLongOnes) {
  const std::string good = "{\"id\":\"1\",\"title\":\"t\"}\n";
  const Reading reading =
      ReadAll(good + std::string(300000, '{') + "\n\n\nbad\n" + good, {.max_record_bytes = 1000});
  EXPECT_EQ(reading.ids.size(), 2u);
  EXPECT_THAT(reading.errors,
              ElementsAre(HasSubstr("line 2: the line is longer"), HasSubstr("line 5: malformed")));
}

TEST(JsonLines, CutLine) {
  const std::string line = "{\"id\":\"\xc3\xa9\",\"title\":\"t\"}";
  for (size_t cut = 1; cut < line.size(); ++cut) {
    const Reading reading = ReadAll("{\"id\":\"1\",\"title\":\"t\"}\n" + line.substr(0, cut));
    EXPECT_EQ(reading.ids.size(), 1u);
    EXPECT_EQ(reading.errors.size(), 1u);
  }
}

}  // namespace
}  // namespace mscgraph
