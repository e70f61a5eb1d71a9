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

// British substrings that no American word holds. In this order.
constexpr Pair kSubstrings[] = {
    {"aem", "em"},
    {"oedem", "edem"},
    {"oesoph", "esoph"},
    {"oestr", "estr"},
    {"foet", "fet"},
    {"coeliac", "celiac"},
    {"rrhoe", "rrhe"},
    {"pnoe", "pne"},
    {"homoeo", "homeo"},
    {"manoeuv", "maneuv"},
    {"amoeb", "ameb"},
    {"paed", "ped"},
    {"aesth", "esth"},
    {"gynaec", "gynec"},
    {"caesar", "cesar"},
    {"aetio", "etio"},
    {"faec", "fec"},
    {"caec", "cec"},
    {"leucocyt", "leukocyt"},
    {"leucopen", "leukopen"},
    {"leucodys", "leukodys"},
    {"naev", "nev"},
    {"tumour", "tumor"},
    {"colour", "color"},
    {"behaviour", "behavior"},
    {"favour", "favor"},
    {"labour", "labor"},
    {"harbour", "harbor"},
    {"humour", "humor"},
    {"odour", "odor"},
    {"vapour", "vapor"},
    {"neighbour", "neighbor"},
    {"sulph", "sulf"},
    {"ageing", "aging"},
    {"labell", "label"},
    {"modell", "model"},
    {"signall", "signal"},
    {"channell", "channel"},
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

void Replace(std::string_view from, std::string_view to, std::string* word) {
  for (size_t at = word->find(from); at != std::string::npos; at = word->find(from, at + to.size())) {
    word->replace(at, from.size(), to);
  }
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

// What a word may hold that American spelling changes.
struct BritishParts {
  bool digraph = false, re = false, verb = false;
};

BritishParts FindBritishParts(std::string_view word) {
  BritishParts out;
  for (size_t i = 1; i < word.size(); ++i) {
    const char a = word[i - 1], b = word[i];
    out.digraph |= (a == 'a' && b == 'e') || (a == 'o' && (b == 'e' || b == 'u')) || (a == 'p' && b == 'h') ||
                   (a == 'l' && b == 'l') || (a == 'g' && b == 'e') || (a == 'u' && b == 'c');
    out.re |= a == 'r' && b == 'e';
    out.verb |= (a == 'i' || a == 'y') && b == 's';
  }
  return out;
}

// Most words have none of the parts and stay.
void Americanise(size_t begin, std::string* text) {
  const std::string_view word = std::string_view(*text).substr(begin);
  if (word.size() < 5) return;
  const BritishParts parts = FindBritishParts(word);
  if (!parts.digraph && !parts.re && !parts.verb) return;
  std::string spelled(word);
  if (parts.digraph) {
    for (const auto& [from, to] : kSubstrings) Replace(from, to, &spelled);
  }
  if (parts.re) AmericaniseRe(&spelled);
  if (parts.verb) AmericaniseVerb(&spelled);
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
    if (kWords[i].first == word) return &kWords[i];
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
