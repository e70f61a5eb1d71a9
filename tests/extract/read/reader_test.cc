#include "extract/read/reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>
#include <string>

#include "tests/extract/read/read_test_util.h"

namespace mscgraph {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::StartsWith;
namespace fs = std::filesystem;

class ReaderFiles : public ::testing::Test {
 protected:
  ReaderFiles() : folder_(fs::path(::testing::TempDir()) / ("reader_test." + std::to_string(getpid()))) {
    fs::remove_all(folder_);
    fs::create_directories(folder_ / "sub");
  }
  ~ReaderFiles() override { fs::remove_all(folder_); }

  std::string Write(const std::string& name, const std::string& bytes) {
    std::ofstream(folder_ / name, std::ios::binary) << bytes;
    return (folder_ / name).string();
  }

  fs::path folder_;
};

absl::StatusOr<ReadStats> Count(const std::string& file) {
  return ReadInput(
      file, {}, [](InputRecord) { return true; }, [](const ReadError&) { return true; });
}

TEST_F(ReaderFiles, Expand) {
  for (const char* name : {"b.xml", "a.xml.gz", "c.jsonl", "d.jsonl.gz", "e.txt", "f.pdf", "g.pubtator",
                           "h.json.gz", "._b.xml", "sub/a.xml"}) {
    Write(name, "x");
  }
  const auto files = ExpandInputs({"-", folder_.string()});
  ASSERT_TRUE(files.ok());
  std::vector<std::string> names;
  for (const std::string& file : *files)
    names.push_back(file == "-" ? file : fs::relative(file, folder_).string());
  EXPECT_THAT(names, ElementsAre("-", "a.xml.gz", "b.xml", "c.jsonl", "d.jsonl.gz", "e.txt", "g.pubtator",
                                 "h.json.gz", "sub/a.xml"));

  EXPECT_EQ(ExpandInputs({(folder_ / "none").string()}).status().code(), absl::StatusCode::kNotFound);
  EXPECT_THAT(*ExpandInputs({(folder_ / "f.pdf").string()}), ElementsAre((folder_ / "f.pdf").string()));
  fs::create_directory(folder_ / "empty");
  EXPECT_EQ(ExpandInputs({(folder_ / "empty").string()}).status().code(), absl::StatusCode::kNotFound);
}

TEST_F(ReaderFiles, Open) {
  EXPECT_EQ(Count((folder_ / "none").string()).status().code(), absl::StatusCode::kNotFound);
  EXPECT_EQ(Count(folder_.string()).status().code(), absl::StatusCode::kInvalidArgument);
  const std::string file = Write("a.xml", ArticleSet(1, 3));
  const auto stats = Count(file);
  ASSERT_TRUE(stats.ok());
  EXPECT_EQ(stats->documents, 3u);
  EXPECT_EQ(stats->bytes, fs::file_size(file));
  EXPECT_EQ(Count(Write("wrong_name.txt", Gzip(ArticleSet(1, 3))))->documents, 3u);
  if (geteuid() != 0) {
    chmod(file.c_str(), 0);
    EXPECT_EQ(Count(file).status().code(), absl::StatusCode::kPermissionDenied);
  }
}

TEST(Reader, ErrorToString) {
  EXPECT_EQ((ReadError{"a.xml", 12, false, "PMID:1", "bad"}).ToString(), "a.xml: byte 12 (PMID:1): bad");
  EXPECT_EQ((ReadError{"-", 3, true, "", "bad"}).ToString(), "-: line 3: bad");
}

TEST(Reader, FormatsByContent) {
  EXPECT_EQ(ReadAll("\xef\xbb\xbf\r\n " + Article(1)).ids[0], "PMID:1");
  EXPECT_EQ(ReadAll("\xef\xbb\xbf{\"id\":\"a\",\"title\":\"t\"}").ids[0], "a");
  EXPECT_EQ(ReadAll("\xef\xbb\xbf\n{\"id\":\"1\",\"passages\":[]}").ids[0], "PMID:1");
  EXPECT_EQ(ReadAll(Gzip("\n1|t|Cells in rats\n")).records[0], "PMID:1|pmid=1|title=Cells in rats");
  EXPECT_EQ(ReadAll("[Cells in rats]\n\nThey helped.").records[0],
            "text:in|title=[Cells in rats]|abstract()=They helped.");
  EXPECT_EQ(ReadAll("<5 cells were seen.").records[0], "text:in|abstract()=<5 cells were seen.");
  EXPECT_TRUE(ReadAll("").status.ok());
  EXPECT_TRUE(ReadAll(" \r\n\t").status.ok());
  EXPECT_TRUE(ReadAll(Gzip("")).status.ok());
}

TEST(Reader, WhatIsNotRead) {
  const struct {
    std::string bytes, reason;
  } cases[] = {
      {"<?xml version='1.0'?><!DOCTYPE article [<!ENTITY x 'y'>]><!-- c --><article/>", "root <article>"},
      {"<html>", "root <html>"},
      {"[{\"id\":1}]", "JSON array"},
      {"\nPMID- 12\nTI  - x\n", "MEDLINE"},
      {std::string("\xff\xfe<\0", 4), "UTF-16"},
      {"\x80\x81 noise", "invalid UTF-8 at byte 0"},
      {std::string("ab\0\1\2\3", 6), "binary"},
      {"12345 -- 678", "no text"},
  };
  for (const auto& c : cases) {
    const Reading reading = ReadAll(c.bytes);
    EXPECT_EQ(reading.status.code(), absl::StatusCode::kInvalidArgument) << c.bytes;
    EXPECT_THAT(reading.errors, ElementsAre(HasSubstr(c.reason)));
    EXPECT_THAT(reading.records, IsEmpty());
  }
}

TEST(Reader, StopsWhenAsked) {
  const Reading reading = ReadAll(ArticleSet(1, 9), {.stop_after = 2});
  EXPECT_TRUE(reading.status.ok());
  EXPECT_EQ(reading.ids.size(), 2u);
  const auto stats =
      ReadAll("{\"id\":\"a\",\"title\":\"t\"}\n{}\n{\"id\":\"b\",\"title\":\"t\"}", {.stop_after = 1});
  EXPECT_EQ(stats.ids.size(), 1u);
}

TEST(Gunzip, Members) {
  const std::string xml = ArticleSet(1, 40);
  const std::string parts =
      Gzip(xml.substr(0, 1000)) + Gzip("") + Gzip(xml.substr(1000)) + std::string(600, '\0');
  for (size_t chunk : {1, 7, 65536}) {
    const Reading reading = ReadAll(parts, {.chunk = chunk});
    EXPECT_EQ(reading.ids.size(), 40u);
    EXPECT_THAT(reading.errors, IsEmpty());
    EXPECT_EQ(reading.stats.bytes, xml.size());
  }
}

TEST(Gunzip, TrailingGarbage) {
  const Reading reading = ReadAll(Gzip(ArticleSet(1, 3)) + "garbage behind it");
  EXPECT_EQ(reading.ids.size(), 3u);
  EXPECT_THAT(reading.errors, ElementsAre(HasSubstr("bytes that are no gzip follow")));
  EXPECT_EQ(ReadAll(Gzip(ArticleSet(1, 3)) + "garbage" + Gzip(ArticleSet(4, 5))).ids.size(), 5u);
}

TEST(Gunzip, EveryCut) {
  const std::string bytes = Gzip(ArticleSet(1, 30));
  size_t before = 0;
  for (size_t cut = 2; cut < bytes.size(); ++cut) {
    const Reading reading = ReadAll(std::string_view(bytes).substr(0, cut), {.chunk = 64});
    ASSERT_FALSE(reading.errors.empty()) << cut;
    EXPECT_THAT(reading.errors.back(), HasSubstr("cut short")) << cut;
    EXPECT_GE(reading.ids.size(), before);
    before = reading.ids.size();
  }
  EXPECT_EQ(before, 30u);
}

TEST(Gunzip, DamagedMemberKeepsTheNext) {
  const std::string good = Gzip(ArticleSet(100, 140));
  const std::string members = Gzip(ArticleSet(1, 40));
  std::mt19937 random(5);
  for (int round = 0; round < 300; ++round) {
    std::string bad = members;
    bad[10 + random() % (bad.size() - 10)] ^= static_cast<char>(1 + random() % 255);
    const Reading reading = ReadAll(bad + good, {.chunk = static_cast<size_t>(1 + random() % 5000)});
    // A bit that means nothing to the decompressor may have been hit.
    EXPECT_TRUE(!reading.errors.empty() || reading.ids.size() == 81u);
    EXPECT_EQ(std::count_if(reading.ids.begin(), reading.ids.end(),
                            [](const std::string& id) { return id.size() == 8; }),
              41)
        << round;
  }
}

TEST(Gunzip, NoChimeraAcrossDamage) {
  // The record that the damage cut and the rest of another one must not become one.
  const std::string first = "<PubmedArticleSet>" + Article(1) + Article(2).substr(0, 200);
  std::string head = Gzip(first);
  head[head.size() - 6] ^= 1;  // The checksum.
  const Reading reading = ReadAll(head + Gzip(Article(3).substr(200) + Article(4) + "</PubmedArticleSet>"));
  EXPECT_THAT(reading.ids, ElementsAre("PMID:1", "PMID:4"));
  EXPECT_THAT(reading.errors,
              ElementsAre(HasSubstr("the input ends before </PubmedArticle>"), HasSubstr("checksum")));
}

TEST(Reader, NoiseNeverReads) {
  std::mt19937 random(11);
  for (int round = 0; round < 500; ++round) {
    std::string noise(1 + random() % 4000, ' ');
    for (char& c : noise) c = static_cast<char>(random());
    EXPECT_THAT(ReadAll(noise).ids, IsEmpty());
    EXPECT_THAT(ReadAll("<PubmedArticleSet>" + noise).ids, IsEmpty());
    EXPECT_THAT(ReadAll("{" + noise).ids, IsEmpty());
    EXPECT_THAT(ReadAll("\x1f\x8b\x08" + noise).ids, IsEmpty());
  }
}

// Runs over a folder of real files, which is no part of the project.
TEST(Reader, SharedFiles) {
  const char* shared = std::getenv("MSCGRAPH_SHARED");
  if (shared == nullptr) GTEST_SKIP() << "MSCGRAPH_SHARED is not set";
  const auto files = ExpandInputs({shared});
  ASSERT_TRUE(files.ok()) << files.status();
  for (const std::string& file : *files) {
    const auto stats = Count(file);
    ASSERT_TRUE(stats.ok()) << stats.status();
    EXPECT_EQ(stats->rejected, 0u) << file;
  }
}

}  // namespace
}  // namespace mscgraph
