// pep metrics sources create|rotate|delete|replay
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "clients/pep/kit/arguments.h"
#include "clients/pep/kit/exit_code.h"
#include "clients/pep/kit/noun_view.h"
#include "clients/pep/kit/write_flags.h"
#include "clients/pep/metrics/nouns.h"
#include "clients/pep/metrics/part.h"
#include "clients/pep/metrics/source_rules.h"
#include "clients/pep/metrics/source_setup.h"
#include "pepiniere/metrics/v1/metrics_service.grpc.pb.h"
#include "services/base/text.h"
#include "services/base/try.h"

namespace pepiniere::pep {
namespace {

using google::protobuf::Message;
using metrics::v1::Source;
using metrics::v1::SourceEvent;
using Stub = metrics::v1::MetricsService::Stub;

// With its secret, which programs read here and nowhere else.
const View<Source>& SecretView() {
  using S = const Source&;
  static const auto* const view = new View<Source>{.fields = {{"name", [](S s) { return s.name(); }},
                                                              {"project", [](S s) { return s.project(); }},
                                                              {"hook_uri", [](S s) { return s.hook_uri(); }},
                                                              {"secret", [](S s) { return s.secret(); }}},
                                                   .columns = {}};
  return *view;
}

// A secret is shown this once: to whoever made it, with what to do with it.
void ShowSecret(const Output& output, const Source& source, const std::string& site) {
  if (!output.ForPeople()) return ShowOne(output, SecretView(), source);
  const Messages& say = output.say;
  const Noun noun = SourcesNoun();
  PrintSheet(noun, source, output);
  if (source.secret().empty()) {
    output.Note(say({"The secret was told already, to the first answer: `rotate` makes a new one.",
                     "Le secret a déjà été donné, à la première réponse : « rotate » en fait un autre."}));
    return;
  }
  output.Line("");
  output.Line(base::Concat(say({"Secret, shown this once: ", "Secret, montré cette seule fois : "}),
                           output.terminal.Paint(Tone::kStrong, source.secret())));
  output.Line("");
  for (const std::string& step : SetupSteps(source, site, say)) output.Line(base::Concat("  ", step));
  if (site.empty()) {
    output.Note(
        say({"ADDRESS is that of the site, which --site says.", "ADDRESS est l'adresse du site, que dit --site."}));
  }
}

struct SecretFlags : WriteFlags {
  std::string id, site;
  int keep_hours = 0;

  void AddSite(Command& command) {
    command.String(
        "--site", site,
        {"The address of the site: https://pepiniere.example", "L'adresse du site : https://pepiniere.example"}, "URL");
  }
  // Nothing was made in a dry run, which has no secret to show.
  void Show(const Output& output, const Source& source) const {
    const Noun noun = SourcesNoun();
    if (dry_run) {
      ShowOne<Message>(output, ViewOf(noun), source);
    } else {
      ShowSecret(output, source, site);
    }
    Remind(output);
  }
};

struct CreateFlags : SecretFlags {
  CreateFlags() : fields(Source::default_instance(), SourceFlags(), MetricsPart().enums) {}

