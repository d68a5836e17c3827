package org.doubleloop.signal.action;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.doubleloop.signal.policy.Claim;
import org.doubleloop.signal.type.Header;
import org.doubleloop.signal.type.Signal;
import org.jspecify.annotations.Nullable;

/// Something that an agent or a person did to a subject.
///
/// @param draft the id of the one that it sent
/// @param context strings, numbers and booleans by name
/// @param statedAt when it was done, if that was said
/// @param units under which subject and account are known where they must not be named
public record Action(
    Header header,
    String subject,
    @Nullable String account,
    @Nullable String policy,
    @Nullable Integer version,
    @Nullable String option,
    @Nullable String suggestion,
    @Nullable String draft,
    @Nullable String trigger,
    Occasion occasion,
    Map<String, Object> context,
    @Nullable Actor actor,
    @Nullable Instant statedAt,
    Units units)
    implements Signal {

  public Action {
    context = Collections.unmodifiableMap(new LinkedHashMap<>(context));
  }

  /// What it says that it followed.
  public Claim claim() {
    return new Claim(header.organization(), policy, version, option, at());
  }

  /// When it was done; where nobody said, when it was captured.
  public Instant at() {
    return statedAt == null ? header.recordedAt() : statedAt;
  }
}
