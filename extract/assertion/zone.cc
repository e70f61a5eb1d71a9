#include "extract/assertion/zone.h"

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>

#include "absl/status/status.h"

namespace mscgraph {

absl::StatusOr<ZoneFinder> ZoneFinder::Create(const std::string& file, const CueFinder& finder) try {
  std::ifstream in(file);
  const nlohmann::json json = nlohmann::json::parse(in);
  ZoneFinder out;
  for (const auto& [key, value] : json.items()) {
    if (key == "opening") {
      out.opening_ = value.get<size_t>();
      continue;
    }
    if (key != "aim" && key != "conclusion")
      return absl::InvalidArgumentError(file + ": unknown key \"" + key + "\"");
    auto kinds = finder.Kinds(value.get<std::vector<std::string>>());
    if (!kinds.ok())
      return absl::InvalidArgumentError(file + ": " + key + ": " + std::string(kinds.status().message()));
    (key == "aim" ? out.aim_ : out.conclusion_) = std::move(*kinds);
  }
  return out;
} catch (const nlohmann::json::exception& error) {
  return absl::InvalidArgumentError(file + ": " + error.what());
}

std::vector<Section> ZoneFinder::Find(const std::vector<Section>& sections,
                                      const std::vector<SentenceCues>& cues) const {
  std::vector<Section> out = sections;
  size_t first_aim = 0;
  for (size_t i = 1; i <= out.size() / 2 && i < out.size() && first_aim == 0; ++i) {
    if (sections[i] == Section::kAbstract && cues[i].Holds(aim_)) first_aim = i;
  }
  for (size_t i = 1; i < out.size(); ++i) {
    if (sections[i] != Section::kAbstract) continue;
    if (i < first_aim) out[i] = Section::kBackground;
    if (i > std::max(first_aim, out.size() / 2) && cues[i].Holds(conclusion_, 0, opening_))
      out[i] = Section::kConclusions;
  }
  return out;
}

}  // namespace mscgraph
