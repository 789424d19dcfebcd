#include "clients/pep/feedback/draw_proof.h"

#include <algorithm>
#include <string_view>

#include "services/base/text.h"
#include "services/feedback/domain/digest.h"
#include "services/json/json.h"

namespace pepiniere::pep {
namespace {

using feedback::v1::Invitation;
using feedback::v1::Panelist;
using feedback::v1::Study;

constexpr std::string_view kAll = "all";  // the stratum of a study that has no others

constexpr Text kSecret = {"a secret is not what was committed to", "un secret n'est pas ce sur quoi on s'est engagé"};
constexpr Text kSeed = {"the seed is not joined of the secrets", "la graine n'est pas faite des secrets"};
constexpr Text kHash = {"an invitation has another hash than its seed, study and panelist give",
                        "une invitation a une autre empreinte que celle de sa graine, son étude et son membre"};
constexpr Text kOrder = {"somebody was invited before another whose hash is lower",
                         "quelqu'un a été invité avant un autre dont l'empreinte est plus basse"};

// "etude-17" of its name.
std::string IdOf(const std::string& name) { return name.substr(name.rfind('/') + 1); }

std::string StratumOf(const Study& study, const Panelist& panelist) {
  if (study.stratify_by().empty()) return std::string(kAll);
  for (const auto& value : panelist.profile()) {
    if (value.criterion() == study.stratify_by()) return value.value();
  }
  return "";
}

std::map<std::string, feedback::Stratum> StrataOf(const Study& study, const std::vector<Panelist>& panelists) {
  std::map<std::string, feedback::Stratum> strata;
  for (const Panelist& panelist : panelists) {
    const std::string stratum = StratumOf(study, panelist);
    if (!panelist.paused() && !stratum.empty()) strata[stratum].members.push_back(panelist.name());
  }
  return strata;
}

void CheckSeed(const Study& study, DrawProof& proof) {
  std::vector<std::string> secrets;
  for (const auto& part : study.seed_parts()) {
    if (!feedback::IsSecretOf(part.secret(), part.hash())) proof.faults.push_back(kSecret);
    secrets.push_back(part.secret());
  }
  const bool joined = secrets.size() == 2 && feedback::JoinedSeed(secrets[0], secrets[1]) == study.seed();
  if (!joined || !feedback::IsSecretOf(study.seed(), study.seed_hash())) proof.faults.push_back(kSeed);
}

// Of those invited in a stratum, in the order of their ranks.
void CheckInvited(const std::vector<const Invitation*>& invited, DrawProof& proof) {
  const Invitation* before = nullptr;
  for (const Invitation* one : invited) {
    const std::string text = base::Concat(proof.seed, "|", proof.study, "|", one->panelist());
    if (feedback::Sha256Hex(text) != one->draw_hash()) proof.faults.push_back(kHash);
    const bool follows = before == nullptr || before->draw_hash() < one->draw_hash();
    if (!follows) proof.faults.push_back(kOrder);
    before = one;
  }
}

// That nobody with a lower hash was passed over.
void CheckNobodyIsPassedOver(const std::vector<const Invitation*>& invited, const feedback::Stratum& stratum,
                             DrawProof& proof) {
  const std::vector<std::string> drawn = feedback::Drawn(stratum, proof.seed, proof.study, {});
  const bool same = std::ranges::equal(drawn, invited, {}, {}, [](const Invitation* one) { return one->panelist(); });
  if (!same) proof.faults.push_back(kOrder);
}

}  // namespace

DrawProof ProofOf(const Study& study, const std::vector<Panelist>& panelists,
                  const std::vector<Invitation>& invitations) {
  DrawProof proof{.seed = study.seed(), .study = IdOf(study.name()), .strata = StrataOf(study, panelists)};
  proof.whole = feedback::ListHash(proof.strata) == study.list_hash();
  CheckSeed(study, proof);
  std::map<std::string, std::vector<const Invitation*>> by_stratum;
  for (const Invitation& invitation : invitations) by_stratum[invitation.stratum()].push_back(&invitation);
  for (auto& [code, invited] : by_stratum) {
    std::ranges::sort(invited, {}, [](const Invitation* one) { return one->rank(); });
    feedback::Stratum& stratum = proof.strata[code];
    stratum.wanted = static_cast<std::int64_t>(invited.size());
    CheckInvited(invited, proof);
    if (proof.whole) CheckNobodyIsPassedOver(invited, stratum, proof);
  }
  return proof;
}

std::string ProofJson(const DrawProof& proof) {
  json::OrderedJson strata = json::OrderedJson::object();
  for (const auto& [code, stratum] : proof.strata) {
    strata[code] = {{"members", stratum.members}, {"wanted", stratum.wanted}};
  }
  return json::Dump(json::OrderedJson{{"seed", proof.seed}, {"study", proof.study}, {"strata", std::move(strata)}});
}

}  // namespace pepiniere::pep
