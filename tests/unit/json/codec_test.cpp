#include "json/codec.hpp"

#include <gtest/gtest.h>

#include <limits>

#include "core/access/access.hpp"
#include "json/schema.hpp"

namespace entente::json {

using core::Aim;
using core::ClauseBody;
using core::Event;

TEST(Codec, writes_a_variant_with_its_kind_and_reads_it_back) {
  ClauseBody body = core::Objective{"dormir", "dormir six heures", {"1", "2", "3", "4", "5"}, 2};
  auto text = write(body);
  EXPECT_EQ(text,
            R"({"kind":"objective","patient_words":"dormir","scale":["1","2","3","4","5"],)"
            R"("text":"dormir six heures","weight":2})");
  EXPECT_EQ(read<ClauseBody>(text).value(), body);
}

TEST(Codec, names_the_path_of_what_is_wrong) {
  auto error = [](std::string_view text) { return read<ClauseBody>(text).error(); };
  EXPECT_EQ(error(R"({"kind":"aim","text":1})"),
            invalid("json.type", {{"path", "/text"}, {"expected", "string"}}));
  EXPECT_EQ(error(R"({"kind":"aim"})"), invalid("json.missing", {{"path", "/text"}}));
  EXPECT_EQ(error(R"({"kind":"aim","text":"","x":1})"),
            invalid("json.unknown", {{"path", "/x"}}));
  EXPECT_EQ(error(R"({"kind":"poem","text":""})"), invalid("json.value", {{"path", "/kind"}}));
  EXPECT_EQ(error(R"({"text":""})"), invalid("json.missing", {{"path", "/kind"}}));
  EXPECT_EQ(error("[]"), invalid("json.type", {{"path", "/"}, {"expected", "object"}}));
}

// An event may have a member called "kind" of its own.
TEST(Codec, reads_back_every_kind_of_event_of_an_alliance) {
  namespace mp = boost::mp11;
  using Events = mp::mp_transform<mp::mp_identity, mp::mp_rename<core::Event, mp::mp_list>>;
  mp::mp_for_each<Events>([](auto id) {
    const core::Event event = typename decltype(id)::type{};
    const auto kind = kind_of_variant(event);
    if (kind == "clause_proposed") return;  // its body is absent here, and that is another test
    const auto back = from_json_untagged<core::Event>(kind, to_json_untagged(event));
    ASSERT_TRUE(back) << kind << ": " << back.error().key;
    EXPECT_EQ(canonical(to_json_untagged(*back)), canonical(to_json_untagged(event))) << kind;
  });
}

TEST(Codec, keeps_events_under_their_kind_without_writing_it_in_the_payload) {
  core::ClauseProposed proposed;
  proposed.body = Aim{"aller mieux"};
  Event event = proposed;
  EXPECT_EQ(kind_of_variant(event), "clause_proposed");
  auto payload = to_json_untagged(event);
  EXPECT_FALSE(payload.get_object().contains("kind"));
  EXPECT_FALSE(payload.get_object().contains("answers"));
  auto back = from_json_untagged<Event>("clause_proposed", payload).value();
  EXPECT_EQ(std::get<core::ClauseProposed>(back).body, proposed.body);
  EXPECT_FALSE(from_json_untagged<Event>("unheard_of", payload));
}

TEST(Codec, lets_past_events_lack_what_has_a_natural_default) {
  auto value = parse(R"({"proposal":"00000000000000000000000000",)"
                     R"("clause":"00000000000000000000000000"})").value();
  EXPECT_FALSE(from_json<core::ProposalAccepted>(value));
  EXPECT_TRUE(from_json<core::ProposalAccepted>(value, Mode::lenient));
  EXPECT_FALSE(from_json<core::ProposalAccepted>(Object{}, Mode::lenient));
}

TEST(Codec, knows_an_enumerator_by_its_whole_name_only) {
  EXPECT_TRUE(from_json<core::Role>(Value("patient")));
  EXPECT_EQ(from_json<core::Role>(Value("patience")).error(),
            invalid("json.value", {{"path", "/"}}));
  EXPECT_FALSE(from_json<core::Role>(Value(boost::json::string_view("patient\0x", 9))));
  EXPECT_FALSE(from_json<core::Role>(Value("")));
  EXPECT_FALSE(from_json<core::Role>(Value(0)));
}

TEST(Codec, refuses_numbers_that_do_not_fit) {
  EXPECT_TRUE(from_json<int>(Value(1.0)));
  EXPECT_FALSE(from_json<int>(Value(1.5)));
  EXPECT_FALSE(from_json<int>(Value(std::int64_t(1) << 40)));
  EXPECT_FALSE(from_json<std::uint64_t>(Value(-1)));
  EXPECT_FALSE(from_json<std::int64_t>(Value((std::int64_t(1) << 53) + 1)));
}

struct Measured {
  double share = 0;
  std::array<double, 2> ends{};
  bool operator==(const Measured&) const = default;
};
BOOST_DESCRIBE_STRUCT(Measured, (), (share, ends))

TEST(Codec, keeps_every_bit_of_a_double) {
  for (const double value : {0.1, 1.0 / 3, -2.5e-300, 1e21, 5e-324, 1.7976931348623157e308, 7.0}) {
    const Measured measured{value, {-value, 1}};
    EXPECT_EQ(read<Measured>(write(measured)).value(), measured) << value;
  }
}

TEST(Codec, refuses_a_double_that_is_not_finite_or_not_a_number) {
  const Measured endless{std::numeric_limits<double>::infinity(), {0, 0}};
  EXPECT_EQ(read<Measured>(write(endless)).error().key, "json.type");
  EXPECT_EQ(from_json<double>(Value("1")).error().key, "json.type");
  EXPECT_EQ(from_json<double>(Value(std::uint64_t(3))).value(), 3);
}

TEST(Codec, writes_the_arguments_of_a_sentence_as_one_object) {
  Problem problem{"contract.missing.answer", {{"clause", "x"}}};
  EXPECT_EQ(write(problem), R"({"args":{"clause":"x"},"key":"contract.missing.answer"})");
  EXPECT_EQ(read<Problem>(write(problem)).value(), problem);
}

TEST(Schema, describes_each_type_once_and_refers_to_it) {
  Components components;
  auto schema = schema_of<core::AllianceView>(components);
  EXPECT_EQ(canonical(schema), R"({"$ref":"#/components/schemas/AllianceView"})");
  ASSERT_TRUE(components.contains("Clause"));
  auto aim = components.at("Aim").at("properties").at("kind").at("const");
  EXPECT_EQ(aim, Value("aim"));
  EXPECT_EQ(components.at("Frame").at("additionalProperties"), Value(false));
}

}  // namespace entente::json
