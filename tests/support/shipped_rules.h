#ifndef MSCGRAPH_TESTS_SUPPORT_SHIPPED_RULES_H_
#define MSCGRAPH_TESTS_SUPPORT_SHIPPED_RULES_H_

#include <memory>
#include <utility>

#include "extract/mention/mention_finder.h"
#include "extract/relation/phrase_words.h"

namespace mscgraph {

// What a test needs of the rules that ship, read once a process and never freed.

inline const MentionFinder& Finder() {
  static const auto* finder =
      new std::unique_ptr<MentionFinder>(std::move(*MentionFinder::Create(MSCGRAPH_SOURCE_DIR "/rules")));
  return **finder;
}

inline const PhraseWords& Words() {
  static const auto* words =
      new PhraseWords(std::move(*PhraseWords::Create(MSCGRAPH_SOURCE_DIR "/rules/mechanisms")));
  return *words;
}

}  // namespace mscgraph

#endif  // MSCGRAPH_TESTS_SUPPORT_SHIPPED_RULES_H_
