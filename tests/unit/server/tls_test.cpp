#include <gmock/gmock.h>
#include <netinet/in.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdio>
#include <filesystem>

#include "unit/server/small_server.hpp"

namespace entente::server::test {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

/// A key and a certificate that it signed itself, as PEM files of one test.
struct Certificate {
  std::filesystem::path folder;
  Certificate() {
    std::string name = (std::filesystem::temp_directory_path() / "entente-tls-XXXXXX").string();
    folder = mkdtemp(name.data());
    EVP_PKEY* pair = EVP_EC_gen("P-256");
    X509* certificate = X509_new();
    ASN1_INTEGER_set(X509_get_serialNumber(certificate), 1);
    X509_gmtime_adj(X509_getm_notBefore(certificate), 0);
    X509_gmtime_adj(X509_getm_notAfter(certificate), 3600);
    X509_set_pubkey(certificate, pair);
    X509_NAME* subject = X509_get_subject_name(certificate);
    X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_ASC,
                               reinterpret_cast<const unsigned char*>("localhost"), -1, -1, 0);
    X509_set_issuer_name(certificate, subject);
    X509_sign(certificate, pair, EVP_sha256());
    std::FILE* out = std::fopen(key().c_str(), "w");
    PEM_write_PrivateKey(out, pair, nullptr, nullptr, 0, nullptr, nullptr);
    std::fclose(out);
    out = std::fopen(cert().c_str(), "w");
    PEM_write_X509(out, certificate);
    std::fclose(out);
    X509_free(certificate);
    EVP_PKEY_free(pair);
  }
  ~Certificate() { std::filesystem::remove_all(folder); }
  std::string key() const { return (folder / "key.pem").string(); }
  std::string cert() const { return (folder / "cert.pem").string(); }
  HttpOptions options() const {
    HttpOptions out;
    out.tls_cert = cert();
    out.tls_key = key();
    return out;
  }
};

/// A TLS client; `most` is the newest version it speaks.
struct TlsClient {
  SSL_CTX* context = SSL_CTX_new(TLS_client_method());
  SSL* ssl = nullptr;
  int fd = -1;
  bool connected = false;

  explicit TlsClient(unsigned short port, int most = TLS1_3_VERSION) {
    SSL_CTX_set_max_proto_version(context, most);
    fd = socket(AF_INET, SOCK_STREAM, 0);
    const timeval patience{5, 0};
    setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_port = htons(port);
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    connect(fd, reinterpret_cast<sockaddr*>(&to), sizeof to);
    ssl = SSL_new(context);
    SSL_set_fd(ssl, fd);
    connected = SSL_connect(ssl) == 1;
  }
  ~TlsClient() {
    SSL_free(ssl);
    SSL_CTX_free(context);
    close(fd);
  }
  std::string ask(const std::string& said, const std::string& until) {
    SSL_write(ssl, said.data(), static_cast<int>(said.size()));
    std::string out;
    char piece[16384];
    while (out.find(until) == std::string::npos) {
      const int count = SSL_read(ssl, piece, sizeof piece);
      if (count <= 0) break;
      out.append(piece, static_cast<std::size_t>(count));
    }
    return out;
  }
};

TEST(Tls, RequestsAreAnsweredAndKnownToBeSecure) {
  const Certificate certificate;
  SmallServer small(certificate.options());
  TlsClient client(small.port);
  ASSERT_TRUE(client.connected);
  EXPECT_STREQ(SSL_get_version(client.ssl), "TLSv1.3");
  for (int i = 0; i < 3; ++i)
    EXPECT_THAT(client.ask("GET /who HTTP/1.1\r\nHost: l\r\n\r\n", "secure"),
                HasSubstr("127.0.0.1 secure"));
}

TEST(Tls, LargeAnswersAndUploadsArriveWhole) {
  const Certificate certificate;
  SmallServer small(certificate.options());
  TlsClient client(small.port);
  const auto big = client.ask("GET /big HTTP/1.1\r\nHost: l\r\nConnection: close\r\n\r\n", "never");
  EXPECT_EQ(std::ranges::count(big.substr(big.find("\r\n\r\n") + 4), 'b'), 3'000'000);
  TlsClient other(small.port);
  EXPECT_THAT(other.ask("POST /upload HTTP/1.1\r\nHost: l\r\nContent-Length: 2000000\r\n\r\n" +
                            std::string(2'000'000, 'x'),
                        "2000000"),
              StartsWith("HTTP/1.1 200"));
}

TEST(Tls, EventStreamsFlow) {
  const Certificate certificate;
  SmallServer small(certificate.options());
  TlsClient client(small.port);
  EXPECT_THAT(client.ask("GET /events HTTP/1.1\r\nHost: l\r\n\r\n", "data: old\n\n"),
              HasSubstr("text/event-stream"));
  ASSERT_TRUE(wait_for([&] { return small.server->counters().streams == 1; }));
  small.publish("data: new\n\n");
  EXPECT_THAT(client.ask("", "data: new\n\n"), HasSubstr("data: new\n\n"));
}

TEST(Tls, OlderVersionsAndPlainTextAreRefused) {
  const Certificate certificate;
  SmallServer small(certificate.options());
  EXPECT_FALSE(TlsClient(small.port, TLS1_2_VERSION).connected);
  EXPECT_EQ(ask(small.port, "GET", "/hello").status, 0);
  EXPECT_TRUE(TlsClient(small.port).connected);
}

TEST(Tls, AClientThatNeverShakesHandsIsCutOff) {
  const Certificate certificate;
  auto options = certificate.options();
  options.timeout_s = 1;
  SmallServer small(options);
  Client client(small.port);
  EXPECT_TRUE(client.ends());
}

TEST(Tls, FilesThatDoNotFitAreAnError) {
  const Certificate one;
  const Certificate another;
  const Router none = [](Method, const std::string&) { return Target{}; };
  for (const auto& [cert, key] : {std::pair{one.cert(), another.key()},
                                  {one.key(), one.cert()},
                                  {std::string("/nowhere"), one.key()},
                                  {one.cert(), std::string()}}) {
    HttpOptions options;
    options.port = 0;
    options.tls_cert = cert;
    options.tls_key = key;
    const auto started = Server::start(options, none);
    ASSERT_FALSE(started);
    EXPECT_EQ(started.error().key, "serve.tls");
  }
}

}  // namespace
}  // namespace entente::server::test
