// The limits of what people may write. Characters are Unicode code points.
#pragma once
#include <cstddef>

namespace entente::core::limits {

constexpr std::size_t text = 2000;            ///< a wording, words said back
constexpr std::size_t explanation = 4000;  ///< of an information
constexpr std::size_t message = 1000;      ///< beside a proposal, a reason, a note
constexpr std::size_t name = 120;
constexpr std::size_t relation = 80;
constexpr std::size_t key = 64;         ///< a public key, base64url
constexpr std::size_t clauses = 60;     ///< alive in one version
constexpr std::size_t parties = 40;     ///< of one alliance, also those who left
constexpr std::size_t attachments = 200;
constexpr int attachment_bytes = 8 << 20;
constexpr int weight_min = 1, weight_max = 5;      ///< of an objective
constexpr int minutes_min = 5, minutes_max = 240;  ///< of a meeting
constexpr int horizon_days = 5 * 366;              ///< how far a date may lie ahead
constexpr int refusals_stuck = 3;                  ///< rule 6
constexpr int device_signature_days = 1;  ///< how far the stated time may be from the server's
constexpr int paper_signature_days = 5;   ///< paper is brought back from a home visit
constexpr std::size_t sessions = 1000;       ///< of one alliance
constexpr std::size_t agenda_items = 30;     ///< of one session
constexpr std::size_t agenda_text = 300;
constexpr std::size_t signs = 200;           ///< of one session, also those taken back
constexpr std::size_t notes = 50;
constexpr std::size_t patient_words = 50;    ///< caught in one session
constexpr std::size_t answers = 100;         ///< of one rating
constexpr std::size_t code = 64;             ///< of a sign, an instrument, an item
constexpr int intensity_max = 3;
constexpr int clock_ahead_seconds = 120;     ///< how far a device's clock may run ahead
constexpr int offline_days = 7;              ///< how late what was done offline may arrive
constexpr int rating_days = 14;              ///< after a session; later, memory tells another story
constexpr int blind_hours = 24;              ///< rule 8
constexpr std::size_t readjustments = 2000;  ///< of one alliance
constexpr std::size_t alert_key = 120;
constexpr std::size_t settled_alerts = 4000;  ///< of one alliance
constexpr int snooze_days = 90;
constexpr std::size_t sparkline = 12;         ///< scores beside a line of the list
constexpr std::size_t cluster_signs = 2;      ///< different ones in a session, to raise an alert

}  // namespace entente::core::limits
