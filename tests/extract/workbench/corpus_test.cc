#include "extract/workbench/corpus.h"

#include "tests/extract/workbench/workbench_test_util.h"

namespace mscgraph {
namespace {

constexpr char kTexts[] = R"({"id": "EX:1", "title": "One", "abstract": ""}
{"id": "EX:2", "title":
{"id": "EX:3", "title": "Three", "abstract": ""}
)";

TEST(ForEachDocument, ReportsBadRecordsAndGoesOn) {
  std::string file = WriteFile(EmptyFolder() / "texts.jsonl", kTexts);
  std::string ids, errors;
  auto visit = [&](const Document& document) {
    ids += document.id + " ";
    return true;
  };
  auto complain = [&](const std::string& error) { errors += error + "\n"; };
  ASSERT_TRUE(ForEachDocument({file}, visit, complain).ok());
  EXPECT_EQ(ids, "EX:1 EX:3 ");
  EXPECT_NE(errors.find("texts.jsonl"), std::string::npos);
  std::string bad = WriteFile(std::filesystem::path(file).parent_path() / "bad.jsonl", "{\n");
  EXPECT_TRUE(ForEachDocument({bad, file}, visit, complain).ok()) << "one of two can be read";
  EXPECT_NE(errors.find("bad.jsonl"), std::string::npos);
  EXPECT_FALSE(ForEachDocument({bad}, visit, complain).ok());
  EXPECT_FALSE(ForEachDocument({"no-such-file"}, visit, complain).ok());
}

TEST(ForEachDocument, StopsWhenToldTo) {
  std::string file = WriteFile(EmptyFolder() / "texts.jsonl", kTexts);
  int seen = 0;
  auto visit = [&](const Document&) { return ++seen > 1; };
  ASSERT_TRUE(ForEachDocument({file, file}, visit, [](const std::string&) {}).ok());
  EXPECT_EQ(seen, 1);
}

TEST(FindDocument, FindsByIdOrSaysThatThereIsNone) {
  std::string file = WriteFile(EmptyFolder() / "texts.jsonl", kTexts);
  auto found = FindDocument(file, "EX:3");
  ASSERT_TRUE(found.ok()) << found.status();
  EXPECT_EQ(found->Title(), "Three");
  EXPECT_EQ(FindDocument(file, "EX:7").status().code(), absl::StatusCode::kNotFound);
}

TEST(SentenceDocument, StandsInTheSectionAskedFor) {
  EXPECT_EQ(SentenceDocument("MSCs for stroke", Section::kTitle).Title(), "MSCs for stroke");
  Document document = SentenceDocument("MSCs for stroke", Section::kResults);
  EXPECT_EQ(document.Title(), "");
  EXPECT_EQ(document.sections.back().kind, Section::kResults);
}

}  // namespace
}  // namespace mscgraph
