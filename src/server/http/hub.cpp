#include "server/http/hub.hpp"

namespace entente::server {

std::uint64_t Hub::now() const {
  const std::lock_guard lock(mutex_);
  return number_;
}

Hub::Told Hub::publish(const std::string& channel, std::shared_ptr<const std::string> message) {
  const std::lock_guard lock(mutex_);
  Published published{++number_, channel, std::move(message)};
  recent_.push_back(published);
  if (recent_.size() > kept) recent_.pop_front();
  return {std::move(published), open_ > 0};
}

Hub::Missed Hub::open(const std::string& channel, std::uint64_t since) {
  const std::lock_guard lock(mutex_);
  ++open_;
  Missed out;
  out.lost = number_ - since > recent_.size();
  for (const auto& published : recent_)
    if (published.number > since && published.channel == channel)
      out.messages.push_back(published);
  return out;
}

void Hub::close() {
  const std::lock_guard lock(mutex_);
  --open_;
}

}  // namespace entente::server
