#ifndef MSCGRAPH_TOOLS_LOAD_LAYER_H_
#define MSCGRAPH_TOOLS_LOAD_LAYER_H_

#include <string>
#include <vector>

namespace mscgraph {

// `mscgraph load --layer`: makes the layer hold what the files of RDF say. Gives the exit code.
int LoadLayerFiles(const std::string& db, const std::string& layer, const std::string& base,
                   const std::vector<std::string>& files, bool quiet);

}  // namespace mscgraph

#endif  // MSCGRAPH_TOOLS_LOAD_LAYER_H_
