#include "storage/sqlite/writer.hpp"

#include <pthread.h>

#include "storage/sqlite/apply.hpp"

namespace entente::storage::sqlite {

namespace {

constexpr std::size_t batch = 256;
constexpr int most_failures = 3;
constexpr auto pause_before_retry = std::chrono::milliseconds(500);
constexpr std::int64_t receipts_kept_us = 30 * base::us_per_day;
constexpr std::int64_t prune_every_us = 3'600 * base::us_per_second;
constexpr int prune_at_once = 1000;

}  // namespace

Writer::Writer(std::unique_ptr<Connection> db, std::uint64_t position, Commit commit,
               std::size_t queue)
    : db_(std::move(db)),
      position_(position),
      most_in_batch_(commit == Commit::grouped ? batch : 1),
      most_waiting_(queue),
      thread_([this] { loop(); }) {}

Writer::~Writer() {
  {
    const std::lock_guard lock(mutex_);
    closing_ = true;
  }
  wake_.notify_one();
  thread_.join();
}

Result<Receipt> Writer::write(Write write) {
  auto item = std::make_unique<Item>();
  item->write = std::move(write);
  return enqueue(std::move(item));
}

Result<void> Writer::run(Task task) {
  auto item = std::make_unique<Item>();
  item->task = std::move(task);
  CHECK(enqueue(std::move(item)));
  return {};
}

void Writer::on_commit(Told told) {
  const std::lock_guard lock(told_mutex_);
  told_ = std::move(told);
}

Result<Receipt> Writer::enqueue(std::unique_ptr<Item> item) {
  auto answer = item->done.get_future();
  bool first = false;
  {
    const std::lock_guard lock(mutex_);
    if (closing_) return unavailable("store.closed");
    if (waiting_.size() >= most_waiting_) return Error{Category::busy, "store.busy"};
    first = waiting_.empty();  // whoever waits already has woken the writer
    waiting_.push_back(std::move(item));
  }
  if (first) wake_.notify_one();
  return answer.get();
}

void Writer::loop() {
  ::pthread_setname_np(::pthread_self(), "store-writer");
  for (;;) {
    auto items = take();
    if (items.empty()) return;
    handle(std::move(items));
  }
}

Writer::Items Writer::take() {
  std::unique_lock lock(mutex_);
  wake_.wait(lock, [this] { return closing_ || !waiting_.empty(); });
  Items out;
  while (!waiting_.empty() && out.size() < most_in_batch_) {
    const bool alone = static_cast<bool>(waiting_.front()->task);
    if (alone && !out.empty()) break;
    out.push_back(std::move(waiting_.front()));
    waiting_.pop_front();
    if (alone) break;
  }
  return out;
}

void Writer::handle(Items items) {
  std::vector<Result<Receipt>> answers;
  answers.reserve(items.size());
  Result<void> outcome = unavailable("store.read_only");
  if (!refusing()) {
    outcome = commit(items, answers);
    // One write that broke a rule of the schema must not take its neighbours with it.
    const bool one_is_at_fault = !outcome && !is_engine_failure(outcome.error());
    if (one_is_at_fault && items.size() > 1) {
      outcome = {};
      one_by_one(items, answers);
    } else {
      count(outcome);
    }
  }
  if (outcome) tidy(items);
  tell();
  for (std::size_t i = 0; i < items.size(); ++i) {
    items[i]->done.set_value(outcome ? std::move(answers[i]) : Result<Receipt>(outcome.error()));
  }
}

Result<void> Writer::commit(const Items& items, std::vector<Result<Receipt>>& answers) {
  const auto position = position_;
  const auto told = told_now_.size();
  auto outcome = db_->execute("BEGIN IMMEDIATE");
  if (outcome) outcome = fill(items, answers);
  if (outcome) outcome = db_->execute("COMMIT");
  if (outcome) return outcome;
  if (db_->in_transaction()) static_cast<void>(db_->execute("ROLLBACK"));
  position_ = position;
  told_now_.resize(told);
  answers.clear();
  return outcome;
}

/// Stops at the first failure that may have left something of a write behind.
Result<void> Writer::fill(const Items& items, std::vector<Result<Receipt>>& answers) {
  Apply apply(*db_, position_, told_now_);
  for (const auto& item : items) {
    if (item->task) {
      CHECK(item->task(*db_));
      answers.push_back(Receipt{0, position_, false});
      continue;
    }
    auto receipt = apply(item->write);
    if (!receipt && (apply.touched() || is_engine_failure(receipt.error()))) return receipt.error();
    answers.push_back(std::move(receipt));
  }
  return {};
}

void Writer::one_by_one(Items& items, std::vector<Result<Receipt>>& answers) {
  Items one(1);
  for (auto& item : items) {
    one[0] = std::move(item);
    std::vector<Result<Receipt>> answer;
    const auto outcome = commit(one, answer);
    if (!outcome) answer = {Result<Receipt>(outcome.error())};
    answers.push_back(std::move(answer[0]));
    item = std::move(one[0]);
  }
}

bool Writer::refusing() const { return read_only_ && Clock::now() < next_try_; }

void Writer::count(const Result<void>& outcome) {
  if (outcome || !is_engine_failure(outcome.error())) {
    failures_ = 0;
    read_only_ = false;
    return;
  }
  if (++failures_ < most_failures) return;
  read_only_ = true;
  next_try_ = Clock::now() + pause_before_retry;
}

void Writer::tell() {
  if (told_now_.empty()) return;
  const std::lock_guard lock(told_mutex_);
  if (told_) told_(told_now_);
  told_now_.clear();
}

void Writer::tidy(const Items& items) {
  Instant now;
  bool erased = false;
  for (const auto& item : items) {
    now = std::max(now, item->write.now);
    erased = erased || !item->write.erase.empty();
  }
  // The log still holds the pages with the key as it was: bring them over and cut it.
  if (erased) static_cast<void>(db_->execute("PRAGMA wal_checkpoint(TRUNCATE)"));
  if (now.us - pruned_at_.us >= prune_every_us) prune(now);
}

/// Old receipts, some at a time. To fail here costs nothing: another hour will come.
void Writer::prune(Instant now) {
  const Instant oldest{now.us - receipts_kept_us};
  if (!db_->run("command_prune", oldest, prune_at_once)) return;
  if (db_->changed() < prune_at_once) pruned_at_ = now;
}

}  // namespace entente::storage::sqlite
