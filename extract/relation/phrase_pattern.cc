#include "extract/relation/phrase_pattern.h"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "absl/status/status.h"
#include "absl/strings/str_format.h"

namespace mscgraph {
namespace {

constexpr int kMaxGap = 30;
constexpr int kMaxListItems = 8;
constexpr int kMaxSteps = 4000;  // Of one match: bounds hostile input.

// {given}: the therapy brought something about: "by MSCs", "after injection of MSCs", "in the MSC group", "in
// mice treated with MSCs", "in MSCs compared with"; but not "in MSCs", where a thing is only found.
constexpr std::array<const char*, 6> kGiven = {
    "by|after|with|following|upon|via|through|during|in_the_presence_of|in_response_to {towards:5} {therapy}",
    "in {towards:5} {group}",
    "when|if {towards:5} with|by {therapy}",
    "in {towards:5} <use.ed> {therapy}",
    "in {towards:5} <use.ed> with|by|of {therapy}",
    "in {towards:5} {therapy} than|compared_with|compared_to|versus|vs|relative_to",
};

}  // namespace

// One attempt: a pattern on a sentence, for a therapy and a trigger.
class PhraseMatch {
 public:
  PhraseMatch(const PhrasePattern& pattern, const PhraseSentence& sentence, int therapy, int trigger)
      : pattern_(pattern),
        sentence_(sentence),
        items_(sentence.items()),
        therapy_(therapy),
        trigger_(trigger) {}

  bool From(int first, PhrasePattern::Hit* hit) {
    hit_.first = first;
    if (!Rest(0, first, 0)) return false;
    *hit = hit_;
    return true;
  }

  // Elements that some attempt got past.
  size_t reached() const { return reached_; }

 private:
  using Pattern = PhrasePattern;
  struct Ends {  // Where an element may end, the shortest first.
    std::array<int, 32> at;
    int size = 0;
    void Add(int end) {
      if (size < static_cast<int>(at.size())) at[size++] = end;
    }
  };

  int Size() const { return static_cast<int>(items_.size()); }
  bool Is(int pos, int symbol) const { return pos < Size() && symbol >= 0 && items_[pos].symbol == symbol; }
  bool IsTherapy(int pos) const { return pos < Size() && items_[pos].kind == PhraseItem::Kind::kTherapy; }
  bool IsName(int pos) const { return pos < Size() && items_[pos].kind == PhraseItem::Kind::kNoun; }
  bool IsNoun(int pos) const {
    return IsName(pos) || (IsTherapy(pos) && pos != therapy_ && sentence_.IsCellProduct(pos));
  }
  // What follows "compared with" or "than" acts on nothing.
  bool IsPlain(int pos) const {
    return pos < Size() && !InSet(pos, pattern_.comparisons_) &&
           (items_[pos].kind == PhraseItem::Kind::kClass || items_[pos].kind == PhraseItem::Kind::kWord);
  }
  bool InSet(int pos, const Pattern::Symbols& set) const {
    return pos < Size() && items_[pos].symbol >= 0 && set[items_[pos].symbol];
  }

  // The position after what joins the items of a list, `pos` if nothing does.
  int AfterJoint(int pos) const {
    const bool comma = Is(pos, pattern_.comma_);
    const int next = comma ? pos + 1 : pos;
    if (Is(next, pattern_.and_) || Is(next, pattern_.or_) || Is(next, pattern_.list_)) return next + 1;
    return next;
  }

  void NounEnds(int pos, Ends* ends) const {
    if (!IsNoun(pos)) return;
    ends->Add(++pos);
    while (Is(pos, pattern_.of_) && IsNoun(pos + 1)) ends->Add(pos += 2);
  }

  void ListEnds(int pos, const Pattern::Symbols& heads, Ends* ends) const {
    const bool any_head = heads.none();
    for (int item = 0; item <= kMaxListItems && IsNoun(pos); ++item) {
      const bool may_end = any_head || InSet(pos, heads);
      Ends nouns;
      NounEnds(pos, &nouns);
      for (int i = 0; i < nouns.size && may_end; ++i) ends->Add(nouns.at[i]);
      pos = nouns.at[nouns.size - 1];
      const int next = AfterJoint(pos);
      if (next == pos) return;
      pos = next;
    }
  }

