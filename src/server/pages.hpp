// The web's files: inside the binary, or from a folder while they are being written.
#pragma once
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "server/http/message.hpp"

namespace entente::server {

/// One file of web/dist and the same compressed by gzip; see cmake/embed.cmake.
struct EmbeddedPage {
  std::string_view path;  ///< "/index.html"
  const char* begin;
  const char* end;
  const char* gzip_begin;
  const char* gzip_end;
};
const std::vector<EmbeddedPage>& embedded_pages();

class Pages {
 public:
  /// `folder` empty: the embedded files.
  explicit Pages(std::string folder);
  Pages(std::string folder, const std::vector<EmbeddedPage>& embedded);

  /// For GET and HEAD. A path that names no file gives index.html: the web's own router reads it;
  /// 404 only below /assets/, whose names carry a hash of the content and are kept for ever. 503
  /// when there are no pages.
  Response answer(const Request& request) const;

 private:
  struct File {
    std::shared_ptr<const std::string> plain;
    std::shared_ptr<const std::string> gzip;  ///< null where it is not smaller
    std::string etag;
    std::string_view content_type;
  };
  const File* embedded(const std::string& path) const;
  std::unique_ptr<File> on_disk(const std::string& path) const;

  std::string folder_;
  std::map<std::string, File, std::less<>> files_;
};

/// By the file's extension; application/octet-stream when unknown.
std::string_view mime_type(std::string_view path);

}  // namespace entente::server
