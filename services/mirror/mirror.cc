#include "services/mirror/mirror.h"

#include <algorithm>
#include <utility>

#include "absl/time/clock.h"
#include "google/protobuf/duration.pb.h"
#include "google/protobuf/reflection.h"
#include "pepiniere/rpc/v1/watch.pb.h"
#include "services/aip/fields.h"
#include "services/aip/values.h"
#include "services/base/try.h"

namespace pepiniere::mirror {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

// How often a quiet thread looks whether something is due.
constexpr absl::Duration kLook = absl::Milliseconds(100);
constexpr absl::Duration kPagePatience = absl::Seconds(10);

// The field of that type.
const Message& PartOf(const Message& change, const google::protobuf::Descriptor& type) {
  const google::protobuf::Descriptor& whole = *change.GetDescriptor();
  for (int i = 0; i < whole.field_count(); ++i) {
    const FieldDescriptor* field = whole.field(i);
    if (field->message_type() == &type) return change.GetReflection()->GetMessage(change, field);
  }
  return change;
}

bool Deleted(const Message& change) {
  const FieldDescriptor* kind = change.GetDescriptor()->FindFieldByName("kind");
  return change.GetReflection()->GetEnumValue(change, kind) == rpc::v1::CHANGE_KIND_DELETED;
}

}  // namespace

class Mirror::Calling {
 public:
  explicit Calling(Mirror& mirror) : mirror_(mirror) {
    std::lock_guard lock(mirror_.calling_);
    mirror_.call_ = &context_;
    if (mirror_.stopping_) context_.TryCancel();
  }
  ~Calling() {
    std::lock_guard lock(mirror_.calling_);
    mirror_.call_ = nullptr;
  }
  grpc::ClientContext& context() { return context_; }

 private:
  Mirror& mirror_;
  grpc::ClientContext context_;
};

Mirror::Mirror(std::unique_ptr<Peer> peer, std::function<std::unique_ptr<Copy>()> make_copy, MirrorOptions options)
    : peer_(std::move(peer)), make_copy_(std::move(make_copy)), options_(std::move(options)) {}

void Mirror::Start() {
  started_at_ = options_.uptime();
  thread_ = std::thread([this] { Run(); });
}

void Mirror::Stop() {
  {
    std::lock_guard lock(calling_);
    stopping_ = true;
    if (call_) call_->TryCancel();
  }
  stopped_.notify_all();
  if (thread_.joinable()) thread_.join();
}

absl::Duration Mirror::Age() const {
  std::shared_lock lock(mutex_);
  return copy_ ? options_.uptime() - true_at_ : absl::InfiniteDuration();
}

absl::Status Mirror::Look(absl::Duration limit, absl::FunctionRef<void(const Copy&)> look) const {
  std::shared_lock lock(mutex_);
  if (!copy_ || options_.uptime() - true_at_ > limit) return absl::UnavailableError("the copy is too old");
  look(*copy_);
  return absl::OkStatus();
}

bool Mirror::WaitUntil(absl::Duration patience, absl::FunctionRef<bool(const Copy&)> holds) const {
  std::shared_lock lock(mutex_);
  return changed_.wait_for(lock, absl::ToChronoNanoseconds(patience), [&] { return copy_ && holds(*copy_); });
}

void Mirror::Run() {
  absl::BitGen random;
  base::Backoff backoff(options_.retry);
  do {
    why_ = Turn();
    if (std::exchange(heard_, false)) backoff = base::Backoff(options_.retry);
    Mind();
  } while (Pause(backoff.Next(random)));
}

absl::Status Mirror::Turn() {
  if (token_.empty()) PEP_TRY(List());
  absl::Status ended = Follow();
  // The place is lost, or is none of this feed.
  if (absl::IsOutOfRange(ended) || absl::IsInvalidArgument(ended)) token_.clear();
  return ended;
}

absl::Status Mirror::List() {
  PEP_ASSIGN(std::string token, Begin());
  std::unique_ptr<Copy> listed = make_copy_();
  std::string page;
  do {
    Calling call(*this);
    call.context().set_deadline(absl::ToChronoTime(absl::Now() + kPagePatience));
    PEP_ASSIGN(page, peer_->List(call.context(), page, [&](const Message& resource) { listed->Put(resource); }));
    Mind();
  } while (!page.empty());
  next_ = std::move(listed);
  token_ = std::move(token);
  return absl::OkStatus();
}

