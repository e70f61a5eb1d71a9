#include "extract/relation/phrase_sentence.h"

#include <algorithm>
#include <array>

namespace mscgraph {
namespace {

using Kind = PhraseItem::Kind;
using WordKind = PhraseWords::Kind;

bool IsNumber(const Token& token) {
  return std::all_of(token.norm.begin(), token.norm.end(),
                     [](char c) { return (c >= '0' && c <= '9') || c == '.'; });
}

bool IsAdverb(std::string_view norm) { return norm.size() > 4 && norm.ends_with("ly"); }

}  // namespace

// Reads the tokens from left to right and holds the noun phrase that is being read.
class PhraseSentence::Builder {
 public:
  Builder(const std::vector<Token>& tokens, std::string_view text, const std::vector<Mention>& mentions,
          const PhraseWords& words, std::vector<PhraseItem>* items)
      : tokens_(tokens), text_(text), mentions_(mentions), words_(words), items_(*items) {}

  void Run() {
    for (size_t i = 0; i < tokens_.size();) {
      while (next_ < mentions_.size() &&
             (mentions_[next_].type != MentionType::kTherapy || mentions_[next_].first_token < i))
        ++next_;
      if (next_ < mentions_.size() && mentions_[next_].first_token == i) {
        i = AddTherapy();
      } else if (tokens_[i].is_punct) {
        i = AddPunctuation(i);
      } else {
        i = AddWord(i);
      }
    }
    Close();
  }

 private:
  size_t Stop() const {  // No word may reach into the next therapy.
    return next_ < mentions_.size() ? mentions_[next_].first_token : tokens_.size();
  }

  void Push(Kind kind, int symbol, size_t first, size_t end) {
    items_.push_back({kind, words_.Mask(symbol), first, end, symbol});
  }
  void Push(Kind kind, const std::string& mask, size_t first, size_t end) {
    Push(kind, words_.FindSymbol(mask), first, end);
  }

  void Open(size_t at, int head) {
    if (!open_) begin_ = at;
    open_ = true;
    head_ = head;
    end_ = at;
  }

  // Ends the noun phrase.
  void Close() {
    if (!open_) return;
    open_ = false;
    const int symbol = head_ >= 0 ? words_.Class(head_).symbol : words_.FindSymbol("@n");
    // "MSC survival" is no doing of the cells, "MSC action" is.
    if (!items_.empty() && items_.back().kind == Kind::kTherapy && items_.back().end_token == begin_ &&
        words_.Mask(symbol) != "@n:property")
      items_.back().dependent = true;
    Push(Kind::kNoun, symbol, begin_, end_ + 1);
    after_determiner_ = false;
  }

  bool AfterPreposition() const {
    return !open_ && is_preposition_ && !items_.empty() && items_.back().kind == Kind::kWord &&
           items_.back().mask != "to";
  }

  bool IsMark(size_t item, std::string_view mask) const { return items_[item].mask == mask; }
  bool Joins(size_t item) const { return IsMark(item, ",") || IsMark(item, "and") || IsMark(item, "or"); }

  // "administration of MSCs" is a therapy, "proliferation of MSCs" a process of its cells; so it is in lists:
  // "proliferation of fibroblasts, MSCs and osteoblasts".
  bool HangsOnNoun() const {
    size_t size = items_.size();
    while (size >= 3 && Joins(size - 1)) {
      size -= IsMark(size - 2, ",") ? 2 : 1;
      if (items_[size - 1].kind != Kind::kNoun) return false;
      --size;
    }
    static constexpr std::array<std::string_view, 9> kLinks = {"of",  "in",     "from", "by", "on",
                                                               "for", "within", "into", "to"};
    if (size > 0 && (IsMark(size - 1, "<verb>") || IsMark(size - 1, "<verb.ed>"))) return true;  // An object.
    if (size < 2 || std::find(kLinks.begin(), kLinks.end(), items_[size - 1].mask) == kLinks.end())
      return false;
    // "transplantation in the infarct area of MSCs": the first noun of the chain decides.
    size_t at = size - 2;
    while (at >= 2 && items_[at].kind == Kind::kNoun && items_[at - 1].kind == Kind::kWord &&
           !Joins(at - 1) && items_[at - 2].kind == Kind::kNoun)
      at -= 2;
    const PhraseItem& first = items_[at];
    if (first.kind == Kind::kTherapy) return first.dependent;
    if (first.kind == Kind::kClass) return !IsMark(at, "<verb.ed>") && !IsMark(at, "<use.ed>");
    // "effects of MSCs" are theirs, "effects on MSCs" are not.
    const bool own = IsMark(size - 1, "of") || IsMark(size - 1, "by") || IsMark(size - 1, "from");
    return first.kind == Kind::kNoun && !IsMark(at, "@n:group") && !IsMark(at, "@n:use") &&
           !(own && IsMark(at, "@n:property"));
  }