  // "in mice", "induced by LPS", "with reduced IL-6 and TNF", "and exosomes"
  void PrepositionalEnds(int pos, Ends* ends) const {
    if (InSet(pos, pattern_.participles_)) ++pos;
    if (!InSet(pos, pattern_.links_)) return;
    ++pos;
    if (InSet(pos, pattern_.participles_)) ++pos;
    for (int item = 0; item <= 5 && (IsName(pos) || (IsTherapy(pos) && pos != therapy_)); ++item) {
      ends->Add(++pos);
      const int next = Is(pos, pattern_.of_) ? pos + 1 : AfterJoint(pos);
      if (next == pos) return;
      pos = next;
    }
  }

  void StepEnds(Pattern::Step step, int pos, Ends* ends) const {
    switch (step) {
      case Pattern::Step::kPlain:
        if (IsPlain(pos)) ends->Add(pos + 1);
        return;
      case Pattern::Step::kAny:
        if (IsPlain(pos) || IsName(pos) || (IsTherapy(pos) && pos != therapy_)) ends->Add(pos + 1);
        return;
      case Pattern::Step::kLink:
        if (IsPlain(pos) || IsNoun(pos)) ends->Add(pos + 1);
        return;
      case Pattern::Step::kTowards:
        if (IsName(pos) || InSet(pos, pattern_.towards_) ||
            (pos < Size() && items_[pos].kind == PhraseItem::Kind::kWord &&
             !InSet(pos, pattern_.comparisons_)))
          ends->Add(pos + 1);
        return;
      case Pattern::Step::kMiddle:
        if (IsPlain(pos)) ends->Add(pos + 1);
        [[fallthrough]];
      case Pattern::Step::kPrepositional:
        PrepositionalEnds(pos, ends);
        return;
    }
  }

  // Whether the elements from `e` on match from `pos` on; `used`: steps that a repetition at `e` has taken.
  bool Rest(size_t e, int pos, int used) {
    if (++steps_ > kMaxSteps) return false;
    reached_ = std::max(reached_, e);
    if (e <= pattern_.trigger_ && pos > trigger_) return false;
    if (e == pattern_.elements_.size()) {
      hit_.end = pos;
      return true;
    }
    const Pattern::Element& element = pattern_.elements_[e];
    if (element.trigger && pos != trigger_) return false;
    switch (element.kind) {
      case Pattern::Kind::kStart:
        return pos == 0 && Rest(e + 1, pos, 0);
      case Pattern::Kind::kTherapy:
        return pos == therapy_ && Rest(e + 1, pos + 1, 0);
      case Pattern::Kind::kSubject:
        return pos == therapy_ && !items_[pos].dependent && Rest(e + 1, pos + 1, 0);
      case Pattern::Kind::kGroup:
        return pos == therapy_ && items_[pos].group && Rest(e + 1, pos + 1, 0);
      case Pattern::Kind::kSymbols:
        if (InSet(pos, element.symbols) && Rest(e + 1, pos + 1, 0)) return true;
        return element.optional && Rest(e + 1, pos, 0);
      case Pattern::Kind::kRepeat:
        return Rest(e + 1, pos, 0) || Repeat(element, e, pos, used);
      case Pattern::Kind::kNoun:
      case Pattern::Kind::kNounPhrase:
        return Noun(element, e, pos);
    }
    return false;
  }

  bool Repeat(const Pattern::Element& element, size_t e, int pos, int used) {
    if (used == element.max) return false;
    Ends ends;
    StepEnds(element.step, pos, &ends);
    for (int i = 0; i < ends.size; ++i) {
      if (Rest(e, ends.at[i], used + 1)) return true;
    }
    return false;
  }

  bool Noun(const Pattern::Element& element, size_t e, int pos) {
    Ends ends;
    const bool phrase = element.kind == Pattern::Kind::kNounPhrase;
    if (phrase)
      ListEnds(pos, element.symbols, &ends);
    else if (element.symbols.none())
      NounEnds(pos, &ends);
    else if (InSet(pos, element.symbols))
      ends.Add(pos + 1);
    for (int i = ends.size - 1; i >= 0; --i) {
      if (!Rest(e + 1, ends.at[i], 0)) continue;
      if (phrase) {
        hit_.np_first = pos;
        hit_.np_end = ends.at[i];
      }
      return true;
    }
    return false;
  }

