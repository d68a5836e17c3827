package org.doubleloop.policy.policy;

import java.time.Instant;
import org.doubleloop.policy.Preconditions;
import org.doubleloop.policy.content.ContentCodec;
import org.doubleloop.policy.content.PolicyContent;
import org.jspecify.annotations.Nullable;

/// One version of a policy: written once, never changed.
///
/// @param version from 1
/// @param contentHash [ContentCodec#hash] at the time of writing
/// @param effectiveFrom when it came or comes into force
/// @param author who wrote the content
/// @param acceptedBy who accepted the proposal that it came from; absent for version 1
/// @param proposal the proposal that it came from; absent for version 1
public record PolicyVersion(
    String organization,
    String policy,
    int version,
    PolicyContent content,
    String contentHash,
    Instant effectiveFrom,
    Instant createdAt,
    String author,
    @Nullable String acceptedBy,
    @Nullable String proposal,
    @Nullable String rationale) {

  public PolicyVersion {
    Preconditions.notEmpty(organization, "organization");
    Preconditions.notEmpty(policy, "policy's id");
    Preconditions.notEmpty(contentHash, "content's hash");
    Preconditions.notEmpty(author, "author");
    if (version < 1) {
      throw new IllegalArgumentException("Versions are numbered from 1");
    }
    if ((version == 1) != (proposal == null)) {
      throw new IllegalArgumentException("Every version but the first comes from a proposal");
    }
  }

  /// The first version, in force at once.
  public static PolicyVersion first(
      String organization, String policy, PolicyContent content, String author, Instant now) {
    var hash = ContentCodec.hash(content);
    return new PolicyVersion(
        organization, policy, 1, content, hash, now, now, author, null, null, null);
  }
}
