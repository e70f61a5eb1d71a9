#include "tools/rules_output.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "absl/strings/str_format.h"
#include "tools/store_command.h"

namespace mscgraph {
namespace {

using Json = nlohmann::ordered_json;

bool IsContinuation(char c) { return (c & 0xc0) == 0x80; }

// The first or the last `width` code points, filled up with blanks at the far end.
std::string First(const std::string& text, size_t width) {
  size_t length = TextWidth(text);
  if (length <= width) return text + std::string(width - length, ' ');
  size_t end = 0;
  for (size_t i = 0; i < width; ++i) {
    do ++end;
    while (end < text.size() && IsContinuation(text[end]));
  }
  return text.substr(0, end);
}

std::string Last(const std::string& text, size_t width) {
  size_t length = TextWidth(text);
  if (length <= width) return std::string(width - length, ' ') + text;
  size_t begin = text.size();
  for (size_t i = 0; i < width; ++i) {
    do --begin;
    while (begin > 0 && IsContinuation(text[begin]));
  }
  return text.substr(begin);
}

// Columns as wide as their widest cell; the last one as it is.
void WriteTable(const std::vector<std::vector<std::string>>& rows, std::ostream& out) {
  std::vector<size_t> widths;
  for (const auto& row : rows) {
    widths.resize(std::max(widths.size(), row.size()));
    for (size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], TextWidth(row[i]));
  }
  for (const auto& row : rows) {
    for (size_t i = 0; i < row.size(); ++i)
      out << (i + 1 < row.size() ? First(row[i], widths[i]) + "  " : row[i])
          << (i + 1 < row.size() ? "" : "\n");
  }
}

std::string Fraction(double value) { return value < 0 ? "-" : absl::StrFormat("%.2f", value); }

std::string ActionOf(const Rule& rule) { return rule.action == RuleAction::kSuppress ? "suppress" : "emit"; }

Json RuleObject(const Rule& rule) {
  Json out;
  out["id"] = rule.id;
  out["action"] = ActionOf(rule);
  out["relation"] = rule.action == RuleAction::kSuppress ? Json() : Json(EnumName(rule.relation));
  out["confidence"] = rule.confidence;
  out["pattern"] = rule.pattern;
  out["outcome"] = EnumName(rule.outcome);
  out["examples"] = rule.examples.size();
  out["counter_examples"] = rule.counter_examples.size();
  out["file"] = rule.file;
  return out;
}

Json CountObject(const RuleCount& count, const char* type, bool judged) {
  Json out;
  out["type"] = type;
  out["name"] = count.name;
  out["rules"] = count.rules;
  out[count.suppresses ? "suppressed" : "claims"] = count.claims;
  out["also"] = count.also;
  out["documents"] = count.documents;
  if (judged) {
    out["right"] = count.right;
    out["wrong"] = count.wrong;
    out["borderline"] = count.borderline;
    out["precision"] = count.Precision() < 0 ? Json() : Json(count.Precision());
    out["found"] = count.found;
  }
  out["dead"] = count.Dead();
  out["shadowed_by"] = count.Shadowed() ? Json(count.beaten_by) : Json::object();
  return out;
}

double Share(size_t part, size_t all) {
  return all == 0 ? -1 : static_cast<double>(part) / static_cast<double>(all);
}

std::vector<std::string> CountRow(const RuleCount& count, bool judged, size_t gold_claims) {
  std::vector<std::string> row = {std::to_string(count.claims), std::to_string(count.also),
                                  std::to_string(count.documents)};
  if (judged && !count.suppresses) {
    row.insert(row.end(), {std::to_string(count.right), std::to_string(count.wrong),
                           std::to_string(count.borderline), Fraction(count.Precision()),
                           std::to_string(count.found), Fraction(Share(count.found, gold_claims))});
  } else if (judged) {
    row.insert(row.end(), 6, "-");
  }
  row.push_back(count.name + (count.suppresses ? " (suppressed pairs)" : ""));
  return row;
}

// Without those that did nothing, which WriteStats lists below.
void WriteCountTable(const std::vector<RuleCount>& counts, const char* name, bool judged, size_t gold_claims,
                     std::ostream& out) {
  std::vector<RuleCount> sorted = counts;
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const RuleCount& a, const RuleCount& b) { return a.claims > b.claims; });
  std::vector<std::vector<std::string>> rows = {{"claims", "also", "docs"}};
  if (judged)
    rows[0].insert(rows[0].end(), {"right", "wrong", "borderline", "precision", "found", "coverage"});
  rows[0].push_back(name);
  for (const RuleCount& count : sorted) {
    if (!count.Dead()) rows.push_back(CountRow(count, judged, gold_claims));
  }
  WriteTable(rows, out);
  out << "\n";
}

