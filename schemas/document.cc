#include "schemas/document.h"

#include <algorithm>
#include <array>
#include <utility>

namespace mscgraph {
namespace {

constexpr std::array<std::pair<Section, std::string_view>, 7> kNames = {{
    {Section::kTitle, "title"},
    {Section::kAbstract, "abstract"},
    {Section::kBackground, "background"},
    {Section::kObjective, "objective"},
    {Section::kMethods, "methods"},
    {Section::kResults, "results"},
    {Section::kConclusions, "conclusions"},
}};

// Words of a label, upper case. A combined label ("METHODS AND RESULTS") is its weightiest part, since a
// result that is taken for a method is lost; the exceptions below are looked up whole.
constexpr std::array<std::pair<std::string_view, Section>, 64> kWords = {{
    {"BACKGROUND", Section::kBackground},
    {"BACKGROUNDS", Section::kBackground},
    {"INTRODUCTION", Section::kBackground},
    {"CONTEXT", Section::kBackground},
    {"RATIONALE", Section::kBackground},
    {"PROBLEM", Section::kBackground},
    {"IMPORTANCE", Section::kBackground},
    {"MOTIVATION", Section::kBackground},
    {"OBJECTIVE", Section::kObjective},
    {"OBJECTIVES", Section::kObjective},
    {"AIM", Section::kObjective},
    {"AIMS", Section::kObjective},
    {"PURPOSE", Section::kObjective},
    {"PURPOSES", Section::kObjective},
    {"GOAL", Section::kObjective},
    {"GOALS", Section::kObjective},
    {"HYPOTHESIS", Section::kObjective},
    {"HYPOTHESES", Section::kObjective},
    {"QUESTION", Section::kObjective},
    {"QUESTIONS", Section::kObjective},
    {"METHOD", Section::kMethods},
    {"METHODS", Section::kMethods},
    {"METHODOLOGY", Section::kMethods},
    {"METHODOLOGIES", Section::kMethods},
    {"MATERIAL", Section::kMethods},
    {"MATERIALS", Section::kMethods},
    {"PATIENTS", Section::kMethods},
    {"PARTICIPANTS", Section::kMethods},
    {"SUBJECTS", Section::kMethods},
    {"ANIMALS", Section::kMethods},
    {"DESIGN", Section::kMethods},
    {"SETTING", Section::kMethods},
    {"SETTINGS", Section::kMethods},
    {"PROCEDURE", Section::kMethods},
    {"PROCEDURES", Section::kMethods},
    {"INTERVENTION", Section::kMethods},
    {"INTERVENTIONS", Section::kMethods},
    {"MEASURES", Section::kMethods},
    {"MEASUREMENTS", Section::kMethods},
    {"OUTCOMES", Section::kMethods},
    {"EXPERIMENTAL", Section::kMethods},
    {"APPROACH", Section::kMethods},
    {"SOURCES", Section::kMethods},
    {"SELECTION", Section::kMethods},
    {"EXTRACTION", Section::kMethods},
    {"RESULT", Section::kResults},
    {"RESULTS", Section::kResults},
    {"FINDING", Section::kResults},
    {"FINDINGS", Section::kResults},
    {"OBSERVATIONS", Section::kResults},
    {"CASE", Section::kResults},
    {"CASES", Section::kResults},
    {"PRESENTATION", Section::kResults},
    {"CONCLUSION", Section::kConclusions},
    {"CONCLUSIONS", Section::kConclusions},
    {"CONCLUDING", Section::kConclusions},
    {"INTERPRETATION", Section::kConclusions},
    {"INTERPRETATIONS", Section::kConclusions},
    {"DISCUSSION", Section::kConclusions},
    {"SIGNIFICANCE", Section::kConclusions},
    {"IMPLICATION", Section::kConclusions},
    {"IMPLICATIONS", Section::kConclusions},
    {"RELEVANCE", Section::kConclusions},
    {"SUMMARY", Section::kConclusions},
}};

// Labels whose weightiest word misleads.
constexpr std::array<std::pair<std::string_view, Section>, 12> kWhole = {{
    {"SUMMARY", Section::kAbstract},
    {"SUMMARY BACKGROUND DATA", Section::kBackground},
    {"SUMMARY OF BACKGROUND DATA", Section::kBackground},
    {"CASE SERIES", Section::kMethods},
    {"STATEMENT OF SIGNIFICANCE", Section::kConclusions},
    {"BACKGROUND AND SIGNIFICANCE", Section::kBackground},
    {"SIGNIFICANCE AND BACKGROUND", Section::kBackground},
    {"CLINICAL QUESTION", Section::kObjective},
    {"TITLE", Section::kAbstract},
    {"UNASSIGNED", Section::kAbstract},
    {"UNLABELLED", Section::kAbstract},
    {"STUDY SELECTION AND RESULTS", Section::kResults},
}};

// Upper-case words joined by one blank; everything that is no ASCII letter separates.
std::string Upper(std::string_view label) {
  std::string out;
  for (char c : label.substr(0, 120)) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
    if (c >= 'A' && c <= 'Z') {
      out.push_back(c);
    } else if (!out.empty() && out.back() != ' ') {
      out.push_back(' ');
    }
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

}  // namespace

void AssembleText(std::string_view title, const std::vector<SectionText>& parts, Document* document) {
  size_t size = title.size();
  for (const SectionText& part : parts) size += part.text.size() + 1;
  document->text.clear();
  document->text.reserve(size);
  document->sections.clear();
  document->text.append(title);
  document->sections.push_back({"", Section::kTitle, {0, title.size()}});
  for (const SectionText& part : parts) {
    if (part.text.empty()) continue;
    document->text.push_back('\n');
    const size_t begin = document->text.size();
    document->text.append(part.text);
    document->sections.push_back({part.label, part.kind, {begin, document->text.size()}});
  }
}

Section SectionFromLabel(std::string_view label) {
  const std::string upper = Upper(label);
  for (const auto& [whole, section] : kWhole) {
    if (upper == whole) return section;
  }
  Section best = Section::kAbstract;
  for (size_t begin = 0; begin < upper.size();) {
    const size_t end = std::min(upper.find(' ', begin), upper.size());
    const std::string_view word = std::string_view(upper).substr(begin, end - begin);
    for (const auto& [known, section] : kWords) {
      if (word != known || known.empty()) continue;
      // "RESULTS AND DISCUSSION" are results: the text starts with them and they are the evidence.
      if (section == Section::kConclusions && best == Section::kResults) continue;
      best = std::max(best, section);
    }
    begin = end + 1;
  }
  return best;
}

std::string_view SectionName(Section section) {
  for (const auto& [candidate, name] : kNames) {
    if (candidate == section) return name;
  }
  return {};
}

bool ParseSection(std::string_view name, Section* section) {
  for (const auto& [candidate, known] : kNames) {
    if (known != name) continue;
    *section = candidate;
    return true;
  }
  return false;
}

}  // namespace mscgraph
