package org.doubleloop.gateway.rate;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import org.doubleloop.gateway.limit.Caller;

/// How many requests keys and organizations may make: a token bucket for each, told as in
/// [draft-ietf-httpapi-ratelimit-headers-10](https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/10/).
final class RateLimits {

  private static final String KEY = "\"key\"";
  private static final String ORGANIZATION = "\"organization\"";

  private final LoadingCache<String, Bucket> keys;
  private final LoadingCache<String, Bucket> organizations;
  private final String policy;

  /// @param window the time in which as many become possible again
  RateLimits(int ofKey, int ofOrganization, Duration window, TimeMeter time) {
    this.keys = buckets(ofKey, window, time);
    this.organizations = buckets(ofOrganization, window, time);
    this.policy =
        "%s;q=%d;w=%d, %s;q=%d;w=%d"
            .formatted(KEY, ofKey, seconds(window), ORGANIZATION, ofOrganization, seconds(window));
  }

  /// A bucket that nobody has asked for a window long is full, and need not be kept.
  private static LoadingCache<String, Bucket> buckets(
      int requests, Duration window, TimeMeter time) {
    return Caffeine.newBuilder()
        .ticker(time::currentTimeNanos)
        .expireAfterAccess(window)
        .build(_ ->
            Bucket.builder()
                .addLimit(limit -> limit.capacity(requests).refillGreedy(requests, window))
                .withCustomTimePrecision(time)
                .build());
  }

  /// What became of a request.
  ///
  /// @param left what is left of which limit, as the header `RateLimit` says it
  /// @param retryAfter zero where the request may go on, else how long there is none
  record Decision(String left, Duration retryAfter) {
    boolean isAllowed() {
      return retryAfter.isZero();
    }
  }

  /// Counts a request, if it may go on.
  Decision count(Caller caller) {
    var bucket = keys.get(caller.key());
    var ofKey = bucket.tryConsumeAndReturnRemaining(1);
    if (!ofKey.isConsumed()) {
      return new Decision(left(KEY, ofKey), retryAfter(ofKey));
    }
    var ofOrganization = organizations.get(caller.organization()).tryConsumeAndReturnRemaining(1);
    if (!ofOrganization.isConsumed()) {
      bucket.addTokens(1);
    }
    return new Decision(
        left(KEY, ofKey) + ", " + left(ORGANIZATION, ofOrganization), retryAfter(ofOrganization));
  }

  /// The limits, as the header `RateLimit-Policy` says them.
  String policy() {
    return policy;
  }

  private static String left(String limit, ConsumptionProbe probe) {
    var reset = Duration.ofNanos(probe.getNanosToWaitForReset());
    return "%s;r=%d;t=%d".formatted(limit, probe.getRemainingTokens(), seconds(reset));
  }

  private static Duration retryAfter(ConsumptionProbe probe) {
    return Duration.ofNanos(probe.getNanosToWaitForRefill());
  }

  private static long seconds(Duration duration) {
    return duration.plusNanos(999_999_999).toSeconds();
  }
}
