package org.doubleloop.kit.follow;

import java.time.Instant;
import java.util.Optional;
import org.doubleloop.kit.id.Ids;

/// What a service makes of another's feed.
///
/// @param <I> an item of the feed: a model of the API
public interface Follower<I> {
  /// Whose it is, and what it is called for ever.
  ///
  /// @param kind such as `POLICY_VERSION`
  record Name(String organization, String kind, String id) {
    String documentId() {
      return Ids.document(organization, kind, id);
    }
  }

  /// Empty for an item of a kind that is not known here, which is passed over.
  Optional<Name> nameOf(I item);

  /// Whether an item says the same as the one that was kept under its name before.
  boolean isSame(I kept, I item);

  /// Takes up an item; the same may come again.
  void learn(I item);

  /// Nothing was missing at that moment.
  void completeAt(Instant moment);
}
