#ifndef MSCGRAPH_GRAPH_STORE_ROCKS_OPTIONS_H_
#define MSCGRAPH_GRAPH_STORE_ROCKS_OPTIONS_H_

#include <rocksdb/cache.h>
#include <rocksdb/options.h>

#include <memory>
#include <string>

#include "graph/store/rocks.h"

namespace mscgraph {

// How the database below a store is set up; for rocks.cc.

rocksdb::Options FamilyOptions(KeyFamily family, const std::shared_ptr<rocksdb::Cache>& cache,
                               rocksdb::Env* env);
rocksdb::DBOptions DatabaseOptions(rocksdb::Env* env);

// Every opening for writing leaves a write-ahead log, and as nothing is ever written to it RocksDB finds no
// occasion to drop it. One that is not empty is left for RocksDB to judge.
void RemoveEmptyLogs(const std::string& folder);

}  // namespace mscgraph

#endif  // MSCGRAPH_GRAPH_STORE_ROCKS_OPTIONS_H_
