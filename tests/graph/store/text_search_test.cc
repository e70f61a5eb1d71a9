#include "graph/store/text_search.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/support/claim_builder.h"
#include "tests/support/test_store.h"

namespace mscgraph {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::string Dump(const std::vector<QueryPhrase>& phrases) {
  std::string out;
  for (const QueryPhrase& phrase : phrases) {
    out += "[";
    for (const QueryWord& word : phrase)
      out += (&word == &phrase[0] ? "" : " ") + word.text + (word.is_beginning ? "*" : "");
    out += "]";
  }
  return out;
}

TEST(ParseTextQueryTest, ReadsWordsPhrasesAndBeginnings) {
  const std::pair<const char*, const char*> kCases[] = {
      {"Knee pains", "[knee][pain]"},
      {"\"cartilage repair\" knee*", "[cartilage repair][knee*]"},
      {"TNF-α", "[tnf alpha]"},
      {"the \"of a\"", "[the][of a]"},
      {"tumour*", "[tumor*]"},
      {"cos*", "[cos*]"},
      {"\"knee osteo* pain\"", "[knee osteo* pain]"},
      {"a\"b c\"d", "[a][b c][d]"},
      {"Crohn's -- , knee", "[crohn][knee]"},
  };
  for (const auto& [query, expected] : kCases) {
    absl::StatusOr<std::vector<QueryPhrase>> phrases = ParseTextQuery(query);
    ASSERT_TRUE(phrases.ok()) << query << ": " << phrases.status();
    EXPECT_EQ(Dump(*phrases), expected) << query;
  }
}

TEST(ParseTextQueryTest, SaysWhatIsWrong) {
  std::string many;
  for (size_t i = 0; i <= kMaxQueryWords; ++i) many += "w ";
  const std::pair<std::string, const char*> kCases[] = {
      {"", "no word"},
      {" -- ", "no word"},
      {"\"\"", "no word"},
      {"knee \"pain", "quotation mark"},
      {"*", "a *"},
      {"k*", "at least two letters"},
      {many, "more than 64 words"},
  };
  for (const auto& [query, message] : kCases) {
    const absl::Status status = ParseTextQuery(query).status();
    EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument) << query;
    EXPECT_THAT(std::string(status.message()), testing::HasSubstr(message)) << query;
  }
}

class TextSearchTest : public testing::Test {
 protected:
  TextSearchTest() {
    EXPECT_EQ(LoadRecords(MakeLoad({{.id = "PMID:1",
                                     .claims = {{.sentence = "Cartilage repair of knees improved."},
                                                {.sentence = "Repair of cartilage in TNF-α mice."}},
                                     .title = "Cartilage and knees"},
                                    {.id = "PMID:2",
                                     .claims = {{.sentence = "Knee cartilages: the repair failed."}},
                                     .title = "Kneeling pain"}}),
                          store_.get()),
              absl::OkStatus());
  }
  std::vector<std::string> Sentences(const std::string& query) {
    absl::StatusOr<std::vector<TermId>> ids = TextMatches(*store_, query, TextField::kSentence);
    EXPECT_TRUE(ids.ok()) << query << ": " << ids.status();
    std::vector<std::string> out;
    if (!ids.ok()) return out;
    for (TermId id : *ids) out.push_back((*store_->FindEvidence(id))->sentence.text.substr(0, 6));
    std::sort(out.begin(), out.end());
    return out;
  }
  std::vector<std::string> Forms(const std::string& query, TextField field) {
    std::vector<std::string> out;
    const std::vector<TermId> ids = *TextMatches(*store_, query, field);
    for (TermId id : ids) out.push_back(store_->FormOf(id).value_or("?"));
    return out;
  }
  TempFolder folder_;
  std::unique_ptr<Store> store_ = OpenTestStore(folder_ / "db");
};

