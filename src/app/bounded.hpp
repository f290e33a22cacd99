// A map of bounded size and weight that forgets what was used longest ago. Not thread-safe.
#pragma once
#include <list>
#include <unordered_map>
#include <utility>

namespace entente::app {

template <class K, class V, class Hash = std::hash<K>>
class Bounded {
 public:
  Bounded(std::size_t most_entries, std::size_t most_weight)
      : most_entries_(most_entries), most_weight_(most_weight) {}

  V* find(const K& key) {
    const auto found = places_.find(key);
    if (found == places_.end()) return nullptr;
    entries_.splice(entries_.begin(), entries_, found->second);
    return &found->second->value;
  }

  /// The newest entry stays, however heavy.
  void put(const K& key, V value, std::size_t weight) {
    erase(key);
    entries_.push_front({key, std::move(value), weight});
    places_.emplace(key, entries_.begin());
    weight_ += weight;
    while (entries_.size() > 1 && (entries_.size() > most_entries_ || weight_ > most_weight_)) {
      erase(K(entries_.back().key));
    }
  }

  void erase(const K& key) {
    const auto found = places_.find(key);
    if (found == places_.end()) return;
    weight_ -= found->second->weight;
    entries_.erase(found->second);
    places_.erase(found);
  }

  template <class Which>
  void erase_if(const Which& which) {
    for (auto it = entries_.begin(); it != entries_.end();) {
      const auto next = std::next(it);
      if (which(it->key)) erase(K(it->key));
      it = next;
    }
  }

  std::size_t size() const { return entries_.size(); }
  std::size_t weight() const { return weight_; }

 private:
  struct Entry {
    K key;
    V value;
    std::size_t weight;
  };
  const std::size_t most_entries_;
  const std::size_t most_weight_;
  std::size_t weight_ = 0;
  std::list<Entry> entries_;
  std::unordered_map<K, typename std::list<Entry>::iterator, Hash> places_;
};

}  // namespace entente::app
