#include "server/http/wire.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "server/problem.hpp"

namespace entente::server {

namespace {

std::string_view reason(int status) {
  switch (status) {
    case 200: return "OK";
    case 201: return "Created";
    case 202: return "Accepted";
    case 204: return "No Content";
    case 304: return "Not Modified";
    case 400: return "Bad Request";
    case 401: return "Unauthorized";
    case 403: return "Forbidden";
    case 404: return "Not Found";
    case 405: return "Method Not Allowed";
    case 408: return "Request Timeout";
    case 409: return "Conflict";
    case 413: return "Content Too Large";
    case 415: return "Unsupported Media Type";
    case 422: return "Unprocessable Content";
    case 429: return "Too Many Requests";
    case 431: return "Request Header Fields Too Large";
    case 500: return "Internal Server Error";
    case 503: return "Service Unavailable";
    default: return "Status";
  }
}

bool one_line(std::string_view text) {
  return std::ranges::none_of(text, [](char c) {
    return (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7f;
  });
}

constexpr std::string_view content_security_policy =
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; "
    "img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; worker-src 'self'; "
    "manifest-src 'self'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'";
constexpr std::string_view permissions_policy =
    "accelerometer=(), autoplay=(), camera=(self), display-capture=(), fullscreen=(), "
    "geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()";

constexpr std::array<std::pair<std::string_view, std::string_view>, 6> always{{
    {"Content-Security-Policy", content_security_policy},
    {"X-Content-Type-Options", "nosniff"},
    {"Referrer-Policy", "no-referrer"},
    {"Cross-Origin-Opener-Policy", "same-origin"},
    {"Cross-Origin-Resource-Policy", "same-origin"},
    {"Permissions-Policy", permissions_policy},
}};

}  // namespace

std::string http_date(std::time_t at) {
  return fmt::format("{:%a, %d %b %Y %H:%M:%S} GMT", fmt::gmtime(at));
}

void write_head(std::string& out, const Response& response, const std::string& date,
                Connection connection, Length length) {
  fmt::format_to(std::back_inserter(out), "HTTP/1.1 {} {}\r\nDate: {}\r\n", response.status,
                 reason(response.status), date);
  const bool bodiless = response.status == 204 || response.status == 304;
  if (!bodiless) out.append("Content-Type: ").append(response.content_type).append("\r\n");
  if (!bodiless && length == Length::stated)
    fmt::format_to(std::back_inserter(out), "Content-Length: {}\r\n",
                   response.body ? response.body->size() : 0);
  for (const auto& [name, value] : response.headers)
    if (one_line(name) && one_line(value))
      out.append(name).append(": ").append(value).append("\r\n");
  if (connection == Connection::close) out += "Connection: close\r\n";
  out += "\r\n";
}

void add_security_headers(std::vector<std::pair<std::string, std::string>>& headers, bool secure) {
  const auto said = [&](std::string_view name) {
    return std::ranges::any_of(headers, [&](const auto& header) { return header.first == name; });
  };
  headers.reserve(headers.size() + always.size() + 2);
  for (const auto& [name, value] : always)
    if (!said(name)) headers.emplace_back(name, value);
  if (secure) headers.emplace_back("Strict-Transport-Security", "max-age=31536000");
  if (!said("Cache-Control")) headers.emplace_back("Cache-Control", "no-store");
}

Response own_answer(const Error& error, bool secure) {
  auto response = problem_response(error);
  add_security_headers(response.headers, secure);
  return response;
}

}  // namespace entente::server
