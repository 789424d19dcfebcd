// pep against services in this process.
#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <initializer_list>
#include <map>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include "clients/pep/app.h"
#include "clients/pep/kit/exit_code.h"
#include "grpcpp/server_builder.h"

namespace pepiniere::pep {

class PepTest : public testing::Test {
 protected:
  // From the constructor of the test, whose members the services are; Stop() from its destructor.
  void Serve(std::initializer_list<grpc::Service*> services) {
    grpc::ServerBuilder builder;
    builder.AddListeningPort("127.0.0.1:0", grpc::InsecureServerCredentials(), &port_);
    for (grpc::Service* service : services) builder.RegisterService(service);
    server_ = builder.BuildAndStart();
  }
  void Stop() { server_->Shutdown(); }
  ~PepTest() override { std::filesystem::remove_all(folder_); }

  ExitCode Pep(const std::vector<std::string>& arguments) {
    out_.str("");
    errors_.str("");
    variables_["PEP_SERVER"] = "127.0.0.1:" + std::to_string(port_);
    const Environment environment = [this](std::string_view name) {
      const auto found = variables_.find(name);
      return found == variables_.end() ? std::string() : found->second;
    };
    return static_cast<ExitCode>(
        pep::Run(arguments, Console{out_, {.width = 80, .is_tty = out_is_tty_}, errors_, {}, answers_}, environment));
  }

  int Lines() const {
    const std::string text = out_.str();
    return static_cast<int>(std::count(text.begin(), text.end(), '\n'));
  }

  const std::string folder_ = testing::TempDir() + "pep-" + std::to_string(getpid());
  bool out_is_tty_ = false;
  std::istream* answers_ = nullptr;  // of whoever is asked; null: nobody is there
  int port_ = 0;
  std::unique_ptr<grpc::Server> server_;
  std::map<std::string, std::string, std::less<>> variables_ = {{"PEP_CONFIG_DIR", folder_ + "/pep"}};
  std::ostringstream out_, errors_;
};

}  // namespace pepiniere::pep
