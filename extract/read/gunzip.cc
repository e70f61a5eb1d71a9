#include "extract/read/gunzip.h"

#include <algorithm>
#include <cstring>
#include <limits>
#include <utility>

#include "extract/read/strings.h"

namespace mscgraph {
namespace {

constexpr size_t kInputBytes = 1 << 18;
// Damaged data are often noticed behind the end of their member only, so Resume must be able to look back.
constexpr size_t kHistoryBytes = 1 << 16;
constexpr size_t kHeaderBytes = 10;

const char* Describe(int code) {
  switch (code) {
    case ISAL_INVALID_BLOCK:
    case ISAL_INVALID_SYMBOL:
    case ISAL_INVALID_LOOKBACK:
      return "the compressed data are damaged";
    case ISAL_INVALID_WRAPPER:
      return "the gzip header is damaged";
    case ISAL_UNSUPPORTED_METHOD:
      return "unknown compression method";
    case ISAL_INCORRECT_CHECKSUM:
      return "the checksum is wrong; the records before may be damaged";
    default:
      return "cannot be decompressed";
  }
}

// Strict on purpose: compressed bytes that happen to look like a header must be next to impossible.
bool LooksLikeHeader(const uint8_t* p) {
  return p[0] == 0x1f && p[1] == 0x8b && p[2] == 8 && (p[3] & 0xe0) == 0 &&
         (p[8] == 0 || p[8] == 2 || p[8] == 4) && (p[9] <= 13 || p[9] == 255);
}

// isa-l leaves the upper halves of the vector registers in use, which slows every other vector instruction of
// the thread until they are cleared: extraction by a tenth, measured.
#if defined(__x86_64__)
__attribute__((target("avx"))) void ClearAvx() { __builtin_ia32_vzeroupper(); }
void ClearUpperHalves() {
  static const bool avx = __builtin_cpu_supports("avx");
  if (avx) ClearAvx();
}
#else
void ClearUpperHalves() {}
#endif

}  // namespace

GunzipSource::GunzipSource(std::unique_ptr<ByteSource> compressed)
    : compressed_(std::move(compressed)), input_(kInputBytes) {
  isal_inflate_init(&state_);
  state_.next_in = input_.data();
  state_.avail_in = 0;
}

bool GunzipSource::Refill() {
  const size_t used = static_cast<size_t>(state_.next_in - input_.data());
  const size_t history = std::min(used, kHistoryBytes);
  const size_t kept = history + state_.avail_in;
  std::memmove(input_.data(), state_.next_in - history, kept);
  input_begin_ += used - history;
  const size_t n = compressed_->Read(reinterpret_cast<char*>(input_.data()) + kept, input_.size() - kept);
  state_.next_in = input_.data() + history;
  state_.avail_in += static_cast<uint32_t>(n);
  input_size_ = kept + n;
  return n > 0;
}

size_t GunzipSource::Fail(std::string reason) {
  fault_ = Cat("gzip member at byte ", member_begin_, " of the compressed file: ", reason);
  phase_ = State::kFault;
  return 0;
}

bool GunzipSource::StartMember() {
  while (state_.avail_in < kHeaderBytes && Refill()) {
  }
  member_begin_ = CompressedPosition();
  if (state_.avail_in == 0) {
    phase_ = State::kEnd;
    if (!compressed_->fault().empty()) Fail(compressed_->fault());
    return false;
  }
  if (!first_) {
    // Tape blocks are padded with zeros; gzip itself accepts them in silence.
    while (state_.avail_in > 0 && *state_.next_in == 0) {
      ++state_.next_in;
      if (--state_.avail_in == 0) Refill();
    }
    member_begin_ = CompressedPosition();
    if (state_.avail_in == 0) return StartMember();
    if (state_.next_in[0] != 0x1f || (state_.avail_in > 1 && state_.next_in[1] != 0x8b)) {
      Fail("bytes that are no gzip follow the compressed data");
      return false;
    }
  }
  first_ = false;
  isal_inflate_reset(&state_);
  state_.crc_flag = ISAL_GZIP;
  phase_ = State::kMember;
  return true;
}

size_t GunzipSource::Read(char* out, size_t capacity) {
  capacity = std::min<size_t>(capacity, std::numeric_limits<int32_t>::max());
  while (true) {
    if (phase_ == State::kEnd || phase_ == State::kFault) return 0;
    if (phase_ == State::kBetween && !StartMember()) return 0;
    // No input left is no end: isa-l may hold output back that did not fit before.
    bool exhausted = false;
    if (state_.avail_in == 0) exhausted = !Refill();
    state_.next_out = reinterpret_cast<uint8_t*>(out);
    state_.avail_out = static_cast<uint32_t>(capacity);
    const int code = isal_inflate(&state_);
    ClearUpperHalves();
    const size_t n = state_.next_out - reinterpret_cast<uint8_t*>(out);
    if (code != ISAL_DECOMP_OK && code != ISAL_END_INPUT) {
      Fail(Describe(code));
      return n;
    }
    if (state_.block_state == ISAL_BLOCK_FINISH) phase_ = State::kBetween;
    if (n > 0) return n;
    if (exhausted && phase_ == State::kMember) {
      return Fail(compressed_->fault().empty() ? "the file is cut short" : compressed_->fault());
    }
  }
}

bool GunzipSource::Resume() {
  if (phase_ != State::kFault) return false;
  fault_.clear();
  const uint64_t from = std::max(member_begin_ + 1, input_begin_);
  uint8_t* const end = input_.data() + input_size_;
  // isal_inflate_reset leaves pending output of the damaged member in the state.
  state_ = {};
  isal_inflate_init(&state_);
  state_.next_in = std::min(input_.data() + (from - input_begin_), end);
  state_.avail_in = static_cast<uint32_t>(end - state_.next_in);
  while (true) {
    while (state_.avail_in >= kHeaderBytes) {
      if (LooksLikeHeader(state_.next_in)) {
        first_ = true;
        phase_ = State::kBetween;
        return true;
      }
      ++state_.next_in;
      --state_.avail_in;
    }
    if (!Refill()) break;
  }
  phase_ = State::kEnd;
  return false;
}

}  // namespace mscgraph
