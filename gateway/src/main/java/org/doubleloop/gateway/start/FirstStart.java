package org.doubleloop.gateway.start;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.doubleloop.gateway.access.Scope;
import org.doubleloop.gateway.key.ApiKey;
import org.doubleloop.gateway.key.ApiKeys;
import org.doubleloop.gateway.key.KeyText;
import org.doubleloop.kit.secret.OwnersFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;

/// Makes the organization and its first keys when there is none.
///
/// The organization is stored last, after the keys have been shown: a start that is cut off before
/// that is a first start again the next time, so that nobody is locked out.
final class FirstStart implements ApplicationRunner {

  private static final Logger log = LoggerFactory.getLogger(FirstStart.class);

  private static final Set<Scope> REP =
      Set.of(
          Scope.SIGNALS_WRITE,
          Scope.SIGNALS_READ,
          Scope.SUGGESTIONS,
          Scope.POLICIES_READ,
          Scope.POLICIES_WRITE);
  private static final Set<Scope> REVIEWER =
      Set.of(Scope.POLICIES_READ, Scope.PROPOSALS_REVIEW, Scope.SIGNALS_READ, Scope.SUGGESTIONS);

  private final Organizations organizations;
  private final ApiKeys keys;
  private final FirstStartProperties properties;
  private final Clock clock;
  private final RandomGenerator random;
  private final Consumer<FirstKeys> listeners;

  FirstStart(
      Organizations organizations,
      ApiKeys keys,
      FirstStartProperties properties,
      Clock clock,
      RandomGenerator random,
      Consumer<FirstKeys> listeners) {
    this.organizations = organizations;
    this.keys = keys;
    this.properties = properties;
    this.clock = clock;
    this.random = random;
    this.listeners = listeners;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    boolean first = organizations.isEmpty();
    if (first || properties.resetFirstKeys()) {
      makeKeys();
    }
  }

  private void makeKeys() {
    var organization = properties.organization();
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    var made =
        new FirstKeys(
            organization,
            make("admin", Scope.forKeys(), now),
            make("rep", REP, now),
            make("reviewer", REVIEWER, now));
    show(made);
    organizations.add(organization, now);
    if (properties.resetFirstKeys()) {
      keys.revokeFirst(organization, now, now);
      log.warn(
          "Made the first keys of {} again and revoked the former ones; take"
              + " doubleloop.access.reset-first-keys out of the configuration",
          organization);
    }
  }

  private String make(String owner, Set<Scope> scopes, Instant now) {
    var text = KeyText.random(random);
    keys.add(
        new ApiKey(
            text.id(),
            properties.organization(),
            owner,
            scopes,
            text.hash(),
            true,
            now,
            null,
            null));
    return text.text();
  }

  @SuppressWarnings("SystemOut") // the one place where keys are shown, and never to a log
  private void show(FirstKeys made) {
    var file = properties.firstKeysFile();
    if (file != null) {
      try {
        OwnersFile.replace(file, made.json());
      } catch (IOException e) {
        throw new UncheckedIOException("The first keys cannot be written to " + file, e);
      }
    }
    listeners.accept(made);
    System.out.println(made.box());
    System.out.flush();
  }
}
