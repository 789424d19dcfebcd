// pep login|whoami
#include <memory>

#include "absl/strings/str_join.h"
#include "absl/time/clock.h"
#include "clients/pep/access/commands.h"
#include "clients/pep/access/roles.h"
#include "clients/pep/kit/config.h"
#include "clients/pep/kit/exit_code.h"
#include "clients/pep/kit/output.h"
#include "clients/pep/kit/session.h"
#include "clients/pep/kit/sheet.h"
#include "clients/pep/kit/token.h"
#include "google/protobuf/struct.pb.h"
#include "pepiniere/access/v1/access_service.grpc.pb.h"
#include "services/base/text.h"
#include "services/base/try.h"

namespace pepiniere::pep {
namespace {

constexpr absl::Duration kLifetime = absl::Hours(12);

constexpr Text kNoIssuer = {
    "no development issuer here (./run makes one in its data folder). Tokens for $0 come from its identity provider: "
    "give yours with --token-file FILE or in PEP_TOKEN",
    "pas d'émetteur de développement ici (./run en crée un dans son dossier de données). Les jetons pour $0 viennent "
    "de "
    "son fournisseur d'identité : donnez le vôtre par --token-file FICHIER ou dans PEP_TOKEN"};

constexpr Text kNotAnswered = {"The server does not say ($0); this is what your token says.",
                               "Le serveur ne répond pas ($0) ; voici ce que dit votre jeton."};
constexpr Text kNotTold = {"The server has no access service, which would say; this is what your token says.",
                           "Le serveur n'a pas de service « access », qui le dirait ; voici ce que dit votre jeton."};

struct LoginFlags {
  std::vector<std::string> roles;
  std::string subject, name, email;
};

// "dev:coach": whom the audit names where nobody else was said.
std::string SubjectOf(const LoginFlags& flags) {
  if (!flags.subject.empty()) return flags.subject;
  return base::Concat("dev:", flags.roles.front().substr(0, flags.roles.front().find('@')));
}

Claims ClaimsFor(const DevelopmentIssuer& issuer, const LoginFlags& flags) {
  const absl::Time now = absl::Now();
  const std::string subject = SubjectOf(flags);
  return {.subject = subject,
          .issuer = issuer.issuer,
          .audience = issuer.audience,
          .roles = flags.roles,
          .name = flags.name.empty() ? subject : flags.name,
          .email = flags.email,
          .issued_at = now,
          .expires_at = now + kLifetime};
}

absl::Status Login(Session& session, const LoginFlags& flags) {
  const Messages& say = session.say();
  if (flags.roles.empty() && flags.subject.empty()) {
    return UsageError(say({"say who you are: --as ROLE, --subject SUBJECT, or both",
                           "dites qui vous êtes : --as RÔLE, --subject SUJET, ou les deux"}));
  }
  const std::string& server = session.options().server;
  const auto issuer = DevelopmentIssuer::Find(session.environment());
  if (!issuer) return InOwnWords(absl::StatusCode::kUnauthenticated, say(kNoIssuer, server));
  const Claims claims = ClaimsFor(*issuer, flags);
  PEP_ASSIGN(const std::string token, SignToken(*issuer, claims));
  PEP_TRY(WritePrivately(TokenFile(session.environment(), server), token + "\n"));
  session.out().Note(
      say({"Logged in to $0 as $1, until $2.", "Connecté à $0 comme $1, jusqu'au $2."}, server,
          flags.roles.empty() ? claims.subject : absl::StrJoin(flags.roles, ", "), say.Time(claims.expires_at)),
      Tone::kGood);
  return absl::OkStatus();
}

// What the token says, and the person that the server knows whoever calls as.
struct Seen : Claims {
  std::string person = {};
};

google::protobuf::Struct ToJson(const Seen& claims, const std::string& server) {
  google::protobuf::Struct json;
  auto& fields = *json.mutable_fields();
  fields["server"].set_string_value(server);
  fields["subject"].set_string_value(claims.subject);
  fields["issuer"].set_string_value(claims.issuer);
  if (!claims.person.empty()) fields["person"].set_string_value(claims.person);
  auto* roles = fields["roles"].mutable_list_value();
  for (const std::string& role : claims.roles) roles->add_values()->set_string_value(role);
  if (claims.expires_at > absl::UnixEpoch()) {
    fields["expireTime"].set_string_value(absl::FormatTime(absl::RFC3339_sec, claims.expires_at, absl::UTCTimeZone()));
  }
  return json;
}

const View<Seen>& ClaimsView() {
  using C = const Seen&;
  static const auto* view = new View<Seen>{
      .fields = {{"subject", [](C c) { return c.subject; }},
                 {"issuer", [](C c) { return c.issuer; }},
                 {"roles", [](C c) { return absl::StrJoin(c.roles, ";"); }},
                 {"expire_time",
                  [](C c) { return absl::FormatTime(absl::RFC3339_sec, c.expires_at, absl::UTCTimeZone()); }},
                 {"person", [](C c) { return c.person; }}},
      .columns = {}};
  return *view;
}

void PrintClaims(const Seen& claims, const Session& session) {
  const Messages& say = session.say();
  const bool over = claims.expires_at <= absl::Now();
  Sheet sheet(session.out());
  sheet.Line({"Server", "Serveur"}, session.options().server);
  sheet.Line({"You are", "Vous êtes"}, claims.subject, Tone::kStrong);
  sheet.Line({"Person", "Personne"}, claims.person);
  sheet.Lines({"Roles", "Rôles"}, claims.roles);
  sheet.Line({"Says", "Selon"}, claims.issuer);
  if (claims.expires_at > absl::UnixEpoch())
    sheet.Line({"Until", "Jusqu'au"},
               over ? say({"$0: expired, log in again", "$0 : expiré, reconnectez-vous"}, say.Time(claims.expires_at))
                    : say.Time(claims.expires_at),
               over ? Tone::kWarning : Tone::kPlain);
  sheet.Print();
}

// Who the server says that we are, whoever gave us our roles; what only the token tells comes from there.
Seen AsTheServerSees(const access::v1::Caller& caller, const Claims& claims) {
  Seen seen{claims, caller.person()};
  seen.subject = caller.subject();
  seen.roles.clear();
  for (const auto& held : caller.roles()) seen.roles.push_back(Written({held.role(), held.resource()}));
  return seen;
}

void Print(const Seen& claims, const Session& session) {
  const Output& out = session.out();
  if (out.format == Format::kJson) {
    out.Line(Json(ToJson(claims, session.options().server)));
  } else if (out.format == Format::kCsv) {
    ShowOne(out, ClaimsView(), claims);
  } else if (claims.subject.empty() && claims.roles.empty()) {
    out.Line(session.say()({"Nobody in particular for $0: you see what is open data. `pep login` makes you somebody.",
                            "Personne en particulier pour $0 : vous voyez les données ouvertes. « pep login » vous "
                            "donne un rôle."},
                           session.options().server));
  } else {
    PrintClaims(claims, session);
  }
}

absl::Status WhoAmI(Session& session) {
  PEP_TRY(session.Connect());
  PEP_ASSIGN(const std::string token, session.Token());
  const auto claims = token.empty() ? Claims{} : ReadToken(token);
  const auto caller = session.Call(&access::v1::AccessService::Stub::GetCaller, access::v1::GetCallerRequest());
  if (caller.ok()) {
    Print(AsTheServerSees(*caller, claims.value_or(Claims{})), session);
    return absl::OkStatus();
  }
  const Messages& say = session.say();
  if (!claims) {
    return InOwnWords(absl::StatusCode::kUnauthenticated, say({"the token is not a JWT", "le jeton n'est pas un JWT"}));
  }
  session.Remark(
      say(absl::IsUnimplemented(caller.status()) ? kNotTold : kNotAnswered, std::string(caller.status().message())));
  Print(Seen{*claims}, session);
  return absl::OkStatus();
}

}  // namespace

void AddLoginCommands(Command& root) {
  auto flags = std::make_shared<LoginFlags>();
  Command login = root.Add("login", {"Get a token from the development issuer of ./run",
                                     "Obtenir un jeton de l'émetteur de développement de ./run"});
  const std::string repeatable = login.say()({"$0 (repeatable)", "$0 (répétable)"}, TypedRoles());
  login.Value(
      "--as",
      [flags, &say = login.say()](const std::string& typed) {
        const auto role = ParseRole(typed);
        if (role) flags->roles.push_back(Written(*role));
        return role ? "" : say(kBadRole, typed, TypedRoles());
      },
      {repeatable, repeatable}, "ROLE[@RESOURCE]");
  login.String("--subject", flags->subject,
               {"As this person, whose roles are those they were given (dev:ROLE)",
                "Comme cette personne, dont les rôles sont ceux qu'elle a reçus (dev:RÔLE)"});
  login.String("--name", flags->name, {"What they are called (the subject)", "Comment on l'appelle (le sujet)"});
  login.String("--email", flags->email, {"Their address", "Son adresse"});
  login.Does([flags](Session& session) { return Login(session, *flags); });

  Command whoami = root.Add("whoami", {"Tell who you are for the server", "Dire qui vous êtes pour le serveur"});
  whoami.Does(WhoAmI);
}

}  // namespace pepiniere::pep
