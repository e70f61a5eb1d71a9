#ifndef MSCGRAPH_EXTRACT_MENTION_LEXICON_H_
#define MSCGRAPH_EXTRACT_MENTION_LEXICON_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/statusor.h"
#include "extract/text/tokenizer.h"
#include "schemas/claim.h"
#include "schemas/record.h"

namespace mscgraph {

constexpr std::string_view kLexiconHeader = "id\tlabel\tsynonyms\tabbreviations\tambiguous\txrefs\tparents";

// The conditions of rules/lexicon/conditions.tsv and of the tables that a user adds, found by the longest
// sequence of normalised tokens. Const and thread-safe after Create.
class Lexicon {
 public:
  // Reads tables with kLexiconHeader. A row whose id an earlier row has adds names and xrefs to that; of two
  // rows with one name the earlier keeps it. Errors: kNotFound; kInvalidArgument lists the bad lines (the
  // first hundred), as "FILE:LINE: what".
  static absl::StatusOr<Lexicon> Create(const std::vector<std::string>& files);

  struct Hit {
    int entry = -1;     // Index into entries(); -1 if nothing matches.
    size_t length = 0;  // Tokens.
  };
  // The longest entry that starts at token `at`. `text` is the text that the tokens point into.
  Hit Longest(std::string_view text, const std::vector<Token>& tokens, size_t at) const;

  // The entry with this normalised name, -1 if there is none. Ambiguous short forms are not names.
  int Find(std::string_view name) const;

  // The entry with this short form, as it is spelled; -1 if there is none or it is an ambiguous one.
  int FindShortForm(std::string_view form) const;

  // The entries that an ambiguous short form ("MS") may stand for, if the document names one of them in full.
  const std::vector<int>& Ambiguous(std::string_view form) const;

  // The entry with this id, -1 if there is none.
  int FindId(std::string_view id) const;
  // The entry with this id or cross-reference, -1 if there is none.
  int FindXref(std::string_view id) const;

  // How well a mention of the entry is grounded: kExact if its own id is of a public vocabulary,
  // kNarrowerThanId if that of a broader entry is, else kLocal.
  Match MatchOf(int entry) const { return matches_[entry]; }

  const std::vector<ConceptRecord>& entries() const { return entries_; }

 private:
  struct Terminal {
    int entry = -1;
    std::string exact;  // A short form has to stand so in the text, case included; empty for a name.
  };
  absl::Status Read(const std::string& file);
  void AddRow(const std::vector<std::string>& cells);
  void Add(std::string_view name, int entry, bool exact);
  uint32_t Word(std::string_view word);
  void FindMatches();
  uint64_t Step(uint64_t node, const std::string& word) const;
  const std::vector<Terminal>* Terminals(std::string_view name) const;  // Null if no name begins so.

  std::vector<ConceptRecord> entries_;
  std::vector<Match> matches_;  // By entry.
  absl::flat_hash_map<std::string, int> ids_, xrefs_;
  absl::flat_hash_map<std::string, std::vector<int>> ambiguous_;
  absl::flat_hash_map<std::string, uint32_t> words_;
  absl::flat_hash_map<uint64_t, uint32_t> edges_;  // node << 32 | word -> node; the root is 1
  std::vector<std::vector<Terminal>> terminals_;   // By node.
};

}  // namespace mscgraph

#endif  // MSCGRAPH_EXTRACT_MENTION_LEXICON_H_
