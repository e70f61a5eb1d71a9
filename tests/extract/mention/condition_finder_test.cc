#include "extract/mention/condition_finder.h"

#include <gtest/gtest.h>

#include <fstream>

#include "tests/support/shipped_rules.h"

namespace mscgraph {
namespace {

std::vector<Mention> Find(const std::string& text) {
  return Finder().Find(text, NameTokens(text, {0, text.size()}), {});
}

// "[text|label]" of every condition.
std::string Dump(const std::string& text) {
  std::string out;
  for (const Mention& mention : Find(text)) {
    out += "[" + std::string(mention.span.In(text)) + "|" + mention.label + "]";
  }
  return out;
}

struct Row {
  const char* text;
  const char* expected;
};

void Check(const std::vector<Row>& rows) {
  for (const auto& [text, expected] : rows) EXPECT_EQ(Dump(text), expected) << text;
}

TEST(ConditionFinder, ElementsOfAListShareTheHead) {
  Check({
      {"brain or spinal cord injury", "[brain|brain injury][spinal cord injury|spinal cord injury]"},
      {"spinal cord and brain injury", "[spinal cord|spinal cord injury][brain injury|brain injury]"},
      {"liver, kidney and lung damage",
       "[liver|liver injury][kidney|kidney injury][lung damage|lung injury]"},
      {"type 1 and type 2 diabetes", "[type 1|type 1 diabetes][type 2 diabetes|type 2 diabetes]"},
      {"acute and chronic GVHD",
       "[acute|acute graft versus host disease][chronic GVHD|chronic graft versus host disease]"},
      {"anterior and posterior cruciate ligament injury",
       "[anterior|anterior cruciate ligament injury][posterior cruciate ligament injury|posterior cruciate "
       "ligament injury]"},
      {"humidity or spinal cord injury", "[spinal cord injury|spinal cord injury]"},
  });
}

TEST(ConditionFinder, ElementsOfAListShareTheModifiers) {
  Check({
      {"musculoskeletal injuries and disease",
       "[musculoskeletal injuries|musculoskeletal injury][disease|musculoskeletal disorder]"},
      {"liver injury and pain", "[liver injury|liver injury][pain|pain]"},
  });
}

TEST(ConditionFinder, TheTissueMayFollowTheHead) {
  Check({
      {"injury to the spinal cord", "[injury to the spinal cord|spinal cord injury]"},
      {"diseases of the liver", "[diseases of the liver|liver disease]"},
      {"a fracture of the femur", "[fracture of the femur|femoral fracture]"},
      {"loss of bone", "[loss of bone|bone loss]"},
      {"damage to the spleen", "[damage to the spleen|spleen damage]"},
      {"pathology of spinal cord injury", "[spinal cord injury|spinal cord injury]"},
      {"loss of bone mass", ""},
      {"injury in rats", ""},
  });
}

TEST(ConditionFinder, SiteAndCauseBelongToTheName) {
  Check({
      {"glenohumeral arthritis", "[glenohumeral arthritis|arthritis]"},
      {"zorbium-induced acute pancreatitis", "[zorbium-induced acute pancreatitis|acute pancreatitis]"},
      {"reduced arthritis", "[arthritis|arthritis]"},
      {"COVID-19 infection", "[COVID-19 infection|COVID-19]"},
  });
  std::vector<Mention> found = Find("severe glenohumeral arthritis");
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].modifiers, (std::vector<std::string>{"severe", "glenohumeral"}));
  EXPECT_EQ(found[0].match, Match::kNarrowerThanId);
}

TEST(ConditionFinder, WhatStandsBesideANameMayDenyIt) {
  Check({
      {"non-diabetic rats", ""},
      {"diabetic rats", "[diabetic|diabetes mellitus]"},
      {"tumour necrosis factor", ""},
      {"stroke volume", ""},
      {"a stroke", "[stroke|stroke]"},
      {"better defect filling", ""},
      {"postoperative complications", ""},
  });
}

TEST(ConditionFinder, MatchTellsHowWellAMentionIsGrounded) {
  const std::pair<const char*, Match> rows[] = {
      {"osteoarthritis", Match::kExact},
      {"cartilage defect", Match::kNarrowerThanId},  // A concept of our own below one of a vocabulary.
      {"zorbium-induced spleen injury", Match::kLocal},
  };
  for (const auto& [text, expected] : rows) {
    std::vector<Mention> found = Find(text);
    ASSERT_EQ(found.size(), 1u) << text;
    EXPECT_EQ(found[0].match, expected) << text;
  }
}

}  // namespace
}  // namespace mscgraph
