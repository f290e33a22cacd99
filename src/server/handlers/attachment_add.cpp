#include "app/attachment.hpp"
#include "server/handlers/alliance_http.hpp"

namespace entente::server {

namespace {

/// An upload names itself by its path: the headers of a command may be left out.
Result<app::CommandOptions> upload_options(const Request& request) {
  app::CommandOptions options;
  if (!request.header("idempotency-key").empty()) {
    options.command = TRY(idempotency_key(request));
  }
  if (!request.header("if-match").empty()) options.seen = TRY(if_match(request));
  options.on_behalf_of = TRY(on_behalf_of(request));
  return options;
}

}  // namespace

Answer attachment_add(app::App& app, const app::Caller& caller, Request& request) {
  const auto id = alliance_of(request);
  if (!id) return problem_response(id.error());
  const auto attachment = id_param<AttachmentId>(request, "attachment");
  if (!attachment) return problem_response(attachment.error());
  const auto options = upload_options(request);
  if (!options) return problem_response(options.error());
  return answer_of(app::attachment_add(app, caller, *id, *attachment, request.body, *options), 201);
}

Answer attachment_get(app::App& app, const app::Caller& caller, Request& request) {
  const auto id = alliance_of(request);
  if (!id) return problem_response(id.error());
  const auto attachment = id_param<AttachmentId>(request, "attachment");
  auto picture = app::attachment_get(app, caller, *id, attachment.value_or(AttachmentId{}));
  if (!picture) return problem_response(picture.error());
  Response response;
  response.content_type = picture->media_type == "image/png"    ? "image/png"
                          : picture->media_type == "image/jpeg" ? "image/jpeg"
                                                                : "image/webp";
  response.body = std::make_shared<const std::string>(std::move(picture->bytes));
  return response;
}

}  // namespace entente::server
