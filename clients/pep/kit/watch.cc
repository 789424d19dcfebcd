#include "clients/pep/kit/watch.h"

#include <fstream>
#include <memory>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_join.h"
#include "clients/cpp/cancellation.h"
#include "clients/pep/kit/change_kind.h"
#include "clients/pep/kit/cloud_event.h"
#include "clients/pep/kit/config.h"
#include "clients/pep/kit/exit_code.h"
#include "clients/pep/kit/fields.h"
#include "clients/pep/kit/interruption.h"
#include "clients/pep/kit/output.h"
#include "clients/pep/kit/part.h"
#include "services/base/try.h"

namespace pepiniere::pep {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Timestamp;
using rpc::v1::ChangeKind;

struct WatchFlags {
  std::string token, since_file, narrowing;
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

// A change as a line of the table or of CSV.
struct Row {
  Timestamp time;
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
                           return Cell{Said(r.kind, say), ToneOf(r.kind)};
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

// What happened, and what it happened to: a resource, or the change itself where it tells its name alone. Services that
// number the kinds by themselves number them alike.
ChangeKind KindOf(const Message& change) {
  const auto* kind = change.GetDescriptor()->FindFieldByName("kind");
  return static_cast<ChangeKind>(change.GetReflection()->GetEnumValue(change, kind));
}

const Message& ResourceOf(const Message& change) {
  const auto& type = *change.GetDescriptor();
  for (int i = 0; i < type.field_count(); ++i) {
    if (type.field(i)->cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE) continue;
    return change.GetReflection()->GetMessage(change, type.field(i));
  }
  return change;
}

// Writes changes as they come. A line is out before the token that comes after it is kept.
class Writer {
 public:
  Writer(Session& session, const WatchFlags& flags, const Watched& watched)
      : session_(session), flags_(flags), watched_(watched), listing_(session.out(), RowsView()) {}

  // False when there is no use in going on.
  bool Take(const Message& reply) {
    const std::string token = TextIn(reply, "resume_token");
    const auto& time = static_cast<const Timestamp&>(MessageIn(reply, "commit_time"));
    ForEach(reply, *reply.GetDescriptor()->FindFieldByName("changes"), [&](const Message& change) {
      Write(KindOf(change), ResourceOf(change), time, token);
      return true;
    });
    listing_.Flush();
    if (!session_.out().stream.good()) return false;
    if (!flags_.since_file.empty()) status_ = WritePrivately(flags_.since_file, token + "\n");
    return status_.ok() && (flags_.limit == 0 || written_ < flags_.limit);
  }

  const absl::Status& status() const { return status_; }

 private:
  void Write(ChangeKind kind, const Message& resource, const Timestamp& time, const std::string& token) {
    const Output& out = session_.out();
    const Part& part = watched_.part();
    const std::string name = TextIn(resource, "name");
    if (out.format == Format::kJson) {
      out.Line(CloudEvent{part.name, watched_.resource_type, kind, name, time, token}.ToJson(resource));
    } else {
      listing_.Add({time, kind, name, Shown(resource, part), token});
    }
    ++written_;
  }

  std::string Shown(const Message& resource, const Part& part) const {
    return absl::StrJoin(watched_.shown, "  ", [&](std::string* text, std::string_view field) {
      *text += SaidField(resource, field, session_.say(), part.enums).text;
    });
  }

  Session& session_;
  const WatchFlags& flags_;
  const Watched& watched_;
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

absl::Status Follow(Session& session, const Watched& watched, const WatchFlags& flags) {
  const auto request = watched.method.NewRequest();
  PEP_ASSIGN(const std::string token, StartToken(flags, session.say()));
  SetText(*request, "resume_token", token);
  if (watched.narrowing.value != nullptr) {
    SetText(*request, watched.narrowing.field, watched.narrowing.value(flags.narrowing));
  }
  Writer writer(session, flags, watched);
  clients::Cancellation cancellation;
  const Interruption interruption([&] { cancellation.Cancel(); });
  bool told = false;  // An outage is said once, however often it is tried again.
  const auto take = [&](const Message& reply) {
    told = false;
    return writer.Take(reply);
  };
  const auto lost = [&](const absl::Status& why) {
    if (std::exchange(told, true)) return;
    session.Remark(
        session.say()({"Lost ($0); going on from where it stopped.", "Perdu ($0) ; reprise là où cela s'est arrêté."},
                      std::string(why.message())));
  };
  PEP_TRY(Explained(watched.method.Follow(session, *request, take, cancellation, lost), session.say()));
  return writer.status();
}

}  // namespace

void Watched::AddTo(Command& root) const {
  Command watch =
      root.Share("watch", {"Follow changes as they happen, without missing one; --output json: CloudEvents",
                           "Suivre les changements en direct, sans en manquer ; --output json : CloudEvents"});
  auto flags = std::make_shared<WatchFlags>();
  Command command = watch.Add(name, help);
  if (narrowing.value != nullptr) command.String(narrowing.names, flags->narrowing, narrowing.help, narrowing.type);
  flags->AddTo(command);
  command.Does([watched = *this, flags](Session& session) { return Follow(session, watched, *flags); });
}

}  // namespace pepiniere::pep
