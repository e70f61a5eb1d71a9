#include "schemas/text/normalise.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>
#include <utility>

#include "schemas/text/word_pieces.h"

namespace mscgraph {
namespace {

using Pair = std::pair<std::string_view, std::string_view>;

bool EndsWithAny(std::string_view word, std::initializer_list<std::string_view> ends) {
  return std::any_of(ends.begin(), ends.end(), [&](std::string_view end) { return word.ends_with(end); });
}

// Whole words, sorted: irregular plurals, spellings that no rule can have, and words whose s is no plural.
constexpr Pair kWords[] = {
    {"abs", "abs"},
    {"aids", "aids"},
    {"als", "als"},
    {"aluminium", "aluminum"},
    {"ards", "ards"},
    {"artefact", "artifact"},
    {"artefacts", "artifact"},
    {"as", "as"},
    {"ascites", "ascites"},
    {"atlas", "atlas"},
    {"axes", "axis"},
    {"bias", "bias"},
    {"biases", "bias"},
    {"biceps", "biceps"},
    {"bos", "bos"},
    {"caries", "caries"},
    {"children", "child"},
    {"cns", "cns"},
    {"crises", "crisis"},
    {"defence", "defense"},
    {"diabetes", "diabetes"},
    {"disk", "disc"},
    {"disks", "disc"},
    {"dmts", "dmts"},
    {"does", "does"},
    {"emboli", "embolus"},
    {"enos", "enos"},
    {"fas", "fas"},
    {"fbs", "fbs"},
    {"feces", "feces"},
    {"feet", "foot"},
    {"forceps", "forceps"},
    {"gas", "gas"},
    {"gases", "gas"},
    {"grey", "gray"},
    {"has", "has"},
    {"herpes", "herpes"},
    {"ibs", "ibs"},
    {"inos", "inos"},
    {"irds", "irds"},
    {"its", "its"},
    {"kras", "kras"},
    {"lens", "lens"},
    {"lenses", "lens"},
    {"lps", "lps"},
    {"mas", "mas"},
    {"mds", "mds"},
    {"measles", "measles"},
    {"men", "man"},
    {"mers", "mers"},
    {"mice", "mouse"},
    {"mods", "mods"},
    {"mould", "mold"},
    {"mumps", "mumps"},
    {"neurone", "neuron"},
    {"neurones", "neuron"},
    {"nos", "nos"},
    {"nrds", "nrds"},
    {"pancreas", "pancreas"},
    {"pbs", "pbs"},
    {"perhaps", "perhaps"},
    {"pns", "pns"},
    {"pots", "pots"},
    {"programme", "program"},
    {"programmes", "program"},
    {"rabies", "rabies"},
    {"ras", "ras"},
    {"rds", "rds"},
    {"rickets", "rickets"},
    {"ros", "ros"},
    {"sars", "sars"},
    {"scabies", "scabies"},
    {"series", "series"},
    {"sirs", "sirs"},
    {"species", "species"},
    {"teeth", "tooth"},
    {"thrombi", "thrombus"},
    {"towards", "toward"},
    {"triceps", "triceps"},
    {"was", "was"},
    {"whereas", "whereas"},
    {"women", "woman"},
    {"yes", "yes"},
};

// Two letters that a word must hold for one of its British spellings; most words have none of them.
enum Digraph : uint8_t { kAe = 1, kOe = 2, kOu = 4, kEu = 8, kLp = 16, kLl = 32, kGe = 64, kVerb = 128 };

struct Spelling {
  std::string_view british, american;
  Digraph digraph;  // Of `british`.
};

// British substrings that no American word holds. In this order.
constexpr Spelling kSubstrings[] = {
    {"aem", "em", kAe},
    {"oedem", "edem", kOe},
    {"oesoph", "esoph", kOe},
    {"oestr", "estr", kOe},
    {"foet", "fet", kOe},
    {"coeliac", "celiac", kOe},
    {"rrhoe", "rrhe", kOe},
    {"pnoe", "pne", kOe},
    {"homoeo", "homeo", kOe},
    {"manoeuv", "maneuv", kOe},
    {"amoeb", "ameb", kOe},
    {"paed", "ped", kAe},
    {"aesth", "esth", kAe},
    {"gynaec", "gynec", kAe},
    {"caesar", "cesar", kAe},
    {"aetio", "etio", kAe},
    {"faec", "fec", kAe},
    {"caec", "cec", kAe},
    {"leucocyt", "leukocyt", kEu},
    {"leucopen", "leukopen", kEu},
    {"leucodys", "leukodys", kEu},
    {"naev", "nev", kAe},
    {"tumour", "tumor", kOu},
    {"colour", "color", kOu},
    {"behaviour", "behavior", kOu},
    {"favour", "favor", kOu},
    {"labour", "labor", kOu},
    {"harbour", "harbor", kOu},
    {"humour", "humor", kOu},
    {"odour", "odor", kOu},
    {"vapour", "vapor", kOu},
    {"neighbour", "neighbor", kOu},
    {"sulph", "sulf", kLp},
    {"ageing", "aging", kGe},
    {"labell", "label", kLl},
    {"modell", "model", kLl},
    {"signall", "signal", kLl},
    {"channell", "channel", kLl},
};

// Verbs in -ise that are -ize in American spelling ("exercise" and "advise" are not); ends of the stem.
constexpr std::string_view kIseStems[] = {
    "random",   "local",      "character", "immun",   "optim",   "hospital", "standard", "util",
    "sensit",   "mobil",      "vascular",  "mineral", "stabil",  "neutral",  "normal",   "minim",
    "maxim",    "summar",     "recogn",    "polar",   "special", "general",  "fertil",   "immortal",
    "organ",    "cellular",   "visual",    "priorit", "categor", "hypothes", "synthes",  "emphas",
    "internal", "individual", "personal",  "steril",  "final",   "function", "harmon",   "cauter",
    "metabol",  "epithelial", "ulcer",     "ion",     "oxid",    "lateral",  "crystall",
};

// Whether there was something to replace.
bool Replace(std::string_view from, std::string_view to, std::string* word) {
  bool found = false;
  for (size_t at = word->find(from); at != std::string::npos; at = word->find(from, at + to.size())) {
    word->replace(at, from.size(), to);
    found = true;
  }
  return found;
}

// "randomised" -> "randomized", "localisation" -> "localization", "analysed" -> "analyzed".
void AmericaniseVerb(std::string* word) {
  for (std::string_view tail : {"ise", "ised", "ises", "ising", "isation", "isations", "isable"}) {
    if (!word->ends_with(tail)) continue;
    const size_t stem_size = word->size() - tail.size();
    const std::string_view stem = std::string_view(*word).substr(0, stem_size);
    const bool known =
        tail.starts_with("isation")
            ? stem_size > 3 && !stem.ends_with("improv")
            : std::any_of(std::begin(kIseStems), std::end(kIseStems),
                          [&](std::string_view known_stem) { return stem.ends_with(known_stem); });
    if (known) (*word)[stem_size + 1] = 'z';
    return;
  }
  for (std::string_view tail : {"alyse", "alysed", "alysing"}) {  // "analyses" is a noun as well.
    if (word->ends_with(tail)) (*word)[word->size() - tail.size() + 3] = 'z';
  }
}

// "centre" -> "center", "nanofibres" -> "nanofibers".
void AmericaniseRe(std::string* word) {
  const size_t plural = word->ends_with("s") ? 1 : 0;
  const std::string_view stem = std::string_view(*word).substr(0, word->size() - plural);
  if (!EndsWithAny(stem, {"fibre", "centre", "litre", "metre", "goitre", "calibre", "titre"})) return;
  std::swap((*word)[stem.size() - 1], (*word)[stem.size() - 2]);
}

constexpr size_t kLetters = 26;

// By two letters: the bit of their Digraph, 0 for most.
constexpr auto kDigraphs = [] {
  std::array<uint8_t, kLetters * kLetters> out{};
  const auto at = [&](char a, char b) -> uint8_t& {
    return out[static_cast<size_t>(a - 'a') * kLetters + static_cast<size_t>(b - 'a')];
  };
  at('a', 'e') = kAe;
  at('o', 'e') = kOe;
  at('o', 'u') = kOu;
  at('e', 'u') = kEu;
  at('l', 'p') = kLp;
  at('l', 'l') = kLl;
  at('g', 'e') = kGe;
  at('i', 's') = at('y', 's') = kVerb;
  return out;
}();

uint8_t FindDigraphs(std::string_view word) {
  uint8_t out = 0;
  for (size_t i = 1; i < word.size(); ++i) {
    const auto a = static_cast<size_t>(word[i - 1] - 'a'), b = static_cast<size_t>(word[i] - 'a');
    if (a < kLetters && b < kLetters) out |= kDigraphs[a * kLetters + b];
  }
  return out;
}

// Most words stay.
void Americanise(size_t begin, std::string* text) {
  const std::string_view word = std::string_view(*text).substr(begin);
  if (word.size() < 5) return;
  uint8_t digraphs = FindDigraphs(word);
  if (digraphs == 0 && !word.ends_with("re") && !word.ends_with("res")) return;
  std::string spelled(word);
  for (const Spelling& spelling : kSubstrings) {
    // What is replaced may bring letters together.
    if ((digraphs & spelling.digraph) && Replace(spelling.british, spelling.american, &spelled))
      digraphs = 0xff;
  }
  AmericaniseRe(&spelled);
  AmericaniseVerb(&spelled);
  text->replace(begin, std::string::npos, spelled);
}

// The words in -ses, whose singular may end in -s, -se or -sis.
std::string_view SingularOfSes(std::string_view word, std::string* changed) {
  const std::string_view stem = word.substr(0, word.size() - 2);  // "diagnos"
  const bool sis = word.ends_with("yses") || word.ends_with("stases") ||
                   (word.ends_with("eses") && word.size() > 6) ||
                   (word.ends_with("oses") && word.size() > 6 &&
                    !EndsWithAny(word, {"poses", "closes", "glucoses", "closes", "chooses", "ctoses"}));
  if (sis) {
    *changed = std::string(stem) + "is";
    return *changed;
  }
  if (word.ends_with("sses")) return stem;
  if (EndsWithAny(word,
                  {"viruses", "sinuses", "fetuses", "thrombuses", "uteruses", "calluses", "emboluses"})) {
    return stem;
  }
  return word.substr(0, word.size() - 1);
}

std::string_view Singular(std::string_view word, std::string* changed) {
  const size_t size = word.size();
  if (size > 4 && word.ends_with("ae")) return word.substr(0, size - 1);  // "vertebrae"
  if (size < 3 || word.back() != 's') return word;
  const char before = word[size - 2];
  if (before == 's' || before == 'u' || before == 'i' || before < 'a' || before > 'z') return word;
  if (before != 'e') return word.substr(0, size - 1);
  if (word.ends_with("ies")) {
    if (size <= 4) return word.substr(0, size - 1);  // "dies"
    *changed = std::string(word.substr(0, size - 3)) + "y";
    return *changed;
  }
  if (size > 4 && word.ends_with("ses")) return SingularOfSes(word, changed);
  const bool aches = word == "aches" || EndsWithAny(word, {"headaches", "backaches", "toothaches"});
  if (size > 4 && !aches && EndsWithAny(word, {"ches", "shes", "xes", "oes"}))
    return word.substr(0, size - 2);
  return word.substr(0, size - 1);
}

// Where the words of each first letter begin in kWords: most words are told apart by two or three compares.
constexpr auto kWordsFrom = [] {
  std::array<uint8_t, 27> out{};
  for (size_t letter = 0; letter < 27; ++letter) {
    while (out[letter] < std::size(kWords) &&
           kWords[out[letter]].first[0] < static_cast<char>('a' + letter)) {
      ++out[letter];
    }
  }
  return out;
}();

const Pair* FindKnown(std::string_view word) {
  if (word[0] < 'a' || word[0] > 'z') return nullptr;
  const size_t letter = static_cast<size_t>(word[0] - 'a');
  for (size_t i = kWordsFrom[letter]; i < kWordsFrom[letter + 1]; ++i) {
    if (kWords[i].first[1] == word[1] && kWords[i].first == word) return &kWords[i];
  }
  return nullptr;
}

}  // namespace

void NormaliseLastWord(size_t begin, std::string* text) {
  const std::string_view word = std::string_view(*text).substr(begin);
  if (word.size() < 3 || static_cast<unsigned char>(word.back()) >= 0x80) return;
  if (word.back() >= '0' && word.back() <= '9') return;
  if (const Pair* known = FindKnown(word)) {
    text->replace(begin, std::string::npos, known->second);
    return;
  }
  Americanise(begin, text);
  std::string changed;
  const std::string_view singular = Singular(std::string_view(*text).substr(begin), &changed);
  if (singular.data() == text->data() + begin) {
    text->resize(begin + singular.size());
  } else {
    text->replace(begin, std::string::npos, changed);
  }
}

std::string NormaliseBeginning(std::string_view beginning) {
  std::string out;
  AppendFoldedWord(beginning, &out);
  Americanise(0, &out);
  return out;
}

std::string NormaliseWord(std::string_view word) {
  std::string out(word);
  NormaliseLastWord(0, &out);
  return out;
}

std::string NormaliseName(std::string_view name) {
  std::string out;
  out.reserve(name.size());
  for (WordPiece piece = NextPiece(name, 0); piece.kind != PieceKind::kEnd;
       piece = NextPiece(name, piece.end)) {
    if (piece.kind != PieceKind::kWord) continue;
    const size_t before = out.size();
    if (before > 0) out.push_back(' ');
    const size_t start = out.size();
    AppendNormalised(name.substr(piece.begin, piece.end - piece.begin), &out);
    if (out.size() == start) out.resize(before);
  }
  return out;
}

std::vector<std::string> NameWords(std::string_view name) {
  std::vector<std::string> words;
  for (WordPiece piece = NextPiece(name, 0); piece.kind != PieceKind::kEnd;
       piece = NextPiece(name, piece.end)) {
    if (piece.kind != PieceKind::kWord) continue;
    std::string word;
    AppendNormalised(name.substr(piece.begin, piece.end - piece.begin), &word);
    if (!word.empty()) words.push_back(std::move(word));
  }
  return words;
}

}  // namespace mscgraph
