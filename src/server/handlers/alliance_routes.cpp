// The routes of alliances, contracts, live and erasure, in the order of docs/api.md.
#include "app/alliance_changes.hpp"
#include "app/alliance_view.hpp"
#include "app/attachment.hpp"
#include "app/contract_document.hpp"
#include "app/erasure.hpp"
#include "app/read_record.hpp"
#include "server/handlers/alliance_http.hpp"

namespace entente::server {

using Run = Answer(app::App&, const app::Caller&, Request&);

Run alliance_open, alliance_list, alliance_view, alliance_export;
Run contract_document, contract_version, contract_rounds, contract_sign;
Run attachment_add, attachment_get, read_list;
Run erasure_ask, erasure_list, erasure_confirm;
Run live_events, live_changes;

namespace {

constexpr auto logged_in = Access::logged_in;
constexpr auto caregiver = Access::caregiver;
constexpr auto administrator = Access::administrator;
constexpr auto fast = Lane::fast;
constexpr auto command = Lane::command;
constexpr auto slow = Lane::slow;
constexpr auto get = Method::get;
constexpr auto post = Method::post;
constexpr auto put = Method::put;

template <class T>
constexpr json::SchemaOf is = &json::schema_of<T>;

std::vector<Route> reading_routes() {
  using namespace app;
  return {
      {get, "/api/v1/alliances", "alliance_list", logged_in, command, alliance_list, nullptr,
       is<AllianceLines>},
      {post, "/api/v1/alliances", "alliance_open", caregiver, command, alliance_open,
       is<core::AllianceOpen>, is<Receipt>, 201},
      {get, "/api/v1/alliances/{id}", "alliance_view", logged_in, fast, alliance_view, nullptr,
       is<core::AllianceView>},
      {get, "/api/v1/alliances/{id}/contract/document", "contract_document", logged_in, command,
       contract_document, nullptr, is<DocumentAnswer>},
      {get, "/api/v1/alliances/{id}/contract/versions/{n}", "contract_version", logged_in, command,
       contract_version, nullptr, is<core::Version>},
      {get, "/api/v1/alliances/{id}/contract/clauses/{clause}/rounds", "contract_rounds", logged_in,
       command, contract_rounds, nullptr, is<RoundsAnswer>},
      {get, "/api/v1/alliances/{id}/attachments/{attachment}", "attachment_get", logged_in, command,
       attachment_get},
      {get, "/api/v1/alliances/{id}/reads", "read_list", logged_in, command, read_list, nullptr,
       is<ReadLines>},
  };
}

std::vector<Route> party_routes() {
  using namespace core;
  return {
      act<PartyLeave>("/api/v1/alliances/{id}/parties/leave", "party_leave"),
      act<ReferentHandOver>("/api/v1/alliances/{id}/referent", "referent_hand_over"),
      act<AccessOpen>("/api/v1/alliances/{id}/access/open", "access_open"),
      act<AccessClose>("/api/v1/alliances/{id}/access/close", "access_close"),
      act<AllianceClose>("/api/v1/alliances/{id}/close", "alliance_close"),
  };
}

std::vector<Route> contract_routes() {
  using namespace core;
  return {
      act<ClausePropose>("/api/v1/alliances/{id}/contract/clauses", "clause_propose"),
      act<ProposalAccept>("/api/v1/alliances/{id}/contract/proposals/accept", "proposal_accept"),
      act<ProposalDecline>("/api/v1/alliances/{id}/contract/proposals/decline", "proposal_decline"),
      act<ProposalWithdraw>("/api/v1/alliances/{id}/contract/proposals/withdraw",
                            "proposal_withdraw"),
      act<InformationExplain>("/api/v1/alliances/{id}/contract/information/explain",
                              "information_explain"),
      act<TeachBackSay>("/api/v1/alliances/{id}/contract/information/say-back", "teach_back_say"),
      act<TeachBackJudge>("/api/v1/alliances/{id}/contract/information/judge", "teach_back_judge"),
      {post, "/api/v1/alliances/{id}/contract/signatures", "contract_sign", logged_in, command,
       contract_sign, is<ContractSign>, is<Receipt>},
      act<ContractAmend>("/api/v1/alliances/{id}/contract/amend", "contract_amend"),
      act<ContractWithdraw>("/api/v1/alliances/{id}/contract/withdraw", "contract_withdraw"),
  };
}

std::vector<Route> right_routes() {
  using namespace app;
  constexpr std::size_t upload = 8 << 20;
  return {
      {put, "/api/v1/alliances/{id}/attachments/{attachment}", "attachment_add", logged_in, command,
       attachment_add, nullptr, is<AttachmentReceipt>, 201, upload},
      {get, "/api/v1/alliances/{id}/export", "alliance_export", logged_in, slow, alliance_export},
      {post, "/api/v1/alliances/{id}/erasure", "erasure_ask", logged_in, command, erasure_ask,
       nullptr, is<ErasureReceipt>, 202},
      {get, "/api/v1/erasures", "erasure_list", administrator, command, erasure_list, nullptr,
       is<ErasureLines>},
      {post, "/api/v1/erasures/{id}/confirm", "erasure_confirm", administrator, command,
       erasure_confirm, nullptr, nullptr, 204},
      {get, "/api/v1/events", "live_events", logged_in, command, live_events},
      {get, "/api/v1/changes", "live_changes", logged_in, command, live_changes, nullptr,
       is<Changes>},
  };
}

}  // namespace

std::vector<Route> alliance_routes() {
  std::vector<Route> out = reading_routes();
  for (auto* more : {party_routes, contract_routes, right_routes}) {
    for (auto& route : more()) out.push_back(route);
  }
  return out;
}

}  // namespace entente::server
