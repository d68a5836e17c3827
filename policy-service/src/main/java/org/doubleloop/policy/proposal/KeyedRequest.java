package org.doubleloop.policy.proposal;

/// What a repeat of a request is known by.
///
/// @param key hash of the idempotency key and what it is bound to
/// @param bodyHash keyed hash of the canonical body
public record KeyedRequest(String key, String bodyHash) {}