// The stream is not kept: what it would say while the list is read would be old when it is heard.
absl::StatusOr<std::string> Mirror::Begin() {
  Calling call(*this);
  const std::unique_ptr<Stream> stream = peer_->Watch(call.context(), "", options_.heartbeat);
  const std::unique_ptr<Message> message = peer_->NewMessage();
  absl::Status why;
  if (Hear(*stream, *message, why) == Stream::Heard::kEnd) return why;
  std::string token = aip::TextIn(*message, "resume_token");
  if (token.empty()) return absl::InternalError("the feed does not say where it begins");
  return token;
}

absl::Status Mirror::Follow() {
  Calling call(*this);
  const std::unique_ptr<Stream> stream = peer_->Watch(call.context(), token_, options_.heartbeat);
  const std::unique_ptr<Message> message = peer_->NewMessage();
  absl::Status why;
  while (Hear(*stream, *message, why) == Stream::Heard::kMessage) {
    heard_ = true;
    Take(*message);
    Mind();
  }
  return why;
}

Stream::Heard Mirror::Hear(Stream& stream, Message& message, absl::Status& why) {
  const absl::Duration until = options_.uptime() + options_.silence;
  for (;;) {
    const Stream::Heard heard = stream.Next(message, kLook);
    if (heard == Stream::Heard::kMessage) return heard;
    if (heard == Stream::Heard::kEnd) {
      why = stream.Finish();
      if (why.ok()) why = absl::UnavailableError("the feed ended");
      return heard;
    }
    if (options_.uptime() >= until) {
      why = absl::UnavailableError("the feed says nothing any more");
      return Stream::Heard::kEnd;
    }
    Mind();
  }
}

void Mirror::Take(const Message& message) {
  token_ = aip::TextIn(message, "resume_token");
  std::optional<absl::Duration> true_at;
  if (aip::HasMessage(message, "age")) {
    const auto& age = static_cast<const google::protobuf::Duration&>(*aip::MessageIn(message, "age"));
    true_at = options_.uptime() - std::max(aip::FromProto(age), absl::ZeroDuration());
  }
  std::unique_ptr<Copy> old;  // which goes when nobody is kept waiting
  if (next_) {
    Apply(message, *next_);
    if (!true_at) return;
    std::unique_lock lock(mutex_);
    old = std::exchange(copy_, std::move(next_));
    true_at_ = *true_at;
  } else {
    std::unique_lock lock(mutex_);
    Apply(message, *copy_);
    if (true_at) true_at_ = std::max(true_at_, *true_at);
  }
  changed_.notify_all();
}

void Mirror::Apply(const Message& message, Copy& copy) const {
  const FieldDescriptor* changes = message.GetDescriptor()->FindFieldByName("changes");
  for (const Message& change : message.GetReflection()->GetRepeatedFieldRef<Message>(message, changes)) {
    const Message& resource = PartOf(change, peer_->resource());
    if (Deleted(change)) {
      copy.Remove(aip::TextIn(resource, "name"));
    } else {
      copy.Put(resource);
    }
  }
}

// One that never was fresh is stale when it could have been.
void Mirror::Mind() {
  const absl::Duration age = Age();
  const bool fresh = age <= options_.limit;
  if (told_ == fresh || stopping()) return;
  if (!fresh && !told_ && options_.uptime() - started_at_ <= options_.limit) return;
  told_ = fresh;
  if (fresh) return options_.tell(true, absl::OkStatus());
  options_.tell(false, heard_ ? absl::UnavailableError("the feed is behind what is committed") : why_);
}

bool Mirror::Pause(absl::Duration pause) {
  std::unique_lock lock(calling_);
  return !stopped_.wait_for(lock, absl::ToChronoNanoseconds(pause), [this] { return stopping_; });
}

bool Mirror::stopping() const {
  std::lock_guard lock(calling_);
  return stopping_;
}

}  // namespace pepiniere::mirror
