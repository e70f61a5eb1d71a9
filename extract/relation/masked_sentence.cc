#include "extract/relation/masked_sentence.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <utility>

#include "schemas/text/normalise.h"

namespace mscgraph {
namespace {

using Kind = MaskedItem::Kind;

bool IsSlot(const MaskedItem& item) { return item.kind == Kind::kTherapy || item.kind == Kind::kCondition; }

// Classes of function words: rules name the words themselves ("with"), not the class.
bool IsLiteralClass(std::string_view name) {
  return name == "prep" || name == "conj" || name == "det" || name == "severity";
}

// Classes of words that say nothing to a rule.
bool IsLeftOut(std::string_view name) { return name == "det" || name == "severity"; }

bool IsAdverb(std::string_view norm) { return norm.size() > 4 && norm.ends_with("ly"); }

// "diabetic" in "diabetic wounds", "tumor" in "tumor cells": the word qualifies another noun, it names no
// condition here.
bool Attributive(const std::vector<Token>& tokens, const std::vector<Mention>& mentions, size_t at,
                 const WordClasses& classes) {
  const Mention& mention = mentions[at];
  if (mention.type != MentionType::kCondition || mention.end_token >= tokens.size()) return false;
  const Token& next = tokens[mention.end_token];
  if (next.is_punct) return false;
  // "colitis-associated cancer"
  if (classes.Is(next.norm, "linked") && at + 1 < mentions.size() &&
      mentions[at + 1].type == MentionType::kCondition &&
      mentions[at + 1].first_token == mention.end_token + 1)
    return true;
  if (classes.Is(next.norm, "cellword") || classes.Is(next.norm, "material")) return true;
  if (mention.given) return false;  // Whoever gave it has seen that it names the condition.
  const std::string& last = tokens[mention.end_token - 1].norm;
  bool adjective =
      last.ends_with("ic") || last.ends_with("ous") || last.ends_with("ed") || last.ends_with("al");
  if (!adjective) return false;
  if (at + 1 < mentions.size() && mentions[at + 1].first_token == mention.end_token) return true;
  return classes.Longest(tokens, mention.end_token).word_class < 0;
}

// "as well as" joins as "and" does; other phrases of function words go by their first word.
std::string_view LiteralPhrase(std::string_view word_class, std::string_view first) {
  return word_class == "conj" ? "and" : first;
}

// In "patients with recurrent, platinum-resistant C" the place after "with": all that stands before the
// condition describes it. None if `before`, the items before the condition, do not end so.
std::optional<size_t> PopulationBefore(const std::vector<MaskedItem>& before) {
  constexpr size_t kMaxWords = 7;
  for (size_t i = before.size(); i > 1 && before.size() - i <= kMaxWords; --i) {
    const MaskedItem& item = before[i - 1];
    if (item.mask == "with" || item.mask == "<bridge>") {
      if (before[i - 2].mask == "<pop>") return i;
      return std::nullopt;
    }
    bool describes = item.plain || item.mask == "," || item.mask == "or" || item.mask == "and" ||
                     item.mask == "<use>" || item.mask == "<show>" || item.mask == "<linked>" ||
                     item.mask == "to";
    if (!describes) return std::nullopt;
  }
  return std::nullopt;
}

std::string_view PunctMask(std::string_view mark) {
  if (mark == "," || mark == "/" || mark == "&" || mark == "+") return ",";
  if (mark == "(" || mark == "[") return "(";
  if (mark == ")" || mark == "]") return ")";
  if (mark == ";" || mark == ":" || mark == "." || mark == "?") return ";";
  return "";
}

}  // namespace

bool IsBoundary(std::string_view mask) {
  static constexpr std::array<std::string_view, 16> kBoundaries = {
      "by",  "which",   "that", "via",      "through", "while", "whereas", "from",
      "who", "because", "when", "although", "but",     "with",  "during",  "upon"};
  return std::find(kBoundaries.begin(), kBoundaries.end(), mask) != kBoundaries.end();
}

std::string RuleWord(std::string_view mask) {
  std::string out(IsBoundary(mask) ? "~" : "");
  return out.append(mask);
}

std::string MaskOf(std::string_view word, const WordClasses& classes) {
  const std::string norm = NormaliseName(word);
  const int word_class = classes.ClassOf(norm);
  if (word_class < 0) return IsAdverb(norm) ? "" : norm;
  const std::string& name = classes.Name(word_class);
  if (IsLeftOut(name)) return "";
  return IsLiteralClass(name) ? norm : "<" + name + ">";
}

MaskedSentence::MaskedSentence(const std::vector<Token>& tokens, std::string_view text,
                               const std::vector<Mention>& mentions, const WordClasses& classes) {
  Build(tokens, text, mentions, classes);
  DropParentheses(mentions);
  DropQualifiers();
  FoldLists();
  FoldPopulations();
}

void MaskedSentence::Build(const std::vector<Token>& tokens, std::string_view text,
                           const std::vector<Mention>& mentions, const WordClasses& classes) {
  items_.reserve(tokens.size());
  size_t next = 0;
  for (size_t i = 0; i < tokens.size();) {
    while (next < mentions.size() && mentions[next].first_token < i) ++next;
    if (next < mentions.size() && mentions[next].first_token == i &&
        Attributive(tokens, mentions, next, classes))
      ++next;
    if (next < mentions.size() && mentions[next].first_token == i) {
      Kind kind = mentions[next].type == MentionType::kTherapy ? Kind::kTherapy : Kind::kCondition;
      items_.push_back({kind, "", i, mentions[next].end_token, {static_cast<int>(next)}});
      // "such disorders": all that it stands for.
      while (next + 1 < mentions.size() && mentions[next + 1].first_token == i)
        items_.back().members.push_back(static_cast<int>(++next));
      i = mentions[next].end_token;
      // "stem cell therapy" is a therapy slot and an act, as "MSC therapy" is.
      if (kind == Kind::kTherapy && classes.Is(tokens[i - 1].norm, "act"))
        items_.push_back({Kind::kClass, "<act>", i - 1, i, {}});
      continue;
    }
    if (tokens[i].is_punct) {
      AddPunct(tokens, text, mentions, next, i);
      ++i;
      continue;
    }
    WordClasses::Hit hit = classes.Longest(tokens, i);
    size_t stop = next < mentions.size() ? mentions[next].first_token : tokens.size();
    if (hit.word_class >= 0 && i + hit.length <= stop) {
      const std::string& name = classes.Name(hit.word_class);
      bool literal = IsLiteralClass(name);
      // "diseases, including stroke" is "diseases including stroke".
      if (name == "list" && !items_.empty() && items_.back().mask == ",") items_.pop_back();
      if (!IsLeftOut(name)) {
        items_.push_back({literal ? Kind::kWord : Kind::kClass,
                          !literal          ? std::string_view(classes.Mask(hit.word_class))
                          : hit.length == 1 ? std::string_view(tokens[i].norm)
                                            : LiteralPhrase(name, tokens[i].norm),
                          i,
                          i + hit.length,
                          {}});
      }
      i += hit.length;
      continue;
    }
    if (!IsAdverb(tokens[i].norm) && tokens[i].norm != "'s") {
      items_.push_back({Kind::kWord, tokens[i].norm, i, i + 1, {}, true});
    }
    ++i;
  }
}

// `next` is the first mention that does not begin before token `at`.
void MaskedSentence::AddPunct(const std::vector<Token>& tokens, std::string_view text,
                              const std::vector<Mention>& mentions, size_t next, size_t at) {
  const std::string_view mark = tokens[at].span.In(text);
  const std::string_view mask = PunctMask(mark);
  if (mask.empty()) return;
  const std::string_view before = items_.empty() ? std::string_view() : items_.back().mask;
  if (mask == "," && before == "<list>") return;  // "e.g., stroke"
  const bool names_follow = next < mentions.size() && mentions[next].first_token == at + 1 &&
                            mentions[next].type == MentionType::kCondition;
  if (mark == ":" && before == "<kind>" && names_follow) {  // "diseases: stroke and colitis"
    items_.push_back({Kind::kClass, "<list>", at, at + 1, {}});
    return;
  }
  items_.push_back({mask == ";" ? Kind::kBreak : Kind::kWord, mask, at, at + 1, {}});
}

// "T (T)" is an apposition, "(n = 12)" a figure, "C (with C)" a description: all go. "diseases (C, C)" is a
// list: its brackets become commas.
void MaskedSentence::DropParentheses(const std::vector<Mention>& mentions) {
  std::vector<MaskedItem> out;
  out.reserve(items_.size());
  for (size_t i = 0; i < items_.size(); ++i) {
    if (items_[i].mask != "(") {
      if (items_[i].mask != ")") out.push_back(std::move(items_[i]));
      continue;
    }
    size_t close = i + 1;
    bool adds = false;
    const bool describes = close < items_.size() && items_[close].mask == "with";
    while (close < items_.size() && items_[close].mask != ")") {
      if (IsSlot(items_[close]) && !(describes && items_[close].kind == Kind::kCondition)) {
        const std::string& id = mentions[items_[close].members[0]].id;
        bool repeats = !out.empty() && IsSlot(out.back()) && mentions[out.back().members[0]].id == id;
        adds = adds || !repeats;
      }
      ++close;
    }
    const bool lists = !out.empty() && out.back().mask == "<kind>" && i + 1 < items_.size() &&
                       items_[i + 1].kind == Kind::kCondition;  // "diseases (stroke, colitis)"
    if (adds)
      out.push_back({lists ? Kind::kClass : Kind::kWord,
                     lists ? "<list>" : ",",
                     items_[i].first_token,
                     items_[i].end_token,
                     {}});
    else
      i = close;
  }
  items_ = std::move(out);
}

// "leukemia (ALL) cells", "OA chondrocytes": the condition says where a material is from. "Cancer survivors
// with heart failure" are treated for the latter.
void MaskedSentence::DropQualifiers() {
  for (size_t i = 0; i + 1 < items_.size(); ++i) {
    bool material = items_[i + 1].mask == "<cellword>" || items_[i + 1].mask == "<material>";
    bool survived = items_[i + 1].mask == "survivor" && i + 2 < items_.size() && items_[i + 2].mask == "with";
    if (items_[i].kind != Kind::kCondition || !(material || survived)) continue;
    if (survived)
      items_[i + 1] = {Kind::kClass, "<pop>", items_[i + 1].first_token, items_[i + 1].end_token, {}};
    items_[i].kind = Kind::kWord;
    items_[i].mask = "qualifier";
    items_[i].members.clear();
  }
}

// Whether an item may stand inside a list between a joiner and the next name: words that no class knows,
// "other diseases", "possibly", and "cartilage repair," as an item of its own.
bool MaskedSentence::StandsInList(size_t at) const {
  const MaskedItem& item = items_[at];
  bool nominal = item.mask == "<improve>" && at + 1 < items_.size() && items_[at + 1].mask == ",";
  return item.plain || nominal || item.mask == "<kind>" || item.mask == "<spec>";
}

// The place behind the joint of "C due to C", "C caused by C" that begins at items_[at]; 0 if none does.
size_t MaskedSentence::CausalJoint(size_t at) const {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 7> kJoints = {
      {{"due", "to"},
       {"secondary", "to"},
       {"<cause>", "by"},
       {"<promote>", "by"},
       {"<linked>", "to"},
       {"resulting", "from"},
       {"<linked>", "with"}}};
  if (at + 2 >= items_.size()) return 0;
  for (const auto& [first, second] : kJoints) {
    if (items_[at].mask == first && items_[at + 1].mask == second) return at + 2;
  }
  return 0;
}

// The place of the slot that goes on the list whose last item is items_[at], 0 if the list ends there.
// Between two items stand a comma, "and", "such as" and, after these, a few modifiers of the next name
// ("stroke, cardiac myopathies and other lung disorders"); or "with" ("diabetic patients with limb ischemia":
// both are treated); or a semicolon alone; or nothing ("atrophic nonunion fractures": two names in a row are
// one thing too).
size_t MaskedSentence::NextInList(size_t at) const {
  constexpr size_t kMaxBetween = 6, kMaxInside = 3;
  bool condition = items_[at].kind == Kind::kCondition;
  bool joined = false, with = false;
  size_t inside = 0, next = at + 1;
  // "diseases ranging from stroke to sepsis"
  if (condition && at > 0 && (items_[at - 1].mask == "from" || items_[at - 1].mask == "<list>") &&
      next + 1 < items_.size() && items_[next].mask == "to" && items_[next + 1].kind == Kind::kCondition)
    return next + 1;
  if (const size_t behind = condition ? CausalJoint(next) : 0; behind != 0) {
    next = behind;
    with = true;
  }
  for (; next < items_.size() && next - at <= kMaxBetween && !IsSlot(items_[next]); ++next) {
    const std::string_view mask = items_[next].mask;
    if (mask == "," || mask == "and" || mask == "or" || mask == "nor" || mask == "<list>" ||
        (mask == ";" && condition && next == at + 1 && next + 1 < items_.size() && IsSlot(items_[next + 1])))
      joined = true;
    else if (mask == "with" && condition && !joined)
      with = true;
    else if (joined && inside < kMaxInside && StandsInList(next))
      ++inside;
    else if (mask != "<pop>" && mask != "<bridge>" && !(joined && (mask == "in" || mask == "with")))
      return 0;
  }
  if (next >= items_.size() || items_[next].kind != items_[at].kind) return 0;
  if (with) return joined ? 0 : next;
  return joined || (condition && next == at + 1) ? next : 0;
}

void MaskedSentence::FoldLists() {
  std::vector<MaskedItem> out;
  out.reserve(items_.size());
  for (size_t i = 0; i < items_.size(); ++i) {
    MaskedItem slot = std::move(items_[i]);
    if (IsSlot(slot)) {
      for (size_t next = NextInList(i); next != 0; next = NextInList(i)) {
        if (CausalJoint(i + 1) != 0) slot.causes_from = std::min(slot.causes_from, slot.members.size());
        slot.members.push_back(items_[next].members[0]);
        slot.end_token = items_[next].end_token;
        i = next;
      }
    }
    out.push_back(std::move(slot));
  }
  items_ = std::move(out);
}

// The words between the preposition and the condition of "in 20 patients with C", "in a rat model of C".
void MaskedSentence::FoldPopulations() {
  auto is_number = [](const MaskedItem& item) {
    return !item.mask.empty() && item.mask.find_first_not_of("0123456789") == std::string::npos;
  };
  auto bridges = [&](const MaskedItem& item) {
    return item.mask == "<pop>" || item.mask == "<model>" || item.mask == "<bridge>" || item.mask == "with" ||
           item.mask == "of" || is_number(item);
  };
  auto is_population = [](const MaskedItem& item) { return item.mask == "<pop>" || item.mask == "<model>"; };
  std::vector<MaskedItem> out;
  out.reserve(items_.size());
  for (MaskedItem& item : items_) {
    bool follows_condition = !out.empty() && out.back().kind == Kind::kCondition;
    if (is_population(item) && follows_condition) continue;
    if (item.kind == Kind::kCondition) {
      size_t begin = out.size();
      begin = PopulationBefore(out).value_or(begin);
      while (begin > 0 && bridges(out[begin - 1])) --begin;
      // The preposition before the population stays: "of" and "by" may begin the phrase.
      while (begin < out.size() && !is_population(out[begin]) && !is_number(out[begin])) ++begin;
      if (begin < out.size()) out.resize(begin);
      // "in diseases such as C" is "in C".
      if (out.size() > 1 && out.back().mask == "<list>" && out[out.size() - 2].mask == "<kind>") {
        out.resize(out.size() - 2);
      }
    }
    out.push_back(std::move(item));
  }
  items_ = std::move(out);
}

std::string MaskedSentence::ForPair(int therapy, int condition, std::vector<int>* item_at) const {
  std::string out;
  item_at->clear();
  for (int i = 0; i < static_cast<int>(items_.size()); ++i) {
    const MaskedItem& item = items_[i];
    size_t begin = out.size();
    if (item.kind == Kind::kTherapy)
      out += i == therapy ? "@S" : "@t";
    else if (item.kind == Kind::kCondition)
      out += i == condition ? "@O" : "@c";
    else
      out += RuleWord(item.mask);
    out += ' ';
    item_at->resize(begin, i - 1 < 0 ? 0 : i - 1);
    item_at->resize(out.size(), i);
  }
  return out;
}

}  // namespace mscgraph
