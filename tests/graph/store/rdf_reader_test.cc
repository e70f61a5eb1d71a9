#include "graph/store/rdf_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>

namespace mscgraph {
namespace {

// The statements as N-Quads lines, then the fault if there is one.
std::string Read(RdfSyntax syntax, const std::string& text, size_t chunk = 3, const std::string& base = "") {
  std::string out;
  size_t place = 0;
  const absl::Status status = ReadRdf(
      syntax, {.name = "f", .base = base, .blank_prefix = "x"},
      [&](char* to, size_t size) -> absl::StatusOr<size_t> {
        size = std::min({size, chunk, text.size() - place});
        std::memcpy(to, text.data() + place, size);
        place += size;
        return size;
      },
      [&](const RdfStatement& s) {
        for (std::string_view form : {s.subject, s.predicate, s.object, s.graph}) {
          if (!form.empty()) out.append(form).append(" ");
        }
        out += ".\n";
        return absl::OkStatus();
      });
  if (!status.ok()) out += std::string(status.message()) + "\n";
  return out;
}

std::string Repeat(const std::string& text, int times) {
  std::string out;
  while (times-- > 0) out += text;
  return out;
}

TEST(RdfReaderTest, NTriplesBecomeCanonicalForms) {
  const struct {
    const char *line, *expected;
  } cases[] = {
      {"<a:s> <a:p> <a:o> .", "<a:s> <a:p> <a:o> .\n"},
      {"<a:s><a:p><a:o>.#c", "<a:s> <a:p> <a:o> .\n"},
      {"\t<a:s>\t<a:p> \"x\\u00e9\\U0001F600\\t\" .", "<a:s> <a:p> \"x\u00e9\U0001F600\\t\" .\n"},
      {"<a:s> <a:p> \"a\tb\" .", "<a:s> <a:p> \"a\\tb\" .\n"},
      {"<a:s> <a:p> \"\\'\\\"\\\\\" .", "<a:s> <a:p> \"'\\\"\\\\\" .\n"},
      {"<a:s> <a:p> \"\x7f\" .", "<a:s> <a:p> \"\\u007F\" .\n"},
      {"<a:s> <a:p> \"x\"@en-GB-1 .", "<a:s> <a:p> \"x\"@en-GB-1 .\n"},
      {"<a:s> <a:p> \"1\"^^<a:t> .", "<a:s> <a:p> \"1\"^^<a:t> .\n"},
      {"<a:s> <a:p> \"1\"^^<a:\\u0074> .", "<a:s> <a:p> \"1\"^^<a:t> .\n"},
      {"<a:s> <a:p> \"\\t\"^^<a:t> .", "<a:s> <a:p> \"\\t\"^^<a:t> .\n"},
      {"<a:s> <a:p> \"1\"^^<http://www.w3.org/2001/XMLSchema#string> .", "<a:s> <a:p> \"1\" .\n"},
      {"_:b <a:p> _:b.1 .", "_:xb <a:p> _:xb.1 .\n"},
      {"_:b <a:p> _:c.", "_:xb <a:p> _:xc .\n"},
      {"# nothing\r\n\n \r<a:s> <a:p> <a:o> .\r", "<a:s> <a:p> <a:o> .\n"},
  };
  for (const auto& c : cases) EXPECT_EQ(Read(RdfSyntax::kNTriples, c.line), c.expected) << c.line;
}

TEST(RdfReaderTest, FaultsAreToldWithFileAndLine) {
  const struct {
    const char *line, *fault;
  } cases[] = {
      {"<s> <a:p> <a:o> .", "no absolute IRI, or characters in it that may not stand in one"},
      {"<a:s x> <a:p> <a:o> .", "no absolute IRI, or characters in it that may not stand in one"},
      {"<a:\\u0020> <a:p> <a:o> .", "no absolute IRI, or characters in it that may not stand in one"},
      {"<a:\xff> <a:p> <a:o> .", "no absolute IRI, or characters in it that may not stand in one"},
      {"<a:\\n> <a:p> <a:o> .", "a bad escape in an IRI"},
      {"<a:s> <a:p> \"\\q\" .", "a bad escape in a literal"},
      {"<a:s> <a:p> \"\\ud800\" .", "a bad escape in a literal"},
      {"<a:s> <a:p> \"\\u12\" .", "a bad escape in a literal"},
      {"<a:s> <a:p> \"\xff\" .", "a literal that is no UTF-8"},
      {"<a:s> <a:p> \"x\"@1 .", "a bad language tag"},
      {"<a:s> <a:p> \"x\"@en- .", "a bad language tag"},
      {"<a:s> <a:p> \"x\"^^a .", "no datatype after ^^"},
      {"<a:s> <a:p> \"x .", "a literal without end"},
      {"<a:s> <a:p> <a:o .", "an IRI without end"},
      {"<a:s> <a:p> <a:o>", "no full stop after the statement"},
      {"<a:s> <a:p> <a:o> <a:g> .", "no full stop after the statement"},
      {"<a:s> <a:p> <a:o> . <a:s>", "more text after the full stop"},
      {"<a:s> <a:p>", "the line ends within a statement"},
      {"\"s\" <a:p> <a:o> .", "a literal as subject"},
      {"<a:s> _:p <a:o> .", "a predicate that is no IRI"},
      {"_:a:b <a:p> <a:o> .", "a colon in the label of a blank node"},
      {"_: <a:p> <a:o> .", "no label of a blank node"},
      {"@base <a:b> .", "a term must begin with <, \" or _:"},
  };
  for (const auto& c : cases)
    EXPECT_EQ(Read(RdfSyntax::kNTriples, std::string("\n") + c.line), std::string("f:2: ") + c.fault + "\n")
        << c.line;
}

TEST(RdfReaderTest, NQuadsHaveAGraphOrNone) {
  EXPECT_EQ(
      Read(RdfSyntax::kNQuads, "<a:s> <a:p> \"o\" <a:g> .\n<a:s> <a:p> <a:o> .\n<a:s> <a:p> <a:o> _:g."),
      "<a:s> <a:p> \"o\" <a:g> .\n<a:s> <a:p> <a:o> .\n<a:s> <a:p> <a:o> _:xg .\n");
  EXPECT_EQ(Read(RdfSyntax::kNQuads, "<a:s> <a:p> <a:o> \"g\" ."), "f:1: a literal as name of a graph\n");
}

TEST(RdfReaderTest, TurtleBecomesTheSameForms) {
  const struct {
    const char *text, *expected;
  } cases[] = {
      {"@prefix p: <a:> . p:s a p:o , 7 .",
       "<a:s> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <a:o> .\n"
       "<a:s> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> "
       "\"7\"^^<http://www.w3.org/2001/XMLSchema#integer> .\n"},
      {"@base <http://x/y/> . <s> <../p> '''a\n\"b\"'''@en .",
       "<http://x/y/s> <http://x/p> \"a\\n\\\"b\\\"\"@en .\n"},
      {"<a:s> <a:p> \"x\"^^<http://www.w3.org/2001/XMLSchema#string> .", "<a:s> <a:p> \"x\" .\n"},
      {"_:n <a:p> true .", "_:xn <a:p> \"true\"^^<http://www.w3.org/2001/XMLSchema#boolean> .\n"},
  };
  for (const auto& c : cases) EXPECT_EQ(Read(RdfSyntax::kTurtle, c.text), c.expected) << c.text;
}

TEST(RdfReaderTest, TurtleFaultsAreToldWithFileAndLine) {
  const struct {
    std::string text, fault;
  } cases[] = {
      {"\n<s> <a:p> <a:o> .", "f:2: no absolute IRI, or characters that may not stand in one: s"},
      {"\n\np:s <a:p> <a:o> .", "f:3: "},
      {"@prefix p: <x> .", "f:1: no absolute IRI, or characters that may not stand in one: x"},
      {"@prefix p: <a:> .\nq:s <a:p> <a:o> .", "f:2: a prefix that was not declared: q:s"},
      {"<a:s> <a:p> " + std::string(300, '('), "f:1: brackets nested deeper than 200"},
      {"<a:s> <a:p> " + Repeat("[ <a:p> ", 300), "f:1: brackets nested deeper than 200"},
      {std::string("<a:s> <a:p> <a:o> .\0 <", 22), "f:1: a zero byte"},
  };
  for (const auto& c : cases) EXPECT_THAT(Read(RdfSyntax::kTurtle, c.text), testing::HasSubstr(c.fault));
  EXPECT_EQ(Read(RdfSyntax::kTurtle, "<s> <p> <> .", 3, "http://x/y"),
            "<http://x/s> <http://x/p> <http://x/y> .\n");
}

TEST(RdfReaderTest, BracketsWithinTermsDoNotNest) {
  const std::string open(300, '(');
  EXPECT_EQ(
      Read(RdfSyntax::kTurtle, "<a:" + open + "> <a:p> \"" + open + "\", '''" + open + "''' . #" + open),
      "<a:" + open + "> <a:p> \"" + open + "\" .\n<a:" + open + "> <a:p> \"" + open + "\" .\n");
}

TEST(RdfReaderTest, AnErrorOfTheCallerEndsTheReading) {
  const std::string text = "<a:s> <a:p> <a:o> .\n<a:s> <a:p> <a:o> .\n";
  for (RdfSyntax syntax : {RdfSyntax::kNTriples, RdfSyntax::kTurtle}) {
    size_t place = 0, seen = 0;
    const absl::Status status = ReadRdf(
        syntax, {},
        [&](char* to, size_t) -> absl::StatusOr<size_t> {
          if (place == text.size()) return 0;
          *to = text[place++];
          return 1;
        },
        [&](const RdfStatement&) { return ++seen, absl::AbortedError("enough"); });
    EXPECT_EQ(status, absl::AbortedError("enough"));
    EXPECT_EQ(seen, 1u);
  }
}

TEST(RdfReaderTest, TheNameTellsTheSyntax) {
  EXPECT_EQ(RdfSyntaxOf("a/b.nt"), RdfSyntax::kNTriples);
  EXPECT_EQ(RdfSyntaxOf("b.nq.gz"), RdfSyntax::kNQuads);
  EXPECT_EQ(RdfSyntaxOf("b.ttl"), RdfSyntax::kTurtle);
  EXPECT_EQ(RdfSyntaxOf("b.jsonl"), std::nullopt);
}

TEST(RdfReaderTest, TheFirstStatementTellsTheSyntax) {
  EXPECT_EQ(GuessRdfSyntax("# c\r\n\r\n<a:s> <a:p> <a:o> .\r\n"), RdfSyntax::kNQuads);
  EXPECT_EQ(GuessRdfSyntax("<a:s> <a:p> <a:o> <a:g> ."), RdfSyntax::kNQuads);
  EXPECT_EQ(GuessRdfSyntax("<a:s> <a:p> <a:o> ,"), RdfSyntax::kTurtle);
  EXPECT_EQ(GuessRdfSyntax("@prefix p: <a:> ."), RdfSyntax::kTurtle);
  EXPECT_EQ(GuessRdfSyntax(""), RdfSyntax::kTurtle);
}

}  // namespace
}  // namespace mscgraph
