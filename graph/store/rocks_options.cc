#include "graph/store/rocks_options.h"

#include <rocksdb/env.h>
#include <rocksdb/file_checksum.h>
#include <rocksdb/filter_policy.h>
#include <rocksdb/table.h>

#include <filesystem>

namespace mscgraph {
namespace {

constexpr size_t kBlockBytes = 16 << 10;

// RocksDB's messages. What matters in them comes as a Status too; the file that they would go to is a file
// more to write, and its writer ends the process when the disk is full.
class NoLog : public rocksdb::Logger {
 public:
  using rocksdb::Logger::Logv;
  void Logv(const char*, va_list) override {}
};

}  // namespace

// docs/performance_store.md has the measurements: the triples are packed already, so a quick level does; the
// forms of terms are most of a store, and those that are looked up exist, so that a Bloom filter would not
// help.
rocksdb::Options FamilyOptions(KeyFamily family, const std::shared_ptr<rocksdb::Cache>& cache,
                               rocksdb::Env* env) {
  const bool triples = family <= KeyFamily::kGspo, terms = family == KeyFamily::kTerms;
  rocksdb::BlockBasedTableOptions table;
  table.format_version = 5;
  table.block_size = terms ? 2 * kBlockBytes : kBlockBytes;
  table.block_cache = cache;
  if (!triples && !terms) table.filter_policy.reset(rocksdb::NewBloomFilterPolicy(10));
  rocksdb::Options options;
  options.env = env;
  options.file_checksum_gen_factory = rocksdb::GetFileChecksumGenCrc32cFactory();
  options.table_factory.reset(rocksdb::NewBlockBasedTableFactory(table));
  options.compression = rocksdb::kZSTD;
  options.compression_opts.level = terms ? 3 : 1;
  // In the background it would be cut off when the process ends after its commit, and begun again by the
  // next.
  options.disable_auto_compactions = true;
  return options;
}

rocksdb::DBOptions DatabaseOptions(rocksdb::Env* env) {
  rocksdb::DBOptions options;
  options.env = env;
  options.paranoid_checks = true;
  options.file_checksum_gen_factory = rocksdb::GetFileChecksumGenCrc32cFactory();
  // Commits do not use the write-ahead log: it is empty, and anything else in it is damage.
  options.wal_recovery_mode = rocksdb::WALRecoveryMode::kAbsoluteConsistency;
  options.info_log = std::make_shared<NoLog>();
  options.max_background_jobs = 2;
  return options;
}

void RemoveEmptyLogs(const std::string& folder) {
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
    if (entry.path().extension() == ".log" && entry.file_size(error) == 0)
      std::filesystem::remove(entry.path(), error);
  }
}

}  // namespace mscgraph
