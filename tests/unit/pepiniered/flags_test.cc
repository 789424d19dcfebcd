#include "services/pepiniered/flags.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace pepiniere {
namespace {

ParsedFlags Parse(std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), "pepiniered");
  std::vector<char*> argv;
  for (std::string& argument : arguments) argv.push_back(argument.data());
  return ParseFlags(static_cast<int>(argv.size()), argv.data());
}

TEST(Flags, NeedADatabase) {
  EXPECT_NE(Parse({}).exit_code.value_or(0), 0);
  EXPECT_FALSE(Parse({"--db-socket=/run/db.sock"}).exit_code.has_value());
  EXPECT_FALSE(Parse({"--db-host=db.example"}).exit_code.has_value());
  EXPECT_NE(Parse({"--db-socket=/run/db.sock", "--db-host=db.example"}).exit_code.value_or(0), 0);
}

// The door that ./run opens for developers is shut without its flag.
TEST(Flags, TheDevelopmentIssuerNeedsTheDevelopmentFlag) {
  const std::vector<std::string> shut = {"--db-socket=/run/db.sock", "--issuer=https://pepiniere.localhost"};
  EXPECT_NE(Parse(shut).exit_code.value_or(0), 0);
  std::vector<std::string> open = shut;
  open.push_back("--development");
  EXPECT_FALSE(Parse(open).exit_code.has_value());
  EXPECT_FALSE(Parse({"--db-socket=/run/db.sock", "--issuer=https://id.example"}).exit_code.has_value());
}

TEST(Flags, ServicesAreNamedOrAll) {
  EXPECT_TRUE(Parse({"--db-socket=/s"}).flags.Runs("portfolio"));
  EXPECT_TRUE(Parse({"--db-socket=/s", "--services=access,portfolio"}).flags.Runs("portfolio"));
  EXPECT_FALSE(Parse({"--db-socket=/s", "--services=access,portfolio"}).flags.Runs("cohort"));
  EXPECT_FALSE(Parse({"--db-socket=/s", "--services=access"}).exit_code.has_value());
  EXPECT_NE(Parse({"--db-socket=/s", "--services=florist"}).exit_code.value_or(0), 0);
}

TEST(Flags, AGatewayAloneSaysWhereItListensAndWhoAnswers) {
  EXPECT_FALSE(
      Parse({"--services=gateway", "--gateway-listen=127.0.0.1:0", "--backend=portfolio:50051"}).exit_code.has_value());
  EXPECT_NE(Parse({"--services=gateway", "--backend=portfolio:50051"}).exit_code.value_or(0), 0);
  EXPECT_NE(Parse({"--services=gateway", "--gateway-listen=127.0.0.1:0"}).exit_code.value_or(0), 0);
}

TEST(Flags, AServiceMayHaveItsOwnBackend) {
  const auto backends = [](std::vector<std::string> said) {
    said.insert(said.begin(), {"--services=gateway", "--gateway-listen=127.0.0.1:0"});
    return Parse(said);
  };
  const ParsedFlags parsed = backends({"--backend=cohort=c:1", "--backend=p:2"});
  EXPECT_FALSE(parsed.exit_code.has_value());
  EXPECT_EQ(parsed.flags.backends.Of("cohort"), "c:1");
  EXPECT_EQ(parsed.flags.backends.Of("portfolio"), "p:2");
  EXPECT_EQ(backends({"--backend=unix:/run/a=b"}).flags.backends.Of("portfolio"), "unix:/run/a=b");
  EXPECT_NE(backends({"--backend=cohort=c:1"}).exit_code.value_or(0), 0) << "nobody says where the portfolio is";
  EXPECT_NE(backends({"--backend=florist=x:1", "--backend=p:2"}).exit_code.value_or(0), 0);
  EXPECT_NE(backends({"--backend=cohort=a:1", "--backend=cohort=b:1", "--backend=p:2"}).exit_code.value_or(0), 0);
}

// Who may do what is asked of it, by services and nobody else.
TEST(Flags, AServiceReachesAccessAndIsKnownThere) {
  const auto serve = [](std::vector<std::string> said) {
    said.insert(said.begin(), {"--db-socket=/s", "--services=cohort"});
    return Parse(said).exit_code;
  };
  const std::vector<std::string> known = {"--backend-ca=/dev/null", "--backend-cert=/dev/null",
                                          "--backend-key=/dev/null"};
  const auto with = [&](std::string backend) {
    std::vector<std::string> said = known;
    said.push_back(std::move(backend));
    return said;
  };
  EXPECT_NE(serve({}).value_or(0), 0) << "nobody says where access is";
  EXPECT_FALSE(serve(with("--backend=access=a:1")).has_value());
  EXPECT_FALSE(serve(with("--backend=a:1")).has_value());
  EXPECT_NE(serve(with("--backend=portfolio=p:1")).value_or(0), 0);
  EXPECT_NE(serve({"--backend=access=a:1"}).value_or(0), 0) << "access would not know who asks";
  EXPECT_NE(serve({"--backend=access=a:1", "--backend-ca=/dev/null", "--backend-cert=/dev/null"}).value_or(0), 0);
  EXPECT_NE(serve({"--backend=access=a:1", "--backend-cert=/dev/null", "--backend-key=/dev/null"}).value_or(0), 0);
  EXPECT_FALSE(Parse({"--db-socket=/s", "--services=access,cohort"}).exit_code.has_value());
}

