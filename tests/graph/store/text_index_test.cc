#include "graph/store/text_index.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <optional>

#include "tests/support/claim_builder.h"

namespace mscgraph {
namespace {

using testing::ElementsAre;

TEST(TextIndexTest, WordsAreFoldedAndCut) {
  EXPECT_THAT(IndexWords("TNF-α in Ischaemic knees"), ElementsAre("tnf", "alpha", "in", "ischemic", "knee"));
  EXPECT_THAT(IndexWords(std::string(500, 'x')), ElementsAre(std::string(kMaxWordBytes, 'x')));
}

TEST(TextIndexTest, APostingComesBack) {
  const Posting posting = {.positions = {0, 3, 700}, .also = {12, 1u << 30}};
  Posting out;
  ASSERT_TRUE(UnpackPosting(PackPosting(posting, 10), 10, &out));
  EXPECT_EQ(out.positions, posting.positions);
  EXPECT_EQ(out.also, posting.also);
  EXPECT_FALSE(UnpackPosting("", 10, &out));
  EXPECT_FALSE(UnpackPosting("\x02\x01", 10, &out)) << "cut off";
}

class PostingBufferTest : public testing::Test {
 protected:
  void Document(const std::vector<std::string>& sentences, bool add) {
    DocumentSpec spec = {.id = "PMID:1", .title = ""};
    for (const std::string& sentence : sentences) spec.claims.push_back({.sentence = sentence});
    std::vector<ClaimMention> claims;
    std::vector<TermId> ids;
    const std::vector<Record> records = MakeDocument(spec);
    for (size_t i = 1; i < records.size(); ++i) {
      claims.push_back(std::get<ClaimMention>(records[i]));
      claims.back().sentence.begin = 0;
      ids.push_back(100 + i);
    }
    buffer_.Document({std::get<DocumentRecord>(records[0]), 1, 1, false, claims, ids}, add);
  }
  // Word -> "+" or "-".
  std::map<std::string, std::string> Changes() {
    std::map<std::string, std::string> out;
    EXPECT_TRUE(buffer_
                    .Visit([&](std::string_view key, const std::string_view* value) {
                      const std::string word(key.substr(1, key.find('\0') - 1));
                      out[word] += value != nullptr ? "+" : "-";
                      return absl::OkStatus();
                    })
                    .ok());
    return out;
  }
  PostingBuffer buffer_;
};

TEST_F(PostingBufferTest, AReplacementIsTheDifference) {
  Document({"old words stay"}, false);
  Document({"new words stay"}, true);
  EXPECT_THAT(Changes(), ElementsAre(testing::Pair("new", "+"), testing::Pair("old", "-")));
}

TEST_F(PostingBufferTest, TheEvidenceOfOneSentenceSharesItsEntries) {
  Document({"same", "same"}, true);
  EXPECT_THAT(Changes(), ElementsAre(testing::Pair("same", "+")));
}

}  // namespace
}  // namespace mscgraph
