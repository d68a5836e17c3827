package org.doubleloop.kit.follow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.doubleloop.kit.test.MovableClock;
import org.doubleloop.kit.test.StoreFixture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.client.HttpClientErrorException;

/// What is known of a feed: what it says now, and what it said before.
class ArchivedFeedTest {
  private static final Instant START = Instant.parse("2026-03-01T09:00:00Z");

  private final StoreFixture fixture = StoreFixture.open();
  private final MovableClock clock = new MovableClock(START);
  private final List<Thing> said = new ArrayList<>();
  private final List<@Nullable String> cursors = new ArrayList<>();
  private boolean refusesCursors;

  /// A thing that never changes.
  record Thing(@Nullable String name, String text) {}

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void learnsWhatIsNewAndSaysWhenThatIsAll() {
    var known = new Known();
    var feed = feed(known);
    said.addAll(List.of(new Thing("a", "1"), new Thing("b", "2")));
    feed.take();
    said.add(new Thing("c", "3"));
    clock.advance(Duration.ofSeconds(1));
    feed.take();
    assertThat(known.things).extracting(Thing::text).containsExactly("1", "2", "3");
    assertThat(known.completeAt).isEqualTo(START.plusSeconds(1));
    assertThat(cursors).containsExactly(null, "2");
  }

  @Test
  void knowsAgainAfterARestartWhatItKnewBefore() {
    var before = feed(new Known());
    said.add(new Thing("a", "1"));
    before.take();
    before.note();
    var known = new Known();
    feed(known).restore();
    assertThat(known.things).containsExactly(new Thing("a", "1"));
    assertThat(known.completeAt).isEqualTo(START);
  }

  @Test
  void keepsWhatWasSaidFirst() {
    said.add(new Thing("a", "first"));
    feed(new Known()).take();
    said.set(0, new Thing("a", "other"));
    var known = new Known();
    feed(known).take();
    assertThat(known.things).containsExactly(new Thing("a", "first"));
  }

  @Test
  void keepsTheFirstOfTwoThatComeTogetherAndAllThatMustBeKeptInParts() {
    for (int i = 0; i < 250; i++) {
      said.add(new Thing("a" + i, "first"));
    }
    said.add(new Thing("a7", "other"));
    feed(new Known()).take();
    said.add(0, new Thing("new", "first"));
    var known = new Known();
    feed(known).take();
    assertThat(known.things).hasSize(252).allMatch(thing -> thing.text().equals("first"));
    assertThat(known.things.getFirst().name()).isEqualTo("new");
    assertThat(known.things.getLast().name()).isEqualTo("a7");
    var again = new Known();
    feed(again).restore();
    assertThat(again.things).hasSize(251);
  }

  @Test
  void passesOverWhatItDoesNotKnow() {
    said.addAll(List.of(new Thing(null, "of another kind"), new Thing("a", "1")));
    var known = new Known();
    feed(known).take();
    assertThat(known.things).containsExactly(new Thing("a", "1"));
  }

  @Test
  void beginsAgainWhereItsCursorMeansNothingAnyMore() {
    said.add(new Thing("a", "1"));
    var known = new Known();
    var feed = feed(known);
    feed.take();
    refusesCursors = true;
    assertThatThrownBy(feed::take).isInstanceOf(HttpClientErrorException.class);
    feed.take();
    assertThat(cursors).containsExactly(null, "1", null);
  }

  private ArchivedFeed<Thing> feed(Known known) {
    return new ArchivedFeed<>(
        this::read,
        new Archive(fixture.store(), "things", "THINGS"),
        known,
        Thing.class,
        ServiceClient.json(),
        clock);
  }

  private ArchivedFeed.Page<Thing> read(@Nullable String cursor, int limit, int waitMillis) {
    cursors.add(cursor);
    if (cursor != null && refusesCursors) {
      throw HttpClientErrorException.create(
          HttpStatus.BAD_REQUEST,
          "Bad Request",
          new HttpHeaders(),
          "{\"type\":\"/problems/invalid-cursor\"}".getBytes(StandardCharsets.UTF_8),
          StandardCharsets.UTF_8);
    }
    int from = cursor == null ? 0 : Integer.parseInt(cursor);
    return new ArchivedFeed.Page<>(
        List.copyOf(said.subList(from, said.size())), Integer.toString(said.size()), false);
  }

  private static final class Known implements Follower<Thing> {
    private final List<Thing> things = new ArrayList<>();
    private Instant completeAt = Instant.EPOCH;

    @Override
    public Optional<Name> nameOf(Thing item) {
      return Optional.ofNullable(item.name()).map(name -> new Name("acme", "THING", name));
    }

    @Override
    public boolean isSame(Thing kept, Thing item) {
      return kept.equals(item);
    }

    @Override
    public void learn(Thing item) {
      things.add(item);
    }

    @Override
    public void completeAt(Instant moment) {
      completeAt = moment;
    }
  }
}
