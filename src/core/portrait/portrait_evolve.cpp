#include "core/portrait/portrait_evolve.hpp"

namespace entente::core {

void evolve_with(Alliance& alliance, const Recorded& recorded, const PortraitWritten& event) {
  PortraitText* text = nullptr;
  for (auto& one : alliance.portrait) {
    if (one.part == event.part) text = &one;
  }
  if (text == nullptr) {
    text = &alliance.portrait.emplace_back();
    text->part = event.part;
  }
  // Another reader is no other text: its date stays.
  if (text->text != event.text) {
    text->at = recorded.at;
    text->in_person = event.in_person;
  }
  text->text = event.text;
  text->readers = event.readers;
  text->changed = recorded.seq;
}

void portrait_read(Alliance& alliance) {
  for (auto& one : alliance.portrait) one.before = one.text;
}

}  // namespace entente::core
