// The feedback service, put together.
#pragma once

#include <memory>
#include <vector>

#include "services/feedback/api/housekeeping.h"
#include "services/feedback/api/networks.h"
#include "services/feedback/api/receipt_signer.h"
#include "services/feedback/api/services.h"
#include "services/feedback/peers/people.h"
#include "services/feedback/store/key_files.h"
#include "services/feedback/store/personal_store.h"
#include "services/mirror/neighbours.h"
#include "services/pepiniered/service_parts.h"

namespace pepiniere {

class FeedbackParts final : public ServiceParts {
 public:
  FeedbackParts(const Flags& flags, const base::Clock& clock)
      : ServiceParts("feedback", flags, clock),
        portfolio_(PeerOf("portfolio")),
        cohort_(PeerOf("cohort")),
        access_(PeerOf("access")),
        people_(cohort_),
        keys_(flags.feedback.answer_keys),
        signer_(flags.feedback.receipts.value_or(feedback::api::ReceiptSigner())),
        resources_(references::AskOwners({&portfolio_, &cohort_})),
        service_(feedback::api::MakeFeedbackService(Ground(), hub())) {}
  ~FeedbackParts() override { Stop(); }

  std::vector<rpc::Service*> services() override { return {service_.get()}; }

 private:
  feedback::api::Context Ground() {
    return {MakeContext(), *resources_, neighbours_, people_, keys_, signer_, sending()};
  }

  // Copies of what organisations lie below, and of what persons consent to: what is out of reach is not known.
  void Begin(rpc::Log&) override {
    const auto portfolio = portfolio_.channel(), access = access_.channel();
    if (portfolio.ok() && access.ok()) neighbours_.Follow(*portfolio, *access);
  }
  void End() override { neighbours_.Stop(); }

  // Campaigns that close, letters to their audiences, and what else is due.
  absl::Duration Tend(rpc::Log& log) override {
    const absl::Status tidied = feedback::api::Tidy(Ground(), clock().Now() + kTendTime);
    if (!tidied.ok()) {
      log.Event(rpc::Severity::kWarning, "what the feedback service does beside its calls waits",
                {{"status", tidied.ToString()}});
    }
    if (clock().Now() >= invite_at_) {
      const absl::Status invited = feedback::api::InviteFormer(Ground(), clock().Now() + kTendTime);
      invite_at_ = clock().Now() + (invited.ok() ? kInviteEvery : kInviteAgain);
    }
    return kTendEvery;
  }
  static constexpr absl::Duration kTendEvery = absl::Seconds(2), kTendTime = absl::Minutes(1);
  static constexpr absl::Duration kInviteEvery = absl::Hours(1), kInviteAgain = absl::Minutes(1);

  record::Holdings holdings() const override { return feedback::store::PersonalHoldings(); }

  const rpc::Peer &portfolio_, &cohort_, &access_;
  const feedback::peers::People people_;
  const feedback::store::KeyFiles keys_;
  const feedback::api::ReceiptSigner signer_;
  mirror::Neighbours neighbours_;
  std::unique_ptr<references::Resources> resources_;
  std::unique_ptr<rpc::Service> service_;
  absl::Time invite_at_ = absl::InfinitePast();  // of the housekeeper's thread
};

}  // namespace pepiniere
