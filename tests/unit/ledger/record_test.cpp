#include "ledger/record.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "json/json.hpp"

namespace entente::ledger {
namespace {

struct Chain {
  StreamId stream = crypto::random_id<StreamId>();
  crypto::Key key = crypto::random_key();
  std::vector<Record> records;

  void add(std::string payload, std::string kind = "aim_said") {
    const auto seq = records.size() + 1;
    const Instant at{static_cast<std::int64_t>(seq) * 1'000'000};
    const auto previous = records.empty() ? genesis(stream) : records.back().hash;
    const Draft draft{at, PartyId{}.text(), std::move(kind), std::move(payload)};
    records.push_back(make_record(stream, seq, previous, draft, key));
  }
  explicit Chain(int length) {
    for (int i = 0; i < length; ++i) add("{\"n\":" + std::to_string(i) + "}");
  }
};

std::string key_of(const Result<void>& checked) {
  return checked ? "" : checked.error().key;
}
std::string seq_of(const Result<void>& checked) {
  return checked ? "" : checked.error().args.at(0).value;
}

}  // namespace

TEST(Record, starts_each_chain_elsewhere) {
  EXPECT_EQ(crypto::base64(genesis(StreamId{})), "6D8YbqLXRHgIIvPe-kGImVg21VLV4YNcnWRnIGZTuYw");
  EXPECT_NE(genesis(crypto::random_id<StreamId>()), genesis(StreamId{}));
}

TEST(Record, has_a_canonical_header_that_commits_to_its_content) {
  Chain chain(1);
  const auto& record = chain.records[0];
  const auto opened = open_record(record, chain.key).value();
  const auto content = crypto::hash({opened.salt, crypto::view(opened.payload)});
  EXPECT_EQ(record.header, "{\"at\":\"1970-01-01T00:00:01.000000Z\",\"author\":\"" +
                               PartyId{}.text() + "\",\"content\":\"" + crypto::base64(content) +
                               "\",\"kind\":\"aim_said\",\"seq\":1,\"stream\":\"" +
                               chain.stream.text() + "\",\"v\":1}");
  EXPECT_EQ(opened.payload, "{\"n\":0}");
  EXPECT_EQ(opened.salt.size(), 32u);
  EXPECT_EQ(record.hash, crypto::hash({genesis(chain.stream), crypto::view(record.header),
                                       record.sealed}));
}

TEST(Record, tells_nothing_of_a_payload_that_was_written_before) {
  Chain chain(0);
  chain.add("{}");
  chain.add("{}");
  EXPECT_NE(open_record(chain.records[0], chain.key).value().salt,
            open_record(chain.records[1], chain.key).value().salt);
}

TEST(Record, opens_with_its_key_and_its_header_only) {
  Chain chain(2);
  auto record = chain.records[1];
  EXPECT_EQ(open_record(record, crypto::random_key()).error(),
            fault("ledger.not_opened", {{"seq", "2"}}));
  record.header = chain.records[0].header;
  EXPECT_EQ(open_record(record, chain.key).error().key, "ledger.not_opened");
  record = chain.records[1];
  record.sealed.resize(20);
  EXPECT_EQ(open_record(record, chain.key).error().key, "ledger.not_opened");
}

/// Whoever has the data key can seal something else under the same header; the commitment sees it.
TEST(Record, refuses_another_content_sealed_under_its_header) {
  Chain chain(1);
  auto& record = chain.records[0];
  record.sealed = crypto::seal(chain.key, crypto::Bytes(40, 'x'), crypto::view(record.header));
  EXPECT_EQ(open_record(record, chain.key).error(), fault("ledger.commitment", {{"seq", "1"}}));
}

TEST(Chain, of_any_length_is_verified_without_the_key) {
  for (int length : {0, 1, 2, 30}) {
    Chain chain(length);
    EXPECT_TRUE(check_chain(chain.stream, chain.records)) << length;
  }
}

TEST(Chain, shows_a_record_left_out_twice_there_or_moved) {
  Chain chain(6);
  auto records = chain.records;
  records.erase(records.begin() + 2);
  EXPECT_EQ(check_chain(chain.stream, records).error(), fault("ledger.gap", {{"seq", "3"}}));
  records = chain.records;
  records.erase(records.begin());
  EXPECT_EQ(seq_of(check_chain(chain.stream, records)), "1");
  records = chain.records;
  records.insert(records.begin() + 1, records[1]);
  EXPECT_EQ(seq_of(check_chain(chain.stream, records)), "3");
  records = chain.records;
  std::swap(records[3], records[4]);
  EXPECT_EQ(seq_of(check_chain(chain.stream, records)), "4");
}

TEST(Chain, belongs_to_its_stream) {
  Chain chain(2), other(2);
  EXPECT_EQ(key_of(check_chain(other.stream, chain.records)), "ledger.header");
  auto moved = chain.records;
  moved[1] = other.records[1];
  EXPECT_EQ(seq_of(check_chain(chain.stream, moved)), "2");
}

/// A record made anew by someone who has the data key: the next one no longer follows from it.
TEST(Chain, shows_where_the_past_was_rewritten) {
  Chain chain(5);
  const Draft draft{chain.records[1].at, chain.records[1].author, "aim_said", "{\"n\":\"other\"}"};
  chain.records[1] = make_record(chain.stream, 2, chain.records[0].hash, draft, chain.key);
  EXPECT_EQ(check_chain(chain.stream, chain.records).error(),
            fault("ledger.hash", {{"seq", "3"}}));
}

TEST(Chain, shows_columns_that_say_something_else_than_the_header) {
  Chain chain(3);
  const auto after = [&](auto change) {
    auto records = chain.records;
    change(records[1]);
    const auto checked = check_chain(chain.stream, records);
    EXPECT_EQ(seq_of(checked), "2");
    return key_of(checked);
  };
  EXPECT_EQ(after([](Record& r) { r.at.us += 1; }), "ledger.header");
  EXPECT_EQ(after([](Record& r) { r.author.clear(); }), "ledger.header");
  EXPECT_EQ(after([](Record& r) { r.kind = "aim_unsaid"; }), "ledger.header");
  EXPECT_EQ(after([](Record& r) { r.stream = StreamId{}; }), "ledger.header");
  EXPECT_EQ(after([](Record& r) { r.seq = 7; }), "ledger.gap");
  EXPECT_EQ(after([](Record& r) { r.header = "{}"; }), "ledger.header");
  EXPECT_EQ(after([](Record& r) { r.header = "not json"; }), "ledger.header");
  EXPECT_EQ(after([](Record& r) { r.header.insert(1, " "); }), "ledger.header");
}

TEST(Chain, shows_every_single_changed_byte) {
  Chain chain(3);
  const auto refused = [&](const std::vector<Record>& records) {
    const auto checked = check_chain(chain.stream, records);
    return !checked && seq_of(checked) == "2";
  };
  for (std::size_t at = 0; at < chain.records[1].header.size(); ++at) {
    auto records = chain.records;
    records[1].header[at] ^= 1;
    ASSERT_TRUE(refused(records)) << "header " << at;
  }
  for (std::size_t at = 0; at < chain.records[1].sealed.size(); ++at) {
    auto records = chain.records;
    records[1].sealed[at] ^= 1;
    ASSERT_TRUE(refused(records)) << "sealed " << at;
  }
  for (std::size_t at = 0; at < 32; ++at) {
    auto records = chain.records;
    records[1].hash[at] ^= 1;
    ASSERT_TRUE(refused(records)) << "hash " << at;
  }
}

RC_GTEST_PROP(Chain, holds_any_payloads_and_shows_any_change, (std::vector<std::string> payloads,
                                                              std::uint32_t where, bool cut)) {
  RC_PRE(!payloads.empty());
  Chain chain(0);
  for (const auto& payload : payloads) chain.add(payload);
  RC_ASSERT(check_chain(chain.stream, chain.records).has_value());
  for (std::size_t i = 0; i < payloads.size(); ++i)
    RC_ASSERT(open_record(chain.records[i], chain.key).value().payload == payloads[i]);
  auto& sealed = chain.records[where % payloads.size()].sealed;
  if (cut)
    sealed.pop_back();
  else
    sealed[where % sealed.size()] ^= static_cast<std::uint8_t>(1 + where % 255);
  RC_ASSERT(!check_chain(chain.stream, chain.records));
}

}  // namespace entente::ledger
