/// Who may come in, and as whom.
///
/// Tools and people show an API key; it is exchanged at the door ([KeyExchange]) for a signed token
/// that lives a minute and that each service verifies itself. Services get tokens of their own for
/// assertions signed with their private keys ([TokenRoutes]). An [Admission] is what both come to.
/// A revoked key opens nothing after one token's life: a token never outlives the moment at which
/// its key was last read by more than that.
///
/// At the first start there is nobody who could make a key, so [FirstStart] makes one organization
/// and three keys, and shows them once.
@NullMarked
package org.doubleloop.gateway.access;

import org.jspecify.annotations.NullMarked;
