#include "core/session/rated.hpp"

#include <algorithm>

#include "core/limits.hpp"

namespace entente::core {

namespace {

const insight::Instrument* latest(std::span<const insight::Instrument> all,
                                  const std::string& code) {
  const insight::Instrument* out = nullptr;
  for (const auto& one : all) {
    if (one.code == code && (out == nullptr || one.edition > out->edition)) out = &one;
  }
  return out;
}

/// Another edition may have another range: the place within it is what is kept.
int brought_to(const insight::Scale& scale, const insight::Range& from, int milli) {
  if (from.min_milli == scale.min_milli && from.max_milli == scale.max_milli) return milli;
  const std::int64_t part = std::int64_t{milli} - from.min_milli;
  const std::int64_t whole = std::int64_t{from.max_milli} - from.min_milli;
  if (whole <= 0) return milli;
  return static_cast<int>(scale.min_milli + part * (scale.max_milli - scale.min_milli) / whole);
}

class Scores {
 public:
  Scores(const std::string& code, std::optional<Side> own, const Outlook& outlook)
      : code_(code), own_(own), outlook_(outlook) {
    if (const auto* instrument = latest(outlook.instruments, code)) {
      const auto all = insight::range(instrument->key);
      scale = {all.min_milli, all.max_milli, insight::grid_milli(instrument->key)};
    }
  }

  std::optional<int> of(const Session& session, Side side) const {
    const auto* rating = session.rating(side, code_);
    if (rating == nullptr) return std::nullopt;
    if (own_ != side && !session.open(code_, outlook_.now)) return std::nullopt;
    const auto* instrument = insight::find_instrument(outlook_.instruments, code_, rating->edition);
    if (instrument == nullptr) return std::nullopt;
    const auto score = insight::score(instrument->key, rating->answers);
    if (!score || !score->milli) return std::nullopt;
    return brought_to(scale, insight::range(instrument->key), *score->milli);
  }

  insight::Scale scale;

 private:
  const std::string& code_;
  std::optional<Side> own_;
  const Outlook& outlook_;
};

}  // namespace

std::vector<insight::Observed> Rated::observed() const {
  std::vector<insight::Observed> out;
  out.reserve(sessions.size());
  for (const auto& one : sessions) out.push_back(one.scores);
  return out;
}

Rated rated_sessions(const Alliance& alliance, const std::string& instrument,
                     std::optional<Side> own, const Outlook& outlook) {
  const Scores scores(instrument, own, outlook);
  Rated out;
  out.scale = scores.scale;
  for (const auto& session : alliance.sessions) {
    if (session.number == 0) continue;
    out.sessions.push_back(
        {&session, {scores.of(session, Side::patient), scores.of(session, Side::caregiver)}});
  }
  std::sort(out.sessions.begin(), out.sessions.end(),
            [](const auto& a, const auto& b) { return a.session->number < b.session->number; });
  return out;
}

std::shared_ptr<const insight::Course> course_of(const Rated& rated, const std::string& instrument,
                                                 const Outlook& outlook) {
  const auto observed = rated.observed();
  if (instrument == check_in && outlook.reading.now != nullptr) {
    return outlook.reading.now->read(observed, rated.scale);
  }
  const insight::Engine engine(insight::default_calibration(), rated.scale, 0);
  return std::make_shared<const insight::Course>(insight::read_course(observed, engine));
}

std::shared_ptr<const insight::Course> course_before(const Rated& rated, const Outlook& outlook) {
  if (outlook.reading.before == nullptr) return nullptr;
  return outlook.reading.before->read(rated.observed(), rated.scale);
}

std::optional<Instant> next_opening(const Alliance& alliance, Instant now) {
  std::optional<Instant> out;
  const auto is_hidden = [&](const Session& session) {
    const auto& all = session.ratings;
    return std::any_of(all.begin(), all.end(),
                       [&](const auto& one) { return !session.open(one.instrument, now); });
  };
  for (const auto& session : alliance.sessions) {
    if (!session.ended_at || !is_hidden(session)) continue;
    const auto opens = base::later(*session.ended_at, limits::blind_hours * 3600LL);
    if (opens > now && (!out || opens < *out)) out = opens;
  }
  return out;
}

}  // namespace entente::core
