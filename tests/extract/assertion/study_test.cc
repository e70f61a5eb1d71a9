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

TEST(StudyClassifier, WhatThePaperDidCountsMoreThanItsBackground) {
  EXPECT_EQ(
      Classify("MSCs for arthritis",
               "Patients with arthritis often need drugs, and many patients fail. In this study, cells were "
               "given to rats. Paw swelling fell. Joints were spared."),
      "unspecified animal_model rat");
  EXPECT_EQ(Classify("MSCs for arthritis", "In mice MSCs help. We treated 12 patients with MSCs. Pain fell."),
            "animal_study human human");
}

TEST(StudyClassifier, WhereCellsComeFromIsNoSetting) {
  EXPECT_EQ(Classify("MSCs in culture", "Cells were isolated from marrow of patients and grown in vitro."),
            "in_vitro_study in_vitro ");
}

TEST(StudyClassifier, SentencesOfAReviewNameTheirOwnSubjects) {
  static const StudyClassifier classifier =
      *StudyClassifier::Create(MSCGRAPH_SOURCE_DIR "/rules/context/study.json");
  const Study review{.type = StudyType::kReview};
  const Study trial{.type = StudyType::kRandomizedTrial, .setting = Setting::kHuman};
  EXPECT_EQ(classifier.SentenceSetting("MSCs improved colitis in mice.", false, review),
            Setting::kAnimalModel);
  EXPECT_EQ(classifier.SentenceSetting("MSCs improve colitis.", false, review), Setting::kUnspecified);
  EXPECT_EQ(classifier.SentenceSetting("MSCs improved colitis in mice.", true, trial), Setting::kAnimalModel);
  EXPECT_EQ(classifier.SentenceSetting("MSCs improved colitis in mice.", false, trial), Setting::kHuman);
}

TEST(StudyClassifier, NoticesAreNoEvidence) {
  EXPECT_EQ(Classify("Retraction: MSCs in rats", "", {{"D016440", "Retraction of Publication"}}),
            "animal_study animal_model rat notice");
}

}  // namespace
}  // namespace mscgraph
