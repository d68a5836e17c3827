package org.doubleloop.policy.quota;

import static org.doubleloop.kit.condition.ConditionLimits.MOST_TERMS;

import java.util.HashMap;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.doubleloop.kit.problem.ServiceException;
import org.doubleloop.policy.PolicyProblem;
import org.doubleloop.policy.archival.Archival;
import org.doubleloop.policy.validation.ContentSize;

/// What the policies of one organization take, and the most that they may: less than whoever
/// decides by them has room for, so that no organization is in the way of others. The newest
/// versions count by their sizes, and older ones, of which little is kept, by their number. Safe
/// for several threads.
public final class PolicyQuota {
  /// Terms of the conditions of all newest versions.
  static final int MOST_TERMS_IN_ALL = 10 * MOST_TERMS;

  /// Characters of all newest versions.
  static final int MOST_CHARACTERS = 8_000_000;

  static final int MOST_VERSIONS = 20_000;

  private final Map<String, Newest> newest = new HashMap<>();
  private final Map<String, Archival> archivals = new HashMap<>();
  private int versions;

  private record Newest(int version, ContentSize size) {}

  public synchronized void add(String policy, int version, ContentSize size) {
    versions++;
    newest.merge(
        policy,
        new Newest(version, size),
        (one, other) -> one.version >= other.version ? one : other);
  }

  /// Counts as a version, as it is kept as long and by as many. What an archived policy says does
  /// not count, until it is restored.
  public synchronized void add(Archival archival) {
    versions++;
    archivals.merge(
        archival.policy(), archival, (one, other) -> one.number() >= other.number() ? one : other);
  }

  /// @throws ServiceException when there is no room for an archived policy any more
  public synchronized void requireRoomAgain(String policy) {
    requireRoomForVersion();
    var restored = newest.get(policy);
    if (restored != null) {
      requireRoomInAll(policy, restored.size);
    }
  }

  /// What makes a policy smaller has always room, but for one version more.
  ///
  /// @throws ServiceException when there is no room for a next version of this size
  public synchronized void requireRoom(String policy, ContentSize next) {
    if (next.terms() > MOST_TERMS) {
      // Only of a proposal that was made before this was looked at.
      throw new ServiceException(
          PolicyProblem.INVALID_POLICY,
          "Its conditions have more than %,d terms: propose it with shorter ones"
              .formatted(MOST_TERMS));
    }
    requireRoomForVersion();
    requireRoomInAll(policy, next);
  }

  private void requireRoomForVersion() {
    if (versions >= MOST_VERSIONS) {
      throw full("have %,d versions, which is the most".formatted(MOST_VERSIONS));
    }
  }

  private void requireRoomInAll(String policy, ContentSize next) {
    requireRoom(policy, next, ContentSize::terms, MOST_TERMS_IN_ALL, "terms in their conditions");
    requireRoom(policy, next, ContentSize::characters, MOST_CHARACTERS, "characters");
  }

  private boolean counts(String policy) {
    var archival = archivals.get(policy);
    return archival == null || !archival.archived();
  }

  private void requireRoom(
      String policy, ContentSize next, ToIntFunction<ContentSize> part, long most, String what) {
    long before =
        newest.entrySet().stream()
            .filter(each -> counts(each.getKey()))
            .mapToLong(each -> part.applyAsInt(each.getValue().size))
            .sum();
    var replaced = counts(policy) ? newest.get(policy) : null;
    int grows = part.applyAsInt(next) - (replaced == null ? 0 : part.applyAsInt(replaced.size));
    if (grows > 0 && before + grows > most) {
      throw full(
          ("have %,d %s, would have %,d with this, and may have %,d: propose shorter versions"
                  + " of them, or archive some")
              .formatted(before, what, before + grows, most));
    }
  }

  private static ServiceException full(String why) {
    return new ServiceException(
        PolicyProblem.ORGANIZATION_FULL, "The organization's policies " + why);
  }
}