TEST(Flags, AsManyStreamsMayWaitAsAreServed) {
  EXPECT_GE(Parse({"--db-socket=/s"}).flags.server.streams.threads, 32u);
  const ParsedFlags parsed = Parse({"--db-socket=/s", "--streams=3"});
  EXPECT_EQ(parsed.flags.server.streams.threads, 3u);
  EXPECT_EQ(parsed.flags.server.streams.queue, 3u);
  EXPECT_NE(Parse({"--db-socket=/s", "--streams=0"}).exit_code.value_or(0), 0);
}

TEST(Flags, AServiceKeepsItsOwnInASchemaOfItsOwn) {
  const ParsedFlags parsed = Parse({"--db-socket=/s", "--db=cohort=promotions"});
  EXPECT_EQ(parsed.flags.DatabaseOf("cohort").schema, "promotions");
  EXPECT_EQ(parsed.flags.DatabaseOf("portfolio").schema, "pepiniere_portfolio");
  EXPECT_NE(Parse({"--db-socket=/s", "--db=florist=x"}).exit_code.value_or(0), 0);
  EXPECT_NE(Parse({"--db-socket=/s", "--db=cohort="}).exit_code.value_or(0), 0);
}

TEST(Flags, NobodyPicksWhoToBeWithoutTheDevelopmentFlag) {
  EXPECT_NE(Parse({"--db-socket=/s", "--development-key=/dev/null"}).exit_code.value_or(0), 0);
  const std::vector<std::string> open = {"--db-socket=/s", "--development-key=/dev/null", "--development"};
  const auto listening = [&](const std::string& where) {
    std::vector<std::string> flags = open;
    flags.push_back("--gateway-listen=" + where);
    return Parse(flags).exit_code;
  };
  EXPECT_FALSE(listening("127.0.0.1:8080").has_value());
  EXPECT_NE(listening("0.0.0.0:8080").value_or(0), 0) << "anybody who comes would be an administrator";
}

TEST(Flags, TlsComesInPairs) {
  EXPECT_NE(Parse({"--db-socket=/s", "--tls-cert=c.pem"}).exit_code.value_or(0), 0);
  EXPECT_NE(Parse({"--db-socket=/s", "--tls-client-ca=ca.pem"}).exit_code.value_or(0), 0);
  const ParsedFlags both = Parse({"--db-socket=/s", "--tls-cert=c.pem", "--tls-key=k.pem"});
  ASSERT_FALSE(both.exit_code.has_value());
  EXPECT_TRUE(both.flags.server.tls.enabled());
}

TEST(Flags, DurationsHaveUnits) {
  const ParsedFlags good = Parse({"--db-socket=/s", "--drain=1500ms"});
  ASSERT_FALSE(good.exit_code.has_value());
  EXPECT_EQ(good.flags.server.drain, absl::Milliseconds(1500));
  EXPECT_NE(Parse({"--db-socket=/s", "--drain=15"}).exit_code.value_or(0), 0);
}

TEST(Flags, ARateIsNotNegativeAndABurstIsOfARate) {
  const ParsedFlags good = Parse({"--db-socket=/s", "--rate-limit=2.5", "--rate-burst=10"});
  ASSERT_FALSE(good.exit_code.has_value());
  EXPECT_EQ(good.flags.server.rate.per_second, 2.5);
  EXPECT_EQ(good.flags.server.rate.burst, 10);
  EXPECT_EQ(Parse({"--db-socket=/s"}).flags.server.rate.per_second, 0) << "nobody is slowed down unasked";
  EXPECT_NE(Parse({"--db-socket=/s", "--rate-limit=-1"}).exit_code.value_or(0), 0);
  EXPECT_NE(Parse({"--db-socket=/s", "--rate-burst=10"}).exit_code.value_or(0), 0);
}

TEST(Flags, AnIssuersAuthorityIsAFile) {
  const auto parse = [](const std::string& authority) {
    return Parse({"--db-socket=/s", "--issuer=https://id.example", "--issuer-ca=" + authority});
  };
  EXPECT_FALSE(parse("/dev/null").exit_code.has_value());
  EXPECT_EQ(parse("https://id.example=/dev/null").flags.server.authentication.issuers[0].ca_file, "/dev/null");
  EXPECT_NE(parse("/nowhere/at/all").exit_code.value_or(0), 0);
  EXPECT_NE(parse("https://id.example=/nowhere/at/all").exit_code.value_or(0), 0);
}

