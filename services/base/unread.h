// Bytes that wait for somebody to read them, over all who do: who does not read would have all memory kept otherwise.
#pragma once

#include <cstddef>
#include <functional>
#include <list>
#include <mutex>

namespace pepiniere::base {

// Thread-safe.
class Unread {
 public:
  // Past `most` bytes in all, those who have read nothing for longest are given up until it is enough.
  explicit Unread(std::size_t most) : most_(most) {}

 private:
  struct Debt {
    std::size_t bytes;
    std::function<void()> give_up;
    bool given_up = false;
  };
  using Debts = std::list<Debt>;

 public:
  // What one reader has not read yet; it counts until this is destroyed.
  class Held {
   public:
    Held() = default;
    Held(Held&& other) noexcept;
    Held& operator=(Held&& other) noexcept;
    ~Held() { Release(); }

    // The reader has taken some: so many are left.
    void Left(std::size_t bytes);
    void Release();

   private:
    friend class Unread;
    Held(Unread& of, Debts::iterator debt) : of_(&of), debt_(debt) {}

    Unread* of_ = nullptr;
    Debts::iterator debt_;
  };

  // `give_up` is called once at most, from any thread, maybe before this returns and never after the debt is released:
  // it must not block, nor come back here.
  [[nodiscard]] Held Hold(std::size_t bytes, std::function<void()> give_up);

  std::size_t bytes() const;
  std::size_t given_up() const;  // readers, since the beginning

 private:
  // With the mutex held.
  void MakeRoom();

  const std::size_t most_;
  mutable std::mutex mutex_;
  Debts debts_;  // who read last is last
  std::size_t bytes_ = 0;
  std::size_t given_up_ = 0;
};

}  // namespace pepiniere::base
