#include "clients/pep/kit/audit_chain.h"

#include <openssl/sha.h>

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/escaping.h"
#include "absl/strings/numbers.h"
#include "services/base/text.h"

namespace pepiniere::pep {
namespace {

constexpr std::size_t kSealSize = 64;

// A field with its length before it, so that no two records are sealed as the same bytes.
void Append(std::string_view field, std::string& bytes) {
  for (int shift = 56; shift >= 0; shift -= 8) bytes += static_cast<char>(field.size() >> shift & 0xff);
  bytes += field;
}

bool IsSeal(std::string_view text) {
  return text.size() == kSealSize && std::all_of(text.begin(), text.end(), absl::ascii_isxdigit);
}

std::string Sha256(std::string_view bytes) {
  std::string digest(SHA256_DIGEST_LENGTH, '\0');
  SHA256(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(),
         reinterpret_cast<unsigned char*>(digest.data()));
  return absl::BytesToHexString(digest);
}

// What the chain ends with before the record, if that is the first after the first chain.
std::optional<ChainHead> BeforeSecondChain(const rpc::v1::AuditRecord& record) {
  if (!IsSeal(record.previous_seal())) return std::nullopt;
  return ChainHead{.sequence = record.sequence() - 1, .seal = record.previous_seal()};
}

}  // namespace

std::optional<ChainHead> ChainHead::Parse(std::string_view typed) {
  const auto colon = typed.find(':');
  if (colon == std::string_view::npos) return std::nullopt;
  ChainHead head{.sequence = 0, .seal = absl::AsciiStrToLower(base::Absl(typed.substr(colon + 1)))};
  if (!IsSeal(head.seal) || !absl::SimpleAtoi(base::Absl(typed.substr(0, colon)), &head.sequence) ||
      head.sequence < 1) {
    return std::nullopt;
  }
  return head;
}

std::string ChainHead::ToString() const { return base::Concat(sequence, ":", seal); }

std::string SealOf(const rpc::v1::AuditRecord& record, std::string_view previous) {
  const std::int64_t microseconds = record.event_time().seconds() * 1'000'000 + record.event_time().nanos() / 1000;
  std::string bytes(previous);
  for (const std::string& field :
       {base::Concat(record.sequence()), record.id(), base::Concat(microseconds), record.principal(), record.method(),
        record.resource(), record.request_id(), record.trace_id(),
        record.sealed_reason().empty() ? record.reason() : record.sealed_reason(), record.changes_json()}) {
    Append(field, bytes);
  }
  if (!record.on_behalf_of().empty()) Append(record.on_behalf_of(), bytes);
  return Sha256(bytes);
}

bool AuditChain::Bears(const ChainHead& head) const {
  return std::all_of(known_.begin(), known_.end(),
                     [&](const ChainHead& kept) { return kept.sequence != head.sequence || kept == head; });
}

Misfit AuditChain::Add(const rpc::v1::AuditRecord& record) {
  if (head_.sequence == 0 && record.sequence() > 1) {
    const auto before = BeforeSecondChain(record);
    if (!before) return Misfit::kGap;
    if (!Bears(*before)) return Misfit::kKnownSeal;
    head_ = *before;
    deleted_ = head_.sequence;
  }
  if (record.sequence() != head_.sequence + 1) return Misfit::kGap;
  const std::string seal = SealOf(record, head_.seal);
  if (seal != record.seal()) return Misfit::kSeal;
  const ChainHead head{.sequence = record.sequence(), .seal = seal};
  if (!Bears(head)) return Misfit::kKnownSeal;
  head_ = head;
  return Misfit::kNone;
}

std::int64_t AuditChain::Unverifiable() const {
  return std::count_if(known_.begin(), known_.end(), [&](const ChainHead& kept) { return kept.sequence < deleted_; });
}

const ChainHead* AuditChain::Beyond() const {
  const auto found =
      std::find_if(known_.begin(), known_.end(), [&](const ChainHead& kept) { return kept.sequence > head_.sequence; });
  return found == known_.end() ? nullptr : &*found;
}

}  // namespace pepiniere::pep