TEST(Flags, OneIssuersKeysNeedNoName) {
  const auto keys = [](const std::string& place) {
    return Parse({"--db-socket=/s", "--issuer=https://id.example", "--jwks=" + place})
        .flags.server.authentication.issuers.at(0)
        .jwks;
  };
  EXPECT_EQ(keys("/etc/a=b.json"), "/etc/a=b.json");
  EXPECT_EQ(keys("https://id.example/keys?of=us"), "https://id.example/keys?of=us");
  EXPECT_EQ(keys("https://id.example=/etc/keys.json"), "/etc/keys.json");
  EXPECT_TRUE(Parse({"--db-socket=/s"}).flags.server.authentication.issuers.empty());
  EXPECT_NE(Parse({"--db-socket=/s", "--jwks=/etc/keys.json"}).exit_code.value_or(0), 0) << "whose keys?";
}

TEST(Flags, OfSeveralIssuersEachHasItsOwn) {
  const auto parse = [](std::vector<std::string> said) {
    said.insert(said.begin(), {"--db-socket=/s", "--issuer=https://a.example", "--issuer=https://a.example/b"});
    return Parse(said);
  };
  const ParsedFlags parsed = parse(
      {"--jwks=https://a.example/b=/etc/b.json", "--audience=pepiniere", "--issuer-ca=https://a.example=/dev/null"});
  ASSERT_FALSE(parsed.exit_code.has_value());
  const auto& issuers = parsed.flags.server.authentication.issuers;
  ASSERT_EQ(issuers.size(), 2u);
  EXPECT_EQ(issuers[0].name, "https://a.example") << "in the order that they are said in";
  EXPECT_EQ(issuers[0].jwks, "");
  EXPECT_EQ(issuers[0].ca_file, "/dev/null");
  EXPECT_EQ(issuers[1].name, "https://a.example/b");
  EXPECT_EQ(issuers[1].jwks, "/etc/b.json");
  EXPECT_EQ(issuers[1].ca_file, "");
  EXPECT_NE(parse({"--jwks=/etc/keys.json"}).exit_code.value_or(0), 0) << "of which?";
  EXPECT_NE(parse({"--jwks=https://c.example=/etc/keys.json"}).exit_code.value_or(0), 0);
  EXPECT_NE(parse({"--jwks=https://a.example=/x", "--jwks=https://a.example=/y"}).exit_code.value_or(0), 0);
  EXPECT_NE(parse({"--issuer=https://a.example"}).exit_code.value_or(0), 0) << "twice";
  EXPECT_NE(parse({"--issuer=https://pepiniere.localhost"}).exit_code.value_or(0), 0) << "the development's";
}

TEST(Flags, APasswordFileThatCannotBeReadIsSaid) {
  EXPECT_NE(Parse({"--db-socket=/s", "--db-password-file=/nowhere/at/all"}).exit_code.value_or(0), 0);
}

TEST(Flags, AMailServerSaysWhomLettersAreFromAndWhereTheyLead) {
  const auto mail = [](std::vector<std::string> said) {
    said.insert(said.begin(), "--db-socket=/run/db.sock");
    return Parse(said);
  };
  const std::vector<std::string> known = {"--smtp=smtp://mail.example:587",
                                          "--mail-from=Pépinière <a@pepiniere.example>",
                                          "--mail-link=https://pepiniere.example/"};
  EXPECT_FALSE(mail({}).flags.mail.configured());
  const ParsedFlags parsed = mail(known);
  ASSERT_FALSE(parsed.exit_code.has_value());
  EXPECT_TRUE(parsed.flags.mail.configured());
  EXPECT_EQ(parsed.flags.mail.post.from.name, "Pépinière");
  EXPECT_EQ(parsed.flags.mail.post.from.address, "a@pepiniere.example");
  EXPECT_EQ(parsed.flags.mail.post.site, "https://pepiniere.example");
  EXPECT_FALSE(parsed.flags.mail.post.smtp.plaintext);
  const auto refused = [&](std::vector<std::string> said) { return mail(std::move(said)).exit_code.value_or(0) != 0; };
  const auto with = [&](std::vector<std::string> more) {
    more.insert(more.begin(), known.begin(), known.end());
    return more;
  };
  EXPECT_TRUE(refused({known[0], known[1]}));
  EXPECT_TRUE(refused({known[0], known[2]}));
  EXPECT_TRUE(refused({known[1], known[2]}));
  EXPECT_TRUE(refused({"--smtp=https://mail.example", known[1], known[2]}));
  EXPECT_TRUE(refused({"--smtp=smtp://user:password@mail.example", known[1], known[2]}));
  EXPECT_TRUE(refused({known[0], "--mail-from=Pépinière", known[2]}));
  EXPECT_TRUE(refused({known[0], known[1], "--mail-link=pepiniere.example"}));
  EXPECT_TRUE(refused(with({"--mail-give-up=0"})));
  EXPECT_EQ(mail(with({"--mail-give-up=3"})).flags.mail.post.retry.give_up, absl::Hours(72));
  EXPECT_FALSE(refused(with({"--smtp-login-file=/dev/null"})));
  EXPECT_FALSE(refused(with({"--smtp-plaintext"})));
  EXPECT_TRUE(refused(with({"--smtp-plaintext", "--smtp-login-file=/dev/null"}))) << "a password in the clear";
}

}  // namespace
}  // namespace pepiniere
