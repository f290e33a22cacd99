// A client of bytes: says exactly what a test wants said, and reads one answer at a time.
#pragma once
#include <map>
#include <string>
#include <string_view>

namespace entente::server::test {

struct Reply {
  int status = 0;  ///< 0: the connection ended before an answer
  std::map<std::string, std::string> headers;  ///< names in lower case
  std::string body;
};

class Client {
 public:
  explicit Client(unsigned short port);
  ~Client();
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;

  void say(std::string_view bytes);
  /// The next answer, by its Content-Length. A HEAD's has no body to wait for.
  enum class Body { sent, none };
  Reply reply(Body body = Body::sent);
  /// Everything until `mark` was seen, the connection ended or five seconds passed.
  std::string read_until(std::string_view mark);
  /// Whether the server ends the connection within five seconds (unread bytes are skipped).
  bool ends();
  void end();

 private:
  bool more();
  int fd_ = -1;
  std::string in_;
};

/// One request on a connection of its own. `head` are further header lines, each with "\r\n".
Reply ask(unsigned short port, std::string_view method, std::string_view target,
          std::string_view head = "", std::string_view body = "");

}  // namespace entente::server::test
