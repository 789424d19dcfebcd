// The chain of audit records, recomputed: its definition is in pepiniere/rpc/v1/audit.proto.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pepiniere/rpc/v1/audit.pb.h"

namespace pepiniere::pep {

// A place in the chain and the seal there: what to keep elsewhere.
struct ChainHead {
  std::int64_t sequence = 0;
  std::string seal = std::string(64, '0');

  // "1234:9f86d0…".
  static std::optional<ChainHead> Parse(std::string_view typed);
  std::string ToString() const;
  friend bool operator==(const ChainHead&, const ChainHead&) = default;
};

// The seal that a record must bear after `previous`, from what it says.
std::string SealOf(const rpc::v1::AuditRecord& record, std::string_view previous);

// How a record does not fit the chain.
enum class Misfit { kNone, kGap, kSeal, kKnownSeal };

// Takes the records one after another, from the first that there is: record 1, or the one after the first chain, if
// that was deleted.
class AuditChain {
 public:
  // `known`: seals kept from before, which the chain must still bear.
  explicit AuditChain(std::vector<ChainHead> known) : known_(std::move(known)) {}

  // After kNone the record is the head.
  Misfit Add(const rpc::v1::AuditRecord& record);
  const ChainHead& head() const { return head_; }
  // The last record of the first chain, if that was deleted; 0 otherwise.
  std::int64_t deleted() const { return deleted_; }
  // How many of the seals kept from before are of records that were deleted, of which nothing can be said any more.
  std::int64_t Unverifiable() const;
  // A seal kept from before that lies beyond the head: the chain was longer once.
  const ChainHead* Beyond() const;

 private:
  // Whether the chain still bears what was kept from before of that place.
  bool Bears(const ChainHead& head) const;

  const std::vector<ChainHead> known_;
  ChainHead head_;
  std::int64_t deleted_ = 0;
};

}  // namespace pepiniere::pep
