// pep person consents|consent|withdraw
#include <algorithm>
#include <memory>

#include "absl/strings/str_join.h"
#include "clients/pep/access/consent.h"
#include "clients/pep/access/part.h"
#include "clients/pep/access/person.h"
#include "clients/pep/access/vocabulary.h"
#include "clients/pep/kit/arguments.h"
#include "clients/pep/kit/exit_code.h"
#include "clients/pep/kit/paging.h"
#include "clients/pep/kit/proto_values.h"
#include "clients/pep/kit/sheet.h"
#include "clients/pep/kit/write_flags.h"
#include "pepiniere/access/v1/access_service.grpc.pb.h"
#include "services/base/text.h"
#include "services/base/try.h"

namespace pepiniere::pep {
namespace {

using access::v1::AccessService;
using access::v1::Consent;
using access::v1::ConsentPurpose;
using M = const Messages&;
using Purposes = std::vector<ConsentPurpose>;

constexpr Text kWhose = {"persons/ID, the id alone, or me, which it is where nobody is named",
                         "persons/ID, l'id seul, ou me, ce qu'il est si personne n'est nommé"};
// It counts, and the purpose says something else now.
constexpr Text kOutdated = {"given, for an earlier wording", "donné, pour un texte d'avant"};
constexpr Text kNobodyToAsk = {"nobody is at a terminal to be asked: --yes agrees without asking",
                               "personne n'est devant un terminal pour répondre : --yes accepte sans demander"};

// In which language the reader reads.
const char* LanguageCode(const Messages& say) { return say.language() == Language::kFrench ? "fr" : "en"; }

absl::StatusOr<Purposes> ListPurposes(Session& session) {
  access::v1::ListConsentPurposesRequest request;
  request.set_language_code(LanguageCode(session.say()));
  PEP_ASSIGN(const auto told, session.Call(&AccessService::Stub::ListConsentPurposes, request));
  return Purposes(told.consent_purposes().begin(), told.consent_purposes().end());
}

std::string NameOf(const std::string& person, const std::string& purpose) {
  return base::Concat(person, "/consents/", purpose);
}

// Empty for what is asked for no longer.
std::string TitleOf(const Consent& consent, const Purposes& purposes) {
  const auto found = std::ranges::find(purposes, Id(consent.name()), &ConsentPurpose::id);
  return found == purposes.end() ? "" : found->title();
}

Cell State(const Consent& consent, const Purposes& purposes, const Messages& say) {
  if (!consent.has_give_time()) return {say({"never given", "jamais donné"}), Tone::kDim};
  const bool asked = !TitleOf(consent, purposes).empty();
  if (consent.state() == Consent::STATE_GIVEN && asked && !consent.up_to_date())
    return {say(kOutdated), Tone::kWarning};
  return {Said(consent.state(), say), ToneOf(consent.state())};
}

// When what is so began to be.
std::string Since(const Consent& consent, const Messages& say) {
  if (!consent.has_give_time()) return "";
  return say.Time(FromProto(consent.has_withdraw_time() ? consent.withdraw_time() : consent.give_time()));
}

View<Consent> ViewWith(const Purposes& purposes) {
  using C = const Consent&;
  return {.fields = {{"name", [](C c) { return c.name(); }},
                     {"state", [](C c) { return Code(c.state()); }},
                     {"give_time", [](C c) { return Iso(c.give_time()); }},
                     {"withdraw_time", [](C c) { return Iso(c.withdraw_time()); }},
                     {"wording", [](C c) { return c.wording(); }},
                     {"up_to_date", [](C c) { return std::string(c.up_to_date() ? "true" : "false"); }}},
          .columns = {
              {{"Id", "Id"},
               [](C c, M) {
                 return Cell{std::string(Id(c.name())), Tone::kDim};
               }},
              {{"Purpose", "Finalité"},
               [purposes](C c, M) {
                 return Cell{TitleOf(c, purposes), Tone::kStrong};
               },
               Align::kLeft,
               10,
               0},
              {{"State", "État"}, [purposes](C c, M say) { return State(c, purposes, say); }},
              {{"Since", "Depuis"}, [](C c, M say) { return Cell{Since(c, say)}; }, Align::kRight, 0, 1},
          }};
}

absl::Status List(Session& session, const std::string& typed) {
  access::v1::ListConsentsRequest request;
  PEP_ASSIGN(*request.mutable_parent(), PersonNamed(session, typed));
  PEP_ASSIGN(const Purposes purposes, ListPurposes(session));
  PEP_ASSIGN(std::vector<Consent> consents, ListAll<Consent>(
                                                session, &AccessService::Stub::ListConsents, request,
                                                [](const auto& page) -> const auto& { return page.consents(); }));
  for (const ConsentPurpose& purpose : purposes) {
    const std::string name = NameOf(request.parent(), purpose.id());
    if (typed != kMe || std::ranges::find(consents, name, &Consent::name) != consents.end()) continue;
    consents.emplace_back().set_name(name);
  }
  const View<Consent> view = ViewWith(purposes);
  Listing<Consent> listing(session.out(), view);
  for (const Consent& consent : consents) listing.Add(consent);
  listing.Flush();
  SayWhatIsLeft(session, static_cast<int>(consents.size()), "", {});
  return absl::OkStatus();
}

void AddList(Command& person) {
  auto typed = std::make_shared<std::string>(kMe);
  Command consents = person.Add("consents", {"List what somebody agreed to; of oneself, what may be agreed to as well",
                                             "Lister ce que quelqu'un a accepté ; de soi, ce qui peut l'être aussi"});
  consents.String("PERSON", *typed, kWhose, "PERSON");
  consents.Does([typed](Session& session) { return List(session, *typed); });
}

absl::Status Finish(const Session& session, const Purposes& purposes, const absl::StatusOr<Consent>& consent,
                    const WriteFlags& flags) {
  PEP_TRY(consent.status());
  const Output& out = session.out();
  if (out.ForPeople()) {
    const Cell state = State(*consent, purposes, out.say);
    Sheet sheet(out);
    sheet.Line({"Purpose", "Finalité"}, TitleOf(*consent, purposes), Tone::kStrong);
    sheet.Line({"Is", "Est"}, consent->name());
    sheet.Line({"State", "État"}, state.text, state.tone);
    sheet.Line({"Since", "Depuis"}, Since(*consent, out.say));
    sheet.Line({"Wording", "Texte"}, consent->wording());
    sheet.Print();
  } else {
    ShowOne(out, ViewWith(purposes), *consent);
  }
  flags.Remind(out);
  return absl::OkStatus();
}

// That whoever is at the terminal read it, and agrees.
absl::Status Confirm(Session& session, const ConsentPurpose& purpose) {
  const Messages& say = session.say();
  if (!session.CanAsk()) return UsageError(say(kNobodyToAsk));
  const Output aside{session.errors(), Format::kTable, session.errors_terminal(), say};
  aside.Note(purpose.title(), Tone::kStrong);
  Sheet sheet(aside);
  sheet.Body(purpose.wording());
  sheet.Print();
  const auto agreed = ParseYesNo(session.Ask(say({"Do you agree? yes or no:", "Acceptez-vous ? oui ou non :"})));
  if (agreed.value_or(false)) return absl::OkStatus();
  return UsageError(
      say({"you did not say yes: nothing was agreed to", "vous n'avez pas dit oui : rien n'est accepté"}));
}

void AddGive(Command& person) {
  auto flags = std::make_shared<ConsentFlags>();
  Command consent = person.Add("consent", {"Agree to something, for oneself", "Accepter quelque chose, pour soi"});
  consent
      .String("PURPOSE", flags->purpose, {"To what, as `consents` tells it", "Quoi, comme le dit « consents »"},
              "PURPOSE")
      .Required();
  consent.Flag("--yes", flags->yes, {"Do not ask", "Ne pas demander"});
  flags->AddTo(consent, SayReaders(AccessPart().contract, "GiveConsent", consent.say()));
  consent.Note(
      {"Without --yes it tells what is agreed to, and asks. It counts until it is withdrawn: pep person "
       "withdraw",
       "Sans --yes, dit ce qui est accepté, et demande. Cela vaut jusqu'au retrait : pep person withdraw"});
  consent.Does([flags](Session& session) { return GiveConsent(session, *flags); });
}

struct WithdrawFlags : WriteFlags {
  std::string purpose, person = std::string(kMe), reason;
};

absl::Status Withdraw(Session& session, const WithdrawFlags& flags) {
  PEP_ASSIGN(const std::string person, PersonNamed(session, flags.person));
  PEP_ASSIGN(const Purposes purposes, ListPurposes(session));
  access::v1::WithdrawConsentRequest request;
  request.set_name(NameOf(person, flags.purpose));
  request.set_reason(flags.reason);
  request.set_validate_only(flags.dry_run);
  return Finish(session, purposes, session.Call(&AccessService::Stub::WithdrawConsent, request), flags);
}

void AddWithdraw(Command& person) {
  auto flags = std::make_shared<WithdrawFlags>();
  Command withdraw = person.Add(
      "withdraw", {"Withdraw what was agreed to, at once", "Retirer ce qui a été accepté, avec effet immédiat"});
  withdraw
      .String("PURPOSE", flags->purpose, {"What, as `consents` tells it", "Quoi, comme le dit « consents »"}, "PURPOSE")
      .Required();
  withdraw.String("--person", flags->person, kWhose, "ID");
  withdraw.String("--reason", flags->reason,
                  {"Who asked for it and how, of somebody else's; it stays, so name nobody in it",
                   "Qui l'a demandé et comment, pour quelqu'un d'autre ; elle reste, donc n'y nommez personne"});
  flags->AddTo(withdraw, SayReaders(AccessPart().contract, "WithdrawConsent", withdraw.say()));
  withdraw.Does([flags](Session& session) { return Withdraw(session, *flags); });
}

}  // namespace

absl::Status GiveConsent(Session& session, const ConsentFlags& flags) {
  PEP_ASSIGN(const std::string person, PersonNamed(session, std::string(kMe)));
  PEP_ASSIGN(const Purposes purposes, ListPurposes(session));
  const auto purpose = std::ranges::find(purposes, flags.purpose, &ConsentPurpose::id);
  if (purpose == purposes.end()) {
    const auto add = [](std::string* ids, const ConsentPurpose& known) { *ids += known.id(); };
    return UsageError(session.say()(kNotOneOf, flags.purpose, absl::StrJoin(purposes, "|", add)));
  }
  if (!flags.yes) PEP_TRY(Confirm(session, *purpose));
  access::v1::GiveConsentRequest request;
  request.set_name(NameOf(person, purpose->id()));
  request.set_language_code(LanguageCode(session.say()));
  request.set_wording(purpose->wording());
  request.set_validate_only(flags.dry_run);
  return Finish(session, purposes, session.Call(&AccessService::Stub::GiveConsent, request), flags);
}

void AddConsents(Command& person) {
  AddList(person);
  AddGive(person);
  AddWithdraw(person);
}

}  // namespace pepiniere::pep
