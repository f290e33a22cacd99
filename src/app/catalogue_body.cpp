#include "app/catalogue_body.hpp"

#include "content/catalogue.hpp"
#include "crypto/crypto.hpp"
#include "json/codec.hpp"

namespace entente::app {

const CatalogueBody::Sent& CatalogueBody::of(const content::Catalogue& catalogue,
                                             Compress compress) {
  std::call_once(once_, [&] {
    sent_.plain = std::make_shared<const std::string>(json::write(catalogue));
    sent_.gzip = compress(*sent_.plain);
    sent_.tag = '"' + crypto::base64(crypto::hash({crypto::view(*sent_.plain)})) + '"';
  });
  return sent_;
}

}  // namespace entente::app
