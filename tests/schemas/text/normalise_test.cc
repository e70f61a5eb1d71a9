#include "schemas/text/normalise.h"

#include <gtest/gtest.h>

namespace mscgraph {
namespace {

using Cases = std::vector<std::pair<std::string_view, std::string_view>>;

TEST(NormaliseName, GivesOneStringForOneName) {
  const Cases cases = {
      {"", ""},
      {"  ", ""},
      {"-", ""},
      {"Crohn's diseases", "crohn disease"},
      {"Crohn’s disease", "crohn disease"},
      {"Crohn disease", "crohn disease"},
      {"crohns disease", "crohn disease"},  // The plural rule; no harm.
      {"CROHN'S DISEASE", "crohn disease"},
      {"Ischaemic-stroke", "ischemic stroke"},
      {"TNF-α", "tnf alpha"},
      {"TNFα", "tnf alpha"},
      {"TGF-β1", "tgf beta1"},
      {"TGF-beta1", "tgf beta1"},
      {"HIF-1α", "hif 1alpha"},
      {"γδ T cells", "gamma delta t cell"},
      {"Sjögren's syndrome", "sjogren syndrome"},
      {"Sjo\u0308gren syndrome", "sjogren syndrome"},
      {"graft-versus-host disease", "graft versus host disease"},
      {"graft\u2010versus\u2013host disease", "graft versus host disease"},
      {"CD34⁺ cells", "cd34 cell"},
      {"Prochymal™", "prochymal"},
      {"5'-nucleotidase", "5 nucleotidase"},
      {"ﬁbrosis", "fibrosis"},
      {"0.5 mg", "0.5 mg"},
      {"50% burn", "50% burn"},
      {"1,000 cells", "1,000 cell"},
  };
  for (const auto& [name, normal] : cases) {
    EXPECT_EQ(NormaliseName(name), normal) << name;
    EXPECT_EQ(NormaliseName(normal), normal) << normal;
  }
}

TEST(NormaliseWord, SpellsTheAmericanWay) {
  const Cases cases = {
      {"tumour", "tumor"},
      {"tumours", "tumor"},
      {"ischaemia", "ischemia"},
      {"haemorrhage", "hemorrhage"},
      {"oedema", "edema"},
      {"leukaemia", "leukemia"},
      {"anaemia", "anemia"},
      {"paediatric", "pediatric"},
      {"fibre", "fiber"},
      {"nanofibres", "nanofiber"},
      {"oesophagus", "esophagus"},
      {"orthopaedic", "orthopedic"},
      {"anaesthesia", "anesthesia"},
      {"diarrhoea", "diarrhea"},
      {"foetal", "fetal"},
      {"randomised", "randomized"},
      {"localisation", "localization"},
      {"analysed", "analyzed"},
      {"centre", "center"},
      {"coeliac", "celiac"},
      {"apnoea", "apnea"},
      {"signalling", "signaling"},
      {"sulphate", "sulfate"},
      {"ageing", "aging"},
      {"leucocyte", "leukocyte"},
      {"aetiology", "etiology"},
      {"behaviour", "behavior"},
      {"exercise", "exercise"},
      {"promise", "promise"},
      {"four", "four"},
      {"does", "does"},
      {"analysis", "analysis"},
      {"aerobic", "aerobic"},
      {"poem", "poem"},
      {"coenzyme", "coenzyme"},
      {"hour", "hour"},
      {"phosphate", "phosphate"},
      {"precise", "precise"},
      {"raised", "raised"},
      {"visualisation", "visualization"},
      {"revascularisation", "revascularization"},
  };
  for (const auto& [word, normal] : cases) EXPECT_EQ(NormaliseWord(word), normal) << word;
}

TEST(NormaliseWord, GivesTheSingular) {
  const Cases cases = {
      {"cells", "cell"},
      {"therapies", "therapy"},
      {"series", "series"},
      {"species", "species"},
      {"fibroses", "fibrosis"},
      {"diagnoses", "diagnosis"},
      {"doses", "dose"},
      {"purposes", "purpose"},
      {"diseases", "disease"},
      {"metastases", "metastasis"},
      {"analyses", "analysis"},
      {"prostheses", "prosthesis"},
      {"abscesses", "abscess"},
      {"losses", "loss"},
      {"viruses", "virus"},
      {"causes", "cause"},
      {"vertebrae", "vertebra"},
      {"sequelae", "sequela"},
      {"exosomes", "exosome"},
      {"stress", "stress"},
      {"virus", "virus"},
      {"sepsis", "sepsis"},
      {"diabetes", "diabetes"},
      {"pancreas", "pancreas"},
      {"headaches", "headache"},
      {"approaches", "approach"},
      {"complexes", "complex"},
      {"mscs", "msc"},
      {"evs", "ev"},
      {"als", "als"},
      {"ards", "ards"},
      {"ms", "ms"},
      {"mice", "mouse"},
      {"teeth", "tooth"},
      {"embryos", "embryo"},
      {"nerves", "nerve"},
      {"cases", "case"},
      {"phases", "phase"},
      {"proteases", "protease"},
      {"is", "is"},
      {"its", "its"},
      {"cd4", "cd4"},
      {"", ""},
      {"s", "s"},
  };
  for (const auto& [word, normal] : cases) {
    EXPECT_EQ(NormaliseWord(word), normal) << word;
  }
}

TEST(NameWords, AreTheWordsOfNormaliseName) {
  EXPECT_EQ(NameWords("Wharton's jelly-derived MSCs"),
            (std::vector<std::string>{"wharton", "jelly", "derived", "msc"}));
  EXPECT_TRUE(NameWords(" - ").empty());
}

TEST(NormaliseName, SurvivesInvalidBytes) {
  EXPECT_EQ(NormaliseName("a\xFF\xFE"
                          "b\xC3"),
            "a b");
  EXPECT_EQ(NormaliseName(std::string(100000, '\'')), "");
  EXPECT_EQ(NormaliseName(std::string(100000, 'a')).size(), 100000u);
}

TEST(NormaliseBeginningTest, FoldsAndSpellsButKeepsWhatLooksLikeAPlural) {
  EXPECT_EQ(NormaliseBeginning("Cos"), "cos");
  EXPECT_EQ(NormaliseBeginning("Tumour"), "tumor");
  EXPECT_EQ(NormaliseBeginning("\u03b1"), "alpha");
  EXPECT_EQ(NormaliseBeginning("diseases"), "diseases");
}

}  // namespace
}  // namespace mscgraph
