package org.doubleloop.gateway.start;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.doubleloop.gateway.access.Scope;
import org.doubleloop.gateway.key.ApiKey;
import org.doubleloop.gateway.key.ApiKeys;
import org.doubleloop.gateway.key.KeyText;
import org.doubleloop.gateway.organization.Organizations;
import org.doubleloop.gateway.sandbox.Sandboxes;
import org.doubleloop.kit.secret.OwnersFile;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;

/// Makes the organization and its first keys when there is none, and a sandbox where one is wanted.
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
  private final Sandboxes sandboxes;
  private final ApiKeys keys;
  private final FirstStartProperties properties;
  private final Clock clock;
  private final RandomGenerator random;
  private final Consumer<FirstKeys> listeners;

  FirstStart(
      Organizations organizations,
      Sandboxes sandboxes,
      ApiKeys keys,
      FirstStartProperties properties,
      Clock clock,
      RandomGenerator random,
      Consumer<FirstKeys> listeners) {
    this.organizations = organizations;
    this.sandboxes = sandboxes;
    this.keys = keys;
    this.properties = properties;
    this.clock = clock;
    this.random = random;
    this.listeners = listeners;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    if (organizations.isEmpty() || properties.resetFirstKeys()) {
      makeKeys(properties.organization(), properties.firstKeysFile(), organizations::add);
    }
    var sandbox = properties.sandbox();
    if (sandbox != null) {
      boolean first = !organizations.contains(sandbox);
      if (first || properties.resetFirstKeys()) {
        makeKeys(sandbox, properties.sandboxKeysFile(), organizations::addSandbox);
      }
      if (first) {
        organizations.sandbox(sandbox).ifPresent(sandboxes::open);
      }
    }
  }

  private void makeKeys(
      String organization, @Nullable Path file, BiConsumer<String, Instant> adding) {
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    var made =
        new FirstKeys(
            organization,
            make(organization, "admin", Scope.forKeys(), now),
            make(organization, "rep", REP, now),
            make(organization, "reviewer", REVIEWER, now));
    show(made, file);
    adding.accept(organization, now);
    if (properties.resetFirstKeys()) {
      keys.revokeFirst(organization, now, now);
      log.warn(
          "Made the first keys of {} again and revoked the former ones; take"
              + " doubleloop.access.reset-first-keys out of the configuration",
          organization);
    }
  }

  private String make(String organization, String owner, Set<Scope> scopes, Instant now) {
    var text = KeyText.random(random);
    keys.add(
        new ApiKey(
            text.id(),
            organization,
            owner,
            null,
            scopes,
            text.hash(),
            true,
            now,
            null,
            null,
            null));
    return text.text();
  }

  @SuppressWarnings("SystemOut") // the one place where keys are shown, and never to a log
  private void show(FirstKeys made, @Nullable Path file) {
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
