#include "clients/pep/kit/noun.h"

#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "absl/strings/strip.h"
#include "absl/strings/substitute.h"
#include "clients/pep/kit/arguments.h"
#include "clients/pep/kit/exit_code.h"
#include "clients/pep/kit/fields.h"
#include "clients/pep/kit/noun_view.h"
#include "clients/pep/kit/paging.h"
#include "clients/pep/kit/part.h"
#include "clients/pep/kit/write_flags.h"
#include "services/base/text.h"
#include "services/base/try.h"

namespace pepiniere::pep {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using Made = absl::StatusOr<std::unique_ptr<Message>>;

constexpr int kMostListed = 1000;  // a page, to look for what somebody may have meant
constexpr Text kShort = {"'$0' is not $1", "« $0 » n'est pas $1"};

NamePattern PatternOf(const Noun& noun) { return NamePattern::Of(*noun.resource.GetDescriptor()); }

// What was typed, whole; `which` says what it should be.
absl::StatusOr<std::string> Whole(const NamePattern& pattern, const std::string& typed, Text which,
                                  const Messages& say) {
  const auto name = pattern.Full(typed);
  if (!name || !pattern.Short(*name)) return UsageError(say(kShort, typed, say.Pick(which)));
  return *name;
}

absl::StatusOr<std::string> NameOf(const Noun& noun, const std::string& typed, const Messages& say) {
  return Whole(PatternOf(noun), typed, noun.which, say);
}

// Whether the request of the method has that field.
bool Asks(const Method& method, const char* field) {
  return method.request().GetDescriptor()->FindFieldByName(field) != nullptr;
}

bool IsNumbered(const Noun& noun) { return !noun.parent_which.english.empty(); }

// Whether the server names a new one, which nothing contains.
bool IsNamedByServer(const Noun& noun) {
  const std::string id =
      FieldOf(*noun.create.request().GetDescriptor(), *noun.resource.GetDescriptor())->name() + "_id";
  return !IsNumbered(noun) && !Asks(noun.create, id.c_str());
}

// Those of all, where nothing is typed, or what contains them alone and that is taken (AIP-159).
std::optional<std::string> ListedParent(const Noun& noun, const std::string& typed) {
  if (PatternOf(noun).IsTop()) return "";
  const NamePattern pattern = PatternOf(noun).Parent();
  const std::string of = typed.empty() ? "-" : typed;
  const auto name = pattern.Full(of);
  if (!noun.across || (name && pattern.Short(*name))) return name;
  const auto container = pattern.Parent().Full(of);
  return container ? pattern.Full(base::Concat(pattern.Parent().Short(*container).value_or(of), "/-")) : std::nullopt;
}

const FieldDescriptor& ItemsIn(const Noun& noun, const Message& page) {
  return *FieldOf(*page.GetDescriptor(), *noun.resource.GetDescriptor());
}

absl::Status Complete(Session& session, const Noun& noun, Message& request) {
  return noun.complete == nullptr ? absl::OkStatus() : noun.complete(session, request);
}

struct ListFlags {
  explicit ListFlags(const Noun& noun) : more(noun.list.request(), noun.list_flags, noun.part().enums) {}

