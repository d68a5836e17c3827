package org.doubleloop.policy.test;

import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import org.doubleloop.kit.feed.FeedCollection;
import org.doubleloop.kit.id.Creation;
import org.doubleloop.kit.lane.LaneClock;
import org.doubleloop.kit.lane.LaneSettings;
import org.doubleloop.kit.lane.LaneWriter;
import org.doubleloop.kit.lane.Lanes;
import org.doubleloop.kit.organization.OrganizationClock;
import org.doubleloop.kit.store.Store;
import org.doubleloop.kit.test.StoreFixture;
import org.doubleloop.policy.archival.Archivals;
import org.doubleloop.policy.evidence.EvidenceLinks;
import org.doubleloop.policy.policy.Policies;
import org.doubleloop.policy.preview.Previews;

/// A fresh store with policies in it, and a clock that is set by hand.
public final class PolicyStore implements AutoCloseable {
  public static final Instant START = Instant.parse("2026-03-01T09:00:00Z");

  private final StoreFixture fixture = StoreFixture.open();
  private final AtomicReference<Instant> now = new AtomicReference<>(START);
  private final LaneWriter lane;
  private final Archivals archivals;
  private final Policies policies;
  private final Previews previews;

  public PolicyStore() {
    lane =
        new Lanes(
                fixture.store().database(),
                Policies.COLLECTION,
                LaneSettings.defaults(),
                LaneClock.system(),
                new SplittableRandom(1))
            .openWriter();
    archivals = new Archivals(fixture.store(), lane, new FeedCollection(Policies.COLLECTION));
    policies =
        new Policies(fixture.store(), lane, clock(), archivals, new EvidenceLinks(fixture.store()));
    previews = new Previews(fixture.store(), lane);
  }

  public Store store() {
    return fixture.store();
  }

  public Policies policies() {
    return policies;
  }

  public Archivals archivals() {
    return archivals;
  }

  public Previews previews() {
    return previews;
  }

  public LaneWriter lane() {
    return lane;
  }

  public OrganizationClock clock() {
    return new OrganizationClock(now::get);
  }

  /// Moves the clock, also back.
  public void pass(Duration time) {
    now.updateAndGet(instant -> instant.plus(time));
  }

  /// A creation under an id that the client chose.
  public static Creation named(String organization, String id) {
    return new Creation(organization, id, Creation.Naming.CLIENT);
  }

  @Override
  public void close() {
    lane.close();
    fixture.close();
  }
}