  size_t AddTherapy() {
    const Mention& mention = mentions_[next_];
    open_ = false;  // "hypoxic MSCs": what stands before the name belongs to it.
    size_t end = mention.end_token;
    if (!items_.empty() && items_.back().kind == Kind::kTherapy &&
        items_.back().end_token == mention.first_token) {
      items_.back().end_token = end;
      items_.back().group |= mention.anaphor;
    } else {
      PhraseItem item{.kind = Kind::kTherapy, .first_token = mention.first_token, .end_token = end};
      item.mention = static_cast<int>(next_);
      item.dependent = HangsOnNoun();
      item.group = mention.anaphor;
      items_.push_back(item);
    }
    ++next_;
    // "MSC treated mice", "MSC transplantation": still the therapy.
    // "MSC-TRAIL", "MSC-Ex": a name with more to it.
    while (end < Stop() && tokens_[end].glued && !tokens_[end].is_punct &&
           words_.classes().Longest(tokens_, end).word_class < 0 && !tokens_[end].norm.ends_with("ed"))
      ++end;
    bool carried = false;  // "MSC-loaded hydrogel", "MSC-injected mice": the names that follow too.
    while (end < Stop() && !tokens_[end].is_punct) {
      WordClasses::Hit hit = words_.classes().Longest(tokens_, end);
      const bool participle = tokens_[end].glued && tokens_[end].norm.ends_with("ed") &&
                              (hit.word_class < 0 || words_.Class(hit.word_class).general);
      carried = carried || participle;
      const bool group = hit.word_class >= 0 && words_.Class(hit.word_class).mask == "@n:group";
      const bool name =
          hit.word_class < 0 && !IsAdverb(tokens_[end].norm) && !tokens_[end].norm.ends_with("ed");
      if (!participle && !group && !(carried && name)) break;
      items_.back().group = true;
      end = group ? std::min(end + hit.length, Stop()) : end + 1;
    }
    items_.back().end_token = end;
    after_determiner_ = is_joiner_ = false;
    return end;
  }

  size_t AddPunctuation(size_t i) {
    std::string_view mark = tokens_[i].span.In(text_);
    if (mark == "(" || mark == "[") return AddBracket(i);
    if (mark == "'s" || mark == ")" || mark == "]") return i + 1;
    if (open_ && tokens_[i].glued && i + 1 < tokens_.size() && tokens_[i + 1].glued &&
        (mark == "/" || mark == "+" || mark == ","))
      return i + 1;                                  // "PI3K/AKT", "3,6-dihydroxy"
    if (open_ && tokens_[i].glued && mark == "+") {  // "CD4+ T cells"
      end_ = i;
      return i + 1;
    }
    if (mark == "," || mark == "/" || mark == "&" || mark == "+") {
      Close();
      Push(Kind::kWord, ",", i, i + 1);
      is_joiner_ = true;
      is_preposition_ = after_determiner_ = false;
    } else if (mark == ";" || mark == ":" || mark == "." || mark == "?") {
      Close();
      Push(Kind::kBreak, ";", i, i + 1);
      after_determiner_ = false;
    }
    return i + 1;
  }

  // "TNF (p < 0.05)", "tumour necrosis factor (TNF)" are asides; "cytokines (IL-6, IL-8)" is a list.
  size_t AddBracket(size_t i) {
    constexpr size_t kMaxAside = 40;
    size_t close = i + 1, commas = 0, figures = 0;
    for (; close < tokens_.size() && close - i < kMaxAside; ++close) {
      std::string_view mark = tokens_[close].span.In(text_);
      if (mark == ")" || mark == "]") break;
      commas += mark == "," || tokens_[close].norm == "and";
      figures += mark == "=" || mark == "<" || mark == ">" || mark == "%" || mark == "±" ||
                 (tokens_[close].is_punct == false && IsNumber(tokens_[close]) && !tokens_[close].glued);
    }
    if (close == tokens_.size() || close - i == kMaxAside) {  // "recovery (Tab."
      Close();
      return i + 1;
    }
    bool list = commas > 0 && figures == 0 && open_;
    if (!list) {
      return close + 1;
    }
    Close();
    Push(Kind::kWord, "<list>", i, i + 1);
    is_joiner_ = true;
    is_preposition_ = false;
    return i + 1;
  }

