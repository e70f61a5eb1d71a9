#ifndef MSCGRAPH_TESTS_SUPPORT_RDF_GRAPH_H_
#define MSCGRAPH_TESTS_SUPPORT_RDF_GRAPH_H_

#include <algorithm>
#include <array>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "graph/store/rdf_reader.h"

namespace mscgraph {

// Graphs of statements for tests: reading files, and equality but for the labels of blank nodes.

using Quad = std::array<std::string, 4>;  // Subject, predicate, object, graph or "".

inline std::string FileText(const std::string& path) {
  std::ostringstream out;
  out << std::ifstream(path, std::ios::binary).rdbuf();
  return out.str();
}

inline absl::Status ReadQuads(RdfSyntax syntax, const std::string& text, const std::string& base,
                              std::set<Quad>* quads) {
  size_t place = 0;
  return ReadRdf(
      syntax, {.name = "text", .base = base},
      [&](char* to, size_t size) -> absl::StatusOr<size_t> {
        size = std::min(size, text.size() - place);
        text.copy(to, size, place);
        place += size;
        return size;
      },
      [&](const RdfStatement& s) {
        quads->insert(
            {std::string(s.subject), std::string(s.predicate), std::string(s.object), std::string(s.graph)});
        return absl::OkStatus();
      });
}

// Whether a renaming of blank nodes makes `a` equal to `b`: backtracking over nodes whose surroundings look
// the same.
class GraphMatcher {
 public:
  GraphMatcher(const std::set<Quad>& a, const std::set<Quad>& b) : a_(a), b_(b) {}
  bool Match() {
    if (a_.size() != b_.size()) return false;
    const auto left = Colours(a_), right = Colours(b_);
    if (left.size() != right.size()) return false;
    for (const auto& [node, colour] : left) {
      std::vector<std::string>& same = candidates_.emplace_back(node, std::vector<std::string>()).second;
      for (const auto& [other, other_colour] : right) {
        if (colour == other_colour) same.push_back(other);
      }
    }
    return Try(0);
  }

 private:
  static bool IsBlank(const std::string& form) { return form.rfind("_:", 0) == 0; }

  // What stands around each blank node; after some rounds also what stands around its neighbours.
  static std::map<std::string, size_t> Colours(const std::set<Quad>& quads) {
    std::map<std::string, size_t> colours;
    for (const Quad& quad : quads) {
      for (const std::string& form : quad) {
        if (IsBlank(form)) colours[form] = 0;
      }
    }
    for (int round = 0; round < 4; ++round) {
      std::map<std::string, std::vector<std::string>> seen;
      for (const Quad& quad : quads) {
        for (size_t me = 0; me < quad.size(); ++me) {
          if (!IsBlank(quad[me])) continue;
          std::string line = std::to_string(me);
          for (const std::string& form : quad) {
            line += ' ';
            line += form == quad[me] ? "me" : IsBlank(form) ? std::to_string(colours[form]) : form;
          }
          seen[quad[me]].push_back(line);
        }
      }
      for (auto& [node, lines] : seen) {
        std::sort(lines.begin(), lines.end());
        std::string all;
        for (const std::string& line : lines) all += line + "\n";
        colours[node] = std::hash<std::string>()(all);
      }
    }
    return colours;
  }

  bool Try(size_t next) {
    if (next == candidates_.size()) {
      return std::all_of(a_.begin(), a_.end(), [&](Quad quad) {
        for (std::string& form : quad) {
          if (IsBlank(form)) form = renamed_[form];
        }
        return b_.count(quad) > 0;
      });
    }
    for (const std::string& other : candidates_[next].second) {
      if (!taken_.insert(other).second) continue;
      renamed_[candidates_[next].first] = other;
      if (Try(next + 1)) return true;
      taken_.erase(other);
    }
    return false;
  }

  const std::set<Quad>&a_, &b_;
  std::vector<std::pair<std::string, std::vector<std::string>>> candidates_;
  std::map<std::string, std::string> renamed_;
  std::set<std::string> taken_;
};

inline bool AreIsomorphic(const std::set<Quad>& a, const std::set<Quad>& b) {
  return GraphMatcher(a, b).Match();
}

}  // namespace mscgraph

#endif  // MSCGRAPH_TESTS_SUPPORT_RDF_GRAPH_H_