  FieldFlags fields;
};

void AddCreate(Command& sources) {
  auto flags = std::make_shared<CreateFlags>();
  Command create =
      sources.Add("create", {"Create a source; its secret is shown this once, with what to paste where",
                             "Créer une source ; son secret est montré cette seule fois, avec quoi coller où"});
  flags->fields.AddTo(create);
  flags->AddSite(create);
  flags->AddTo(create, SayReaders(MetricsPart().contract, "CreateSource", create.say()));
  create.Does([flags](Session& session) -> absl::Status {
    PEP_TRY(flags->fields.Complete(session.say()));
    metrics::v1::CreateSourceRequest request;
    request.mutable_source()->CopyFrom(flags->fields.resource());
    // Nobody may create one of no project: whoever may of theirs would be told that they may not.
    if (request.source().project().empty()) {
      return UsageError(session.say()({"say whose it is, with --project", "dites de quel projet, avec --project"}));
    }
    request.set_validate_only(flags->dry_run);
    PEP_ASSIGN(const Source source, session.Call(&Stub::CreateSource, request));
    flags->Show(session.out(), source);
    return absl::OkStatus();
  });
}

void AddRotate(Command& sources) {
  auto flags = std::make_shared<SecretFlags>();
  Command rotate = sources.Add("rotate", {"Make a new secret of a source, shown this once",
                                          "Faire un nouveau secret à une source, montré cette seule fois"});
  rotate.String("ID", flags->id, SourcesNoun().which, SourcesNoun().type).Required();
  rotate.Number("--keep-hours", flags->keep_hours, 0,
                {"How long the secret of before will do too (no longer)",
                 "Combien d'heures le secret d'avant suffira encore (aucune)"});
  flags->AddSite(rotate);
  flags->AddEtag(rotate);
  flags->AddTo(rotate, SayReaders(MetricsPart().contract, "RotateSourceSecret", rotate.say()));
  rotate.Does([flags](Session& session) -> absl::Status {
    metrics::v1::RotateSourceSecretRequest request;
    request.set_name(ResourceName("sources", flags->id));
    request.set_keep_hours(flags->keep_hours);
    request.set_etag(flags->etag);
    request.set_validate_only(flags->dry_run);
    PEP_ASSIGN(const Source source, session.Call(&Stub::RotateSourceSecret, request));
    flags->Show(session.out(), source);
    return absl::OkStatus();
  });
}

void AddDelete(Command& sources) {
  auto flags = std::make_shared<SecretFlags>();
  Command revoke = sources.Add("delete", {"Revoke a source for good: what it told stays",
                                          "Révoquer une source pour de bon : ce qu'elle a dit reste"});
  revoke.String("ID", flags->id, SourcesNoun().which, SourcesNoun().type).Required();
  flags->AddEtag(revoke);
  flags->AddTo(revoke, SayReaders(MetricsPart().contract, "DeleteSource", revoke.say()));
  revoke.Does([flags](Session& session) -> absl::Status {
    metrics::v1::DeleteSourceRequest request;
    request.set_name(ResourceName("sources", flags->id));
    request.set_etag(flags->etag);
    request.set_validate_only(flags->dry_run);
    PEP_ASSIGN(const Source source, session.Call(&Stub::DeleteSource, request));
    const Noun noun = SourcesNoun();
    ShowOne<Message>(session.out(), ViewOf(noun), source);
    flags->Remind(session.out());
    return absl::OkStatus();
  });
}

struct ReplayFlags : WriteFlags {
  std::string id;
  std::vector<std::string> events;
};

absl::Status Replay(Session& session, const ReplayFlags& flags) {
  const std::string source = ResourceName("sources", flags.id);
  metrics::v1::ReplaySourceEventsRequest request;
  request.set_parent(source);
  for (const std::string& typed : flags.events) {
    const std::string_view id = Id(typed);
    request.add_source_events(base::Concat(source, "/sourceEvents/", id));
  }
  request.set_validate_only(flags.dry_run);
  PEP_ASSIGN(const auto reply, session.Call(&Stub::ReplaySourceEvents, request));
  const Noun noun = SourceEventsNoun();
  const View<Message> view = ViewOf(noun);
  Listing<Message> listing(session.out(), view);
  for (const SourceEvent& event : reply.source_events()) listing.Add(event);
  listing.Flush();
  if (reply.remaining() > 0) {
    session.Remark(session.say()({"Refused, and can still be replayed: $0", "Refusés, et encore à rejouer : $0"},
                                 reply.remaining()));
  }
  flags.Remind(session.out());
  return absl::OkStatus();
}

void AddReplay(Command& sources) {
  auto flags = std::make_shared<ReplayFlags>();
  Command replay = sources.Add("replay", {"Take again what was refused, as if it came now",
                                          "Reprendre ce qui a été refusé, comme si cela venait maintenant"});
  replay.String("ID", flags->id, SourcesNoun().which, SourcesNoun().type).Required();
  replay
      .Strings("EVENT", flags->events,
               {"Which ones; the oldest 100 that were refused by default",
                "Lesquels ; par défaut les 100 plus anciens refusés"},
               "FEED_EVENT")
      .Any();
  flags->AddTo(replay, SayReaders(MetricsPart().contract, "ReplaySourceEvents", replay.say()));
  replay.Does([flags](Session& session) { return Replay(session, *flags); });
}

}  // namespace

void AddSourceVerbs(Command& sources) {
  AddCreate(sources);
  AddRotate(sources);
  AddDelete(sources);
  AddReplay(sources);
  SourceEventsNoun().AddTo(sources);
}

}  // namespace pepiniere::pep
