/// API keys: what tools and people show. An organization's admins make, list and revoke them
/// ([ApiKeyRoutes]). No secret is stored, and no service ever sees one: a key is exchanged at the
/// door ([KeyExchange]) for a token of a minute. A revoked key opens nothing after one token's
/// life: a token never outlives the moment at which its key was last read by more than that.
@NullMarked
package org.doubleloop.gateway.key;

import org.jspecify.annotations.NullMarked;
