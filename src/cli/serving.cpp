#include "cli/serving.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <csignal>

#include "app/accounts.hpp"
#include "app/calibration_job.hpp"
#include "app/live_hub.hpp"
#include "base/version.hpp"
#include "cli/log.hpp"
#include "server/router.hpp"

namespace entente::cli {

namespace {

sigset_t ending_signals() {
  sigset_t out;
  sigemptyset(&out);
  sigaddset(&out, SIGTERM);
  sigaddset(&out, SIGINT);
  return out;
}

server::HttpOptions http_options(const Config& config, unsigned short port) {
  server::HttpOptions out;
  out.address = config.text("address");
  out.port = port;
  out.tls_cert = config.text("tls_cert");
  out.tls_key = config.text("tls_key");
  out.threads = config.whole("threads");
  out.command_threads = config.whole("command_threads");
  out.trust_proxy = config.flag("trust_proxy");
  return out;
}

/// Refusals and failures only: a busy ward would fill the journal with what went well.
void log_access(const server::AccessLine& line) {
  if (line.status < 400) return;
  const auto level = line.status >= 500 ? Level::error : Level::warning;
  log(level, "refused",
      {{"method", std::string(server::method_name(line.method))},
       {"route", std::string(line.route)},
       {"status", std::to_string(line.status)},
       {"us", std::to_string(line.us)}});
}

server::RouterOptions router_options(const Config& config,
                                     std::shared_ptr<server::Metrics> metrics) {
  server::RouterOptions out;
  out.log = log_access;
  out.web_dir = config.text("web_dir");
  out.metrics = std::move(metrics);
  return out;
}

void log_calibration(const Error& error) {
  log(Level::error, "not_calibrated", {{"key", error.key}});
}

void wait_for_end() {
  const auto ending = ending_signals();
  int signal = 0;
  sigwait(&ending, &signal);
  log(Level::info, "stopping", {{"signal", std::to_string(signal)}});
}

}  // namespace

void harden() {
  const rlimit none{0, 0};
  ::setrlimit(RLIMIT_CORE, &none);
  ::prctl(PR_SET_DUMPABLE, 0);
  ::umask(0077);
  std::signal(SIGPIPE, SIG_IGN);
  // Before any thread is made, so that all of them leave these signals to the main one.
  const auto ending = ending_signals();
  pthread_sigmask(SIG_BLOCK, &ending, nullptr);
}

Result<unsigned short> port_of(const Config& config) {
  const int wanted = config.whole("port");
  if (wanted != 0) return static_cast<unsigned short>(wanted);
  const int probe = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in any{};
  any.sin_family = AF_INET;
  any.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof any;
  auto* address = reinterpret_cast<sockaddr*>(&any);
  const bool found =
      probe >= 0 && ::bind(probe, address, size) == 0 && ::getsockname(probe, address, &size) == 0;
  if (probe >= 0) ::close(probe);
  if (!found) return unavailable("serve.port_taken");
  return ntohs(any.sin_port);
}

Exit serve(Console& console, const Config& config, app::Settings settings, const Prepare& prepare) {
  const auto port = port_of(config);
  if (!port) return console.fail(port.error());
  if (config.text("origin").empty()) {
    const std::string scheme = config.text("tls_cert").empty() ? "http" : "https";
    settings.origin = scheme + "://localhost:" + std::to_string(*port);
  }
  auto house = open_house(config, Opening::serving, settings);
  if (!house) return console.fail(house.error());
  auto& app = *house->app;
  if (const auto prepared = prepare(app); !prepared) return console.fail(prepared.error());

  auto metrics = std::make_shared<server::Metrics>();
  auto router = server::make_router(app, server::all_routes(), router_options(config, metrics));
  auto server = server::Server::start(http_options(config, *port), std::move(router));
  if (!server) return console.fail(server.error());
  auto& http = **server;
  metrics->watch(http.counters());
  app.calibration_job->on_failure = log_calibration;
  app.accounts->on_logged_out = [&http](AccountId account) { http.end_streams(account.text()); };
  {
    const app::LiveHub live(app, [&http](const auto& channel, auto message) {
      http.publish(channel, std::move(message));
    });
    log(Level::info, "started",
        {{"version", std::string(base::version)}, {"port", std::to_string(http.port())}});
    console.say("cli.serve.ready", {{"url", settings.origin}});
    app.calibration_job->watch();
    wait_for_end();
    http.stop();
    app.calibration_job->stop();
  }
  app.accounts->on_logged_out = nullptr;
  log(Level::info, "stopped");
  return Exit::ok;
}

}  // namespace entente::cli
