#include "server/http/reader.hpp"

#include <boost/asio/buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

namespace entente::server {

namespace http = boost::beast::http;

struct RequestReader::Parser {
  std::optional<http::request_parser<http::string_body>> of;
};

namespace {

Method method_of(http::verb verb) {
  switch (verb) {
    case http::verb::get: return Method::get;
    case http::verb::head: return Method::head;
    case http::verb::post: return Method::post;
    case http::verb::put: return Method::put;
    case http::verb::patch: return Method::patch;
    case http::verb::delete_: return Method::del;
    case http::verb::options: return Method::options;
    default: return Method::other;
  }
}

RequestReader::State refusal(const boost::system::error_code& error) {
  if (error == http::error::header_limit || error == http::error::buffer_overflow)
    return RequestReader::State::header_large;
  if (error == http::error::body_limit) return RequestReader::State::body_large;
  return RequestReader::State::malformed;
}

std::string lower(boost::beast::string_view name) {
  std::string out(name);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

}  // namespace

RequestReader::RequestReader(std::size_t max_header)
    : max_header_(max_header), parser_(std::make_unique<Parser>()) {
  restart();
}

RequestReader::~RequestReader() = default;

void RequestReader::restart() {
  parser_->of.emplace();
  parser_->of->header_limit(static_cast<std::uint32_t>(max_header_));
  parser_->of->body_limit(boost::none);
  parser_->of->eager(false);
}

RequestReader::State RequestReader::feed(std::string_view bytes, std::size_t& used) {
  auto& parser = *parser_->of;
  const bool before = parser.is_header_done();
  used = 0;
  for (;;) {
    if (parser.is_done()) return State::done;
    if (!before && parser.is_header_done()) return State::header;
    if (used == bytes.size()) return State::more;
    boost::system::error_code error;
    const auto rest = bytes.substr(used);
    used += parser.put(boost::asio::const_buffer(rest.data(), rest.size()), error);
    if (error == http::error::need_more) return State::more;
    if (error) return refusal(error);
  }
}

std::optional<RequestReader::Header> RequestReader::header() const {
  const auto& parser = *parser_->of;
  const auto& message = parser.get();
  const auto hosts = message.count(http::field::host);
  if (hosts > 1 || (hosts == 0 && message.version() >= 11)) return std::nullopt;
  Header out;
  out.method = method_of(message.method());
  out.target = std::string(message.target());
  out.keep_alive = message.version() >= 11 && message.keep_alive();
  const auto expect = message.find(http::field::expect);
  out.expect_continue =
      expect != message.end() && boost::beast::iequals(expect->value(), "100-continue");
  if (const auto length = parser.content_length()) out.length = *length;
  return out;
}

void RequestReader::limit_body(std::size_t most) { parser_->of->body_limit(most); }

bool RequestReader::in_header() const { return !parser_->of->is_header_done(); }

void RequestReader::take(Request& into) {
  auto& message = parser_->of->get();
  for (const auto& field : message)
    into.headers.emplace_back(lower(field.name_string()), std::string(field.value()));
  into.body = std::move(message.body());
}

}  // namespace entente::server
