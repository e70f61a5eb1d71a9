#include "graph/sparql/random.h"

#include <cstdint>
#include <random>

#include "absl/strings/str_format.h"

namespace mscgraph::sparql {
namespace {

std::mt19937_64& Generator() {
  thread_local std::mt19937_64 generator = [] {
    std::random_device device;
    std::seed_seq seed{device(), device(), device(), device(), device(), device(), device(), device()};
    return std::mt19937_64(seed);
  }();
  return generator;
}

}  // namespace

double RandomFraction() { return static_cast<double>(Generator()() >> 11) * 0x1p-53; }

std::string RandomUuid() {
  const uint64_t high = (Generator()() & ~uint64_t{0xf000}) | 0x4000;                 // Version 4.
  const uint64_t low = (Generator()() & ~(uint64_t{3} << 62)) | (uint64_t{2} << 62);  // The RFC's variant.
  return absl::StrFormat("%08x-%04x-%04x-%04x-%012x", high >> 32, (high >> 16) & 0xffff, high & 0xffff,
                         low >> 48, low & 0xffffffffffff);
}

}  // namespace mscgraph::sparql