  // Whether the word after a participle is part of a name: then the participle is its adjective.
  bool NamesFollow(size_t at) const {
    if (at >= Stop() || tokens_[at].is_punct || IsAdverb(tokens_[at].norm)) return false;
    int word_class = words_.classes().Longest(tokens_, at).word_class;
    if (word_class < 0) return true;
    return words_.Class(word_class).kind == WordKind::kHead;
  }

  size_t AddNoun(size_t i, size_t length, int head) {
    if (!open_ && length == 1 && IsNumber(tokens_[i]) && !(i + 1 < tokens_.size() && tokens_[i + 1].glued))
      return i + 1;
    Open(i, head);
    end_ = i + length - 1;
    return i + length;
  }

  size_t AddClass(size_t i, size_t length, const std::string& mask) {
    Close();
    Push(Kind::kClass, mask, i, i + length);
    after_determiner_ = is_joiner_ = false;
    return i + length;
  }

  // "suppression of", "increase in"
  bool NounLinkFollows(size_t at) const {
    return at < tokens_.size() && (tokens_[at].norm == "of" || tokens_[at].norm == "in");
  }

  // "T cell activation in rats" is a noun, "a marked activation of T cells" the noun of a verb.
  bool EndsNoun(size_t at) const {
    if (!NounLinkFollows(at + 1)) return open_ || after_determiner_;
    return open_ && tokens_[at + 1].norm == "in" && words_.IsSharedHead(tokens_[at].norm) &&
           !words_.IsAdjective(tokens_[at - 1].norm);
  }

  // "a significant increase": an adjective before it is no noun phrase of its own.
  size_t AddNominal(size_t i, size_t length, const std::string& mask) {
    if (open_ && words_.IsAdjective(tokens_[i - 1].norm)) open_ = false;
    return AddClass(i, length, mask);
  }

  size_t AddVerb(size_t i, size_t length, const PhraseWords::WordClass& info) {
    // "tissue repair" is a noun: nouns of this class end noun phrases; "cells increase" is not.
    bool compound = open_ && info.noun_class >= 0 && words_.Class(info.noun_class).kind == WordKind::kHead;
    bool noun = (after_determiner_ && !open_) || AfterPreposition() || compound ||
                (info.noun_class >= 0 && NounLinkFollows(i + length));
    if (!noun) return AddClass(i, length, info.mask);
    if (info.noun_class >= 0 && words_.Class(info.noun_class).kind == WordKind::kNominal)
      return AddNominal(i, length, words_.Class(info.noun_class).mask);
    return AddNoun(i, length, info.noun_class);
  }

  size_t AddParticiple(size_t i, size_t length, const PhraseWords::WordClass& info) {
    const bool after_class = !items_.empty() && items_.back().kind == Kind::kClass;
    const bool may_begin =
        after_determiner_ || AfterPreposition() || is_joiner_ || items_.empty() || after_class;
    // "grafted MSCs"; but not "had engulfed MSCs".
    const bool before_therapy =
        i + length == Stop() &&
        !(after_class && (IsMark(items_.size() - 1, "<have>") || IsMark(items_.size() - 1, "<be>")));
    const bool adjective = info.general && !open_ && may_begin && (NamesFollow(i + length) || before_therapy);
    return adjective ? AddNoun(i, length, -1) : AddClass(i, length, info.mask);
  }

  bool LastClassIsGerund() const {
    auto last = std::find_if(items_.rbegin(), items_.rend(),
                             [](const PhraseItem& item) { return item.kind == Kind::kClass; });
    return last != items_.rend() && last->mask.ends_with(".ing>");
  }

  size_t AddUnknown(size_t i) {
    const std::string& norm = tokens_[i].norm;
    static const PhraseWords::WordClass kParticiple{
        .kind = WordKind::kParticiple, .general = true, .mask = "<verb.ed>"};
    if (IsAdverb(norm)) {
      Close();
      return i + 1;
    }
    if (norm.size() > 4 && norm.ends_with("ed")) return AddParticiple(i, 1, kParticiple);
    bool gerund = norm.size() > 5 && norm.ends_with("ing") && !open_ && !after_determiner_ &&
                  text_[tokens_[i].span.end - 1] == 'g';
    const bool in_row = gerund && is_joiner_ && LastClassIsGerund();  // "reducing X and stabilizing Y"
    if (gerund && (in_row || !NamesFollow(i + 1))) return AddClass(i, 1, "<verb.ing>");
    return AddNoun(i, 1, -1);
  }

