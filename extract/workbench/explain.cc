#include "extract/workbench/explain.h"

#include <algorithm>
#include <optional>
#include <set>

#include "absl/strings/str_format.h"
#include "extract/relation/guards.h"
#include "extract/relation/nearest_rule.h"
#include "extract/workbench/explain_rule.h"
#include "extract/workbench/rule_tests.h"
#include "schemas/text/normalise.h"

namespace mscgraph {
namespace {

std::string MentionLine(const Document& document, const Mention& mention) {
  return absl::StrFormat("%s \"%s\" -> %s (%s)%s",
                         mention.type == MentionType::kTherapy ? "therapy" : "condition",
                         std::string(mention.span.In(document.text)), mention.id, mention.label,
                         mention.generic || mention.anaphor || mention.pronoun ? ", stands for it" : "");
}

std::string ClaimLine(const BuiltClaim& built) {
  const ClaimMention& claim = built.claim;
  std::string subject = built.subject ? claim.subject.quote.text : "left out";
  std::string object = claim.object.id.empty() ? "left out" : claim.object.quote.text;
  if (claim.subject.implicit && built.subject) subject += ", named elsewhere";
  if (claim.object.implicit) object += ", named elsewhere";
  std::string out =
      absl::StrFormat("[%s] %s [%s], %s, outcome %s, rule %s, trigger \"%s\"", subject,
                      std::string(EnumName(claim.relation)), object, std::string(EnumName(claim.assertion)),
                      std::string(EnumName(claim.outcome)), claim.rule, claim.trigger.text);
  if (claim.cue) out += ", cue \"" + claim.cue->text + "\"";
  for (size_t i = 0; i < claim.also.size(); ++i) out += (i == 0 ? ", also " : " ") + claim.also[i];
  return out;
}

std::string Header(const Document& document, const SentenceAnalysis& part, const MaskedSentence& masked,
                   int therapy, int condition, const PhraseSentence& phrases) {
  std::vector<int> item_at;
  return absl::StrFormat("sentence  %s\nsection   %s\nmasked    %s\nphrases   %s\n",
                         std::string(part.sentence.span.In(document.text)),
                         std::string(SectionName(part.sentence.section)),
                         masked.ForPair(therapy, condition, &item_at), phrases.Text());
}

// Why the document gives no claim whatever its sentences say; empty if there is no such reason.
std::string DocumentNote(const DocumentAnalysis& analysis, const Study& study) {
  if (!analysis.names_therapy) {
    return "note      the document names no MSC product, so words such as \"the cells\" stand for nothing\n";
  }
  if (study.notice)
    return "note      the document is a notice (a retraction, a correction): it gives no claims\n";
  return "";
}

// What the rules read in one sentence, and what of it became claims of the document.
struct Readings {
  std::vector<BuiltClaim> read, claims;
};

// The claims of the whole document are given: a supporting rule counts, or not, for what stands elsewhere.
Readings ReadingsOf(const Knowledge& knowledge, const Document& document, const SentenceAnalysis& part,
                    const Study& study, const CodePointIndex& code_points,
                    const std::vector<BuiltClaim>& document_claims) {
  Readings out{ReadSentence(knowledge, document, part, study, code_points), {}};
  size_t begin = code_points.At(part.sentence.span.begin);
  for (const BuiltClaim& built : document_claims) {
    if (built.claim.sentence.begin == begin) out.claims.push_back(built);
  }
  return out;
}

// The lines of what became of a reading in the document; none if it does not count.
std::string ClaimLines(const Readings& readings, const BuiltClaim& read) {
  std::string out;
  for (const BuiltClaim& built : readings.claims) {
    bool same = built.claim.rule == read.claim.rule && built.claim.trigger == read.claim.trigger &&
                (built.claim.object.implicit || built.claim.object.quote == read.claim.object.quote);
    if (same) out += "claim     " + ClaimLine(built) + "\n";
  }
  return out;
}

std::string UnusedLine(const BuiltClaim& read) {
  return "unused    " + ClaimLine(read) +
         ": a supporting rule adds to what a firm rule reads in the document\n";
}

// How well a mention answers to `name`: 2 by wording, label or id, 1 if its wording holds the name, else 0.
int Answers(const Document& document, const Mention& mention, const std::string& name) {
  std::string wanted = " " + NormaliseName(name) + " ";
  std::string wording = " " + NormaliseName(mention.span.In(document.text)) + " ";
  if (name == mention.id || wanted == wording || wanted == " " + NormaliseName(mention.label) + " ") return 2;
  return wording.find(wanted) != std::string::npos ? 1 : 0;
}

// The slots of `kind` that hold what answers best to `name`. A short form in brackets that was dropped from
// the masked sentence answers for the name that it repeats.
std::vector<int> Slots(const Document& document, const SentenceAnalysis& part, const MaskedSentence& masked,
                       MaskedItem::Kind kind, const std::string& name) {
  MentionType type = kind == MaskedItem::Kind::kTherapy ? MentionType::kTherapy : MentionType::kCondition;
  int best = 1;
  std::set<std::string> ids;
  for (const Mention& mention : part.mentions) {
    int answers = mention.type == type ? Answers(document, mention, name) : 0;
    if (answers > best) ids.clear();
    best = std::max(best, answers);
    if (answers == best) ids.insert(mention.id);
  }
  std::vector<int> exact, same;
  for (size_t i = 0; i < masked.items().size(); ++i) {
    const MaskedItem& item = masked.items()[i];
    if (item.kind != kind) continue;
    bool answers = false, has_id = false;
    for (int member : item.members) {
      answers = answers || Answers(document, part.mentions[member], name) >= best;
      has_id = has_id || ids.count(part.mentions[member].id) > 0;
    }
    if (answers) exact.push_back(static_cast<int>(i));
    if (has_id) same.push_back(static_cast<int>(i));
  }
  return exact.empty() ? same : exact;
}

// One pair of slots (`condition` -1: the object is `object`, words of the sentence) and what is known of it.
struct PairView {
  const Knowledge& knowledge;
  const Document& document;
  const SentenceAnalysis& part;
  const MaskedSentence& masked;
  const PhraseSentence& phrases;
  const Readings& readings;
  int therapy = -1, condition = -1;
  std::string object;
};

// Whether one of `members` is this argument of a claim; null if the pattern left it out.
bool IsArgument(const std::vector<Mention>& mentions, const std::vector<int>& members,
                const std::optional<Mention>& argument) {
  return argument && std::any_of(members.begin(), members.end(), [&](int member) {
           return mentions[member].first_token == argument->first_token &&
                  mentions[member].id == argument->id;
         });
}

bool IsOfPair(const PairView& pair, const BuiltClaim& built) {
  const std::vector<MaskedItem>& items = pair.masked.items();
  const std::vector<Mention>& mentions = pair.part.mentions;
  if (!IsArgument(mentions, items[pair.therapy].members, built.subject)) return false;
  const Argument& object = built.claim.object;
  if (pair.condition >= 0)
    return !object.implicit && IsArgument(mentions, items[pair.condition].members, built.object);
  std::string words = " " + NormaliseName(object.quote.text) + " ";
  return !built.object && words.find(" " + NormaliseName(pair.object) + " ") != std::string::npos;
}

// The rules that may read the pair, the nearest first.
std::vector<RuleProgress> NearestToPair(const PairView& pair) {
  const std::vector<Rule>& rules = pair.knowledge.rules;
  Section section = pair.part.sentence.section;
  if (pair.condition >= 0) {
    return NearestRules(rules, pair.knowledge.mentions->classes(), pair.masked, pair.part.mentions, section,
                        pair.therapy, pair.condition);
  }
  const std::vector<int>& members = pair.masked.items()[pair.therapy].members;
  const std::vector<PhraseItem>& items = pair.phrases.items();
  for (size_t i = 0; i < items.size(); ++i) {
    if (items[i].kind == PhraseItem::Kind::kTherapy &&
        std::find(members.begin(), members.end(), items[i].mention) != members.end())
      return NearestMechanisms(rules, pair.phrases, section, static_cast<int>(i));
  }
  return {};
}

std::string NearestLines(const PairView& pair, size_t count) {
  std::string out;
  size_t shown = 0;
  const std::vector<RuleProgress> nearest = NearestToPair(pair);
  const bool triggered = std::any_of(nearest.begin(), nearest.end(),
                                     [](const RuleProgress& p) { return p.reads || p.holds_trigger; });
  if (!triggered) {
    out +=
        "note      no rule has its trigger in this sentence: a word is missing in rules/wordlists, or a "
        "rule\n";
  }
  for (const RuleProgress& progress : nearest) {
    if (progress.reads && pair.condition < 0) {
      out += "matches   " + RuleLine(*progress.rule) + ", with another object or one that names nothing\n";
      continue;
    }
    if (progress.reads) {
      if (progress.rule->standing == Standing::kFirm) out += "would be  " + RuleLine(*progress.rule) + "\n";
      continue;
    }
    if (++shown > count) break;
    out +=
        absl::StrFormat("nearest   %s\n          %.0f %% matched, failed at %s: %s\n",
                        RuleLine(*progress.rule), progress.Share() * 100, progress.failed, progress.reason);
  }
  return out;
}

std::string PairLines(const PairView& pair, size_t nearest) {
  std::string out = Header(pair.document, pair.part, pair.masked, pair.therapy, pair.condition, pair.phrases);
  auto mention = [&](int item) { return pair.part.mentions[pair.masked.items()[item].members.front()]; };
  out += "subject   " + MentionLine(pair.document, mention(pair.therapy)) + "\n";
  out += "object    " +
         (pair.condition >= 0
              ? MentionLine(pair.document, mention(pair.condition))
              : "\"" + pair.object +
                    "\", no condition that the lexicon knows: only mechanism rules ({np}) can read it") +
         "\n";
  std::string claims, unused;
  for (const BuiltClaim& read : pair.readings.read) {
    if (!IsOfPair(pair, read)) continue;
    std::string lines = ClaimLines(pair.readings, read);
    auto rule = std::find_if(pair.knowledge.rules.begin(), pair.knowledge.rules.end(),
                             [&](const Rule& r) { return r.id == read.claim.rule; });
    (lines.empty() ? unused : claims) +=
        (lines.empty() ? UnusedLine(read) : lines) + "rule      " + RuleLine(*rule) + "\n";
  }
  out += claims;
  std::vector<RuleMatch> suppressed;
  pair.knowledge.relations->Match(pair.masked, pair.part.mentions, pair.part.sentence.section,
                                  Standing::kFirm, &suppressed);
  for (const RuleMatch& match : suppressed) {
    if (match.therapy == pair.therapy && match.condition == pair.condition)
      out += "suppress  " + RuleLine(*match.rule) + "\n";
  }
  if (claims.empty()) out += "claim     none\n" + unused + NearestLines(pair, nearest);
  return out + "\n";
}

// The pairs of one sentence that answer to the names, each explained.
std::string PairsOfSentence(const Knowledge& knowledge, const Document& document,
                            const SentenceAnalysis& part, const Readings& readings, const PairQuery& query) {
  MaskedSentence masked(part.tokens, document.text, part.mentions, knowledge.mentions->classes());
  PhraseSentence phrases(part.tokens, document.text, part.mentions, knowledge.phrase_words);
  std::string out;
  for (auto [therapy_name, object_name] :
       {std::pair(query.first, query.second), std::pair(query.second, query.first)}) {
    std::vector<int> therapies = Slots(document, part, masked, MaskedItem::Kind::kTherapy, therapy_name);
    std::vector<int> conditions = Slots(document, part, masked, MaskedItem::Kind::kCondition, object_name);
    std::string sentence = " " + NormaliseName(part.sentence.span.In(document.text)) + " ";
    bool words = sentence.find(" " + NormaliseName(object_name) + " ") != std::string::npos;
    if (conditions.empty() && words) conditions.push_back(-1);
    for (int therapy : therapies) {
      for (int condition : conditions) {
        out +=
            PairLines({knowledge, document, part, masked, phrases, readings, therapy, condition, object_name},
                      query.nearest);
      }
    }
    if (!out.empty()) break;
  }
  return out;
}

// What to do if no mention answers to `name`, empty if one does.
std::string MissingLine(const Document& document, const DocumentAnalysis& analysis, const std::string& name) {
  for (const SentenceAnalysis& part : analysis.sentences) {
    for (const Mention& mention : part.mentions) {
      if (Answers(document, mention, name) > 0) return "";
    }
  }
  const std::string text = " " + NormaliseName(document.text) + " ";
  const bool stands = text.find(" " + NormaliseName(name) + " ") != std::string::npos;
  return "missing   \"" + name + "\" " +
         (stands
              ? "is known neither as a therapy nor as a condition; rules/README.md tells how to add a name\n"
              : "does not stand in the text; take the words that stand there\n");
}

}  // namespace

std::string ExplainDocument(const Knowledge& knowledge, const Document& document) {
  DocumentAnalysis analysis = AnalyseAll(knowledge, document);
  Study study = knowledge.study->Classify(document);
  CodePointIndex code_points(document.text);
  std::vector<BuiltClaim> claims = BuildAllClaims(document, analysis, study, knowledge, code_points);
  std::string out = DocumentNote(analysis, study);
  for (const SentenceAnalysis& part : analysis.sentences) {
    if (part.sentence.span.empty()) continue;
    MaskedSentence masked(part.tokens, document.text, part.mentions, knowledge.mentions->classes());
    PhraseSentence phrases(part.tokens, document.text, part.mentions, knowledge.phrase_words);
    out += Header(document, part, masked, -1, -1, phrases);
    for (const Mention& mention : part.mentions) out += "mention   " + MentionLine(document, mention) + "\n";
    std::vector<RuleMatch> suppressed;
    knowledge.relations->Match(masked, part.mentions, part.sentence.section, Standing::kFirm, &suppressed);
    for (const RuleMatch& match : suppressed) out += "suppress  " + match.rule->id + "\n";
    Readings readings = ReadingsOf(knowledge, document, part, study, code_points, claims);
    for (const BuiltClaim& read : readings.read) {
      std::string lines = ClaimLines(readings, read);
      out += lines.empty() ? UnusedLine(read) : lines;
    }
  }
  return out;
}

std::string ExplainPair(const Knowledge& knowledge, const Document& document, const PairQuery& query) {
  DocumentAnalysis analysis = AnalyseAll(knowledge, document);
  Study study = knowledge.study->Classify(document);
  CodePointIndex code_points(document.text);
  std::vector<BuiltClaim> claims = BuildAllClaims(document, analysis, study, knowledge, code_points);
  std::string pairs;
  for (const SentenceAnalysis& part : analysis.sentences) {
    if (part.sentence.span.empty()) continue;
    Readings readings = ReadingsOf(knowledge, document, part, study, code_points, claims);
    pairs += PairsOfSentence(knowledge, document, part, readings, query);
  }
  std::string out = DocumentNote(analysis, study);
  if (!pairs.empty()) {
    pairs.pop_back();  // The last blank line.
    return out + pairs;
  }
  out += "no sentence has both a therapy and an object of these names\n";
  out += MissingLine(document, analysis, query.first) + MissingLine(document, analysis, query.second);
  for (const SentenceAnalysis& part : analysis.sentences) {
    for (const Mention& mention : part.mentions) out += "mention   " + MentionLine(document, mention) + "\n";
  }
  return out;
}

}  // namespace mscgraph
