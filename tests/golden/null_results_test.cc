// What the whole path reads of 200 sentences that tell of null, negative, equivalent, harmful or mixed
// results, of safety, or of none of these in spite of a negation. Every row is our own wording of a form met
// in abstracts.

#include <gtest/gtest.h>

#include <cstdio>
#include <fstream>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_split.h"
#include "extract/extractor.h"
#include "schemas/text/normalise.h"

namespace mscgraph {
namespace {

struct Row {
  int line = 0;
  std::string title, sentence, relation, object, assertion, outcome;
  std::string ClaimSentence() const { return sentence.empty() ? title : sentence; }
};

std::vector<Row> ReadRows(const std::string& file) {
  std::ifstream in(file);
  std::vector<Row> out;
  int number = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    if (line.empty() || line[0] == '#') continue;
    const std::vector<std::string> cells = absl::StrSplit(line, '\t');
    if (cells.size() != 6) {
      ADD_FAILURE() << file << ":" << number << ": needs 6 columns, has " << cells.size();
      continue;
    }
    const auto text = [](const std::string& cell) { return cell == "-" ? std::string() : cell; };
    out.push_back({number, text(cells[0]), text(cells[1]), cells[2], cells[3], cells[4], cells[5]});
  }
  return out;
}

// "assertion outcome" of the claims about the row's object that its sentence makes, "-" if there is none.
std::string Read(const Extractor& extractor, const Row& row) {
  Document document;
  document.id = "X:1";
  AssembleText(row.title, {{"", Section::kAbstract, row.sentence}}, &document);
  const std::string object = NormaliseName(row.object);
  std::string out;
  for (const ClaimMention& claim : extractor.Extract(document).claims) {
    const std::string name = NormaliseName(claim.object.quote.text);
    const bool same = absl::StrContains(name, object) || absl::StrContains(object, name);
    if (!same || EnumName(claim.relation) != row.relation || claim.sentence.text != row.ClaimSentence())
      continue;
    const std::string read = absl::StrFormat("%s %s", std::string(EnumName(claim.assertion)),
                                             std::string(EnumName(claim.outcome)));
    if (!absl::StrContains(out, read)) out += (out.empty() ? "" : " + ") + read;
  }
  return out.empty() ? "-" : out;
}

TEST(NullResults, NineInTenAreReadAsTheyAreMeant) {
  const std::string source = MSCGRAPH_SOURCE_DIR;
  const auto extractor = Extractor::Create(source + "/rules");
  ASSERT_TRUE(extractor.ok()) << extractor.status();
  const std::vector<Row> rows = ReadRows(source + "/tests/golden/null_results.tsv");
  ASSERT_GE(rows.size(), 200u);
  size_t right = 0;
  for (const Row& row : rows) {
    const std::string read = Read(**extractor, row);
    if (read == row.assertion + " " + row.outcome) {
      ++right;
      continue;
    }
    std::printf("null_results.tsv:%d: %s %s %s, read: %s: %s\n", row.line, row.relation.c_str(),
                row.assertion.c_str(), row.outcome.c_str(), read.c_str(), row.ClaimSentence().c_str());
  }
  std::printf("%zu of %zu null and negative results are read as they are meant\n", right, rows.size());
  EXPECT_GE(right * 10, rows.size() * 9);
}

}  // namespace
}  // namespace mscgraph