  FieldFlags more;
  std::string parent, filter, order_by;
  PageOptions pages;
  bool show_deleted = false;
};

absl::Status List(Session& session, const Noun& noun, const ListFlags& flags) {
  const auto request = noun.list.NewRequest();
  request->CopyFrom(flags.more.resource());
  const auto parent = ListedParent(noun, flags.parent);
  if (!parent) return UsageError(session.say()(kShort, flags.parent, session.say().Pick(noun.parent_which)));
  SetText(*request, "parent", *parent);
  SetText(*request, "filter", flags.filter);
  SetText(*request, "order_by", flags.order_by);
  SetFlag(*request, "show_deleted", flags.show_deleted);
  PEP_TRY(Complete(session, noun, *request));
  absl::Status listed =
      ShowList(session, noun.list, *request, flags.pages, ViewOf(noun), *noun.resource.GetDescriptor());
  const bool of_all = flags.more.given().paths().empty() && !noun.instead_of_all.english.empty();
  if (!of_all || !absl::IsPermissionDenied(listed)) return listed;
  return InOwnWords(listed.code(), session.say()(noun.instead_of_all));
}

// A command on the noun, with help in the noun's words.
Command AddVerb(Command& parent, const char* verb, Text help, Text of) {
  const std::string english = absl::Substitute(base::Absl(help.english), base::Absl(of.english));
  const std::string french = absl::Substitute(base::Absl(help.french), base::Absl(of.french));
  return parent.Add(verb, {english, french});
}

void AddList(Command& parent, const std::shared_ptr<const Noun>& noun) {
  auto flags = std::make_shared<ListFlags>(*noun);
  Command list = AddVerb(parent, noun->lists.name, noun->lists.help, noun->many);
  if (!PatternOf(*noun).IsTop()) {
    auto parent_name = list.String(noun->parent_type, flags->parent, noun->parent_help, noun->parent_type);
    if (IsNumbered(*noun) && !noun->of_all) parent_name.Required();  // numbers are of one
  }
  if (Asks(noun->list, "filter")) {
    list.String("--filter", flags->filter, {"An AIP-160 filter", "Un filtre AIP-160"}, "FILTER");
  }
  if (!noun->order_by.english.empty()) list.String("--order-by", flags->order_by, noun->order_by, "FIELD");
  flags->more.AddTo(list);
  flags->pages.AddTo(list);
  if (Asks(noun->list, "show_deleted"))
    list.Flag("--show-deleted", flags->show_deleted, {"Deleted ones too", "Les supprimés aussi"});
  list.Does([noun, flags](Session& session) { return List(session, *noun, *flags); });
}

absl::Status ShowContained(Session& session, const Noun& noun, const std::string& name) {
  const auto request = noun.list.NewRequest();
  SetText(*request, "parent", name);
  PageOptions every;
  every.all = true;
  session.out().Line("");
  return ShowList(session, noun.list, *request, every, ViewOf(noun), *noun.resource.GetDescriptor());
}

absl::Status Show(Session& session, const Noun& noun, const std::string& id) {
  const auto request = noun.get.NewRequest();
  PEP_ASSIGN(const std::string name, NameOf(noun, id, session.say()));
  SetText(*request, "name", name);
  PEP_ASSIGN(const auto resource, noun.get.Call(session, *request));
  if (!session.out().ForPeople()) {
    ShowOne(session.out(), ViewOf(noun), *resource);
    return absl::OkStatus();
  }
  PrintSheet(noun, *resource, session.out());
  return noun.contained == nullptr ? absl::OkStatus() : ShowContained(session, noun.contained(), name);
}

void AddShow(Command& parent, const std::shared_ptr<const Noun>& noun) {
  auto id = std::make_shared<std::string>();
  Command show = AddVerb(parent, "show", {"Show $0", "Montrer $0"}, noun->one);
  show.String("ID", *id, noun->which, noun->type).Required();
  show.Does([noun, id](Session& session) { return Show(session, *noun, *id); });
}

// What every change of one takes.
struct NounWriteFlags : WriteFlags {
  std::string id;

  void AddTo(Command& command, const Noun& noun, const Method& method) {
    const bool creates = &method == &noun.create, below = IsNumbered(noun) && creates;
    if (!creates || !IsNamedByServer(noun)) {
      command
          .String(below ? noun.parent_type : "ID", id, below ? noun.parent_which : noun.which,
                  below ? noun.parent_type : noun.type)
          .Required();
    }
    const std::string called(absl::StripSuffix(method.request().GetDescriptor()->name(), "Request"));
    WriteFlags::AddTo(command, SayReaders(noun.part().contract, called, command.say()));
  }
};

absl::Status Finish(Session& session, const Noun& noun, const Made& made, const WriteFlags& flags) {
  PEP_TRY(made.status());
  ShowOne(session.out(), ViewOf(noun), **made);
  flags.Remind(session.out());
  return absl::OkStatus();
}

struct EditFlags : NounWriteFlags {
  explicit EditFlags(const Noun& noun) : fields(noun.resource, noun.flags, noun.part().enums) {}

