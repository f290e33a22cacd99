#include "app/account_stream.hpp"
#include "app/alliance_events.hpp"
#include "app/attachment.hpp"
#include "app/calibration.hpp"
#include "app/instruments.hpp"
#include "app/maintenance.hpp"

namespace entente::app {

namespace {

constexpr int page = 500;

class Check {
 public:
  Check(App& app, const std::function<void(const Problem&)>& tell) : app_(app), tell_(tell) {}

  Result<CheckCounts> run() {
    for (const auto& problem : TRY(app_.store.check())) told(problem);
    const auto instruments = app_.instruments->refresh();
    if (!instruments) told(Problem{instruments.error().key, instruments.error().args});
    calibration();
    StreamId after;
    for (;;) {
      const auto streams = TRY(app_.store.streams(after, page));
      if (streams.empty()) return counts_;
      after = streams.back().stream;
      for (const auto& info : streams) CHECK(one(info));
    }
  }

 private:
  void told(const Problem& problem) {
    ++counts_.problems;
    tell_(problem);
  }

  void told(const storage::StreamInfo& info, const Error& error) {
    Problem problem{error.key, error.args};
    problem.args.push_back({"stream", info.stream.text()});
    told(problem);
  }

  void calibration() {
    const auto now = app_.calibrations->refresh();
    if (!now || !(*now)->unreadable) return;  // what keeps it from being read at all is told above
    told(Problem{"calibration.unreadable", {{"version", std::to_string(*(*now)->unreadable)}}});
  }

  Result<void> one(const storage::StreamInfo& info) {
    ++counts_.streams;
    const auto records = TRY(app_.store.records(info.stream));
    counts_.records += records.size();
    if (const auto linked = ledger::check_chain(info.stream, records); !linked) {
      told(info, linked.error());
      return {};
    }
    // A server that is running may have appended since the tip was read.
    const bool tip =
        info.seq > 0 && info.seq <= records.size() && records[info.seq - 1].hash == info.tip;
    if (!tip) told(info, fault("ledger.tip"));
    if (!info.wrapped_key) {
      ++counts_.erased;
      return {};
    }
    const auto content =
        info.kind == storage::StreamKind::alliance ? alliance(info) : account(info);
    if (!content) told(info, content.error());
    return {};
  }

  Result<void> account(const storage::StreamInfo& info) {
    TRY(load_account(app_, AccountId{info.stream.bytes}));
    return {};
  }

  Result<void> alliance(const storage::StreamInfo& info) {
    const auto stream = TRY(load_stream(app_, info.stream));
    LoadedAlliance now;
    now.alliance = core::fold(TRY(events_of(stream)));
    now.key = stream.key;
    if (stream_of(now.alliance.id) != info.stream) return fault("ledger.misplaced");
    for (const auto& attachment : now.alliance.attachments) {
      ++counts_.attachments;
      const auto opened = open_attachment(app_, now, attachment);
      if (!opened) told(info, opened.error());
    }
    return {};
  }

  App& app_;
  const std::function<void(const Problem&)>& tell_;
  CheckCounts counts_;
};

}  // namespace

Result<CheckCounts> maintenance_check(App& app, const std::function<void(const Problem&)>& tell) {
  return Check(app, tell).run();
}

}  // namespace entente::app
