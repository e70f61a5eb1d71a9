// What supporting rules add to the claims of a document (extract/assembly.cc).
#include <gtest/gtest.h>

#include "extract/extractor.h"

namespace mscgraph {
namespace {

const Extractor& Shared() {
  static const auto* extractor =
      new std::unique_ptr<Extractor>(std::move(*Extractor::Create(MSCGRAPH_SOURCE_DIR "/rules")));
  return **extractor;
}

// "relation object" of every tier 1 claim, "(subject)" or "(object)" after it where that argument is
// implicit.
std::string Claims(const std::string& title, const std::string& abstract) {
  Document document;
  document.id = "TEST:1";
  AssembleText(title, {{"", Section::kAbstract, abstract}}, &document);
  std::string out;
  for (const ClaimMention& claim : Shared().Extract(document).claims) {
    if (!IsTier1(claim.relation)) continue;
    out += std::string(EnumName(claim.relation)) + " " + claim.object.quote.text;
    if (claim.subject.implicit) out += " (subject)";
    if (claim.object.implicit) out += " (object)";
    out += "; ";
  }
  return out;
}

TEST(Assembly, ASentenceWithoutConditionSpeaksOfTheOneThatTheDocumentTreats) {
  EXPECT_EQ(Claims("Mesenchymal stem cells for sepsis", "MSCs improved survival."),
            "treats sepsis; treats sepsis (object); ");
}

TEST(Assembly, ASentenceThatNamesAConditionIsNoEvidenceForAnother) {
  EXPECT_EQ(Claims("Mesenchymal stem cells for sepsis", "MSCs improved survival and treated stroke."),
            "treats sepsis; treats stroke; ");
}

TEST(Assembly, ToTreatWhatADiseaseBroughtAboutIsToTreatTheDiseaseToPreventItIsNot) {
  EXPECT_EQ(Claims("Mesenchymal stem cells for pneumonia caused by influenza", ""),
            "treats pneumonia; treats influenza; ");
  EXPECT_EQ(Claims("Mesenchymal stem cells prevent pneumonia caused by influenza", ""),
            "prevents pneumonia; ");
}

TEST(Assembly, ThesePropertiesAreThoseOfTheTherapyBefore) {
  EXPECT_EQ(Claims("A review", "MSCs calm T cells. These unique properties were exploited to treat sepsis."),
            "treats sepsis (subject); ");
  EXPECT_EQ(Claims("A review", "The drug calms T cells. These properties were exploited to treat sepsis."),
            "");
}

TEST(Assembly, WhatStandsForAProductNamedInTheSameSentenceIsThatProduct) {
  Document document;
  document.id = "TEST:1";
  AssembleText(
      "Hydrogel for wounds",
      {{"", Section::kAbstract,
        "Exosomes came from mesenchymal stem cells (MSC-Exos). The MSC-Exos-loaded hydrogel accelerated "
        "healing of diabetic wounds."}},
      &document);
  std::string subjects;
  for (const ClaimMention& claim : Shared().Extract(document).claims) {
    if (IsTier1(claim.relation)) subjects += claim.subject.quote.text + " is " + claim.subject.id + "; ";
  }
  EXPECT_EQ(subjects, "loaded hydrogel is mscgraph:product/vesicle; ");
}

TEST(Assembly, AnotherProductDoesNotInheritTheCondition) {
  EXPECT_EQ(Claims("Mesenchymal stem cells for sepsis", "MSC-derived exosomes improved survival."),
            "treats sepsis; ");
}

TEST(Assembly, WithoutAFirmClaimNothingIsImplied) {
  EXPECT_EQ(Claims("A study of mesenchymal stem cells", "MSCs improved survival."), "");
}

TEST(Assembly, AWeakFormCountsWhereAFirmOneStands) {
  const std::string weak =
      "In stroke, the scores that had fallen recovered best in the rats of the MSC group.";
  EXPECT_EQ(Claims("Mesenchymal stem cells for stroke", weak), "treats stroke; treats stroke; ");
  EXPECT_EQ(Claims("A study of mesenchymal stem cells", weak), "");
}

TEST(Assembly, WhatIsSaidOfAManifestationIsSaidOfTheDiseaseThatTheDocumentTreats) {
  EXPECT_EQ(Claims("Mesenchymal stem cells for Parkinson disease", "MSCs alleviated locomotor deficits."),
            "treats Parkinson disease; treats Parkinson disease (object); ");
  EXPECT_EQ(Claims("A study of mesenchymal stem cells", "MSCs alleviated locomotor deficits."),
            "treats locomotor deficits; ");
}

TEST(Assembly, WhereOnlyAConcentrateIsNamedNothingElseIsTakenForMsc) {
  EXPECT_EQ(Claims("Stromal vascular fraction for knee osteoarthritis", "Exosomes improved stroke."),
            "treats knee osteoarthritis; ");
  Document document;
  document.id = "TEST:1";
  AssembleText("Stromal vascular fraction for knee osteoarthritis", {}, &document);
  Extraction extraction = Shared().Extract(document);
  EXPECT_TRUE(extraction.kept);
  EXPECT_FALSE(extraction.about_msc);
  ASSERT_EQ(extraction.claims.size(), 1);
  EXPECT_EQ(extraction.claims[0].family, Family::kConcentrate);
}

TEST(Assembly, WhatHarmWasNotSeenIsToldOfTheProductOfTheDocument) {
  EXPECT_EQ(Claims("Mesenchymal stem cells for stroke", "No tumors were seen."),
            "treats stroke; causes tumors (subject); ");
  EXPECT_EQ(Claims("A study of mesenchymal stem cells", "No tumors were seen."), "");
}

TEST(Assembly, ASubjectThatIsLeftOutIsTheProductThatTreatsTheConditionElsewhere) {
  EXPECT_EQ(Claims("Mesenchymal stem cells for osteoarthritis",
                   "This injectable formula could improve osteoarthritis."),
            "treats osteoarthritis; treats osteoarthritis (subject); ");
  EXPECT_EQ(
      Claims("Mesenchymal stem cells for stroke", "This injectable formula could improve osteoarthritis."),
      "treats stroke; ");
}

}  // namespace
}  // namespace mscgraph
