#include "clients/pep/kit/ping_command.h"

#include "absl/time/clock.h"
#include "clients/cpp/health.h"
#include "clients/pep/kit/session.h"
#include "services/base/try.h"

namespace pepiniere::pep {
namespace {

constexpr absl::Duration kPatience = absl::Seconds(2);

absl::Status Ping(Session& session) {
  PEP_TRY(session.Connect());
  const absl::Time asked = absl::Now();
  PEP_ASSIGN(const bool serves, clients::IsServing(session.channel(), kPatience));
  const std::string& server = session.options().server;
  const Messages& say = session.say();
  if (!serves) {
    return absl::UnavailableError(say({"it is up but does not serve", "il tourne mais ne sert pas"}));
  }
  session.out().Note(say({"$0 serves ($1 ms)", "$0 sert ($1 ms)"}, server,
                         say.Decimal(absl::ToDoubleMilliseconds(absl::Now() - asked))),
                     Tone::kGood);
  return absl::OkStatus();
}

}  // namespace

void AddPingCommand(Command& root) {
  Command ping = root.Add("ping", {"Ask whether the server serves: exit code 0 when it does",
                                   "Demander si le serveur sert : code de sortie 0 si oui"});
  ping.Does(Ping);
}

}  // namespace pepiniere::pep