  // "as well as" joins as "and" does; of other phrases every word is needed: "due_to".
  std::string FunctionMask(size_t i, size_t length, bool joins) const {
    std::string out = tokens_[i].norm;
    if (length == 1) return out;
    if (joins) return "and";
    for (size_t k = i + 1; k < i + length; ++k) out += "_" + tokens_[k].norm;
    return out;
  }

  size_t AddWord(size_t i) {
    WordClasses::Hit hit = words_.classes().Longest(tokens_, i);
    // A part of a compound is no word of its own: "MPTP-induced", "by-product".
    bool glued_on = open_ && tokens_[i].glued && (!tokens_[i - 1].is_punct || tokens_[i - 1].norm == ")");
    bool glued_to = hit.length == 1 && i + 1 < Stop() && tokens_[i + 1].glued && !tokens_[i + 1].is_punct;
    if (glued_to && IsAdverb(tokens_[i + 1].norm)) {  // "dose-dependently"
      Close();
      return i + 2;
    }
    if (hit.word_class < 0 || i + hit.length > Stop() || glued_on || glued_to) {
      if (glued_on || glued_to) {
        bool is_head =
            glued_on && hit.word_class >= 0 && words_.Class(hit.word_class).kind == WordKind::kHead;
        return AddNoun(i, 1, is_head ? hit.word_class : -1);
      }
      return AddUnknown(i);
    }
    const PhraseWords::WordClass& info = words_.Class(hit.word_class);
    switch (info.kind) {
      case WordKind::kDeterminer:
        Close();
        after_determiner_ = true;
        return i + hit.length;
      case WordKind::kDropped:
        Close();
        return i + hit.length;
      case WordKind::kFunction:
        Close();
        Push(Kind::kWord, FunctionMask(i, hit.length, info.joins), i, i + hit.length);
        after_determiner_ = false;
        is_joiner_ = info.joins;
        is_preposition_ = info.preposition;
        return i + hit.length;
      case WordKind::kVerb:
        return AddVerb(i, hit.length, info);
      case WordKind::kParticiple:
        return AddParticiple(i, hit.length, info);
      case WordKind::kNominal:
        // "differentiation into" holds its preposition; "T cell activation" is a noun.
        if (hit.length == 1 && EndsNoun(i)) return AddNoun(i, hit.length, -1);
        return AddNominal(i, hit.length, info.mask);
      case WordKind::kHead:
        return AddNoun(i, hit.length, hit.word_class);
      case WordKind::kGerund:
      case WordKind::kMarker:
        return AddClass(i, hit.length, info.mask);
    }
    return i + 1;
  }

  const std::vector<Token>& tokens_;
  std::string_view text_;
  const std::vector<Mention>& mentions_;
  const PhraseWords& words_;
  std::vector<PhraseItem>& items_;
  size_t next_ = 0;    // The next mention.
  bool open_ = false;  // A noun phrase is being read: tokens [begin_, end_], its last word of class head_.
  size_t begin_ = 0, end_ = 0;
  int head_ = -1;
  bool after_determiner_ = false;
  bool is_preposition_ = false;  // The last function word is a preposition.
  bool is_joiner_ = false;       // The last item joins members of a list.
};

PhraseSentence::PhraseSentence(const std::vector<Token>& tokens, std::string_view text,
                               const std::vector<Mention>& mentions, const PhraseWords& words) {
  Builder(tokens, text, mentions, words, &items_).Run();
  for (const PhraseItem& item : items_) {
    bool therapy = item.kind == Kind::kTherapy;
    vesicle_.push_back(therapy && mentions[item.mention].family != Family::kCell &&
                       mentions[item.mention].family != Family::kConcentrate);
  }
}

std::string PhraseSentence::Text() const {
  std::string out;
  for (size_t i = 0; i < items_.size(); ++i) {
    if (i > 0) out += ' ';
    if (items_[i].kind == Kind::kTherapy)
      out += vesicle_[i] ? "@v" : "@t";
    else
      out += items_[i].mask;
  }
  return out;
}

}  // namespace mscgraph
