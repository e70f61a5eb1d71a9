#ifndef MSCGRAPH_BENCH_MADE_TEXT_H_
#define MSCGRAPH_BENCH_MADE_TEXT_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace mscgraph::bench {

// Numbers and words for made-up benchmark data. The same seed gives the same data with every compiler and
// library: nothing here uses <random>, whose distributions are free to differ.

// SplitMix64 (Steele, Lea, Flood 2014). Not thread-safe.
class Random {
 public:
  explicit Random(uint64_t seed) : state_(seed) {}
  uint64_t Next();
  uint64_t Below(uint64_t bound) { return Next() % bound; }  // REQUIRES: bound > 0
  bool OneIn(uint64_t n) { return Below(n) == 0; }
  double Unit() { return static_cast<double>(Next() >> 11) * 0x1p-53; }  // [0, 1)

 private:
  uint64_t state_;
};

// SplitMix64's mixing of one number: a bijection, so different numbers stay different.
uint64_t Mix(uint64_t value);

// Ranks 0 .. size - 1; rank r comes up in proportion to 1 / (r + 1).
class Zipf {
 public:
  explicit Zipf(size_t size);
  size_t Draw(Random* random) const;
  size_t size() const { return cumulative_.size(); }

 private:
  std::vector<double> cumulative_;
};

// A vocabulary: the words of the field first, then words put together from syllables. Words come up as Zipf
// has it.
class MadeText {
 public:
  explicit MadeText(size_t vocabulary);
  const std::string& Word(Random* random) const { return words_[zipf_.Draw(random)]; }
  // "word word word", `count` of them.
  std::string Words(Random* random, size_t count) const;
  // A sentence around `inner` phrases, at least `length` bytes.
  std::string Sentence(Random* random, const std::vector<std::string_view>& inner, size_t length) const;
  // A name for a concept, the same for the same `rank`.
  std::string Name(size_t rank) const;

 private:
  std::vector<std::string> words_;
  Zipf zipf_;
};

}  // namespace mscgraph::bench

#endif  // MSCGRAPH_BENCH_MADE_TEXT_H_
