#include "bench/made_text.h"

#include <algorithm>
#include <array>

namespace mscgraph::bench {
namespace {

// The commonest first, so that Zipf's law puts them where English has them.
constexpr std::string_view kFieldWords[] = {"the",
                                            "of",
                                            "in",
                                            "and",
                                            "with",
                                            "a",
                                            "to",
                                            "by",
                                            "was",
                                            "cells",
                                            "were",
                                            "after",
                                            "for",
                                            "MSC",
                                            "on",
                                            "treatment",
                                            "patients",
                                            "group",
                                            "compared",
                                            "at",
                                            "that",
                                            "stem",
                                            "mesenchymal",
                                            "than",
                                            "control",
                                            "expression",
                                            "levels",
                                            "from",
                                            "mice",
                                            "significantly",
                                            "improved",
                                            "reduced",
                                            "increased",
                                            "bone",
                                            "marrow",
                                            "derived",
                                            "transplantation",
                                            "tissue",
                                            "days",
                                            "injection",
                                            "weeks",
                                            "an",
                                            "as",
                                            "inflammation",
                                            "model",
                                            "score",
                                            "is",
                                            "had",
                                            "both",
                                            "months",
                                            "no",
                                            "injury",
                                            "stromal",
                                            "adipose",
                                            "human",
                                            "function",
                                            "repair",
                                            "disease",
                                            "showed",
                                            "dose",
                                            "immune",
                                            "secretion",
                                            "exosomes",
                                            "umbilical",
                                            "cord",
                                            "infusion",
                                            "intravenous",
                                            "clinical",
                                            "higher",
                                            "lower",
                                            "response",
                                            "cytokine",
                                            "survival",
                                            "rats",
                                            "fibrosis",
                                            "cartilage",
                                            "pain",
                                            "baseline",
                                            "safety",
                                            "adverse",
                                            "events",
                                            "effect",
                                            "effects",
                                            "recovery",
                                            "cardiac",
                                            "hepatic",
                                            "renal",
                                            "neural",
                                            "density",
                                            "proliferation",
                                            "migration",
                                            "apoptosis",
                                            "differentiation",
                                            "regeneration",
                                            "wound",
                                            "healing",
                                            "serum",
                                            "protein",
                                            "signalling",
                                            "pathway",
                                            "macrophages",
                                            "T",
                                            "lymphocytes",
                                            "interleukin-6",
                                            "interleukin-10",
                                            "TNF-alpha",
                                            "TGF-beta",
                                            "VEGF",
                                            "oxidative",
                                            "stress",
                                            "mitochondrial",
                                            "transfer",
                                            "placebo",
                                            "randomised",
                                            "trial",
                                            "cohort",
                                            "arm",
                                            "volume",
                                            "imaging",
                                            "histology",
                                            "collagen",
                                            "matrix",
                                            "angiogenesis",
                                            "vascular",
                                            "endothelial",
                                            "epithelial",
                                            "barrier",
                                            "lung",
                                            "liver",
                                            "kidney",
                                            "heart",
                                            "brain",
                                            "spinal",
                                            "knee",
                                            "skin",
                                            "retinal",
                                            "motor",
                                            "ejection",
                                            "fraction",
                                            "follow-up",
                                            "between",
                                            "groups",
                                            "per",
                                            "million",
                                            "kilogram",
                                            "received",
                                            "administered",
                                            "local",
                                            "systemic",
                                            "single",
                                            "repeated",
                                            "autologous",
                                            "allogeneic",
                                            "donor",
                                            "recipient",
                                            "graft"};
constexpr std::string_view kOnsets[] = {"b",  "c",  "d", "f", "g",  "gl", "h",  "l",  "m", "n", "p",
                                        "ph", "pr", "r", "s", "st", "t",  "th", "tr", "v", "x", "z"};
constexpr std::string_view kVowels[] = {"a", "e", "i", "o", "u", "ae", "io", "y"};
constexpr std::string_view kEndings[] = {"",    "n",    "s",  "tic", "sis",  "ment", "lin", "ase",
                                         "oma", "itis", "ic", "al",  "ated", "ing",  "ous"};

template <size_t N>
std::string_view Pick(const std::string_view (&list)[N], Random* random) {
  return list[random->Below(N)];
}

std::string Syllables(Random* random) {
  std::string word;
  const size_t count = 2 + random->Below(3);
  for (size_t i = 0; i < count; ++i) {
    word += Pick(kOnsets, random);
    word += Pick(kVowels, random);
  }
  word += Pick(kEndings, random);
  return word;
}

}  // namespace

uint64_t Mix(uint64_t value) {
  value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9;
  value = (value ^ (value >> 27)) * 0x94d049bb133111eb;
  return value ^ (value >> 31);
}

uint64_t Random::Next() { return Mix(state_ += 0x9e3779b97f4a7c15); }

Zipf::Zipf(size_t size) {
  double sum = 0;
  for (size_t rank = 0; rank < size; ++rank)
    cumulative_.push_back(sum += 1.0 / static_cast<double>(rank + 1));
}

size_t Zipf::Draw(Random* random) const {
  const double where = random->Unit() * cumulative_.back();
  const auto found = std::upper_bound(cumulative_.begin(), cumulative_.end(), where);
  return std::min<size_t>(found - cumulative_.begin(), cumulative_.size() - 1);
}

MadeText::MadeText(size_t vocabulary)
    : words_(std::begin(kFieldWords), std::end(kFieldWords)), zipf_(vocabulary) {
  Random random(1);  // The words do not depend on the seed of the data.
  while (words_.size() < vocabulary) words_.push_back(Syllables(&random));
}

std::string MadeText::Words(Random* random, size_t count) const {
  std::string out;
  for (size_t i = 0; i < count; ++i) {
    if (i > 0) out += ' ';
    out += Word(random);
  }
  return out;
}

std::string MadeText::Sentence(Random* random, const std::vector<std::string_view>& inner,
                               size_t length) const {
  std::string out = Words(random, 1 + random->Below(4));
  if (out[0] >= 'a' && out[0] <= 'z') out[0] = static_cast<char>(out[0] - 'a' + 'A');
  for (std::string_view phrase : inner) {
    out.append(" ").append(phrase).append(" ");
    out += Words(random, 1 + random->Below(4));
  }
  while (out.size() + 1 < length) out.append(" ").append(Word(random));
  return out + ".";
}

std::string MadeText::Name(size_t rank) const {
  Random random(Mix(rank + 1));
  const std::string& family =
      words_[std::size(kFieldWords) + rank % (words_.size() - std::size(kFieldWords))];
  const std::string own = Syllables(&random);
  return family + " " + own + (random.OneIn(2) ? " syndrome" : " disease");
}

}  // namespace mscgraph::bench
