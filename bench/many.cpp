// Fills a folder with the demo and many more alliances, for what a large file costs at start.
//   bench_many DIR N
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <thread>

#include "app/admin.hpp"
#include "app/alliance_command.hpp"
#include "app/demo_seed.hpp"

namespace entente {

namespace {

Instant clock_now() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return {std::chrono::duration_cast<std::chrono::microseconds>(now).count()};
}

Result<void> open_one(app::App& app, const app::Caller& referent, UnitId unit, int number) {
  core::AllianceOpen opening;
  opening.alliance = crypto::random_id<AllianceId>();
  opening.unit = unit;
  opening.patient = crypto::random_id<PartyId>();
  opening.patient_name = "Mesure " + std::to_string(number);
  opening.referent = crypto::random_id<PartyId>();
  TRY(app::alliance_command(app, referent, opening.alliance, opening, {}));
  return {};
}

Result<void> fill(const std::string& folder, int count) {
  std::filesystem::create_directories(folder);
  storage::SqliteOptions options;
  options.file = folder + "/entente.sqlite";
  options.durability = storage::Durability::normal;  // nobody's data: only its size counts
  auto store = TRY(storage::open_sqlite(options));
  app::Vault vault(TRY(app::Vault::master_key(folder + "/master.key", true)));
  app::App app(*store, vault, {}, clock_now);
  TRY(app::seed_demo(app));
  app::Caller administrator{AccountId{}, core::AccountRole::administrator, {}};
  const auto people = TRY(app::admin_people(app, administrator, {}, 100)).people;
  std::vector<app::PersonLine> referents;
  for (const auto& one : people) {
    if (one.role == core::AccountRole::caregiver && one.unit) referents.push_back(one);
  }
  std::vector<std::jthread> hands;
  constexpr int many = 32;  // so that a commit takes several
  for (int hand = 0; hand < many; ++hand) {
    hands.emplace_back([&, hand] {
      for (int i = hand; i < count; i += many) {
        const auto& who = referents[static_cast<std::size_t>(i) % referents.size()];
        const app::Caller caller{who.account, core::AccountRole::caregiver, {}};
        if (const auto done = open_one(app, caller, *who.unit, i); !done) {
          std::fprintf(stderr, "bench_many: %s\n", done.error().key.c_str());
          std::exit(1);
        }
      }
    });
  }
  return {};
}

}  // namespace

}  // namespace entente

int main(int argc, char** argv) {
  if (argc != 3) return 2;
  const auto done = entente::fill(argv[1], std::atoi(argv[2]));
  if (!done) std::fprintf(stderr, "bench_many: %s\n", done.error().key.c_str());
  return done ? 0 : 1;
}
