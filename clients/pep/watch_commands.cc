// pep watch projects|phases|committees
#include <fstream>
#include <memory>
#include <utility>

#include "absl/strings/ascii.h"
#include "clients/cpp/cancellation.h"
#include "clients/pep/arguments.h"
#include "clients/pep/cloud_event.h"
#include "clients/pep/commands.h"
#include "clients/pep/config.h"
#include "clients/pep/exit_code.h"
#include "clients/pep/governance_vocabulary.h"
#include "clients/pep/interruption.h"
#include "clients/pep/text.h"
#include "services/base/text.h"
#include "services/base/try.h"

namespace pepiniere::pep {
namespace {

using namespace portfolio::v1;  // NOLINT: the streams and what they carry

struct WatchFlags {
  std::string token, since_file, restriction;
  int limit = 0;

  void AddTo(Command& command) {
    command.String("--from", token,
                   {"Go on after this resume token (from now on)", "Reprendre après ce jeton (à partir de maintenant)"},
                   "TOKEN");
    command.String("--since-file", since_file,
                   {"Go on after the token in it, and keep the latest one there",
                    "Reprendre après le jeton qui s'y trouve, et y garder le dernier"},
                   "FILE");
    command.Number("--limit", limit, 1, {"End after so many changes", "Finir après tant de changements"});
  }
};

// What people read of each kind of resource, on a line.
std::string Said(const Project& project, const Messages& say) {
  return base::Concat(project.title(), "  ", Said(project.phase(), say));
}
std::string Said(const PhaseRecord& line, const Messages& say) {
  return base::Concat(Said(line.phase(), say), "  ", Said(line.effective_date(), say));
}
std::string Said(const Committee& committee, const Messages& say) {
  return base::Concat(Said(committee.state(), say), "  ", Said(committee.date(), say), "  ", committee.title());
}

const Project& Resource(const WatchProjectsResponse::Change& change) { return change.project(); }
const PhaseRecord& Resource(const WatchPhaseRecordsResponse::Change& change) { return change.phase_record(); }
const Committee& Resource(const WatchCommitteesResponse::Change& change) { return change.committee(); }

// A change as a line of the table or of CSV.
struct Row {
  google::protobuf::Timestamp time;
  ChangeKind kind;
  std::string name, said, token;
};

const View<Row>& RowsView() {
  using R = const Row&;
  using M = const Messages&;
  static const auto* view =
      new View<Row>{.fields = {{"time", [](R r) { return Iso(r.time); }},
                               {"kind", [](R r) { return Code(r.kind); }},
                               {"name", [](R r) { return r.name; }},
                               {"resume_token", [](R r) { return r.token; }}},
                    .columns = {
                        {{"When", "Quand"},
                         [](R r, M say) {
                           return Cell{say.Time(FromProto(r.time)), Tone::kDim};
                         },
                         Align::kLeft,
                         18,
                         0},
                        {{"What", "Quoi"},
                         [](R r, M say) {
                           return Cell{pep::Said(r.kind, say), ToneOf(r.kind)};
                         },
                         Align::kLeft,
                         9,
                         0},
                        {{"Of", "De"},
                         [](R r, M) {
                           return Cell{r.name, Tone::kStrong};
                         },
                         Align::kLeft,
                         20,
                         0},
                        {{"Now", "Maintenant"}, [](R r, M) { return Cell{r.said}; }, Align::kLeft, 20, 0},
                    }};
  return *view;
}

// Where a watch begins: --from, or what --since-file holds.
absl::StatusOr<std::string> StartToken(const WatchFlags& flags, const Messages& say) {
  if (!flags.token.empty() && !flags.since_file.empty()) {
    return UsageError(say({"choose one of --from and --since-file", "choisissez l'un de --from et --since-file"}));
  }
  std::ifstream file(flags.since_file);
  std::string token = flags.token;
  if (!flags.since_file.empty() && file) std::getline(file, token);
  return std::string(absl::StripAsciiWhitespace(token));
}

// Writes changes as they come. A line is out before the token that comes after it is kept.
template <class Reply>
class Writer {
 public:
  Writer(Session& session, const WatchFlags& flags, std::string_view resource_type)
      : session_(session), flags_(flags), resource_type_(resource_type), listing_(session.out(), RowsView()) {}

  // False when there is no use in going on.
  bool Take(const Reply& reply) {
    const Output& out = session_.out();
    for (const auto& change : reply.changes()) {
      const auto& resource = Resource(change);
      if (out.format == Format::kJson) {
        const CloudEvent event{resource_type_, change.kind(), resource.name(), reply.commit_time(),
                               reply.resume_token()};
        out.Line(event.ToJson(resource));
      } else {
        listing_.Add(
            {reply.commit_time(), change.kind(), resource.name(), Said(resource, out.say), reply.resume_token()});
      }
      ++written_;
    }
    listing_.Flush();
    if (!out.stream.good()) return false;
    if (!flags_.since_file.empty()) status_ = WritePrivately(flags_.since_file, reply.resume_token() + "\n");
    return status_.ok() && (flags_.limit == 0 || written_ < flags_.limit);
  }

