package org.doubleloop.recommender.attribution;

import java.util.concurrent.atomic.AtomicBoolean;
import org.doubleloop.kit.unit.UnitHash;
import org.doubleloop.recommender.signal.Action;
import org.doubleloop.recommender.suggestion.Recipient;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Whether an action was done to whom a suggestion was made: by the units that the signal-service
/// has named. Where it does not know a unit by the name that this service gives it, the two have
/// different secrets, which is told once.
@Component
final class UnitMatch {

  private static final Logger log = LoggerFactory.getLogger(UnitMatch.class);

  private final UnitHash units;
  private final AtomicBoolean told = new AtomicBoolean();

  UnitMatch(UnitHash units) {
    this.units = units;
  }

  /// Whether what the action says of itself does not speak against it.
  boolean isTo(Action action, Recipient recipient) {
    return action.policyKey().filter(recipient.key()::equals).isPresent()
        && switch (recipient.kind()) {
          case SUBJECT -> isSame(recipient, action.units().subject(), action.subject());
          case ACCOUNT ->
              action.account() == null
                  || isSame(recipient, action.units().account(), action.account());
        };
  }

  private boolean isSame(Recipient recipient, @Nullable String unit, String value) {
    if (recipient.unit().equals(unit)) {
      return true;
    }
    var own = units.of(recipient.key().organization(), recipient.kind(), value);
    boolean isSame = recipient.unit().equals(own);
    if (isSame && told.compareAndSet(false, true)) {
      log.error(
          "The signal-service names units under another secret than this service: actions join what"
              + " was suggested only where they name the suggestion. Give both services the same"
              + " doubleloop.unit.file, or the same doubleloop.unit.secret");
    }
    return isSame;
  }
}
