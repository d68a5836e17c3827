/// Who calls, and what that lets them do. A service trusts tokens of one issuer, the gateway, and
/// no network: each request brings a short-lived signed token that names principal, organization
/// and scopes ([org.doubleloop.kit.access.Caller]), and the contract says which scopes an operation
/// needs. For its own calls a service gets tokens of the same kind for the signature of its private
/// key ([org.doubleloop.kit.access.ServiceTokens]).
@NullMarked
package org.doubleloop.kit.access;

import org.jspecify.annotations.NullMarked;
