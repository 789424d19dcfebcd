// Ends calls from another thread.
#pragma once

#include <mutex>

#include "grpcpp/client_context.h"

namespace pepiniere::clients {

// Thread-safe. Cancelled once, for good.
class Cancellation {
 public:
  void Cancel() {
    const std::lock_guard lock(mutex_);
    cancelled_ = true;
    if (running_ != nullptr) running_->TryCancel();
  }
  bool cancelled() const {
    const std::lock_guard lock(mutex_);
    return cancelled_;
  }

  // While it lives, `context` is cancelled along. One at a time.
  class Scope {
   public:
    Scope(Cancellation& cancellation, grpc::ClientContext& context) : cancellation_(cancellation) {
      const std::lock_guard lock(cancellation_.mutex_);
      cancellation_.running_ = &context;
      if (cancellation_.cancelled_) context.TryCancel();
    }
    ~Scope() {
      const std::lock_guard lock(cancellation_.mutex_);
      cancellation_.running_ = nullptr;
    }
    Scope(const Scope&) = delete;
    Scope& operator=(const Scope&) = delete;

   private:
    Cancellation& cancellation_;
  };

 private:
  mutable std::mutex mutex_;
  bool cancelled_ = false;
  grpc::ClientContext* running_ = nullptr;
};

}  // namespace pepiniere::clients
