#include <sys/stat.h>

#include <fstream>

#include "unit/app/account_world.hpp"

namespace entente::app {
namespace {

class MasterKey : public ::testing::Test {
 protected:
  void SetUp() override {
    ::unsetenv("ENTENTE_MASTER_KEY");
    ::unsetenv("CREDENTIALS_DIRECTORY");
  }
  void TearDown() override { SetUp(); }
  void put(const std::string& path, const std::string& text, mode_t mode) {
    std::ofstream(path) << text;
    ::chmod(path.c_str(), mode);
  }
  Folder folder;
  const std::string file = folder.file("master.key");
};

TEST_F(MasterKey, is_made_once_for_its_owner_alone_and_read_again) {
  const auto made = good(Vault::master_key(file, true));
  struct stat about {};
  ASSERT_EQ(::stat(file.c_str(), &about), 0);
  EXPECT_EQ(about.st_mode & 0777, 0600u);
  EXPECT_EQ(good(Vault::master_key(file, true)), made);
  EXPECT_EQ(good(Vault::master_key(file, false)), made);
}

TEST_F(MasterKey, is_not_made_when_not_asked_for) {
  EXPECT_EQ(refusal(Vault::master_key(file, false)), "vault.unreadable");
}

TEST_F(MasterKey, in_a_file_that_others_can_read_is_refused) {
  put(file, secret("key") + "\n", 0640);
  EXPECT_EQ(refusal(Vault::master_key(file, true)), "vault.file_open_to_others");
}

TEST_F(MasterKey, that_is_no_key_is_refused) {
  for (const auto* text : {"", "short", "not base64url at all, though it is long enough"}) {
    put(file, text, 0600);
    EXPECT_EQ(refusal(Vault::master_key(file, true)), "vault.malformed") << text;
  }
}

TEST_F(MasterKey, comes_from_the_environment_or_a_credential_before_the_file) {
  put(file, secret("file"), 0600);
  put(folder.file("entente-master-key"), secret("credential") + "\n", 0400);
  ::setenv("CREDENTIALS_DIRECTORY", folder.file("").c_str(), 1);
  EXPECT_EQ(crypto::base64(good(Vault::master_key(file, false)).reveal()), secret("credential"));
  ::setenv("ENTENTE_MASTER_KEY", secret("environment").c_str(), 1);
  EXPECT_EQ(crypto::base64(good(Vault::master_key(file, false)).reveal()), secret("environment"));
}

storage::StreamInfo info(StreamId stream, const crypto::Bytes& wrapped) {
  storage::StreamInfo out;
  out.stream = stream;
  out.wrapped_key = wrapped;
  return out;
}

TEST(VaultKeys, a_data_key_comes_back_from_its_wrapping) {
  const auto master = crypto::random_key();
  Vault vault(master);
  const auto stream = crypto::random_id<StreamId>();
  const auto made = vault.new_key(stream);
  EXPECT_EQ(good(vault.key(info(stream, made.wrapped))), made.key);
  Vault again(master);
  EXPECT_EQ(good(again.key(info(stream, made.wrapped))), made.key);
}

TEST(VaultKeys, a_wrapping_opens_neither_for_another_stream_nor_another_master_key) {
  const auto master = crypto::random_key();
  Vault vault(master);
  const auto made = vault.new_key(crypto::random_id<StreamId>());
  const auto other = crypto::random_id<StreamId>();
  EXPECT_EQ(refusal(vault.key(info(other, made.wrapped))), "vault.wrong_master_key");
  const auto stream = crypto::random_id<StreamId>();
  const auto mine = vault.new_key(stream);
  Vault stranger(crypto::random_key());
  EXPECT_EQ(refusal(stranger.key(info(stream, mine.wrapped))), "vault.wrong_master_key");
}

TEST(VaultKeys, an_erased_stream_has_no_key_even_if_it_was_remembered) {
  Vault vault(crypto::random_key());
  const auto stream = crypto::random_id<StreamId>();
  auto erased = info(stream, vault.new_key(stream).wrapped);
  good(vault.key(erased));
  erased.wrapped_key.reset();
  EXPECT_EQ(refusal(vault.key(erased)), "stream.erased");
}

TEST(VaultKeys, each_purpose_has_a_key_of_its_own) {
  Vault vault(crypto::random_key());
  EXPECT_EQ(vault.derived("invitation"), vault.derived("invitation"));
  EXPECT_NE(vault.derived("invitation"), vault.derived("login-lookup"));
}

}  // namespace
}  // namespace entente::app
