#include "extract/assertion/study.h"

#include <gtest/gtest.h>

namespace mscgraph {
namespace {

std::string Classify(const std::string& title, const std::string& text, std::vector<DocumentTerm> types = {},
                     const std::string& id = "X:1") {
  static const StudyClassifier classifier =
      *StudyClassifier::Create(MSCGRAPH_SOURCE_DIR "/rules/context/study.json");
  Document document;
  document.id = id;
  document.publication_types = std::move(types);
  AssembleText(title, {{"", Section::kAbstract, text}}, &document);
  Study study = classifier.Classify(document);
  return std::string(EnumName(study.type)) + " " + std::string(EnumName(study.setting)) + " " +
         study.species + (study.notice ? " notice" : "");
}

TEST(StudyClassifier, TypeSettingAndSpecies) {
  EXPECT_EQ(Classify("MSCs in rats", "Rats were treated. Rats recovered."), "animal_study animal_model rat");
  EXPECT_EQ(Classify("MSCs for stroke",
                     "Patients were randomised to MSCs or placebo in a randomised controlled trial."),
            "randomized_trial human human");
  EXPECT_EQ(Classify("MSCs", "Patients.", {{"D016454", "Review"}}), "review unspecified human");
  EXPECT_EQ(Classify("MSCs for horses", "Horses with tendon injury were treated. Equine cells."),
            "unspecified veterinary horse");
  EXPECT_EQ(Classify("MSCs", "Cells were cultured in vitro."), "in_vitro_study in_vitro ");
  EXPECT_EQ(Classify("MSCs for stroke", "Safety will be studied.", {}, "NCT:NCT00000001"),
            "trial_record human ");
}

TEST(StudyClassifier, NoticesAreNoEvidence) {
  EXPECT_EQ(Classify("Retraction: MSCs in rats", "", {{"D016440", "Retraction of Publication"}}),
            "animal_study animal_model rat notice");
}

}  // namespace
}  // namespace mscgraph
