#ifndef MSCGRAPH_TESTS_EXTRACT_ASSERTION_CUE_TEST_UTIL_H_
#define MSCGRAPH_TESTS_EXTRACT_ASSERTION_CUE_TEST_UTIL_H_

#include <string>
#include <string_view>
#include <vector>

#include "extract/assertion/assertion.h"
#include "extract/assertion/cue_finder.h"
#include "extract/mention/mention_finder.h"

namespace mscgraph {

inline std::string ContextFile(const std::string& name) {
  return std::string(MSCGRAPH_SOURCE_DIR) + "/rules/context/" + name;
}

inline const CueFinder& SharedCueFinder() {
  static const auto* finder = new CueFinder(*CueFinder::Create(ContextFile("cues.json")));
  return *finder;
}

inline const AssertionClassifier& SharedAssertionClassifier() {
  static const auto* classifier =
      new AssertionClassifier(*AssertionClassifier::Create(ContextFile("assertion.json"), SharedCueFinder()));
  return *classifier;
}

// A sentence whose words T, T1 ... and C, C1 ... are the mentions of a therapy and a condition; the words
// between '[' and ']' are the match, the word after '*' is the trigger: "[T *improved C] in mice".
struct MarkedSentence {
  explicit MarkedSentence(const std::string& marked) {
    std::vector<std::string> words;
    for (size_t i = 0; i < marked.size();) {
      const size_t end = std::min(marked.find(' ', i), marked.size());
      words.push_back(marked.substr(i, end - i));
      i = end + 1;
    }
    size_t token = 0;
    for (std::string word : words) {
      if (word.starts_with('[')) {
        match_first = token;
        word.erase(0, 1);
      }
      if (word.starts_with('*')) {
        trigger_first = token;
        word.erase(0, 1);
      }
      const bool closes = word.ends_with(']');
      if (closes) word.pop_back();
      text += (text.empty() ? "" : " ") + word;
      const std::vector<Token> so_far = NameTokens(text, {0, text.size()});
      if (word[0] == 'T' || word[0] == 'C') {
        if (word.size() == 1 || (word.size() == 2 && word[1] < 'A')) {
          Mention mention{.type = word[0] == 'T' ? MentionType::kTherapy : MentionType::kCondition};
          mention.first_token = token;
          mention.end_token = so_far.size();
          mentions.push_back(mention);
        }
      }
      if (trigger_first + 1 > token && trigger_first < so_far.size()) trigger_end = so_far.size();
      token = so_far.size();
      if (closes) match_end = token;
    }
    tokens = NameTokens(text, {0, text.size()});
    cues = SharedCueFinder().Find(tokens, mentions);
    SharedAssertionClassifier().MarkDenials(&cues);
  }

  std::string text;
  std::vector<Token> tokens;
  std::vector<Mention> mentions;
  SentenceCues cues;
  size_t match_first = 0, match_end = 0, trigger_first = 0, trigger_end = 0;
};

}  // namespace mscgraph

#endif  // MSCGRAPH_TESTS_EXTRACT_ASSERTION_CUE_TEST_UTIL_H_