std::string ClaimText(const ClaimMention& claim) {
  return absl::StrFormat("[%s] %s [%s], %s, %s, %s", claim.subject.quote.text,
                         std::string(EnumName(claim.relation)), claim.object.quote.text,
                         std::string(EnumName(claim.assertion)), std::string(EnumName(claim.outcome)),
                         claim.rule);
}

std::string Arrow(const char* what, std::string_view a, std::string_view b) {
  return absl::StrFormat("; %s %s -> %s", what, std::string(a), std::string(b));
}

Json ClaimObject(const std::optional<ClaimMention>& claim) {
  if (!claim) return Json();
  return {{"assertion", EnumName(claim->assertion)},
          {"outcome", EnumName(claim->outcome)},
          {"rule", claim->rule}};
}

Json ChangeObject(const ClaimChange& change) {
  const ClaimMention& claim = change.a ? *change.a : *change.b;
  Json out;
  out["type"] = !change.b ? "only_a" : !change.a ? "only_b" : "changed";
  out["doc"] = claim.doc;
  out["evidence_id"] = claim.evidence_id;
  out["relation"] = EnumName(claim.relation);
  out["subject"] = claim.subject.quote.text;
  out["object"] = claim.object.quote.text;
  out["a"] = ClaimObject(change.a);
  out["b"] = ClaimObject(change.b);
  out["sentence"] = claim.sentence.text;
  return out;
}

}  // namespace

void WriteRules(const std::vector<const Rule*>& rules, bool json, std::ostream& out) {
  std::vector<std::vector<std::string>> rows = {{"id", "action", "relation", "confidence", "pattern"}};
  for (const Rule* rule : rules) {
    bool suppress = rule->action == RuleAction::kSuppress;
    if (json) out << RuleObject(*rule).dump() << "\n";
    rows.push_back({rule->id, ActionOf(*rule), suppress ? "-" : std::string(EnumName(rule->relation)),
                    absl::StrFormat("%.2f", rule->confidence), rule->pattern});
  }
  if (!json) WriteTable(rows, out);
}

void WriteStats(const RuleStats& stats, bool judged, bool json, std::ostream& out) {
  if (json) {
    Json summary = {{"type", "summary"},
                    {"documents", stats.documents},
                    {"msc_documents", stats.msc_documents},
                    {"claims", stats.claims},
                    {"judged_documents", stats.judged_documents},
                    {"gold_claims", stats.gold_claims},
                    {"found", stats.found}};
    out << summary.dump() << "\n";
    for (const RuleCount& family : stats.families)
      out << CountObject(family, "family", judged).dump() << "\n";
    for (const RuleCount& rule : stats.rules) out << CountObject(rule, "rule", judged).dump() << "\n";
    return;
  }
  out << absl::StrFormat("%d documents, %d about MSC, %d claims", stats.documents, stats.msc_documents,
                         stats.claims);
  if (judged) {
    out << absl::StrFormat("; %d of the documents are annotated, with %d claims, %d of them found (%s)",
                           stats.judged_documents, stats.gold_claims, stats.found,
                           Fraction(Share(stats.found, stats.gold_claims)));
  }
  out << "\n\n";
  WriteCountTable(stats.families, "family", judged, stats.gold_claims, out);
  WriteCountTable(stats.rules, "rule", judged, stats.gold_claims, out);
  for (const RuleCount& rule : stats.rules) {
    if (rule.Dead()) out << "dead      " << rule.name << ": gives no claim here\n";
    if (!rule.Shadowed()) continue;
    out << "shadowed  " << rule.name << ": another rule always wins:";
    for (const auto& [id, times] : rule.beaten_by) out << " " << id << " (" << times << ")";
    out << "\n";
  }
}

