#ifndef MSCGRAPH_SCHEMAS_TEXT_NORMALISE_H_
#define MSCGRAPH_SCHEMAS_TEXT_NORMALISE_H_

#include <string>
#include <string_view>
#include <vector>

namespace mscgraph {

// The one name normaliser: two names that should be found as one give the same string.
// NFKC, case fold, diacritics dropped, Greek letters spelled out, hyphens and other punctuation as blanks,
// possessive 's dropped, British spelling as American (a closed list), plural as singular; words joined by
// one blank. "Crohn's diseases" -> "crohn disease"; "Ischaemic-stroke" -> "ischemic stroke"; "TNF-α" -> "tnf
// alpha".
std::string NormaliseName(std::string_view name);

// One word of a name, already lower case ASCII: spelling and plural rules only.
std::string NormaliseWord(std::string_view word);

// The beginning of a word of which the rest is not known, folded as AppendNormalised folds (word_pieces.h):
// spelling rules only, since what looks like a plural may go on. "Tumour" -> "tumor", "cos" -> "cos".
std::string NormaliseBeginning(std::string_view beginning);

// The same for the word that begins at byte `begin` of `text` and ends with it, in place.
void NormaliseLastWord(size_t begin, std::string* text);

// The words of NormaliseName.
std::vector<std::string> NameWords(std::string_view name);

}  // namespace mscgraph

#endif  // MSCGRAPH_SCHEMAS_TEXT_NORMALISE_H_
