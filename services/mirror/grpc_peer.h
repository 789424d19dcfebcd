// A peer over a channel, by the two methods of its stub:
//
//   MakePeer<rpc::v1::AccessBinding>(AccessService::NewStub(channel), &AccessService::Stub::ListAccessBindings,
//                                    &AccessService::Stub::PrepareAsyncWatchAccessBindings)
//
// and, where listing all of them takes more than a page, the request that asks for all.
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "absl/time/clock.h"
#include "clients/cpp/status.h"
#include "grpcpp/completion_queue.h"
#include "grpcpp/support/async_stream.h"
#include "services/aip/values.h"
#include "services/mirror/peer.h"

namespace pepiniere::mirror {

// One thing is under way at a time; a wait that ends too soon leaves it so.
template <class Message>
class GrpcStream final : public Stream {
 public:
  // `open(queue)` prepares the call.
  template <class Open>
  GrpcStream(grpc::ClientContext& context, Open open) : context_(context), reader_(open(&queue_)) {
    reader_->StartCall(this);
  }
  ~GrpcStream() override {
    context_.TryCancel();
    if (under_way_) Await(absl::InfiniteDuration());
    if (!finished_) Finish().IgnoreError();
    queue_.Shutdown();
    void* tag;
    bool ok;
    while (queue_.Next(&tag, &ok)) {
    }
  }

  Heard Next(google::protobuf::Message& message, absl::Duration patience) override {
    const absl::Time until = absl::Now() + patience;
    for (;;) {
      if (!under_way_) {
        read_.Clear();
        reader_->Read(&read_, this);
        under_way_ = true;
        reading_ = true;
      }
      const std::optional<bool> done = Await(until - absl::Now());
      if (!done) return Heard::kNothing;
      if (!*done) return Heard::kEnd;
      if (!reading_) continue;  // it was opened
      static_cast<Message&>(message) = std::move(read_);
      return Heard::kMessage;
    }
  }

  absl::Status Finish() override {
    grpc::Status status;
    reader_->Finish(&status, this);
    under_way_ = finished_ = true;
    Await(absl::InfiniteDuration());
    return clients::FromGrpc(status);
  }

 private:
  // Whether what was under way went well; none if it has not ended yet.
  std::optional<bool> Await(absl::Duration patience) {
    void* tag;
    bool ok = false;
    const auto until = patience == absl::InfiniteDuration() ? std::chrono::system_clock::time_point::max()
                                                            : absl::ToChronoTime(absl::Now() + patience);
    if (queue_.AsyncNext(&tag, &ok, until) != grpc::CompletionQueue::GOT_EVENT) return std::nullopt;
    under_way_ = false;
    return ok;
  }

  grpc::ClientContext& context_;
  grpc::CompletionQueue queue_;
  const std::unique_ptr<grpc::ClientAsyncReader<Message>> reader_;
  Message read_;
  bool under_way_ = true, reading_ = false, finished_ = false;
};

template <class Resource, class Stub, class ListRequest, class Page, class WatchRequest, class Message>
class GrpcPeer final : public Peer {
 public:
  using ListMethod = grpc::Status (Stub::*)(grpc::ClientContext*, const ListRequest&, Page*);
  using WatchMethod = std::unique_ptr<grpc::ClientAsyncReader<Message>> (Stub::*)(grpc::ClientContext*,
                                                                                  const WatchRequest&,
                                                                                  grpc::CompletionQueue*);

  GrpcPeer(std::unique_ptr<Stub> stub, ListMethod list, WatchMethod watch, ListRequest all)
      : stub_(std::move(stub)), list_(list), watch_(watch), all_(std::move(all)) {}

  const google::protobuf::Descriptor& resource() const override { return *Resource::descriptor(); }

  absl::StatusOr<std::string> List(grpc::ClientContext& context, const std::string& page_token,
                                   const Row& row) override {
    ListRequest request = all_;
    request.set_page_size(kPageSize);
    request.set_page_token(page_token);
    Page page;
    if (const grpc::Status listed = ((*stub_).*list_)(&context, request, &page); !listed.ok())
      return clients::FromGrpc(listed);
    ShowRows(page, row);
    return page.next_page_token();
  }

  std::unique_ptr<Stream> Watch(grpc::ClientContext& context, const std::string& resume_token,
                                absl::Duration heartbeat) override {
    WatchRequest request;
    request.set_resume_token(resume_token);
    *request.mutable_heartbeat() = aip::ToProto(heartbeat);
    return std::make_unique<GrpcStream<Message>>(
        context, [&](grpc::CompletionQueue* queue) { return ((*stub_).*watch_)(&context, request, queue); });
  }

  std::unique_ptr<google::protobuf::Message> NewMessage() const override { return std::make_unique<Message>(); }

 private:
  static constexpr int kPageSize = 1000;

  // The items of the field that is a list of these resources.
  static void ShowRows(const Page& page, const Row& row) {
    const google::protobuf::Descriptor& type = *Page::descriptor();
    for (int i = 0; i < type.field_count(); ++i) {
      const google::protobuf::FieldDescriptor* field = type.field(i);
      if (!field->is_repeated() || field->message_type() != Resource::descriptor()) continue;
      const int count = page.GetReflection()->FieldSize(page, field);
      for (int n = 0; n < count; ++n) row(page.GetReflection()->GetRepeatedMessage(page, field, n));
    }
  }

  const std::unique_ptr<Stub> stub_;
  const ListMethod list_;
  const WatchMethod watch_;
  const ListRequest all_;
};

template <class Resource, class Stub, class ListRequest, class Page, class WatchRequest, class Message>
std::unique_ptr<Peer> MakePeer(std::unique_ptr<Stub> stub,
                               grpc::Status (Stub::*list)(grpc::ClientContext*, const ListRequest&, Page*),
                               std::unique_ptr<grpc::ClientAsyncReader<Message>> (Stub::*watch)(grpc::ClientContext*,
                                                                                                const WatchRequest&,
                                                                                                grpc::CompletionQueue*),
                               ListRequest all = {}) {
  return std::make_unique<GrpcPeer<Resource, Stub, ListRequest, Page, WatchRequest, Message>>(std::move(stub), list,
                                                                                              watch, std::move(all));
}

}  // namespace pepiniere::mirror
