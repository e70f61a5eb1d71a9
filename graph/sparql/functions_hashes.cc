// Hash functions (section 17.4.6) over the UTF-8 of a string, as lower case hex digits.
#include <openssl/evp.h>

#include <string>

#include "absl/strings/escaping.h"
#include "absl/strings/string_view.h"
#include "graph/sparql/functions.h"

namespace mscgraph::sparql {
namespace {

const EVP_MD* Digest(Function function) {
  switch (function) {
    case Function::kMd5:
      return EVP_md5();
    case Function::kSha1:
      return EVP_sha1();
    case Function::kSha256:
      return EVP_sha256();
    case Function::kSha384:
      return EVP_sha384();
    case Function::kSha512:
      return EVP_sha512();
    default:
      return nullptr;
  }
}

}  // namespace

std::optional<Value> CallHashFunction(const FunctionCall& call) {
  const EVP_MD* digest = Digest(call.function);
  if (!digest || call.argument(0).datatype() != Datatype::kString) return std::nullopt;
  std::string buffer;
  const std::string_view text = call.argument(0).Text(&buffer);
  unsigned char hash[EVP_MAX_MD_SIZE];
  unsigned int size = 0;
  if (EVP_Digest(text.data(), text.size(), hash, &size, digest, nullptr) != 1) {
    // MD5 may be switched off on machines in FIPS mode.
    *call.status = absl::FailedPreconditionError("OpenSSL of this machine refuses the hash function");
    return std::nullopt;
  }
  return Value::String(absl::BytesToHexString(absl::string_view(reinterpret_cast<const char*>(hash), size)));
}

}  // namespace mscgraph::sparql