  const PhrasePattern& pattern_;
  const PhraseSentence& sentence_;
  const std::vector<PhraseItem>& items_;
  const int therapy_, trigger_;
  int steps_ = 0;
  size_t reached_ = 0;
  PhrasePattern::Hit hit_;
};

bool PhrasePattern::MayTrigger(const PhraseItem& item) const {
  const Element& trigger = elements_[trigger_];
  if (trigger.kind != Kind::kSymbols) return item.kind == PhraseItem::Kind::kNoun;
  return item.symbol >= 0 && trigger.symbols[item.symbol];
}

bool PhrasePattern::MayMatch(const Symbols& sentence) const {
  for (const Symbols& any : needs_) {
    if ((any & sentence).none()) return false;
  }
  return true;
}

bool PhrasePattern::Match(const PhraseSentence& sentence, int therapy, int trigger, Hit* hit) const {
  if ((therapy < trigger) != therapy_first_) return false;
  PhraseMatch match(*this, sentence, therapy, trigger);
  const Kind first = elements_.front().kind;
  if (first == Kind::kTherapy || first == Kind::kSubject || first == Kind::kGroup)
    return match.From(therapy, hit);
  if (first == Kind::kStart || trigger_ == 0) return match.From(first == Kind::kStart ? 0 : trigger, hit);
  for (int start = 0; start < trigger; ++start) {
    const PhraseItem& item = sentence.items()[start];
    const bool may_start =
        first == Kind::kSymbols
            ? item.symbol >= 0 && elements_.front().symbols[item.symbol]
            : item.kind == PhraseItem::Kind::kNoun || item.kind == PhraseItem::Kind::kTherapy;
    if (may_start && match.From(start, hit)) return true;
  }
  return false;
}

size_t PhrasePattern::LongestBeginning(const PhraseSentence& sentence, int therapy) const {
  size_t out = 0;
  const int size = static_cast<int>(sentence.items().size());
  for (int trigger = 0; trigger < size; ++trigger) {
    for (int start = 0; start <= trigger; ++start) {
      Hit hit;
      PhraseMatch match(*this, sentence, therapy, trigger);
      match.From(start, &hit);
      out = std::max(out, match.reached());
    }
  }
  return out;
}

bool PhrasePattern::Stands(size_t element, const PhraseSentence& sentence) const {
  const Symbols& symbols = elements_[element].symbols;
  return std::any_of(sentence.items().begin(), sentence.items().end(), [&](const PhraseItem& item) {
    return symbols.none() || (item.symbol >= 0 && symbols[item.symbol]);
  });
}

absl::StatusOr<PhrasePattern::Element> PhrasePattern::CompileSlot(const std::string& name,
                                                                  const PhraseWords& words) {
  const size_t colon = name.find(':');
  const std::string kind = name.substr(0, colon);
  const std::string rest = colon == std::string::npos ? "" : name.substr(colon + 1);
  if (name == "therapy") return Element{.kind = Kind::kTherapy};
  if (name == "subject") return Element{.kind = Kind::kSubject};
  if (name == "group") return Element{.kind = Kind::kGroup};
  if (name == "start") return Element{.kind = Kind::kStart};
  if (kind == "np" || kind == "n") {
    Element out{.kind = kind == "np" ? Kind::kNounPhrase : Kind::kNoun};
    for (size_t i = 0; i < rest.size();) {
      const size_t end = std::min(rest.find('|', i), rest.size());
      const int symbol = words.FindSymbol("@n:" + rest.substr(i, end - i));
      if (symbol < 0)
        return absl::InvalidArgumentError("unknown class of nouns \"" + rest.substr(i, end - i) + "\"");
      out.symbols.set(symbol);
      i = end + 1;
    }
    return out;
  }
  constexpr std::array<std::pair<std::string_view, Step>, 6> kSteps = {{{"gap", Step::kPlain},
                                                                        {"any", Step::kAny},
                                                                        {"link", Step::kLink},
                                                                        {"towards", Step::kTowards},
                                                                        {"pp", Step::kPrepositional},
                                                                        {"mid", Step::kMiddle}}};
  const int max = std::atoi(rest.c_str());
  for (const auto& [step_name, step] : kSteps) {
    if (kind == step_name && max >= 1 && max <= kMaxGap)
      return Element{.kind = Kind::kRepeat, .step = step, .max = max};
  }
  return absl::InvalidArgumentError("unknown slot {" + name +
                                    "}; beside {np} stand {therapy}, {subject}, {group}, {given}, {start}, "
                                    "{n}, and {gap:N}, {pp:N}, {mid:N}, "
                                    "{link:N}, {any:N}, {towards:N} with N from 1 to 30");
}

absl::StatusOr<PhrasePattern::Element> PhrasePattern::CompileElement(std::string text,
                                                                     const PhraseWords& words) {
  const bool optional = text.back() == '?';
  if (optional) text.pop_back();
  const bool trigger = !text.empty() && text.back() == '!';
  if (trigger) text.pop_back();
  if (text.empty())
    return absl::InvalidArgumentError("a mark (! or ?) stands alone; it belongs right behind its element");
  Element out;
  if (text.front() == '{' && text.back() == '}') {
    auto slot = CompileSlot(text.substr(1, text.size() - 2), words);
    if (!slot.ok()) return slot;
    out = *slot;
  } else {
    const bool is_class = text.front() == '<' && text.find('>') == text.size() - 1;
    const std::string all = is_class ? text.substr(1, text.size() - 2) : text;
    for (size_t i = 0; i <= all.size();) {
      const size_t end = std::min(all.find('|', i), all.size());
      std::string mask = all.substr(i, end - i);
      if (is_class) mask = "<" + mask + ">";
      const int symbol = words.FindSymbol(mask);
      if (symbol < 0)
        return absl::InvalidArgumentError(
            absl::StrFormat("unknown class or word \"%s\"; add it to mechanisms/words.json", mask));
      out.symbols.set(symbol);
      i = end + 1;
    }
  }
  out.optional = optional;
  out.trigger = trigger;
  return out;
}

absl::StatusOr<PhrasePattern> PhrasePattern::CompileForm(const std::string& pattern,
                                                         const PhraseWords& words) {
  PhrasePattern out;
  int triggers = 0, therapies = 0;
  for (size_t i = 0; i < pattern.size();) {
    const size_t end = std::min(pattern.find(' ', i), pattern.size());
    if (end > i) {
      out.texts_.push_back(pattern.substr(i, end - i));
      auto element = CompileElement(out.texts_.back(), words);
      if (!element.ok()) {
        return absl::InvalidArgumentError(absl::StrFormat("element \"%s\": %s", out.texts_.back(),
                                                          std::string(element.status().message())));
      }
      if (element->trigger) {
        ++triggers;
        out.trigger_ = out.elements_.size();
      }
      const bool therapy =
          element->kind == Kind::kTherapy || element->kind == Kind::kSubject || element->kind == Kind::kGroup;
      therapies += therapy;
      if (therapy) out.therapy_first_ = triggers == 0;
      if (element->kind == Kind::kSymbols && !element->optional) out.needs_.push_back(element->symbols);
      out.elements_.push_back(std::move(*element));
    }
    i = end + 1;
  }
  if (triggers != 1) return absl::InvalidArgumentError("needs exactly one trigger, marked with !");
  if (therapies != 1) return absl::InvalidArgumentError("needs exactly one {therapy}, {subject} or {given}");
  for (int symbol = 0; symbol < words.NumSymbols(); ++symbol) {
    const std::string_view mask = words.Mask(symbol);
    if (words.LinksPhrases(symbol)) out.links_.set(symbol);
    if (mask.ends_with(".ed>")) out.participles_.set(symbol);
    if (words.Compares(symbol)) out.comparisons_.set(symbol);
    if (mask == "<use.ed>" || mask == "<verb.ed>" || mask == "<show.ed>" || mask == "<be>" ||
        mask.ends_with(".n>"))
      out.towards_.set(symbol);
  }
  out.comma_ = words.FindSymbol(",");
  out.and_ = words.FindSymbol("and");
  out.or_ = words.FindSymbol("or");
  out.of_ = words.FindSymbol("of");
  out.list_ = words.FindSymbol("<list>");
  return out;
}

absl::StatusOr<std::vector<PhrasePattern>> PhrasePattern::Compile(const std::string& pattern,
                                                                  const PhraseWords& words) {
  constexpr std::string_view kSlot = "{given}";
  std::vector<PhrasePattern> out;
  const size_t given = pattern.find(kSlot);
  for (const char* form : kGiven) {
    std::string text = pattern;
    if (given != std::string::npos) text.replace(given, kSlot.size(), form);
    auto compiled = CompileForm(text, words);
    if (!compiled.ok()) return compiled.status();
    out.push_back(std::move(*compiled));
    if (given == std::string::npos) break;
  }
  return out;
}

}  // namespace mscgraph
