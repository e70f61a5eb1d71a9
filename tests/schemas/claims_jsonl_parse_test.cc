#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "schemas/claims_jsonl.h"

namespace mscgraph {
namespace {

using ::testing::HasSubstr;

constexpr std::string_view kClaim =
    R"({"type":"claim","doc":"PMID:7","evidence_id":"0123456789abcde","claim_id":"edcba9876543210",)"
    R"("relation":"treats","assertion":"affirmed","outcome":"none",)"
    R"("subject":{"id":"P","label":"p","type":"therapy","family":"cell","match":"exact","text":"x",)"
    R"("start":0,"end":4,"implicit":false},"object":)"
    R"({"id":"O","label":"o","type":"condition","match":"local",)"
    R"("text":"y","start":20,"end":30,"implicit":false},)"
    R"("sentence":{"text":"s","start":0,"end":18,"section":"results"},)"
    R"("trigger":{"text":"t","start":13,"end":17},"rule":"r","confidence":1,"role":"administered",)"
    R"("setting":"human","study_type":"review"})";

std::string Changed(std::string_view from, std::string_view to) {
  std::string line(kClaim);
  const size_t at = line.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return line.replace(at, from.size(), to);
}

TEST(ParseJsonLine, ReadsTheSmallestClaim) {
  EXPECT_TRUE(ParseJsonLine(kClaim).ok()) << ParseJsonLine(kClaim).status();
}

TEST(ParseJsonLine, NamesTheFieldThatIsWrong) {
  struct {
    std::string line, message;
  } cases[] = {
      {Changed(R"("rule":"r",)", ""), "rule: missing"},
      {Changed(R"("rule":"r")", R"("rule":1)"), "rule: expected a string"},
      {Changed(R"("rule":"r")", R"("rule":"r","rules":1)"), "rules: unknown key"},
      {Changed(R"("label":"o")", R"("label":"o","family":"cell")"), "object.family: unknown key"},
      {Changed(R"("start":13)", R"("start":-1)"), "trigger.start: expected a whole number"},
      {Changed(R"("start":13)", R"("start":1.5)"), "trigger.start: expected a whole number"},
      {Changed(R"("start":13)", R"("start":18446744073709551615)"), "trigger.start: expected a whole number"},
      {Changed(R"("start":13)", R"("start":18)"), "trigger.end: lies before start"},
      {Changed(R"("treats")", R"("cures")"), "relation: unknown value 'cures'"},
      {Changed(R"("section":"results")", R"("section":"RESULTS")"), "sentence.section: unknown value"},
      {Changed(R"("0123456789abcde")", R"("0123456789ABCDE")"), "evidence_id: expected 15 hex digits"},
      {Changed(R"("confidence":1)", R"("confidence":1.1)"), "confidence: expected a number from 0 to 1"},
      {Changed(R"("implicit":false)", R"("implicit":0)"), "subject.implicit: expected true or false"},
      {Changed(R"("type":"claim")", R"("type":"klaim")"), "type: unknown value 'klaim'"},
      {Changed(R"("doc":"PMID:7")", R"("doc":"")"), "doc: is empty"},
      {Changed(R"("rule":"r")", R"("rule":"r","also":["a",2])"), "also: expected an array of strings"},
      {Changed(R"("rule":"r")", R"("rule":"r","qualifiers":{"a":null})"),
       "qualifiers: expected an object of strings"},
      {Changed(R"("rule":"r")", R"("rule":"r","cue":{"text":"x","start":1})"), "cue.end: missing"},
      {Changed(R"("rule":"r")", R"("rule":"r","comparator":"none")"), "comparator: unknown value"},
      {R"({"type":"document","id":"a","version":1,"retracted":false,"study_type":"review"})",
       "claims: missing"},
      {R"({"type":"document","id":"a","version":1,"mesh":[{"name":"m"}]})", "mesh[0].major: missing"},
      {R"({"type":"delete","doc":"a","source_order":[1,2]})", "source_order: expected an object"},
      {R"({"doc":"a"})", "type: missing"},
      {R"([])", "expected an object"},
  };
  for (const auto& [line, message] : cases) {
    const auto parsed = ParseJsonLine(line);
    ASSERT_FALSE(parsed.ok()) << line;
    EXPECT_EQ(parsed.status().code(), absl::StatusCode::kInvalidArgument);
    EXPECT_THAT(std::string(parsed.status().message()), HasSubstr(message)) << line;
  }
}

TEST(ParseJsonLine, RefusesWhatIsNotJson) {
  const std::string deep(100000, '[');
  for (const std::string& line :
       {std::string(), std::string("nonsense"), std::string("{"), deep, deep + std::string(100000, ']'),
        std::string("{\"type\":\"run\xFF\"}"), std::string("{\"type\":\"\\ud800\"}"),
        std::string("{\"type\":1e999}"), std::string("\0{}", 3), std::string(kClaim) + "x"}) {
    EXPECT_EQ(ParseJsonLine(line).status().code(), absl::StatusCode::kInvalidArgument);
  }
}

TEST(ParseJsonLine, SurvivesEveryTruncationAndByteFlip) {
  for (size_t i = 0; i < kClaim.size(); ++i) {
    EXPECT_FALSE(ParseJsonLine(kClaim.substr(0, i)).ok()) << i;
    for (char c : {'\0', '"', '{', '}', '9', '\\', '\xC3'}) {
      std::string line(kClaim);
      line[i] = c;
      (void)ParseJsonLine(line).ok();  // Must not crash.
    }
  }
}

}  // namespace
}  // namespace mscgraph
