#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "graph/store/document_groups.h"
#include "graph/store/store.h"
#include "tests/support/claim_builder.h"
#include "tests/support/test_store.h"

// One paper under several ids.
namespace mscgraph {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

struct PaperSpec {
  std::string id, pmid, pmcid, doi, sentence;
  SourceOrder order = {};
};

std::vector<Record> Paper(const PaperSpec& spec) {
  std::vector<Record> records =
      MakeLoad({{.id = spec.id, .claims = {{.sentence = spec.sentence}}, .order = spec.order}});
  for (Record& record : records) {
    if (auto* document = std::get_if<DocumentRecord>(&record)) {
      document->pmid = spec.pmid;
      document->pmcid = spec.pmcid;
      document->doi = spec.doi;
    }
  }
  return records;
}

const PaperSpec kByDoi = {.id = "DOI:10.1/X", .doi = "10.1/X", .sentence = "From the publisher."};
const PaperSpec kByPmc = {
    .id = "PMC:PMC7", .pmcid = "PMC7", .doi = "10.1/x", .sentence = "Full text.", .order = {25, 1}};
const PaperSpec kByPmid = {
    .id = "PMID:1", .pmid = "1", .pmcid = "PMC7", .sentence = "From PubMed.", .order = {25, 2}};

std::vector<std::string> Ids(const Store& store) {
  std::vector<std::string> ids;
  EXPECT_TRUE(
      store.Documents([&](const std::string& id, const DocumentInfo&) { return ids.push_back(id), true; })
          .ok());
  return ids;
}

TEST(PapersTest, ThreeIdsAreOneDocumentInWhateverOrderTheyCome) {
  std::vector<PaperSpec> papers = {kByDoi, kByPmc, kByPmid};
  std::vector<int> order = {0, 1, 2};
  std::vector<std::string> expected;
  do {
    TempFolder folder;
    auto store = OpenTestStore(folder / "db");
    for (int i : order) ASSERT_EQ(LoadRecords(Paper(papers[i]), store.get()), absl::OkStatus());
    EXPECT_EQ(store->Validate(), absl::OkStatus());
    EXPECT_THAT(Ids(*store), ElementsAre("PMID:1"));
    for (const char* id : {"PMID:1", "PMC:PMC7", "PMC:7", "DOI:10.1/X", "DOI:10.1/x"}) {
      const auto info = *store->FindDocument(id);
      ASSERT_TRUE(info.has_value()) << id;
      EXPECT_EQ(info->record.id, "PMID:1");
      EXPECT_THAT(info->keys, ElementsAre("DOI:10.1/x", "PMC:7", "PMID:1"));
      EXPECT_EQ((*store->DocumentEvidence(id)).size(), 1u);
    }
    const auto triples = SortedTriples(*store);
    if (expected.empty()) expected = triples;
    EXPECT_EQ(triples, expected);
  } while (std::next_permutation(order.begin(), order.end()));
  EXPECT_THAT(expected, testing::Contains(HasSubstr("\"DOI:10.1/x\"")));
  for (const std::string& triple : expected) EXPECT_THAT(triple, testing::Not(HasSubstr("Full text")));
}

TEST(PapersTest, ThreeIdsInOneLoadAreOneDocument) {
  TempFolder folder;
  auto store = OpenTestStore(folder / "db");
  std::vector<Record> records = Paper(kByDoi);
  for (const PaperSpec& paper : {kByPmc, kByPmid}) {
    for (Record& record : Paper(paper)) records.push_back(std::move(record));
  }
  LoadReport report;
  ASSERT_EQ(LoadRecords(records, store.get(), &report), absl::OkStatus());
  EXPECT_EQ(report.added, 1u);
  EXPECT_THAT(Ids(*store), ElementsAre("PMID:1"));
  EXPECT_EQ(store->Validate(), absl::OkStatus());
}

TEST(PapersTest, TwoPmidsAreTwoPapersEvenWithOneDoi) {
  TempFolder folder;
  auto store = OpenTestStore(folder / "db");
  const PaperSpec one = {.id = "PMID:1", .pmid = "1", .doi = "10.1/x", .sentence = "One."};
  const PaperSpec two = {.id = "PMID:2", .pmid = "2", .doi = "10.1/x", .sentence = "Two."};
  for (const PaperSpec& paper : {two, one, two})
    ASSERT_EQ(LoadRecords(Paper(paper), store.get()), absl::OkStatus());
  EXPECT_THAT(Ids(*store), ElementsAre("PMID:1", "PMID:2"));
  EXPECT_EQ((*store->FindDocument("DOI:10.1/x"))->record.id, "PMID:2") << "it came first";
  EXPECT_EQ(store->Validate(), absl::OkStatus());
}

TEST(PapersTest, ADeletionAndANoticeMayUseAnyId) {
  TempFolder folder;
  auto store = OpenTestStore(folder / "db");
  ASSERT_EQ(LoadRecords(Paper(kByPmc), store.get()), absl::OkStatus());
  ASSERT_EQ(LoadRecords({MakeRun(), RetractRecord{.doc = "DOI:10.1/X", .notice = "PMID:9"}}, store.get()),
            absl::OkStatus());
  EXPECT_TRUE((*store->FindDocument("PMC:PMC7"))->retracted);
  ASSERT_EQ(LoadRecords({MakeRun(), DeleteRecord{.doc = "DOI:10.1/x", .source_order = {25, 3}}}, store.get()),
            absl::OkStatus());
  EXPECT_TRUE((*store->FindDocument("PMC:PMC7"))->deleted);
  EXPECT_EQ(store->Validate(), absl::OkStatus());
}

TEST(PapersTest, GroupsFollowFromSharedKeys) {
  const struct {
    std::map<std::string, std::vector<std::string>> records;
    std::map<std::string, uint32_t> stored;  // Key -> number.
    std::string groups;
  } cases[] = {
      {{{"a", {"a"}}, {"b", {"b"}}}, {}, "a | b | "},
      {{{"a", {"a", "DOI:x"}}, {"b", {"DOI:x", "b"}}}, {}, "a b | "},
      {{{"a", {"a", "DOI:x"}}, {"b", {"b", "c"}}, {"c", {"DOI:x", "c"}}}, {}, "a b c | "},
      {{{"PMID:1", {"DOI:x", "PMID:1"}}, {"PMID:2", {"DOI:x", "PMID:2"}}}, {}, "PMID:1 | PMID:2 | "},
      {{{"a", {"DOI:x", "a"}}}, {{"DOI:x", 7}}, "a 7 | "},
      {{{"a", {"DOI:x", "PMC:1", "a"}}}, {{"DOI:x", 7}, {"PMC:1", 5}}, "a 5 7 | "},
      {{{"PMID:1", {"DOI:x", "PMID:1"}}}, {{"DOI:x", 7}, {"PMID:2", 7}}, "PMID:1 | "},
  };
  for (const auto& c : cases) {
    auto groups = GroupDocuments(
        c.records,
        [&](const std::string& key) -> absl::StatusOr<std::optional<uint32_t>> {
          const auto known = c.stored.find(key);
          return known == c.stored.end() ? std::nullopt : std::optional(known->second);
        },
        [&](uint32_t number) -> absl::StatusOr<std::vector<std::string>> {
          std::vector<std::string> keys;
          for (const auto& [key, n] : c.stored) {
            if (n == number) keys.push_back(key);
          }
          return keys;
        });
    ASSERT_TRUE(groups.ok());
    std::string dump;
    for (const DocumentGroup& group : *groups) {
      for (const std::string& id : group.ids) dump += id + " ";
      for (uint32_t number : group.stored) dump += std::to_string(number) + " ";
      dump += "| ";
    }
    EXPECT_EQ(dump, c.groups);
  }
}

}  // namespace
}  // namespace mscgraph
