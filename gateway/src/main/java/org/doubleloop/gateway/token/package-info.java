/// The tokens that every service accepts: signed with the gateway's key, they say who calls, for
/// which organization and what he may do, and live a minute ([Tokens]). Services get theirs here
/// for assertions signed with their own private keys, each of which is good once; and here is the
/// key set by which everybody checks the tokens of others ([TokenRoutes]).
@NullMarked
package org.doubleloop.gateway.token;

import org.jspecify.annotations.NullMarked;
