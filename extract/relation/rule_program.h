#ifndef MSCGRAPH_EXTRACT_RELATION_RULE_PROGRAM_H_
#define MSCGRAPH_EXTRACT_RELATION_RULE_PROGRAM_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "extract/relation/masked_sentence.h"

namespace mscgraph {

// Numbers the masks that rules name; all others are one to them.
class MaskTable {
 public:
  // The number of a mask as RuleWord gives it. Adds it if it is new.
  int Add(std::string_view mask);
  // Of the mask of an item, without the mark of RuleWord. -1 if no rule names it.
  int Find(std::string_view mask) const;
  size_t size() const { return numbers_.size(); }

 private:
  absl::flat_hash_map<std::string, int> numbers_;
};

// Where the items of a masked sentence stand, one bit an item: bit i is item i, and the last bit stands for
// all items from there on. Made once a sentence; all rules and pairs ask it.
struct ItemBits {
  static constexpr int kMaxItems = 63;

  ItemBits(const MaskedSentence& sentence, const MaskTable& table);

  int size = 0;                   // Items of the sentence.
  std::vector<uint64_t> by_mask;  // By number of the mask.
  std::vector<int> present;       // The masks that stand in the sentence.
  uint64_t slots = 0;             // Therapies and conditions.
  uint64_t plain = 0;             // Neither slots nor clause breaks: what {gap:N} may cross.
  uint64_t near = 0;              // Plain items that begin no phrase: what {near:N} may cross.
};

// The items that a pattern matched, half-open.
struct ItemMatch {
  int first = 0, end = 0;                  // The whole match.
  int trigger_first = 0, trigger_end = 0;  // The trigger.
};

// The pattern of a rule as a row of steps over the items of a sentence. Gives what the RE2 expression of the
// same pattern gives (CompilePattern; a test compares them) at a small part of its cost: a step is tried at
// all items at once, by shifting bits. Const and thread-safe.
class RuleProgram {
 public:
  // Adds the masks of the pattern to `table`. Nothing if the pattern has a slot that only its expression
  // knows. REQUIRES: CompilePattern accepts the pattern.
  static std::optional<RuleProgram> Create(const std::string& pattern, MaskTable* table);

  // The leftmost match for the pair of slots `therapy` and `condition` (items, -1 for none), its steps as
  // long as possible, the first ones first. REQUIRES: items.size <= ItemBits::kMaxItems.
  bool Match(const ItemBits& items, int therapy, int condition, ItemMatch* match) const;

 private:
  enum class Kind { kMasks, kTherapy, kCondition, kOther, kPlain, kNear, kAny, kStart };
  struct Step {
    Kind kind = Kind::kMasks;
    int least = 1, most = 1;  // Items that it takes.
    bool trigger = false;
    std::vector<int> masks;  // kMasks: any of these.
  };
  static std::optional<Step> ReadStep(std::string element, MaskTable* table);
  static uint64_t ItemsOf(const Step& step, const ItemBits& items, uint64_t subject, uint64_t object);

  std::vector<Step> steps_;
};

}  // namespace mscgraph

#endif  // MSCGRAPH_EXTRACT_RELATION_RULE_PROGRAM_H_
