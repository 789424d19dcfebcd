// pep policy export ogp: the catalogue of commitments that `import ogp` reads.
#include <algorithm>
#include <cerrno>
#include <fstream>
#include <map>
#include <memory>
#include <string>
#include <system_error>
#include <tuple>
#include <utility>
#include <vector>

#include "clients/pep/formats/ogp/writer.h"
#include "clients/pep/kit/name_pattern.h"
#include "clients/pep/kit/paging.h"
#include "clients/pep/kit/proto_values.h"
#include "clients/pep/policy/catalogue_rows.h"
#include "clients/pep/policy/plans_asked.h"
#include "clients/pep/policy/served_commands.h"
#include "clients/pep/policy/verbs.h"
#include "services/base/text.h"

namespace pepiniere::pep {
namespace {

using policy::v1::Commitment;
using policy::v1::CommitmentClaim;
using policy::v1::CommitmentReview;
using policy::v1::Plan;
using Stub = PolicyStub;

struct ExportFlags {
  std::string file;
  std::vector<std::string> plans;
};

// A plan with all that is said in it.
struct WholePlan {
  Plan plan;
  std::vector<Commitment> commitments;
  std::map<std::string, CommitmentClaim> claims;    // the last of each commitment, by its name
  std::map<std::string, CommitmentReview> reviews;  // likewise
};

// Keeps what was said last: of the same day, what was added last.
template <class Said, class Day>
void KeepLast(std::map<std::string, Said>& last, const std::vector<Said>& all, Day day) {
  for (const Said& one : all) {
    const auto [kept, is_new] = last.try_emplace(ParentOf(one.name()), one);
    if (is_new) continue;
    const auto when = [&](const Said& said) { return std::make_pair(Iso(day(said)), said.name()); };
    if (when(kept->second) < when(one)) kept->second = one;
  }
}

absl::StatusOr<WholePlan> Fetch(Session& session, const Plan& plan) {
  WholePlan whole{.plan = plan, .commitments = {}, .claims = {}, .reviews = {}};
  policy::v1::ListCommitmentsRequest commitments;
  commitments.set_parent(plan.name());
  PEP_ASSIGN(whole.commitments, ListAll<Commitment>(
                                    session, &Stub::ListCommitments, std::move(commitments),
                                    [](const auto& page) -> const auto& { return page.commitments(); }));
  const std::string all = base::Concat(plan.name(), "/commitments/-");
  policy::v1::ListCommitmentClaimsRequest claims;
  claims.set_parent(all);
  PEP_ASSIGN(std::vector<CommitmentClaim> claimed, ListAll<CommitmentClaim>(
                                                       session, &Stub::ListCommitmentClaims, std::move(claims),
                                                       [](const auto& page) -> const auto& { return page.claims(); }));
  std::erase_if(claimed, [](const CommitmentClaim& claim) { return !claim.milestone().empty(); });
  KeepLast(whole.claims, claimed, [](const CommitmentClaim& claim) { return claim.claim_date(); });
  policy::v1::ListCommitmentReviewsRequest reviews;
  reviews.set_parent(all);
  PEP_ASSIGN(const std::vector<CommitmentReview> reviewed,
             ListAll<CommitmentReview>(
                 session, &Stub::ListCommitmentReviews, std::move(reviews),
                 [](const auto& page) -> const auto& { return page.reviews(); }));
  KeepLast(whole.reviews, reviewed, [](const CommitmentReview& review) { return review.observation_date(); });
  return whole;
}

template <class Said>
const Said* Find(const std::map<std::string, Said>& last, const std::string& commitment) {
  const auto found = last.find(commitment);
  return found == last.end() ? nullptr : &found->second;
}

// By identifier, then by cycle, as published tables are.
std::vector<ToldCommitment> InOrder(const std::vector<WholePlan>& plans) {
  std::vector<ToldCommitment> told;
  for (const WholePlan& whole : plans) {
    for (const Commitment& commitment : whole.commitments) {
      told.push_back({.commitment = &commitment,
                      .plan = &whole.plan,
                      .claim = Find(whole.claims, commitment.name()),
                      .review = Find(whole.reviews, commitment.name())});
    }
  }
  const auto place = [](const ToldCommitment& one) {
    return std::make_tuple(one.commitment->identifier(), one.plan->first_year());
  };
  std::stable_sort(told.begin(), told.end(),
                   [&](const ToldCommitment& one, const ToldCommitment& other) { return place(one) < place(other); });
  return told;
}

absl::Status WriteFile(const std::string& file, const std::string& text, const Messages& say) {
  errno = 0;
  std::ofstream out(file, std::ios::binary | std::ios::trunc);
  out.write(text.data(), static_cast<std::streamsize>(text.size()));
  out.close();
  if (out) return absl::OkStatus();
  return UsageError(
      say({"cannot write $0: $1", "$0 ne s'écrit pas : $1"}, file, std::generic_category().message(errno)));
}

absl::Status Export(Session& session, const ExportFlags& flags) {
  PEP_ASSIGN(const std::vector<Plan> asked, PlansAsked(session, flags.plans));
  std::vector<WholePlan> plans;
  for (const Plan& plan : asked) {
    PEP_ASSIGN(WholePlan whole, Fetch(session, plan));
    plans.push_back(std::move(whole));
  }
  const std::string text = ogp::WriteCatalogue(CatalogueOf(InOrder(plans)));
  if (flags.file.empty() || flags.file == "-") {
    session.out().stream << text;
    return absl::OkStatus();
  }
  PEP_TRY(WriteFile(flags.file, text, session.say()));
  session.Remark(session.say()({"Written to $0", "Écrit dans $0"}, flags.file));
  return absl::OkStatus();
}

}  // namespace

void AddPolicyExport(Command& policy) {
  Command out = policy.Add("export", {"Take out what is kept here, in the forms of others",
                                      "Sortir ce qui est tenu ici, dans les formes des autres"});
  auto flags = std::make_shared<ExportFlags>();
  Command command =
      out.Add("ogp", {"The catalogue of commitments, as `import ogp` reads it: what was claimed and found "
                      "last, side by side",
                      "Le catalogue des engagements, tel que « import ogp » le lit : le dernier déclaré et "
                      "le dernier évalué, côte à côte"});
  command.String("FILE", flags->file,
                 {"The file; the standard output by default", "Le fichier ; par défaut la sortie standard"}, "FILE");
  command.Strings("--plan", flags->plans,
                  {"Of this plan only (repeatable; all)", "De ce plan seulement (répétable ; tous)"}, "PLAN");
  command.Does([flags](Session& session) { return Export(session, *flags); });
}

}  // namespace pepiniere::pep
