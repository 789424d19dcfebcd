// Bytes that wait for somebody to read them, over all who do: who does not read would have all memory kept otherwise.
#pragma once

#include <cstddef>
#include <functional>
#include <list>
#include <map>
#include <mutex>
#include <string>
#include <string_view>

namespace pepiniere::base {

// Thread-safe.
class Unread {
 public:
  // Past `most` bytes in all, the caller who has most of them is given up, reader after reader, until it is enough: of
  // its readers first the one that has read nothing for longest.
  explicit Unread(std::size_t most) : most_(most) {}

 private:
  struct Debt {
    std::size_t bytes;
    std::function<void()> give_up;
    bool given_up = false;
  };
  using Debts = std::list<Debt>;
  // What one caller has not read.
  struct Share {
    std::size_t bytes = 0;  // without those that were given up
    Debts debts{};          // who read last is last
  };
  using Shares = std::map<std::string, Share, std::less<>>;

 public:
  // What one reader has not read yet; it counts until this is destroyed.
  class Held {
   public:
    Held() = default;
    Held(Held&& other) noexcept;
    Held& operator=(Held&& other) noexcept;
    ~Held() { Release(); }

    bool holds() const { return of_ != nullptr; }
    // The reader has taken some: so many are left.
    void Left(std::size_t bytes);
    void Release();

   private:
    friend class Unread;
    Held(Unread& of, Shares::iterator caller, Debts::iterator debt) : of_(&of), caller_(caller), debt_(debt) {}

    Unread* of_ = nullptr;
    Shares::iterator caller_;
    Debts::iterator debt_;
  };

  // `give_up` is called once at most, from any thread, maybe before this returns and never after the debt is released:
  // it must not block, nor come back here.
  [[nodiscard]] Held Hold(std::size_t bytes, std::string_view caller, std::function<void()> give_up);

  // Those who were given up take time to go: with what they keep until then it is twice `most`, and whoever can wait
  // or be refused should.
  bool full() const;
  std::size_t bytes() const;     // without those that were given up
  std::size_t given_up() const;  // readers, since the beginning

 private:
  // With the mutex held.
  void MakeRoom();
  void GiveUpOneOf(Share& caller);

  const std::size_t most_;
  mutable std::mutex mutex_;
  Shares callers_;
  std::size_t bytes_ = 0;
  std::size_t kept_ = 0;  // with those that were given up and have not gone yet
  std::size_t given_up_ = 0;
};

}  // namespace pepiniere::base
