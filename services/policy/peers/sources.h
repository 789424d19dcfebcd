// What evidence cites, in the services that keep it: read once, with the citer's own token, and quoted.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "services/base/date.h"
#include "services/policy/resources/evidence.h"
#include "services/rpc/call_scope.h"
#include "services/rpc/peer.h"

namespace pepiniere::policy::peers {

// What is to be cited.
struct Wanted {
  resources::EvidenceKind kind{};
  std::string source, part{};         // names, as the contract has them
  std::optional<base::Date> as_of{};  // of a project; none: today
};

// What a source says.
struct Quotation {
  std::string json{};     // in its canonical form
  std::string version{};  // its etag; empty: it has none
  std::string uid{};
  bool open = false;  // whether it says the same to anybody
};

// Thread-safe.
class Sources {
 public:
  // The services that are asked, by their names; they must outlive this.
  explicit Sources(std::map<std::string, const rpc::Peer*, std::less<>> services) : services_(std::move(services)) {}

  // With the caller's token, which is forwarded and not kept; once more as anybody, to know who may read it. Of a
  // caller who came with a certificate, as anybody alone. INVALID_ARGUMENT on "evidence.source" or "evidence.part";
  // NOT_FOUND where there is no such thing for the caller; UNAVAILABLE while its service does not answer, or is not
  // part of this installation.
  absl::StatusOr<Quotation> Quote(const rpc::CallScope& call, const Wanted& wanted) const;

 private:
  const std::map<std::string, const rpc::Peer*, std::less<>> services_;
};

}  // namespace pepiniere::policy::peers
