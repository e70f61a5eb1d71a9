#include "graph/store/store_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <set>

#include "graph/store/layers.h"
#include "tests/support/test_store.h"

namespace mscgraph {
namespace {

using testing::ElementsAre;

struct NamedTriple {
  std::string s, p, o;
  int layer;
  friend auto operator<=>(const NamedTriple&, const NamedTriple&) = default;
};

std::string NameOf(int layer) { return "g" + std::to_string(layer); }

// Few terms, so that patterns match often and layers share triples.
std::set<NamedTriple> RandomTriples(std::mt19937* random, int count, int layers) {
  const auto pick = [&](const std::string& kind, int n) {
    return "<a:" + kind + std::to_string((*random)() % n) + ">";
  };
  std::set<NamedTriple> triples;
  for (int i = 0; i < count; ++i) {
    const std::string o =
        (*random)() % 2 == 0 ? pick("s", 20) : IntegerForm(static_cast<int>((*random)() % 30));
    triples.insert({pick("s", 20), pick("p", 4), o, static_cast<int>((*random)() % layers)});
  }
  return triples;
}

std::string TextOf(const std::set<NamedTriple>& triples, int layer) {
  std::string text;
  for (const NamedTriple& t : triples) {
    if (t.layer == layer) text += t.s + " " + t.p + " " + t.o + " .\n";
  }
  return text;
}

// All patterns and selections over `triples`, compared with a naive scan.
void ExpectSame(const Store& store, const std::set<NamedTriple>& triples, int layers, std::mt19937* random) {
  auto reader = *store.NewReader();
  const std::vector<NamedTriple> list(triples.begin(), triples.end());
  for (int round = 0; round < 200; ++round) {
    const NamedTriple& some = list[(*random)() % list.size()];
    const int mask = round % 8;
    const std::array<std::string, 3> pattern = {mask & 1 ? some.s : "", mask & 2 ? some.p : "",
                                                mask & 4 ? some.o : ""};
    std::set<int> chosen;
    for (int n = static_cast<int>((*random)() % 3); n > 0; --n)
      chosen.insert(static_cast<int>((*random)() % (layers + 1)));
    GraphSelection graphs;
    graphs.all = chosen.empty();
    for (int layer : chosen) graphs.ids.push_back(*reader->IdOf(LayerName(NameOf(layer))));
    std::sort(graphs.ids.begin(), graphs.ids.end());
    std::set<std::string> expected;
    for (const NamedTriple& t : triples) {
      const bool matches = (mask & 1 ? t.s == some.s : true) && (mask & 2 ? t.p == some.p : true) &&
                           (mask & 4 ? t.o == some.o : true);
      if (matches && (graphs.all || chosen.count(t.layer) > 0))
        expected.insert(t.s + " " + t.p + " " + t.o + " .");
    }
    EXPECT_THAT(Found(*reader, pattern, graphs), testing::UnorderedElementsAreArray(expected));
    uint64_t all = 0;
    std::set<std::string> union_of_all;
    for (const std::string& line : Found(*reader, pattern)) union_of_all.insert(line), ++all;
    EXPECT_EQ(union_of_all.size(), all) << "each once";
  }
}

class StoreReaderTest : public testing::TestWithParam<uint64_t> {};

TEST_P(StoreReaderTest, FindsWhatANaiveScanFindsInAnyLayers) {
  std::mt19937 random(1);
  TempFolder folder;
  auto store = OpenTestStore(folder / "db", false, GetParam());
  // One large layer, and small ones that have an order of their own.
  constexpr int kLayers = 12;
  std::set<NamedTriple> triples = RandomTriples(&random, 900, 1);
  triples.merge(RandomTriples(&random, 400, kLayers));
  for (int layer = 0; layer < kLayers; ++layer)
    ASSERT_EQ(LoadTexts(NameOf(layer), RdfSyntax::kNTriples, {TextOf(triples, layer)}, store.get()),
              absl::OkStatus());
  ExpectSame(*store, triples, kLayers, &random);
  ASSERT_EQ(store->Validate(), absl::OkStatus());
  // Layers grow, shrink and go.
  for (int layer : {0, 3, 7}) {
    std::erase_if(triples, [&](const NamedTriple& t) { return t.layer == layer && random() % 3 > 0; });
    for (NamedTriple t : RandomTriples(&random, layer == 3 ? 700 : 5, 1)) {
      t.layer = layer;
      triples.insert(t);
    }
    ASSERT_EQ(LoadTexts(NameOf(layer), RdfSyntax::kNTriples, {TextOf(triples, layer)}, store.get()),
              absl::OkStatus());
  }
  ExpectSame(*store, triples, kLayers, &random);
  ASSERT_EQ(store->Validate(), absl::OkStatus());
  ASSERT_EQ(store->Pack(), absl::OkStatus());
  ExpectSame(*store, triples, kLayers, &random);
  ASSERT_EQ(store->Validate(), absl::OkStatus());
}

INSTANTIATE_TEST_SUITE_P(Packing, StoreReaderTest, testing::Values(1, 300, 1000000));

class ReaderTest : public testing::Test {
 protected:
  void Load(const std::string& text, const std::string& layer = "x") {
    ASSERT_EQ(LoadTexts(layer, RdfSyntax::kNTriples, {text}, store_.get()), absl::OkStatus());
  }
  TempFolder folder_;
  std::unique_ptr<Store> store_ = OpenTestStore(folder_ / "db", false, 1);
};

TEST_F(ReaderTest, AReaderSeesOneMoment) {
  Load("<a:s> <a:p> <a:o1> .");
  auto before = *store_->NewReader();
  Load("<a:s> <a:p> <a:o2> .");
  ASSERT_EQ(store_->Pack(), absl::OkStatus());
  EXPECT_THAT(Found(*before, {}), ElementsAre("<a:s> <a:p> <a:o1> ."));
  EXPECT_THAT(Found(**store_->NewReader(), {}), ElementsAre("<a:s> <a:p> <a:o2> ."));
}

TEST_F(ReaderTest, AScanMayScanAgain) {
  Load("<a:1> <a:p> <a:2> .\n<a:2> <a:p> <a:3> .\n<a:3> <a:p> <a:1> .");
  auto reader = *store_->NewReader();
  int paths = 0;
  const auto count = [&](const Triple&) { return ++paths, true; };
  ASSERT_TRUE(
      reader->Scan({}, {},
                   [&](const Triple& first) {
                     return reader->Scan({first.o, 0, 0}, {}, count).ok();
                   })
          .ok());
  EXPECT_EQ(paths, 3);
}

TEST_F(ReaderTest, ScansComeInThePromisedOrder) {
  std::string text;
  for (int i = 0; i < 700; ++i)
    text += "<a:s" + std::to_string(i % 90) + "> <a:p" + std::to_string(i % 7) + "> " + IntegerForm(i % 50) +
            " .\n";
  Load(text);
  auto reader = *store_->NewReader();
  const TermId s = *reader->IdOf("<a:s1>"), p = *reader->IdOf("<a:p1>"), o = *reader->IdOf(IntegerForm(1));
  const std::vector<std::pair<Triple, std::array<int, 3>>> cases = {{{}, {0, 1, 2}},
                                                                    {{s, 0, 0}, {0, 1, 2}},
                                                                    {{0, p, 0}, {1, 2, 0}},
                                                                    {{0, p, o}, {1, 2, 0}},
                                                                    {{0, 0, o}, {2, 0, 1}}};
  for (const auto& [pattern, sequence] : cases) {
    std::vector<std::array<TermId, 3>> keys;
    ASSERT_TRUE(reader
                    ->Scan(pattern, {},
                           [&, order = sequence](const Triple& t) {
                             const TermId ids[] = {t.s, t.p, t.o};
                             keys.push_back({ids[order[0]], ids[order[1]], ids[order[2]]});
                             return true;
                           })
                    .ok());
    EXPECT_FALSE(keys.empty());
    EXPECT_TRUE(std::is_sorted(keys.begin(), keys.end()));
  }
}

TEST_F(ReaderTest, EstimatesAreExactForFewAndNearForMany) {
  std::string text;
  constexpr int kMany = 20000;
  for (int i = 0; i < kMany; ++i)
    text += "<a:s" + std::to_string(i) + "> <a:p> <a:o" + std::to_string(i % 2) + "> .\n";
  for (int i = 0; i < 40; ++i) text += "<a:s" + std::to_string(i) + "> <a:q> " + IntegerForm(i) + " .\n";
  Load(text);
  auto reader = *store_->NewReader();
  const TermId p = *reader->IdOf("<a:p>"), q = *reader->IdOf("<a:q>"), o = *reader->IdOf("<a:o1>");
  EXPECT_EQ(*reader->Estimate({}), kMany + 40u);
  EXPECT_EQ(*reader->Estimate({0, q, 0}), 40u);
  EXPECT_EQ(*reader->Estimate({*reader->IdOf("<a:s1>"), 0, 0}), 2u);
  EXPECT_EQ(*reader->Estimate({*reader->IdOf("<a:none>"), 0, 0}), 0u);
  EXPECT_EQ(*reader->Estimate({0, p, 0}), uint64_t{kMany});
  EXPECT_NEAR(static_cast<double>(*reader->Estimate({0, p, o})), kMany / 2.0, kMany / 4.0);
  const PredicateStatistics sums = *reader->Statistics(p);
  EXPECT_EQ(sums.triples, uint64_t{kMany});
  EXPECT_EQ(sums.subjects, uint64_t{kMany});
  EXPECT_EQ(sums.objects, 2u);
  EXPECT_EQ((*reader->Statistics(*reader->IdOf("<a:none>"))).triples, 0u);
}

TEST_F(ReaderTest, FormsOfManyIdsComeInTheirOrder) {
  Load("<a:s> <a:p> \"x\"@en .\n_:b <a:p> \"7\"^^<http://www.w3.org/2001/XMLSchema#integer> .");
  auto reader = *store_->NewReader();
  const std::vector<std::string> forms = {"\"x\"@en", IntegerForm(7), "<a:p>", "<a:s>", "<a:p>"};
  std::vector<TermId> ids;
  for (const std::string& form : forms) ids.push_back(*reader->IdOf(form));
  EXPECT_EQ(*reader->FormsOf(ids), forms);
  ids.push_back(*reader->IdOf("<a:none>"));
  EXPECT_EQ(reader->FormsOf(ids).status().code(), absl::StatusCode::kNotFound);
}

}  // namespace
}  // namespace mscgraph
