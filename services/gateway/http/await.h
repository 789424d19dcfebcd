// From a continuation to a coroutine: Await<T>([&](std::function<void(T)> then) {...}).
#pragma once

#include <functional>
#include <memory>
#include <utility>

#include "boost/asio/associated_executor.hpp"
#include "boost/asio/async_result.hpp"
#include "boost/asio/awaitable.hpp"
#include "boost/asio/post.hpp"
#include "boost/asio/use_awaitable.hpp"

namespace pepiniere::gateway {

// What `start` gives its continuation, from whatever thread; the coroutine goes on where it was.
template <class T, class Start>
boost::asio::awaitable<T> Await(Start start) {
  auto initiate = [&start](auto handler) {
    const auto executor = boost::asio::get_associated_executor(handler);
    auto waiting = std::make_shared<decltype(handler)>(std::move(handler));
    start(std::function<void(T)>([executor, waiting](T value) {
      boost::asio::post(executor, [waiting, value = std::move(value)]() mutable { (*waiting)(std::move(value)); });
    }));
  };
  co_return co_await boost::asio::async_initiate<const boost::asio::use_awaitable_t<>&, void(T)>(
      initiate, boost::asio::use_awaitable);
}

}  // namespace pepiniere::gateway
