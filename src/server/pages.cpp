#include "server/pages.hpp"

#include <fmt/format.h>
#include <openssl/evp.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "server/handlers/gzip.hpp"

namespace entente::server {

namespace {

constexpr std::string_view index_page = "/index.html";

struct Type {
  std::string_view extension;
  std::string_view mime;
};
constexpr std::array types{
    Type{".html", "text/html; charset=utf-8"},
    Type{".js", "text/javascript; charset=utf-8"},
    Type{".mjs", "text/javascript; charset=utf-8"},
    Type{".css", "text/css; charset=utf-8"},
    Type{".json", "application/json"},
    Type{".webmanifest", "application/manifest+json"},
    Type{".svg", "image/svg+xml"},
    Type{".png", "image/png"},
    Type{".jpg", "image/jpeg"},
    Type{".webp", "image/webp"},
    Type{".ico", "image/x-icon"},
    Type{".woff2", "font/woff2"},
    Type{".wasm", "application/wasm"},
    Type{".txt", "text/plain; charset=utf-8"},
};

std::string etag_of(std::string_view content) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  EVP_Digest(content.data(), content.size(), digest.data(), nullptr, EVP_sha256(), nullptr);
  std::string out = "\"";
  for (std::size_t i = 0; i < 12; ++i) out += fmt::format("{:02x}", digest[i]);
  return out + '"';
}

bool is_asset(std::string_view path) { return path.starts_with("/assets/"); }

Response plain(int status, std::string text) {
  Response out;
  out.status = status;
  out.content_type = "text/plain; charset=utf-8";
  out.body = std::make_shared<const std::string>(std::move(text));
  return out;
}

/// RFC 9110 §13.1.2: a list of tags, or "*"; weak comparison.
bool matches(std::string_view if_none_match, std::string_view etag) {
  return if_none_match == "*" || if_none_match.find(etag) != if_none_match.npos;
}

}  // namespace

std::string_view mime_type(std::string_view path) {
  for (const auto& type : types)
    if (path.ends_with(type.extension)) return type.mime;
  return "application/octet-stream";
}

Pages::Pages(std::string folder) : Pages(std::move(folder), embedded_pages()) {}

Pages::Pages(std::string folder, const std::vector<EmbeddedPage>& embedded)
    : folder_(std::move(folder)) {
  if (!folder_.empty()) return;
  for (const auto& page : embedded) {
    File file;
    file.plain = std::make_shared<const std::string>(page.begin, page.end);
    if (page.gzip_end - page.gzip_begin < (page.end - page.begin) * 9 / 10)
      file.gzip = std::make_shared<const std::string>(page.gzip_begin, page.gzip_end);
    file.etag = etag_of(*file.plain);
    file.content_type = mime_type(page.path);
    files_.emplace(page.path, std::move(file));
  }
}

const Pages::File* Pages::embedded(const std::string& path) const {
  const auto found = files_.find(path);
  return found == files_.end() ? nullptr : &found->second;
}

std::unique_ptr<Pages::File> Pages::on_disk(const std::string& path) const {
  std::error_code error;
  const auto name = folder_ + path;  // the request's path never climbs
  if (!std::filesystem::is_regular_file(name, error)) return nullptr;
  std::ifstream in(name, std::ios::binary);
  auto file = std::make_unique<File>();
  file->plain = std::make_shared<const std::string>(std::istreambuf_iterator<char>(in),
                                                    std::istreambuf_iterator<char>());
  file->etag = etag_of(*file->plain);
  file->content_type = mime_type(path);
  return file;
}

Response Pages::answer(const Request& request) const {
  std::unique_ptr<File> read;
  const auto find = [&](const std::string& path) -> const File* {
    if (folder_.empty()) return embedded(path);
    read = on_disk(path);
    return read.get();
  };
  const auto* file = find(request.path);
  if (!file && is_asset(request.path)) return plain(404, "not found\n");
  if (!file) file = find(std::string(index_page));
  if (!file) return plain(503, "pages not built\n");

  Response out;
  out.content_type = file->content_type;
  const bool kept = is_asset(request.path) && folder_.empty();
  out.headers.emplace_back("Cache-Control",
                           kept ? "public, max-age=31536000, immutable" : "no-cache");
  out.headers.emplace_back("ETag", file->etag);
  if (file->gzip) out.headers.emplace_back("Vary", "Accept-Encoding");
  if (matches(request.header("if-none-match"), file->etag)) {
    out.status = 304;
    return out;
  }
  const bool compressed = file->gzip && takes_gzip(request);
  if (compressed) out.headers.emplace_back("Content-Encoding", "gzip");
  out.body = compressed ? file->gzip : file->plain;
  return out;
}

}  // namespace entente::server
