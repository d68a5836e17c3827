package org.doubleloop.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlacesTest {

  private static final Caller GREEDY = new Caller("one", "greedy");
  private static final Caller SIBLING = new Caller("one", "sibling");
  private static final Caller OTHER = new Caller("two", "other");

  private static final Duration LONG_WAIT = Duration.ofMillis(2500);

  private final List<Places.Place> taken = new ArrayList<>();

  private long now;

  private Places places(long all, long ofOrganization, long ofKey) {
    return new Places(new Shares(all, ofOrganization, ofKey), true, LONG_WAIT, () -> now);
  }

  private void pass(Duration time) {
    now += time.toNanos();
  }

  private Places.Place ask(Places places, Caller caller) {
    return places.ask(caller, taken::add);
  }

  /// Has a key always wait while another one comes, and give one of its places back.
  private void waitBesideAnother(Places places, int requests) {
    for (int i = 0; i < requests; i++) {
      ask(places, GREEDY);
    }
    pass(Duration.ofMillis(300));
    ask(places, OTHER).giveBack();
    taken.removeLast();
    taken.removeFirst().giveBack();
  }

  @Test
  void givesAKeyAndAnOrganizationNoMoreThanTheirShares() {
    var places = places(10, 3, 2);
    for (int i = 0; i < 4; i++) {
      ask(places, GREEDY);
    }
    assertThat(taken).hasSize(2);
    ask(places, SIBLING);
    ask(places, SIBLING);
    assertThat(taken).hasSize(3);
    ask(places, OTHER);
    assertThat(taken).hasSize(4);
    assertThat(places.areTaken()).isFalse();
  }

  @Test
  void givesKeysTheirPlacesInTurnHoweverManyOfOneAreWaiting() {
    var places = places(1, 1, 1);
    var first = ask(places, GREEDY);
    for (int i = 0; i < 5; i++) {
      ask(places, GREEDY);
    }
    var other = ask(places, OTHER);
    assertThat(places.areTaken()).isTrue();
    first.giveBack();
    assertThat(taken).hasSize(2).doesNotContain(other);
    taken.getLast().giveBack();
    assertThat(taken).hasSize(3).last().isSameAs(other);
  }

  @Test
  void givesAKeyThatAlwaysWaitsHalfOfItsPlacesWhileOthersCome() {
    var places = places(10, 10, 4);
    for (int i = 0; i < 20; i++) {
      ask(places, GREEDY);
    }
    assertThat(taken).hasSize(4);
    pass(Duration.ofMillis(300));
    taken.removeFirst().giveBack();
    assertThat(taken).as("nobody else is there").hasSize(4);

    ask(places, OTHER).giveBack();
    taken.removeLast();
    taken.removeFirst().giveBack();
    taken.removeFirst().giveBack();
    assertThat(taken).hasSize(2);
    taken.removeFirst().giveBack();
    assertThat(taken).hasSize(2);

    pass(Duration.ofMillis(1100));
    taken.removeFirst().giveBack();
    assertThat(taken).as("the other has gone").hasSize(4);
  }

  /// Fifty requests a second that take 30 ms each need one and a half of two places. A pause of 300
  /// ms makes a line, for which the key is held to one while somebody else comes now and then.
  @Test
  void endsTheLineThatAPauseHasMadeOfAKeyWhosePlacesSuffice() {
    var places = places(10, 10, 2);
    var asked = new HashMap<Places.Place, Long>();
    var left = new HashMap<Places.Place, Integer>();
    long longest = 0;
    for (int ms = 0; ms < 30_000; ms++) {
      pass(Duration.ofMillis(1));
      if (ms < 1_000 || ms > 1_300) {
        left.replaceAll((place, time) -> time - 1);
      }
      var done = left.keySet().stream().filter(place -> left.getOrDefault(place, 0) == 0).toList();
      done.forEach(left::remove);
      done.forEach(Places.Place::giveBack);
      if (ms % 20 == 0) {
        asked.put(ask(places, GREEDY), now);
      }
      if (ms % 500 == 0) {
        asked.put(ask(places, OTHER), now);
      }
      for (var place : taken) {
        longest = Math.max(longest, now - asked.getOrDefault(place, now));
        asked.remove(place);
        left.put(place, 30);
      }
      taken.clear();
    }
    assertThat(Duration.ofNanos(longest)).isBetween(LONG_WAIT, Duration.ofSeconds(4));
    assertThat(asked).as("who waits").isEmpty();
  }

  @Test
  void givesAKeyThatHasWaitedLongAllItsPlacesThoughNothingHappens() {
    var places = places(10, 10, 2);
    waitBesideAnother(places, 4);
    assertThat(taken).hasSize(1);
    pass(places.longWait());
    places.look();
    assertThat(taken).hasSize(2);
  }

  @Test
  void leavesAllItsPlacesToWhoWaitsForSomethingOutside() {
    var places = new Places(new Shares(10, 10, 4), false, LONG_WAIT, () -> now);
    waitBesideAnother(places, 6);
    assertThat(taken).hasSize(4);
  }

  @Test
  void countsNoPlaceThatRestsAmongThoseOfWhichAKeyHasHalf() {
    var places = places(10, 10, 2);
    waitBesideAnother(places, 4);
    assertThat(taken).hasSize(1);
    taken.getFirst().rest();
    assertThat(taken).as("one rests").hasSize(2);
    taken.getLast().rest();
    assertThat(taken).as("both rest").hasSize(2);
    taken.removeFirst().giveBack();
    assertThat(taken).hasSize(2);
    taken.removeFirst().giveBack();
    assertThat(taken).as("one is busy").hasSize(1);
  }

  @Test
  void leavesAllItsPlacesToWhoDoesNotAlwaysWait() {
    var places = places(10, 10, 2);
    for (int i = 0; i < 10; i++) {
      ask(places, OTHER).giveBack();
      taken.clear();
      var first = ask(places, GREEDY);
      var second = ask(places, GREEDY);
      var third = ask(places, GREEDY);
      assertThat(taken).containsExactly(first, second);
      pass(Duration.ofMillis(200));
      first.giveBack();
      second.giveBack();
      assertThat(taken).contains(third);
      third.giveBack();
      taken.clear();
    }
  }

  @Test
  void givesNothingToWhoHasGivenUpAndTakesNothingFromWhoHasNot() {
    var places = places(1, 1, 1);
    var first = ask(places, GREEDY);
    var second = ask(places, GREEDY);
    assertThat(first.giveUp()).isFalse();
    assertThat(second.giveUp()).isTrue();
    first.giveBack();
    first.giveBack();
    second.giveBack();
    assertThat(taken).containsExactly(first);
    ask(places, OTHER);
    assertThat(taken).hasSize(2);
  }

  /// Against a count of its own: never more than the shares, and no place stays free that somebody
  /// waits for.
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void keepsItsNumbersInAnyOrderOfEvents(long seed) {
    var random = new Random(seed);
    var places = places(6, 4, 3);
    var open = new ArrayList<Places.Place>();
    var callers = new HashMap<Places.Place, Caller>();
    for (int i = 0; i < 2_000; i++) {
      if (random.nextInt(3) > 0 || open.isEmpty()) {
        int key = random.nextInt(6);
        var caller = new Caller("o" + key % 3, "k" + key);
        var place = ask(places, caller);
        open.add(place);
        callers.put(place, caller);
      } else {
        var place = open.remove(random.nextInt(open.size()));
        place.giveBack();
        taken.remove(place);
        callers.remove(place);
      }
      var byKey = new HashMap<String, Integer>();
      var byOrganization = new HashMap<String, Integer>();
      for (var place : taken) {
        var caller = callers.getOrDefault(place, new Caller("", ""));
        byKey.merge(caller.key(), 1, Integer::sum);
        byOrganization.merge(caller.organization(), 1, Integer::sum);
      }
      assertThat(taken.size()).isLessThanOrEqualTo(6);
      assertThat(byKey.values()).allMatch(count -> count <= 3);
      assertThat(byOrganization.values()).allMatch(count -> count <= 4);
      for (var place : open) {
        var caller = callers.getOrDefault(place, new Caller("", ""));
        assertThat(
                taken.contains(place)
                    || taken.size() == 6
                    || byKey.getOrDefault(caller.key(), 0) == 3
                    || byOrganization.getOrDefault(caller.organization(), 0) == 4)
            .isTrue();
      }
    }
  }
}
