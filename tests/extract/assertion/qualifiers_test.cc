#include "extract/assertion/qualifiers.h"

#include <gtest/gtest.h>

#include "tests/support/temp_folder.h"

namespace mscgraph {
namespace {

const QualifierReader& Reader() {
  static const auto* reader = new QualifierReader(
      std::move(*QualifierReader::Create(MSCGRAPH_SOURCE_DIR "/rules/context/qualifiers.json")));
  return *reader;
}

// The subject is what stands in square brackets, which are taken out first.
Mention TakeSubject(std::string* text) {
  Mention subject;
  subject.span.begin = text->find('[');
  text->erase(subject.span.begin, 1);
  subject.span.end = text->find(']');
  text->erase(subject.span.end, 1);
  return subject;
}

// "key=value, ..." in order of the keys.
std::string Read(std::string text) {
  Mention subject = TakeSubject(&text);
  std::string out;
  for (const auto& [key, value] : Reader().Read(text, {0, text.size()}, subject))
    out += (out.empty() ? "" : ", ") + key + "=" + value;
  return out;
}

using Rows = std::vector<std::pair<const char*, const char*>>;

void Check(const Rows& rows) {
  for (const auto& [text, expected] : rows) EXPECT_EQ(Read(text), expected) << text;
}

TEST(Qualifiers, DonorAndItsSpecies) {
  Check({
      {"[autologous MSCs] were given", "donor=autologous"},
      {"[allogenic human MSCs] were given", "donor=allogeneic, donor_species=human"},
      {"[MSCs] of healthy donors", "donor=allogeneic"},
      {"[hUC-MSCs] were given to rats", "donor_species=human"},
      {"[canine MSCs]", "donor_species=dog"},
      {"[autologous MSCs] or allogeneic MSCs", "donor=autologous"},
      {"autologous MSCs or [allogeneic MSCs]", "donor=allogeneic"},
  });
}

TEST(Qualifiers, EngineeringAndPriming) {
  Check({
      {"BDNF-overexpressing [MSCs]", "engineering=overexpressing BDNF"},
      {"[MSCs] overexpressing HGF", "engineering=overexpressing HGF"},
      {"TRAIL-expressing [MSCs]", "engineering=expressing TRAIL"},
      {"[MSCs] genetically modified with GDNF", "engineering=overexpressing GDNF"},
      {"gene-modified [MSCs]", "engineering=gene-modified"},
      {"miR-146a-loaded [exosomes]", "engineering=loaded with miR-146a"},
      {"[MSCs] expressing CD90", ""},
      {"hypoxia-preconditioned [MSCs]", "priming=hypoxia"},
      {"interferon gamma-primed [MSCs]", "priming=IFN-gamma"},
      {"[MSCs] pretreated with LPS", "priming=LPS"},
      {"[MSCs] preconditioned with melatonin", "priming=melatonin"},
      {"[MSCs] tolerate a hypoxic niche", ""},
  });
}

TEST(Qualifiers, WhatIsGivenWithThemAndWhatTheyAreComparedWith) {
  Check({
      {"[MSCs] plus hyaluronic acid", "combination=hyaluronic acid"},
      {"[MSCs] combined with PRP", "combination=platelet-rich plasma"},
      {"PRP in combination with [MSCs]", "combination=platelet-rich plasma"},
      {"[MSCs] compared with PRP", "compared_with=platelet-rich plasma"},
      {"[MSCs] plus HA versus HA alone", "combination=hyaluronic acid, compared_with=hyaluronic acid"},
      {"[MSCs] or placebo were given", "compared_with=placebo"},
      {"[MSCs] and other cells differ", ""},
  });
}

TEST(Qualifiers, Scaffolds) {
  Check({
      {"[MSCs] seeded on a collagen scaffold", "scaffold=collagen"},
      {"[MSC]-laden hydrogel", "scaffold=hydrogel"},
      {"[MSCs] in fibrin glue", "scaffold=fibrin"},
      {"[MSC] sheets", "scaffold=cell sheet"},
  });
}

TEST(Qualifiers, RouteAndDoseStandAnywhereInTheSentence) {
  Check({
      {"Intravenous infusion of [MSCs] was safe", "route=intravenous"},
      {"The rats that received [MSCs] by tail vein or intrathecally", "route=intravenous; intrathecal"},
      {"patients of stage IV received [MSCs]", ""},
      {"[MSCs] (1 x 10^6 cells/kg) were given", "dose=1 x 10^6 cells/kg"},
      {"[MSCs] at 2 \xc3\x97 10(6) cells per kg", "dose=2 x 10^6 cells/kg"},
      {"100 million [MSCs] were given", "dose=100 x 10^6 cells"},
      {"50 \xc2\xb5g of [exosomes] were given", "dose=50 ug"},
      {"5 x 10^6 cells or 1 x 10^7 cells of [MSCs]", "dose=5 x 10^6 cells; 1 x 10^7 cells"},
  });
}

TEST(Qualifiers, TheSubjectsBrandIsOne) {
  std::string text = "ZYX-001 was given";
  Mention subject{.span = {0, 7}, .brand = "ZYX-001"};
  EXPECT_EQ(Reader().Read(text, {0, text.size()}, subject).at("brand"), "ZYX-001");
}

TEST(Qualifiers, OfAPronounItsAntecedentsOwnWordsCount) {
  std::string text = "Autologous MSCs were grown. They were infused intravenously after allogeneic grafts.";
  Mention subject{.span = {0, 15}, .pronoun = true};
  auto found = Reader().Read(text, {28, text.size()}, subject);
  EXPECT_EQ(found["donor"], "autologous");
  EXPECT_EQ(found["route"], "intravenous");
}

TEST(Qualifiers, Roles) {
  const std::pair<const char*, Role> rows[] = {
      {"[MSCs] as delivery vehicles for an oncolytic virus", Role::kDeliveryVehicle},
      {"endogenous [MSCs] promoted repair", Role::kEndogenous},
      {"the drug raised the proliferation of [MSCs]", Role::kTarget},
      {"[MSCs] improved the score", Role::kAdministered},
  };
  for (const auto& [marked, role] : rows) {
    std::string text = marked;
    Mention subject = TakeSubject(&text);
    EXPECT_EQ(Reader().ReadRole(text, {0, text.size()}, subject, Role::kAdministered), role) << marked;
  }
}

TEST(Qualifiers, ReportsAllFaultsOfTheFile) {
  const std::string file =
      TestFile("qualifiers.json", R"({"open": {}, "names": {"agent": {"a": "("}}, "more": {},
    "qualifiers": [{"key": "k", "reach": 0, "values": {"v": "with {none}"}, "far": 1}],
    "roles": {"key": "role", "reach": 1, "values": {"hero": "hero"}}})");
  auto reader = QualifierReader::Create(file);
  ASSERT_FALSE(reader.ok());
  for (const char* fault : {"unknown key \"more\"", "agent", "unknown list", "unknown key far", "hero"}) {
    EXPECT_NE(reader.status().message().find(fault), std::string_view::npos) << reader.status();
  }
  EXPECT_FALSE(QualifierReader::Create(file + ".none").ok());
}

}  // namespace
}  // namespace mscgraph