  const absl::Status& status() const { return status_; }

 private:
  Session& session_;
  const WatchFlags& flags_;
  const std::string_view resource_type_;
  Listing<Row> listing_;
  int written_ = 0;
  absl::Status status_;
};

absl::Status Explained(const absl::Status& status, const Messages& say) {
  if (!absl::IsOutOfRange(status)) return status;
  return InOwnWords(absl::StatusCode::kOutOfRange,
                    say({"the changes after this token are no longer kept: list everything again, then watch without "
                         "--from (and remove the file of --since-file)",
                         "les changements après ce jeton ne sont plus gardés : relistez tout, puis suivez sans --from "
                         "(et ôtez le fichier de --since-file)"}));
}

template <class Request, class Reply>
struct Watched {
  const char* name;
  std::string_view resource_type;
  Text help;
  const char* restriction;  // an option, and what it says
  Text restriction_help;
  const char* restriction_type;
  std::unique_ptr<grpc::ClientReader<Reply>> (Governance::Stub::*method)(grpc::ClientContext*, const Request&);
  void (*restrict)(Request&, const std::string&);

  absl::Status Watch(Session& session, const WatchFlags& flags) const {
    Request request;
    PEP_ASSIGN(const std::string token, StartToken(flags, session.say()));
    request.set_resume_token(token);
    restrict(request, flags.restriction);
    Writer<Reply> writer(session, flags, resource_type);
    clients::Cancellation cancellation;
    const Interruption interruption([&] { cancellation.Cancel(); });
    bool told = false;  // An outage is said once, however often it is tried again.
    const auto take = [&](const Reply& reply) {
      told = false;
      return writer.Take(reply);
    };
    const auto lost = [&](const absl::Status& why) {
      if (std::exchange(told, true)) return;
      session.Remark(
          session.say()({"Lost ($0); going on from where it stopped.", "Perdu ($0) ; reprise là où cela s'est arrêté."},
                        std::string(why.message())));
    };
    const absl::Status status =
        session.Watch<Governance::Stub, Request, Reply>(method, request, take, cancellation, lost);
    PEP_TRY(Explained(status, session.say()));
    return writer.status();
  }

  void AddTo(Command& parent) const {
    auto flags = std::make_shared<WatchFlags>();
    Command command = parent.Add(name, help);
    command.String(restriction, flags->restriction, restriction_help, restriction_type);
    flags->AddTo(command);
    command.Does([*this, flags](Session& session) { return Watch(session, *flags); });
  }
};

}  // namespace

void AddWatchCommands(Command& root) {
  Command watch =
      root.Add("watch", {"Follow changes as they happen, without missing one; --output json: CloudEvents",
                         "Suivre les changements en direct, sans en manquer ; --output json : CloudEvents"});
  Watched<WatchProjectsRequest, WatchProjectsResponse>{
      .name = "projects",
      .resource_type = "project",
      .help = {"Follow projects", "Suivre les projets"},
      .restriction = "--filter",
      .restriction_help = {"An AIP-160 filter", "Un filtre AIP-160"},
      .restriction_type = "FILTER",
      .method = &Governance::Stub::WatchProjects,
      .restrict = [](WatchProjectsRequest& request, const std::string& filter) { request.set_filter(filter); }}
      .AddTo(watch);
  Watched<WatchPhaseRecordsRequest, WatchPhaseRecordsResponse>{
      .name = "phases",
      .resource_type = "phase_record",
      .help = {"Follow the phase ledger", "Suivre le registre des phases"},
      .restriction = "--project",
      .restriction_help = {"Of this project only", "De ce projet seulement"},
      .restriction_type = "PROJECT",
      .method = &Governance::Stub::WatchPhaseRecords,
      .restrict =
          [](WatchPhaseRecordsRequest& request, const std::string& project) {
            request.set_parent(ResourceName("projects", project.empty() ? "-" : project));
          }}
      .AddTo(watch);
  Watched<WatchCommitteesRequest, WatchCommitteesResponse>{
      .name = "committees",
      .resource_type = "committee",
      .help = {"Follow committees", "Suivre les comités"},
      .restriction = "--incubator",
      .restriction_help = {"Of this incubator only", "De cet incubateur seulement"},
      .restriction_type = "INCUBATOR",
      .method = &Governance::Stub::WatchCommittees,
      .restrict = [](WatchCommitteesRequest& request,
                     const std::string& incubator) { request.set_incubator(ResourceName("incubators", incubator)); }}
      .AddTo(watch);
}

}  // namespace pepiniere::pep
