// Live: what one does shows on the other's screen within a second.
#pragma once
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "app/alliance_changes.hpp"
#include "app/app.hpp"

namespace entente::app {

/// Where the messages go: a channel is an account's id.
using Publish =
    std::function<void(const std::string& channel, std::shared_ptr<const std::string> message)>;

/// Follows the commits and tells the members, on a thread of its own: the writer never waits.
class LiveHub {
 public:
  LiveHub(App& app, Publish publish);
  ~LiveHub();
  LiveHub(const LiveHub&) = delete;
  LiveHub& operator=(const LiveHub&) = delete;

 private:
  void run();
  void tell(const storage::Positioned& record);

  App& app_;
  const Publish publish_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::vector<storage::Positioned> waiting_;
  bool stopping_ = false;
  std::thread thread_;
};

/// "id: 12\nevent: change\ndata: {…}\n\n".
std::string event_text(const Change& change);

/// What a stream begins with: the changes after `last`, or a reset when that is too far behind (or
/// ahead); always an id to resume from. Errors: the store's.
Result<std::string> live_backlog(App& app, const Caller& caller, std::optional<std::uint64_t> last);

}  // namespace entente::app