  FieldFlags fields;
};

// The field of a request that holds the resource.
const std::string& ResourceField(const Noun& noun, const Message& request) { return ItemsIn(noun, request).name(); }

absl::Status Create(Session& session, const Noun& noun, EditFlags& flags) {
  PEP_TRY(flags.fields.Complete(session.say()));
  const auto request = noun.create.NewRequest();
  const std::string& field = ResourceField(noun, *request);
  if (IsNumbered(noun)) {
    PEP_ASSIGN(const std::string parent, Whole(PatternOf(noun).Parent(), flags.id, noun.parent_which, session.say()));
    SetText(*request, "parent", parent);
  } else if (!IsNamedByServer(noun)) {
    PEP_ASSIGN(const std::string name, NameOf(noun, flags.id, session.say()));
    SetText(*request, "parent", ParentOf(name));
    SetText(*request, field + "_id", std::string(Id(name)));
  }
  SetMessage(*request, field, flags.fields.resource());
  SetFlag(*request, "validate_only", flags.dry_run);
  PEP_TRY(Complete(session, noun, *request));
  return Finish(session, noun, noun.create.Call(session, *request), flags);
}

void AddCreate(Command& parent, const std::shared_ptr<const Noun>& noun) {
  auto flags = std::make_shared<EditFlags>(*noun);
  Command create = AddVerb(parent, noun->creates.name, noun->creates.help, noun->one);
  flags->AddTo(create, *noun, noun->create);
  flags->fields.AddTo(create);
  create.Does([noun, flags](Session& session) { return Create(session, *noun, *flags); });
}

absl::Status Update(Session& session, const Noun& noun, EditFlags& flags) {
  PEP_TRY(flags.fields.Complete(session.say()));
  PEP_TRY(flags.fields.CheckGiven(session.say()));
  PEP_ASSIGN(std::string name, NameOf(noun, flags.id, session.say()));
  const std::unique_ptr<Message> resource(flags.fields.resource().New());
  resource->CopyFrom(flags.fields.resource());
  SetText(*resource, "name", std::move(name));
  SetText(*resource, "etag", flags.etag);
  const auto request = noun.update.NewRequest();
  SetMessage(*request, ResourceField(noun, *request), *resource);
  SetMessage(*request, "update_mask", flags.fields.given());
  SetFlag(*request, "validate_only", flags.dry_run);
  return Finish(session, noun, noun.update.Call(session, *request), flags);
}

void AddUpdate(Command& parent, const std::shared_ptr<const Noun>& noun) {
  auto flags = std::make_shared<EditFlags>(*noun);
  Command update = AddVerb(parent, "update", {"Change fields of $0", "Modifier des champs d'$0"}, noun->one);
  flags->AddTo(update, *noun, noun->update);
  flags->AddEtag(update);
  flags->fields.AddTo(update);
  update.Note({"Only the fields given change; an empty value clears one",
               "Seuls les champs donnés changent ; une valeur vide en efface un"});
  update.Does([noun, flags](Session& session) { return Update(session, *noun, *flags); });
}

// Delete and undelete: a verb on a name.
void AddOnName(Command& parent, const std::shared_ptr<const Noun>& noun, const char* verb, Text help,
               const Method& method) {
  auto flags = std::make_shared<NounWriteFlags>();
  Command command = AddVerb(parent, verb, help, noun->one);
  flags->AddTo(command, *noun, method);
  flags->AddEtag(command);
  command.Does([noun, flags, &method](Session& session) -> absl::Status {
    const auto request = method.NewRequest();
    PEP_ASSIGN(std::string name, NameOf(*noun, flags->id, session.say()));
    SetText(*request, "name", std::move(name));
    SetText(*request, "etag", flags->etag);
    SetFlag(*request, "validate_only", flags->dry_run);
    return Finish(session, *noun, method.Call(session, *request), *flags);
  });
}

// The names, in short, that look like what was typed. None where the server cannot tell.
std::vector<std::string> NearNames(Session& session, const Noun& noun, std::string_view typed) {
  const auto request = noun.list.NewRequest();
  SetText(*request, "parent", ListedParent(noun, std::string(typed.substr(0, typed.rfind('/')))).value_or(""));
  SetNumber(*request, "page_size", kMostListed);
  const Made page = noun.list.Call(session, *request);
  std::vector<std::string> names;
  if (!page.ok()) return names;
  ForEach(**page, ItemsIn(noun, **page), [&](const Message& item) {
    names.push_back(PatternOf(noun).Short(TextIn(item, "name")).value_or(""));
    return true;
  });
  return Near(typed, names);
}

}  // namespace

Command Noun::AddTo(Command& root) const {
  const auto noun = std::make_shared<const Noun>(*this);
  Command parent = root.Add(name, help);
  AddList(parent, noun);
  if (get) AddShow(parent, noun);
  if (create) AddCreate(parent, noun);
  if (update) AddUpdate(parent, noun);
  if (remove) AddOnName(parent, noun, noun->removes.name, noun->removes.help, noun->remove);
  if (undelete)
    AddOnName(parent, noun, "undelete", {"Bring back $0 that was deleted", "Rétablir $0 après sa suppression"},
              noun->undelete);
  return parent;
}

KnownName Noun::Known() const {
  return {.type = type,
          .option = "",
          .pattern = PatternOf(*this),
          .unknown = unknown,
          .get = get,
          .near = [noun = std::make_shared<const Noun>(*this)](Session& session, std::string_view typed) {
            return NearNames(session, *noun, typed);
          }};
}

}  // namespace pepiniere::pep
