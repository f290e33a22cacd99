// Opening "Mes alliances": a person with 2,000 alliances against one with 20, 30 sessions each.
//   bench_list DIR     fills DIR/20 and DIR/2000 where they are not there, and measures
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <random>

#include "app/admin.hpp"
#include "app/alliance_command.hpp"
#include "app/alliance_view.hpp"
#include "app/demo_seed.hpp"
#include "app/instruments.hpp"

namespace entente {

namespace {

constexpr int few = 20;
constexpr int many = 2000;
constexpr int sessions = 30;
/// As on any morning: that many sessions of the day before yesterday wait for the caregiver's word,
/// and their day of waiting is over.
constexpr int unanswered = 5;
constexpr int page = 30;  // what the pages ask for
constexpr std::int64_t day = 86'400;

Instant clock_now() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return {std::chrono::duration_cast<std::chrono::microseconds>(now).count()};
}

/// The moment the use cases are told it is, while the past is made up.
Instant told_now;

storage::SqliteOptions options_for(const std::string& folder, storage::Durability durability) {
  storage::SqliteOptions options;
  options.file = folder + "/entente.sqlite";
  options.durability = durability;
  return options;
}

/// A database being read as the service does.
struct House {
  std::unique_ptr<storage::Store> store;
  std::unique_ptr<app::Vault> vault;
  std::unique_ptr<app::App> app;
  app::Caller caller;
};

Result<House> open_house(const std::string& folder, storage::Durability durability) {
  House out;
  out.store = TRY(storage::open_sqlite(options_for(folder, durability)));
  out.vault =
      std::make_unique<app::Vault>(TRY(app::Vault::master_key(folder + "/master.key", true)));
  out.app = std::make_unique<app::App>(*out.store, *out.vault, app::Settings{},
                                       [] { return told_now; });
  return out;
}

/// The caregiver whose log-in bench/list.mjs knows.
Result<app::PersonLine> aicha(House& house) {
  const app::Caller administrator{AccountId{}, core::AccountRole::administrator, {}};
  for (auto& one : TRY(app::admin_people(*house.app, administrator, {}, 100)).people) {
    if (one.name.starts_with("Aïcha")) return std::move(one);
  }
  return not_found("bench.aicha");
}

/// One alliance lived through in memory, then written at once.
class Life {
 public:
  Life(House& house, UnitId unit, int number, std::mt19937& random)
      : house_(house), random_(random), number_(number) {
    opening_.alliance = crypto::random_id<AllianceId>();
    opening_.unit = unit;
    opening_.patient = crypto::random_id<PartyId>();
    opening_.patient_name = "Émilie Mesure " + std::to_string(number);
    opening_.referent = crypto::random_id<PartyId>();
  }

  Result<void> live() {
    const auto end = clock_now();
    told_now = base::later(end, -(sessions * 7 + 2) * day - number_ % 600);
    TRY(app::alliance_command(*house_.app, house_.caller, opening_.alliance, opening_, {}));
    now_ = TRY(house_.app->alliances->loaded(opening_.alliance));
    for (int i = 0; i < sessions; ++i) {
      told_now = base::later(end, (i + 1 - sessions) * 7 * day - 2 * day - number_ % 600);
      CHECK(meet(i + 1 == sessions && number_ < unanswered));
    }
    const auto next = base::later(end, day + number_ % 12 * day);
    CHECK(tell(core::SessionPlan{crypto::random_id<SessionId>(), next, 45, {}}));
    write_.now = told_now;
    TRY(house_.app->store.write(std::move(write_)));
    return {};
  }

 private:
  Result<void> tell(const core::Command& command, bool aloud = false) {
    core::Context context;
    context.now = told_now;
    context.author = opening_.referent;
    if (aloud) context.on_behalf_of = opening_.patient;
    context.seen = now_->alliance.seq;
    write_.views.clear();  // of these only the last is written
    now_ = TRY(app::prepare_on(*house_.app, now_, command, context, write_));
    return {};
  }

  Result<void> meet(bool unsaid) {
    const auto id = crypto::random_id<SessionId>();
    CHECK(tell(core::SessionStart{id, told_now}));
    for (const auto* code : {"confides", "acts"}) {
      const auto sign = crypto::random_id<SignId>();
      CHECK(tell(core::SignRecord{id, sign, code, told_now, 0, false, ""}));
    }
    CHECK(tell(core::WordsCatch{id, crypto::random_id<WordsId>(), core::WordsKind::small_win,
                                "J’ai marché jusqu’au marché, deux fois cette semaine."}));
    told_now = base::later(told_now, 45 * 60);
    CHECK(tell(core::SessionEnd{id, told_now}));
    CHECK(rate(id, true));
    return unsaid ? Result<void>() : rate(id, false);
  }