void WriteErrors(const RuleStats& stats, bool json, std::ostream& out) {
  for (const ClaimMention& claim : stats.wrong) {
    if (json) {
      Json object = {{"type", "wrong"},
                     {"doc", claim.doc},
                     {"relation", EnumName(claim.relation)},
                     {"subject", claim.subject.quote.text},
                     {"object", claim.object.quote.text},
                     {"rule", claim.rule},
                     {"sentence", claim.sentence.text}};
      out << object.dump() << "\n";
      continue;
    }
    out << "wrong     " << claim.doc << "  " << ClaimText(claim) << "\n          " << claim.sentence.text
        << "\n";
  }
  for (const MissedClaim& missed : stats.missed) {
    const Gold::Claim& claim = missed.claim;
    const std::string relation(EnumName(claim.relation)), family(EnumName(claim.family));
    if (json) {
      Json object = {{"type", "missed"},
                     {"doc", missed.doc},
                     {"relation", relation},
                     {"family", family},
                     {"object", claim.object}};
      out << object.dump() << "\n";
      continue;
    }
    out << "missed    " << missed.doc << "  " << family << " " << relation << " [" << claim.object << "]\n";
  }
}

void WriteChange(const ClaimChange& change, bool json, std::ostream& out) {
  if (json) {
    out << ChangeObject(change).dump() << "\n";
    return;
  }
  const ClaimMention& claim = change.a ? *change.a : *change.b;
  out << (!change.b ? "- " : !change.a ? "+ " : "~ ") << claim.doc << "  " << ClaimText(claim);
  if (change.assertion)
    out << Arrow("assertion", EnumName(change.a->assertion), EnumName(change.b->assertion));
  if (change.outcome) out << Arrow("outcome", EnumName(change.a->outcome), EnumName(change.b->outcome));
  if (change.rule) out << Arrow("rule", change.a->rule, change.b->rule);
  out << "\n      " << claim.sentence.text << "\n";
}

void WriteCounts(const DiffCounts& counts, bool json, std::ostream& out) {
  if (json) {
    Json summary = {{"type", "summary"},
                    {"documents", counts.documents},
                    {"changed_documents", counts.changed_documents},
                    {"same", counts.same},
                    {"only_a", counts.only_a},
                    {"only_b", counts.only_b},
                    {"changed", counts.changed},
                    {"assertion", counts.assertion},
                    {"outcome", counts.outcome},
                    {"rule", counts.rule}};
    out << summary.dump() << "\n";
    return;
  }
  out << absl::StrFormat(
      "%d documents, %d differ; claims: %d the same, %d only in A (-), %d only in B (+), %d changed (~): "
      "assertion %d, outcome %d, rule %d\n",
      counts.documents, counts.changed_documents, counts.same, counts.only_a, counts.only_b, counts.changed,
      counts.assertion, counts.outcome, counts.rule);
}

void WriteConcordance(const Concordance& concordance, size_t width, bool json, std::ostream& out) {
  size_t doc_width = 0, trigger_width = 0;
  for (const ConcordanceLine& line : concordance.lines) {
    doc_width = std::max(doc_width, TextWidth(line.doc));
    trigger_width = std::max(trigger_width, TextWidth(line.trigger));
  }
  for (const ConcordanceLine& line : concordance.lines) {
    if (json) {
      Json object = {{"type", "match"},
                     {"doc", line.doc},
                     {"left", line.left},
                     {"trigger", line.trigger},
                     {"right", line.right},
                     {"read_by", line.read_by},
                     {"suppressed_by", line.suppressed_by}};
      out << object.dump() << "\n";
      continue;
    }
    const char* mark = !line.suppressed_by.empty() ? "x" : !line.read_by.empty() ? "=" : "+";
    const std::string& rule = line.suppressed_by.empty() ? line.read_by : line.suppressed_by;
    out << mark << " " << First(line.doc, doc_width) << "  " << Last(line.left, width) << " *"
        << First(line.trigger + "*", trigger_width + 1) << " " << First(line.right, width)
        << (rule.empty() ? "" : "  " + rule) << "\n";
  }
  size_t fresh = concordance.matches - concordance.read_already - concordance.suppressed;
  if (json) {
    Json summary = {{"type", "summary"},
                    {"documents", concordance.documents},
                    {"matching_documents", concordance.matching_documents},
                    {"matches", concordance.matches},
                    {"read_already", concordance.read_already},
                    {"suppressed", concordance.suppressed},
                    {"new", fresh}};
    out << summary.dump() << "\n";
    return;
  }
  out << absl::StrFormat(
      "%d matches in %d of %d documents: %d new (+), %d read by a rule already (=), %d suppressed (x)\n",
      concordance.matches, concordance.matching_documents, concordance.documents, fresh,
      concordance.read_already, concordance.suppressed);
}

}  // namespace mscgraph
