// One connection: requests in turn, or one event stream. Private to this folder; made twice, for
// plain sockets and for TLS.
//
// g++ 12.2 miscompiles a coroutine whose full expression holds co_await beside a lambda captured by
// value, a braced temporary or a ?: temporary. Here everything is named before it is awaited.
#pragma once
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/write.hpp>

#include "server/http/reader.hpp"
#include "server/http/uri.hpp"
#include "server/http/wire.hpp"
#include "server/http/worker.hpp"

namespace entente::server {

using Answer = std::variant<Response, EventStream>;

/// `X-Forwarded-For` and `X-Forwarded-Proto` of a proxy on this machine.
void trust_proxy(Request& request);
/// Runs the handler; an exception that left it is a fault.
Answer run_target(const Target& target, Request& request);
/// A handler of the fast lane that has to block: it runs once more, on the command lane.
inline bool wants_command_lane(const Answer& answer) {
  const auto* response = std::get_if<Response>(&answer);
  return response && response->status == 0;
}

template <class Stream>
class Session final : public SessionBase,
                      public Subscriber,
                      public std::enable_shared_from_this<Session<Stream>> {
 public:
  static constexpr bool secure = !std::is_same_v<Stream, Socket>;
  using State = RequestReader::State;

  template <class... Args>
  Session(Worker& worker, std::string remote, Args&&... args)
      : worker_(worker),
        shared_(worker.shared),
        stream_(std::forward<Args>(args)...),
        wake_(worker.executor()),
        remote_(std::move(remote)),
        reader_(shared_.options.max_header) {
    worker_.add(*this);
    ++shared_.counters.connections;
    last_ = shared_.stopping;
  }
  ~Session() override {
    worker_.remove(*this);
    --shared_.counters.connections;
  }

  static Task<void> serve(std::shared_ptr<Session> self) {
    if constexpr (secure) {
      self->deadline = self->worker_.after(self->shared_.options.timeout_s);
      auto [failed] =
          co_await self->stream_.async_handshake(asio::ssl::stream_base::server, as_task);
      if (failed) co_return;
    }
    bool more = true;
    while (more) more = co_await self->serve_one();
    co_await self->end();
  }

  void expired() override {
    error_code ignored;
    if (late_) {  // the refusal itself does not get through
      socket().close(ignored);
      return;
    }
    late_ = true;
    deadline = worker_.after(1);
    socket().cancel(ignored);
  }

  void finish() override {
    last_ = true;
    ended_ = true;
    error_code ignored;
    if (idle_ && socket().available(ignored) == 0) socket().cancel(ignored);
    if (streaming_) wake_.cancel();
  }

  void tell(const Published& published) override {
    if (published.number <= heard_) return;
    heard_ = published.number;
    if (published.message) {
      queued_ += published.message->size();
      queue_.push_back(published.message);
    } else {
      ended_ = true;
    }
    if (queued_ > shared_.options.max_stream_queue) {  // it resumes by its last event id
      ended_ = true;
      error_code ignored;
      socket().cancel(ignored);
    }
    wake_.cancel();
  }

 private:
  Socket& socket() {
    if constexpr (secure)
      return stream_.next_layer();
    else
      return stream_;
  }

  /// False when the connection is over.
  Task<bool> read_more() {
    constexpr std::size_t piece = 4096;
    const auto old = in_.size();
    const auto want = std::clamp<std::size_t>(old, piece, 16 * piece);
    in_.resize(old + want);
    const auto buffer = asio::buffer(in_.data() + old, want);
    auto [failed, count] = co_await stream_.async_read_some(buffer, as_task);
    in_.resize(old + count);
    co_return !failed;
  }

  void feed() {
    std::size_t used = 0;
    const std::string_view rest(in_.data() + eaten_, in_.size() - eaten_);
    state_ = reader_.feed(rest, used);
    eaten_ += used;
    if (eaten_ == in_.size()) {
      in_.clear();
      eaten_ = 0;
    }
  }

  /// Reads until the reader says something else than `more`. False: the connection is over.
  Task<bool> advance() {
    feed();
    while (state_ == State::more) {
      if (eaten_ > 0) {
        in_.erase(in_.begin(), in_.begin() + static_cast<std::ptrdiff_t>(eaten_));
        eaten_ = 0;
      }
      const bool read = co_await read_more();
      if (!read) co_return false;
      feed();
    }
    co_return true;
  }

  /// Waits for the first byte of a request. False: nothing more comes.
  Task<bool> wait_for_request() {
    if (in_.empty()) {
      error_code ignored;
      if (last_ && socket().available(ignored) == 0) co_return false;
      idle_ = true;
      const auto& options = shared_.options;
      deadline = worker_.after(first_ ? options.timeout_s : options.idle_s);
      const bool read = co_await read_more();
      idle_ = false;
      if (!read) co_return false;
    }
    deadline = worker_.after(shared_.options.timeout_s);
    first_ = false;
    co_return true;
  }

  Task<bool> serve_one() {
    reader_.restart();
    const bool begun = co_await wait_for_request();
    if (!begun) co_return false;
    bool read = co_await advance();
    if (!read) co_return co_await hung();
    if (refused()) co_return co_await refuse_state();
    const auto header = reader_.header();
    auto uri = header ? parse_uri(header->target) : std::nullopt;
    if (!uri) co_return co_await refuse_as("request.malformed");
    const auto target = shared_.router(header->method, uri->path);
    if (state_ == State::header) {
      const auto most = body_limit(target);
      if (header->length.value_or(0) > most) co_return co_await refuse_as("request.too_large");
      reader_.limit_body(most);
      if (header->expect_continue && in_.empty()) {
        out_ = "HTTP/1.1 100 Continue\r\n\r\n";
        read = co_await send_out(nullptr);
        if (!read) co_return false;
        deadline = worker_.after(shared_.options.timeout_s);
      }
      allow_time(most, header->length.value_or(most));
      read = co_await advance();
      if (!read) co_return co_await hung();
      if (refused()) co_return co_await refuse_state();
    }
    deadline = never;
    keep_ = header->keep_alive;
    Request request = make_request(*header, *std::move(uri));
    const auto since = shared_.hub.now();
    auto answer = co_await run(target, request);
    if (auto* events = std::get_if<EventStream>(&answer)) {
      co_await stream_events(*events, since);
      co_return false;
    }
    const auto& response = std::get<Response>(answer);
    co_return co_await respond(response, request.method);
  }

  Request make_request(const RequestReader::Header& header, Uri uri) {
    Request request;
    request.method = header.method;
    request.path = std::move(uri.path);
    request.query = std::move(uri.query);
    request.remote = remote_;
    request.secure = secure;
    reader_.take(request);
    if (shared_.options.trust_proxy) trust_proxy(request);
    return request;
  }

  std::size_t body_limit(const Target& target) const {
    const auto& options = shared_.options;
    return std::min(target.max_body,
                    target.max_body > (1 << 20) ? options.max_upload : options.max_body);
  }

  /// An upload over a slow network gets a second more for each 64 KiB.
  void allow_time(std::size_t most, std::size_t length) {
    if (most <= (1 << 20)) return;
    deadline += static_cast<Tick>(length >> 16) * ticks_per_second;
  }

  bool refused() const { return state_ != State::header && state_ != State::done; }

  Task<bool> refuse_state() {
    const char* key = "request.malformed";
    if (state_ == State::header_large) key = "request.header_large";
    if (state_ == State::body_large) key = "request.too_large";
    co_return co_await refuse_as(key);
  }

  /// The client is gone, or too slow: the latter is told.
  Task<bool> hung() {
    if (late_) co_return co_await refuse_as("request.timeout");
    co_return false;
  }

  Task<bool> refuse_as(const char* key) {
    keep_ = false;
    const auto response = own_answer(invalid(key), secure);
    static_cast<void>(co_await respond(response, Method::get));
    co_await linger();
    co_return false;
  }

  /// Closing with unread bytes would reset the connection and lose the refusal on its way.
  Task<void> linger() {
    error_code ignored;
    socket().shutdown(Socket::shutdown_send, ignored);
    deadline = worker_.after(2);
    late_ = true;
    bool more = true;
    for (int i = 0; more && i < 1024; ++i) {
      in_.clear();
      more = co_await read_more();
    }
  }

  Task<Answer> run(const Target& target, Request& request) {
    Answer answer;
    if (target.lane == Lane::fast) {
      request.may_block = false;
      answer = run_target(target, request);
      if (!wants_command_lane(answer)) co_return answer;
      request.may_block = true;
    }
    ready_ = false;
    auto self = this->shared_from_this();
    std::function<void()> job = [self, &answer, &target, &request] {
      answer = run_target(target, request);
      asio::post(self->worker_.executor(), [self] {
        self->ready_ = true;
        self->wake_.cancel();
      });
    };
    auto& pool = target.lane == Lane::slow ? shared_.slow : shared_.command;
    if (!pool.submit(job)) co_return own_answer(unavailable("server.busy"), secure);
    while (!ready_) {
      wake_.expires_at(Timer::time_point::max());
      static_cast<void>(co_await wake_.async_wait(as_task));
    }
    co_return answer;
  }

  /// False: the connection is over.
  Task<bool> respond(const Response& response, Method method) {
    const bool keep = keep_ && !last_;
    out_.clear();
    write_head(out_, response, worker_.date(), keep ? Connection::keep_alive : Connection::close,
               Length::stated);
    const bool bodiless =
        method == Method::head || response.status == 204 || response.status == 304;
    auto body = bodiless ? nullptr : response.body;
    ++shared_.counters.requests;
    if (response.status >= 400) ++shared_.counters.errors;
    if (body) shared_.counters.bytes_out += body->size();
    const bool sent = co_await send_out(std::move(body));
    co_return sent&& keep;
  }

  /// `out_` and a shared body, gathered. False: the connection is over.
  Task<bool> send_out(std::shared_ptr<const std::string> body) {
    const auto size = body ? body->size() : 0;
    deadline = worker_.after(shared_.options.timeout_s + static_cast<int>(size >> 16));
    std::array<asio::const_buffer, 2> buffers;
    buffers[0] = asio::buffer(out_);
    if (body) buffers[1] = asio::buffer(*body);
    auto [failed, count] = co_await asio::async_write(stream_, buffers, as_task);
    deadline = never;
    co_return !failed;
  }

  Task<void> stream_events(EventStream& events, std::uint64_t since) {
    streaming_ = true;
    ++shared_.counters.requests;
    ++shared_.counters.streams;
    Response head;
    head.content_type = "text/event-stream";
    head.headers = std::move(events.headers);
    head.headers.emplace_back("X-Accel-Buffering", "no");  // a proxy passes it on at once
    out_.clear();
    write_head(out_, head, worker_.date(), Connection::close, Length::until_closed);
    out_ += "retry: 2000\n\n";
    out_ += events.backlog;
    open_stream(events.channel, since);
    co_await pump();
    worker_.unsubscribe(events.channel, *this);
    shared_.hub.close();
    --shared_.counters.streams;
  }

  void open_stream(const std::string& channel, std::uint64_t since) {
    in_ = {};
    heard_ = since;
    worker_.subscribe(channel, *this);
    const auto missed = shared_.hub.open(channel, since);
    if (missed.lost) out_ += "event: reset\ndata: {}\n\n";
    for (const auto& published : missed.messages) tell(published);
    auto self = this->shared_from_this();
    socket().async_wait(Socket::wait_read, [self](error_code) {  // it left: it has nothing to say
      self->ended_ = true;
      self->wake_.cancel();
    });
  }

  Task<void> pump() {
    bool open = true;
    while (open) {
      open = co_await send_out(nullptr);
      if (open && queue_.empty() && !ended_) {
        wake_.expires_after(std::chrono::seconds(shared_.options.heartbeat_s));
        static_cast<void>(co_await wake_.async_wait(as_task));
      }
      out_.clear();
      if (queue_.empty()) out_ = ":\n\n";
      for (const auto& message : queue_) out_ += *message;
      queue_.clear();
      queued_ = 0;
      open = open && !(ended_ && out_ == ":\n\n");
    }
  }

  Task<void> end() {
    deadline = worker_.after(1);
    error_code ignored;
    if constexpr (secure) static_cast<void>(co_await stream_.async_shutdown(as_task));
    socket().shutdown(Socket::shutdown_both, ignored);
    socket().close(ignored);
  }

  Worker& worker_;
  Shared& shared_;
  Stream stream_;
  Timer wake_;  ///< a job is done, or a stream has something to send
  const std::string remote_;
  RequestReader reader_;
  State state_ = State::more;
  std::vector<char> in_;
  std::size_t eaten_ = 0;
  std::string out_;
  bool first_ = true;   ///< no request came yet
  bool idle_ = false;   ///< between requests
  bool late_ = false;   ///< the deadline passed
  bool last_ = false;   ///< the server stops: no further request
  bool keep_ = true;    ///< the client wants to go on
  bool ready_ = false;  ///< the pool's answer is there
  bool streaming_ = false;
  bool ended_ = false;       ///< the stream is over
  std::uint64_t heard_ = 0;  ///< number of the last message queued
  std::deque<std::shared_ptr<const std::string>> queue_;
  std::size_t queued_ = 0;  ///< bytes of it
};

}  // namespace entente::server
