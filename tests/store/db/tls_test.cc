// Trap two: TLS of Connector/C++ fails open. Ours never does.
#include <cppconn/connection.h>
#include <gtest/gtest.h>
#include <mysql_driver.h>

#include "services/db/database.h"
#include "tests/support/server.h"

namespace pepiniere::db {
namespace {

using testing::RunProgram;

absl::Time Soon() { return absl::Now() + absl::Seconds(30); }

// Two authorities, and a certificate of the first for `localhost`.
class Certificates {
 public:
  Certificates() {
    Authority("ca");
    Authority("stranger");
    RunProgram({"openssl", "req", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=localhost", "-keyout",
                Path("server.key"), "-out", Path("server.csr")});
    RunProgram({"openssl", "x509", "-req", "-in", Path("server.csr"), "-CA", Path("ca.pem"), "-CAkey", Path("ca.key"),
                "-CAcreateserial", "-days", "2", "-out", Path("server.pem")});
  }
  std::string Path(const std::string& file) const { return folder_.path() + "/" + file; }

 private:
  void Authority(const std::string& name) {
    RunProgram({"openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=" + name,
                "-keyout", Path(name + ".key"), "-out", Path(name + ".pem")});
  }
  testing::TemporaryFolder folder_;
};

class TlsTest : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    certificates_ = new Certificates;
    tls_port_ = testing::FreePort();
    tls_ = new testing::OwnServer(
        {"--bind-address=127.0.0.1", "--port=" + std::to_string(tls_port_), "--ssl-ca=" + certificates_->Path("ca.pem"),
         "--ssl-cert=" + certificates_->Path("server.pem"), "--ssl-key=" + certificates_->Path("server.key")});
    plain_port_ = testing::FreePort();
    plain_ =
        new testing::OwnServer({"--bind-address=127.0.0.1", "--port=" + std::to_string(plain_port_), "--skip-ssl"});
  }
  static void TearDownTestSuite() {
    delete tls_;
    delete plain_;
    delete certificates_;
  }

  static ConnectionOptions Options(const std::string& host, int port, const std::string& ca) {
    ConnectionOptions options;
    options.host = host;
    options.port = port;
    options.user = "root";
    if (!ca.empty()) options.tls.ca = certificates_->Path(ca);
    return options;
  }
  static absl::Status Connect(const ConnectionOptions& options, std::string* cipher = nullptr) {
    base::SystemClock clock;
    Database database(options, {.max_size = 1}, clock);
    return database.Read(Soon(), [&](Session& session) {
      return session.Query("SHOW SESSION STATUS LIKE 'Ssl_cipher'", {}, [&](const Row& row) {
        if (cipher != nullptr) *cipher = row.String(1);
        return absl::OkStatus();
      });
    });
  }

  static inline Certificates* certificates_;
  static inline testing::OwnServer *tls_, *plain_;
  static inline int tls_port_, plain_port_;
};

TEST_F(TlsTest, AVerifiedServerIsSpokenToInCipher) {
  std::string cipher;
  const absl::Status connected = Connect(Options("localhost", tls_port_, "ca.pem"), &cipher);
  EXPECT_TRUE(connected.ok()) << connected;
  EXPECT_NE(cipher, "");
}

TEST_F(TlsTest, PlaintextIsForThoseWhoAskForIt) {
  std::string cipher = "?";
  EXPECT_TRUE(Connect(Options("localhost", plain_port_, ""), &cipher).ok());
  EXPECT_EQ(cipher, "");
}

TEST_F(TlsTest, AServerWithoutTlsIsRefused) {
  EXPECT_EQ(Connect(Options("localhost", plain_port_, "ca.pem")).code(), absl::StatusCode::kUnavailable);
}

TEST_F(TlsTest, AWrongHostNameIsRefused) {
  EXPECT_EQ(Connect(Options("127.0.0.1", tls_port_, "ca.pem")).code(), absl::StatusCode::kUnavailable);
}

TEST_F(TlsTest, AStrangersCertificateIsRefused) {
  EXPECT_EQ(Connect(Options("localhost", tls_port_, "stranger.pem")).code(), absl::StatusCode::kUnavailable);
}

// Why: what the connector offers by name lets plaintext through.
TEST_F(TlsTest, TheConnectorsOwnSwitchFailsOpen) {
  sql::ConnectOptionsMap properties;
  properties["hostName"] = sql::SQLString("tcp://localhost:" + std::to_string(plain_port_));
  properties["userName"] = sql::SQLString("root");
  properties["password"] = sql::SQLString("");
  properties["sslEnforce"] = true;
  EXPECT_NO_THROW(std::unique_ptr<sql::Connection>(get_driver_instance()->connect(properties)));
}

TEST(OptionsTest, ContradictionsAreRefused) {
  ConnectionOptions options;
  EXPECT_FALSE(Validate(options).ok());
  options.host = "db";
  EXPECT_TRUE(Validate(options).ok());
  options.tls.cert = "c.pem";
  EXPECT_FALSE(Validate(options).ok());
  options.tls.key = "k.pem";
  EXPECT_FALSE(Validate(options).ok());
  options.tls.ca = "ca.pem";
  EXPECT_TRUE(Validate(options).ok());
  options.socket = "/run/db.sock";
  EXPECT_FALSE(Validate(options).ok());
}

}  // namespace
}  // namespace pepiniere::db