TEST_F(TextSearchTest, AllWordsHaveToStandInTheSentence) {
  EXPECT_THAT(Sentences("repair"), ElementsAre("Cartil", "Knee c", "Repair"));
  EXPECT_THAT(Sentences("REPAIRS knee"), ElementsAre("Cartil", "Knee c"));
  EXPECT_THAT(Sentences("repair knee failed"), ElementsAre("Knee c"));
  EXPECT_THAT(Sentences("repair absent"), IsEmpty());
}

TEST_F(TextSearchTest, APhraseIsWordsInARow) {
  EXPECT_THAT(Sentences("\"cartilage repair\""), ElementsAre("Cartil"));
  EXPECT_THAT(Sentences("\"repair of cartilage\""), ElementsAre("Repair"));
  EXPECT_THAT(Sentences("\"repair cartilage\""), IsEmpty());
  EXPECT_THAT(Sentences("tnf-alpha"), ElementsAre("Repair"));
  EXPECT_THAT(Sentences("\"alpha tnf\""), IsEmpty());
}

TEST_F(TextSearchTest, ABeginningStandsForAllItsWords) {
  EXPECT_THAT(Sentences("fail* cart*"), ElementsAre("Knee c"));
  EXPECT_THAT(Sentences("\"cartil* rep*\""), ElementsAre("Cartil"));
  EXPECT_THAT(Sentences("kneel*"), IsEmpty());
}

TEST_F(TextSearchTest, FieldsAreApart) {
  EXPECT_THAT(Forms("knee*", TextField::kTitle),
              testing::UnorderedElementsAre("<http://www.ncbi.nlm.nih.gov/pubmed/1>",
                                            "<http://www.ncbi.nlm.nih.gov/pubmed/2>"));
  EXPECT_THAT(Forms("knee osteoarthritis", TextField::kLabel),
              ElementsAre("<http://purl.obolibrary.org/obo/MONDO_0005416>"));
  EXPECT_THAT(Forms("gonarthrosis", TextField::kLabel), IsEmpty());
  EXPECT_THAT(Forms("gonarthrosis", TextField::kSynonym),
              ElementsAre("<http://purl.obolibrary.org/obo/MONDO_0005416>"));
  EXPECT_THAT(Forms("\"oa gonarthrosis\"", TextField::kSynonym), IsEmpty()) << "two synonyms";
}

TEST_F(TextSearchTest, WordsGoWithTheirDocument) {
  EXPECT_EQ(
      LoadRecords(MakeLoad({{.id = "PMID:2", .claims = {{.sentence = "Nothing failed."}}, .version = 2}}),
                  store_.get()),
      absl::OkStatus());
  EXPECT_THAT(Sentences("failed"), ElementsAre("Nothin"));
  EXPECT_THAT(Sentences("repair failed"), IsEmpty());
  EXPECT_EQ(store_->Validate(), absl::OkStatus());
}

// More texts than are read at first, so that lists are cut, gone on with and looked up in.
TEST_F(TextSearchTest, LongListsGiveTheSameAsShortOnes) {
  std::vector<DocumentSpec> documents;
  constexpr int kDocuments = 3000;
  for (int i = 0; i < kDocuments; ++i) {
    std::string sentence =
        "common frequent" + std::string(i % 2 == 0 ? " even" : " odd") + " number " + std::to_string(i);
    documents.push_back({.id = "PMID:" + std::to_string(100 + i), .claims = {{.sentence = sentence}}});
  }
  ASSERT_EQ(LoadRecords(MakeLoad(documents), store_.get()), absl::OkStatus());
  EXPECT_EQ(Sentences("common frequent").size(), 3000u);
  EXPECT_EQ(Sentences("even common").size(), 1500u);
  EXPECT_EQ(Sentences("\"frequent odd\" comm*").size(), 1500u);
  EXPECT_EQ(Sentences("common \"number 77\" frequent").size(), 1u);
  EXPECT_EQ(Sentences("common even \"number 77\"").size(), 0u);
  EXPECT_EQ(Sentences("frequent* \"number 76\" even").size(), 1u);
}

}  // namespace
}  // namespace mscgraph
