#include "extract/relation/rule_program.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdlib>
#include <iterator>
#include <utility>

#include "extract/relation/pattern.h"

namespace mscgraph {
namespace {

uint64_t Bit(int item) { return item < 0 ? 0 : uint64_t{1} << std::min(item, ItemBits::kMaxItems); }

}  // namespace

int MaskTable::Add(std::string_view mask) {
  if (mask.starts_with('~')) mask.remove_prefix(1);
  return numbers_.try_emplace(std::string(mask), static_cast<int>(numbers_.size())).first->second;
}

int MaskTable::Find(std::string_view mask) const {
  auto it = numbers_.find(absl::string_view(mask.data(), mask.size()));
  return it == numbers_.end() ? -1 : it->second;
}

ItemBits::ItemBits(const MaskedSentence& sentence, const MaskTable& table)
    : size(static_cast<int>(sentence.items().size())), by_mask(table.size()) {
  for (int i = 0; i < size; ++i) {
    const MaskedItem& item = sentence.items()[i];
    const uint64_t bit = Bit(i);
    if (item.kind == MaskedItem::Kind::kTherapy || item.kind == MaskedItem::Kind::kCondition) {
      slots |= bit;
      continue;
    }
    if (item.mask.empty()) continue;
    if (const int number = table.Find(item.mask); number >= 0) {
      if (by_mask[number] == 0) present.push_back(number);
      by_mask[number] |= bit;
    }
    if (item.mask[0] == ';') continue;
    plain |= bit;
    if (item.mask[0] != ',' && !IsBoundary(item.mask)) near |= bit;
  }
}

std::optional<RuleProgram::Step> RuleProgram::ReadStep(std::string element, MaskTable* table) {
  Step step;
  if (element.back() == '?') {
    step.least = 0;
    element.pop_back();
  }
  if (element.back() == '!') {
    step.trigger = true;
    element.pop_back();
  }
  if (element.front() != '{') {
    for (const std::string& mask : ElementMasks(element)) {
      step.masks.push_back(table->Add(std::string_view(mask).substr(0, mask.size() - 1)));
    }
    return step;
  }
  const size_t colon = element.find(':');
  const std::string name = element.substr(1, std::min(colon, element.size() - 1) - 1);
  constexpr std::pair<std::string_view, Kind> kSlots[] = {
      {"therapy", Kind::kTherapy}, {"condition", Kind::kCondition}, {"other", Kind::kOther},
      {"gap", Kind::kPlain},       {"near", Kind::kNear},           {"any", Kind::kAny},
      {"start", Kind::kStart}};
  const auto slot =
      std::find_if(std::begin(kSlots), std::end(kSlots), [&](const auto& s) { return s.first == name; });
  if (slot == std::end(kSlots)) return std::nullopt;
  step.kind = slot->second;
  if (colon != std::string::npos) {
    step.least = 0;
    step.most = std::atoi(element.c_str() + colon + 1);
  }
  return step;
}

std::optional<RuleProgram> RuleProgram::Create(const std::string& pattern, MaskTable* table) {
  RuleProgram out;
  for (size_t i = 0; i < pattern.size();) {
    const size_t end = std::min(pattern.find(' ', i), pattern.size());
    if (end > i) {
      std::optional<Step> step = ReadStep(pattern.substr(i, end - i), table);
      if (!step) return std::nullopt;
      out.steps_.push_back(std::move(*step));
    }
    i = end + 1;
  }
  return out;
}

uint64_t RuleProgram::ItemsOf(const Step& step, const ItemBits& items, uint64_t subject, uint64_t object) {
  switch (step.kind) {
    case Kind::kMasks: {
      uint64_t out = 0;
      for (int mask : step.masks) out |= items.by_mask[mask];
      return out;
    }
    case Kind::kTherapy:
      return subject;
    case Kind::kCondition:
      return object;
    case Kind::kPlain:
      return items.plain;
    case Kind::kNear:
      return items.near;
    case Kind::kAny:
      return items.plain | (items.slots & ~subject & ~object);
    case Kind::kOther:
      return items.slots & ~subject & ~object;
    case Kind::kStart:
      return 0;
  }
  return 0;
}

bool RuleProgram::Match(const ItemBits& items, int therapy, int condition, ItemMatch* match) const {
  // From the last step to the first: reach[s] holds the places from which steps s and later match. A place is
  // the number of items before it, so that a sentence of n items has n + 1.
  std::array<uint64_t, kMaxPatternElements + 1> reach, taken;
  const uint64_t subject = Bit(therapy), object = Bit(condition);
  reach[steps_.size()] = ~uint64_t{0} >> (ItemBits::kMaxItems - items.size);
  for (size_t s = steps_.size(); s-- > 0;) {
    const Step& step = steps_[s];
    if (step.kind == Kind::kStart) {
      taken[s] = 0;
      reach[s] = step.least > 0 ? reach[s + 1] & 1 : reach[s + 1];
      if (reach[s] == 0) return false;
      continue;
    }
    taken[s] = ItemsOf(step, items, subject, object);
    uint64_t run = reach[s + 1];
    reach[s] = step.least == 0 ? run : 0;
    for (int i = 0; i < step.most && run != 0; ++i) {
      run = taken[s] & (run >> 1);
      reach[s] |= run;
    }
    if (reach[s] == 0) return false;
  }
  int at = std::countr_zero(reach[0]);
  match->first = at;
  for (size_t s = 0; s < steps_.size(); ++s) {
    const Step& step = steps_[s];
    const int first = at;
    const int most = step.kind == Kind::kStart ? 0 : step.most;
    for (int next = at, count = 0;; ++next, ++count) {
      if (reach[s + 1] >> next & 1 && (count >= step.least || most == 0)) at = next;
      if (count == most || !(taken[s] >> next & 1)) break;
    }
    if (step.trigger) match->trigger_first = first, match->trigger_end = at;
  }
  match->end = at;
  return true;
}

}  // namespace mscgraph