  Result<void> rate(SessionId session, bool aloud) {
    const auto instruments = TRY(house_.app->instruments->now());
    const auto* shown = instruments->current(core::check_in);
    core::RatingGive give{session, crypto::random_id<RatingId>(), core::check_in,
                          shown->edition, {}};
    std::uniform_int_distribution<int> score(6, 9);
    for (const auto& item : shown->key.items) {
      give.answers.push_back({item.id, score(random_) * 1000});
    }
    return tell(give, aloud);
  }

  House& house_;
  std::mt19937& random_;
  int number_;
  core::AllianceOpen opening_;
  app::AllianceNow now_;
  storage::Write write_;
};

Result<void> fill(const std::string& folder, int count) {
  if (std::filesystem::exists(folder + "/entente.sqlite")) return {};
  std::filesystem::create_directories(folder);
  told_now = clock_now();
  auto house = TRY(open_house(folder, storage::Durability::normal));  // nobody's data
  TRY(app::seed_demo(*house.app));
  const auto who = TRY(aicha(house));
  house.caller = {who.account, core::AccountRole::caregiver, {}};
  std::mt19937 random(7);
  for (int i = 0; i < count; ++i) CHECK(Life(house, *who.unit, i, random).live());
  return {};
}

double microseconds(const std::function<void()>& work) {
  const auto begin = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - begin)
      .count();
}

double median(std::vector<double> all) {
  const auto middle = all.begin() + static_cast<std::ptrdiff_t>(all.size() / 2);
  std::nth_element(all.begin(), middle, all.end());
  return *middle;
}

Result<House> opened(const std::string& folder) {
  auto house = TRY(open_house(folder, storage::Durability::full));
  house.caller = {TRY(aicha(house)).account, core::AccountRole::caregiver, {}};
  return house;
}

Result<double> list_once(House& house, int limit = page, const app::ListFilter& filter = {}) {
  std::optional<Error> failed;
  const auto took = microseconds([&] {
    const auto lines = app::alliance_list(*house.app, house.caller, 0, limit, filter);
    if (!lines) failed = lines.error();
  });
  if (failed) return *std::move(failed);
  return took;
}

void print(const char* what, double of_few, double of_many) {
  std::printf("%-58s %8.0f µs %8.0f µs   ratio %.2f\n", what, of_few, of_many, of_many / of_few);
}

/// Turn about, so that what else the machine does weighs on both.
Result<void> measure(const std::string& small, const std::string& large) {
  told_now = clock_now();
  std::vector<double> first, second;
  for (int i = 0; i < 16; ++i) {
    auto house = TRY(opened(small));
    first.push_back(TRY(list_once(house)));
    auto other = TRY(opened(large));
    second.push_back(TRY(list_once(other)));
    if (i == 0) print("the first of the day: five lines are told anew", first[0], second[0]);
  }
  print("first page, service just started (median of 15)",
        median({first.begin() + 1, first.end()}), median({second.begin() + 1, second.end()}));
  auto house = TRY(opened(small));
  auto other = TRY(opened(large));
  const auto both = [&](const char* what, int times, int limit,
                        const app::ListFilter& filter) -> Result<void> {
    first.clear();
    second.clear();
    for (int i = 0; i < times; ++i) {
      first.push_back(TRY(list_once(house, limit, filter)));
      second.push_back(TRY(list_once(other, limit, filter)));
    }
    print(what, median(first), median(second));
    return {};
  };
  CHECK(both("first page (median of 500)", 500, page, {}));
  CHECK(both("twenty lines of both (median of 500)", 500, few, {}));
  return both("looking for a name that nobody has (median of 50)", 50, page, {.q = "zzz"});
}

Result<void> run(const std::string& folder) {
  const auto small = folder + "/" + std::to_string(few);
  const auto large = folder + "/" + std::to_string(many);
  CHECK(fill(small, few));
  CHECK(fill(large, many));
  std::printf("%-58s %8d    %8d alliances of %d sessions\n", "", few, many, sessions);
  return measure(small, large);
}

}  // namespace

}  // namespace entente

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  const auto done = entente::run(argv[1]);
  if (!done) std::fprintf(stderr, "bench_list: %s\n", done.error().key.c_str());
  return done ? 0 : 1;
}
