#include "extract/read/bioc_json.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "tests/extract/read/read_test_util.h"

namespace mscgraph {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

std::string Passage(const std::string& type, int offset, const std::string& text,
                    const std::string& more = "") {
  return R"({"infons":{"type":")" + type + R"("},"offset":)" + std::to_string(offset) + R"(,"text":")" +
         text + "\"" + more + "}";
}

std::string Annotation(const std::string& type, const std::string& id, int offset, int length,
                       const std::string& text) {
  return R"({"id":"1","infons":{"type":")" + type + R"(","identifier":")" + id + R"("},"text":")" + text +
         R"(","locations":[{"offset":)" + std::to_string(offset) + R"(,"length":)" + std::to_string(length) +
         "}]}";
}

std::string Document(const std::string& id, const std::string& passages) {
  return R"({"id":")" + id + R"(","infons":{},"passages":[)" + passages + "]}";
}

TEST(BiocJson, Documents) {
  const std::string pain = R"(,"annotations":[)" + Annotation("Disease", "MESH:D010146", 12, 4, "pain") + "]";
  const struct {
    std::string document, record;
  } cases[] = {
      {Document("1", Passage("title", 0, "Aspirin") + "," + Passage("abstract", 8, "for pain.", pain)),
       "PMID:1|pmid=1|title=Aspirin|abstract()=for pain.|Disease/MESH:D010146=pain"},
      {Document("PMC7", Passage("front", 0, "T") + "," + Passage("abstract_title_1", 2, "RESULTS") + "," +
                            Passage("abstract", 10, "Good.") + "," + Passage("paragraph", 16, "Full text.")),
       "PMC:PMC7|pmcid=PMC7|title=T|results(RESULTS)=Good."},
      {Document("x", Passage("", 0, "All of it.")), "x|abstract()=All of it."},
      // The text is in sentences, the offsets are those of the document.
      {Document("1", R"({"infons":{"type":"abstract"},"offset":5,"sentences":[{"offset":5,"text":"One."},)"
                     R"({"offset":10,"text":"Of pain.","annotations":[)" +
                         Annotation("Disease", "-", 13, 4, "pain") + "]}]}"),
       "PMID:1|pmid=1|abstract()=One. Of pain.|Disease=pain"},
      // Annotations of the document; several pieces are left out.
      {R"({"id":1,"passages":[)" + Passage("title", 0, "Aspirin") + R"(],"annotations":[)" +
           Annotation("Chemical", "D001241", 0, 7, "Aspirin") +
           R"(,{"infons":{"type":"Chemical"},"text":"A n","locations":[{"offset":0,"length":1},{"offset":6,"length":1}]}]})",
       "PMID:1|pmid=1|title=Aspirin|Chemical/MESH:D001241=Aspirin"},
      {R"({"id":"1","passages":[{"infons":{"type":"title","year":"2019","journal":"J"},"offset":0,"text":"T"}]})",
       "PMID:1|pmid=1|title=T|year=2019|journal=J"},
      {R"({"id":"1","passages":[]})", "PMID:1|pmid=1"},
  };
  for (const auto& c : cases) {
    for (const std::string& file :
         {c.document, "{\"source\":\"x\",\"documents\":[" + c.document + "]}",
          "{\"PubTator3\": [" + c.document + "]}", " {\"documents\":\n[\n  " + c.document + "]\n}\n"}) {
      for (size_t chunk : {1, 100000}) {
        const Reading reading = ReadAll(file, {.chunk = chunk});
        EXPECT_THAT(reading.errors, IsEmpty()) << file;
        EXPECT_THAT(reading.records, ElementsAre(c.record)) << file;
      }
    }
  }
}

TEST(BiocJson, CollectionsAndDocumentsByLine) {
  const std::string one = Document("1", Passage("title", 0, "a")),
                    two = Document("2", Passage("title", 0, "b"));
  for (const std::string& file :
       {one + "\n" + two + "\n", "{\"documents\":[" + one + ",\n" + two + "],\"key\":\"k\"}",
        "{\"documents\":[" + one + "]}\n{\"documents\":[" + two + "]}"}) {
    EXPECT_THAT(ReadAll(file).ids, ElementsAre("PMID:1", "PMID:2")) << file;
  }
  EXPECT_THAT(ReadAll("{\"documents\":[]}").ids, IsEmpty());
}

TEST(BiocJson, ABadDocumentIsReportedAndTheOthersKept) {
  const std::string good = Document("1", Passage("title", 0, "Aspirin"));
  const struct {
    std::string document, error;
  } cases[] = {
      {R"({"id":"2","passages":7})", "(PMID:2): the record has no \"passages\""},
      {R"({"passages":[]})", "the record has no \"id\""},
      {R"({"id":"2","passages":[{"text":7}]})", "(PMID:2): \"text\" is not a string"},
      {R"({"id":"2","passages":[tru]})", "malformed JSON"},
      {Document("2", Passage("title", 0, std::string(3000, 'x'))), "longer than 2000 bytes"},
      {Document("2", Passage("title", 0, "\\ud800")), "malformed JSON"},
  };
  for (const auto& c : cases) {
    for (size_t chunk : {1, 100000}) {
      const ReadingOptions options{.chunk = chunk, .max_record_bytes = 2000};
      for (const std::string& file : {good + "\n" + c.document + "\n" + good,
                                      "{\"documents\":[" + good + "," + c.document + "," + good + "]}"}) {
        const Reading reading = ReadAll(file, options);
        EXPECT_EQ(reading.ids.size(), 2u) << file;
        EXPECT_THAT(reading.errors, ElementsAre(HasSubstr(c.error))) << file;
      }
    }
  }
}

TEST(BiocJson, AMismatchLeavesTheAnnotationOutAndKeepsTheDocument) {
  const Reading reading = ReadAll(
      Document("1", Passage("title", 0, "Aspirin",
                            ",\"annotations\":[" + Annotation("Chemical", "", 0, 7, "Ibuprofen") + "]")));
  EXPECT_THAT(reading.records, ElementsAre("PMID:1|pmid=1|title=Aspirin"));
  EXPECT_THAT(reading.errors, ElementsAre(HasSubstr("the text has \"Aspirin\" there")));
}

TEST(BiocJson, LooksLike) {
  for (const char* yes : {R"({"id":"1","passages":)", R"({"source":"","documents" : [)", R"({"PubTator3":[)"})
    EXPECT_TRUE(LooksLikeBioc(yes)) << yes;
  for (const char* no :
       {"", "[", R"({"title":"x","passages":[]})", R"({"a":{"passages":1}})", R"({"a":"passages"})"})
    EXPECT_EQ(LooksLikeBioc(no), false) << no;
}

}  // namespace
}  // namespace mscgraph
