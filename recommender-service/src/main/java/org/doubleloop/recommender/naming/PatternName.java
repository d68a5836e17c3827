package org.doubleloop.recommender.naming;

import java.time.Instant;
import org.doubleloop.recommender.asking.Author;
import org.doubleloop.recommender.feed.FeedItem;
import org.doubleloop.recommender.pattern.PatternKind;
import org.doubleloop.recommender.policy.PolicyKey;
import org.jspecify.annotations.Nullable;

/// What a model has called a pattern of a policy.
///
/// @param phrase of the pattern, in small letters
/// @param number of the question, from 1 for each pattern; the highest holds
/// @param drafts how many had the phrase when it was asked
/// @param name null where what it said has not passed the checks
public record PatternName(
    PolicyKey key,
    PatternKind kind,
    String phrase,
    int number,
    long drafts,
    @Nullable String name,
    Author by,
    Instant recordedAt)
    implements FeedItem {

  @Override
  public String organization() {
    return key.organization();
  }
}
