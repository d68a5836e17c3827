package org.doubleloop.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlacesTest {

  private static final Caller GREEDY = new Caller("one", "greedy");
  private static final Caller SIBLING = new Caller("one", "sibling");
  private static final Caller OTHER = new Caller("two", "other");

  private static final Duration BRIEF = Duration.ofMillis(10);

  private final List<Places.Place> taken = new ArrayList<>();

  private final FakeTime time = new FakeTime();

  private Places places(long all, long ofOrganization, long ofKey) {
    return places(all, ofOrganization, ofKey, new Usage(ofKey, ofKey / 4.0), true);
  }

  private Places places(long all, long ofOrganization, long ofKey, Usage usage, boolean keepBusy) {
    return new Places(new Shares(all, ofOrganization, ofKey), keepBusy, usage, time);
  }

  private void pass(Duration duration) {
    time.pass(duration);
  }

  private static final class FakeTime implements Places.Time {
    // near its end, as nanoTime may be
    private final long start = Long.MAX_VALUE - 10_000_000;
    private final NavigableMap<Long, List<Runnable>> tasks = new TreeMap<>();
    private long passed;

    @Override
    public long nanos() {
      return start + passed;
    }

    @Override
    public void after(long nanos, Runnable task) {
      tasks.computeIfAbsent(passed + nanos, _ -> new ArrayList<>()).add(task);
    }

    void pass(Duration duration) {
      long until = passed + duration.toNanos();
      while (!tasks.isEmpty() && tasks.firstKey() <= until) {
        var due = tasks.pollFirstEntry();
        passed = due.getKey();
        due.getValue().forEach(Runnable::run);
      }
      passed = until;
    }
  }

  private Places.Place ask(Places places, Caller caller) {
    return places.ask(caller, taken::add);
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

  /// A key always has so many requests, each of which takes so long.
  ///
  /// @return how many places it had on average, for ten seconds after two
  private double placesOnAverage(Places places, int requests, Duration each, boolean othersCome) {
    int open = 0;
    int kept = 0;
    var since = new HashMap<Places.Place, Integer>();
    for (int millis = 0; millis < 12_000; millis++) {
      for (; open < requests; open++) {
        ask(places, GREEDY);
      }
      if (othersCome && millis % 100 == 0) {
        var other = ask(places, OTHER);
        assertThat(taken).contains(other);
        other.giveBack();
        taken.remove(other);
      }
      pass(Duration.ofMillis(1));
      int now = millis;
      kept += millis < 2_000 ? 0 : taken.size();
      for (var place : List.copyOf(taken)) {
        if (now - since.computeIfAbsent(place, _ -> now) >= each.toMillis() - 1) {
          taken.remove(place);
          place.giveBack();
          open--;
        }
      }
    }
    return kept / 10_000.0;
  }

  @Test
  void givesAKeyThatAsksForMoreThanItMayHaveAQuarterOnAverageWhileOthersCome() {
    assertThat(placesOnAverage(places(20, 20, 4), 20, BRIEF, true)).isBetween(.85, 1.15);
  }

  @Test
  void givesAKeyThatAsksForMuchAllItsPlacesWhileNobodyElseComes() {
    assertThat(placesOnAverage(places(20, 20, 4), 20, BRIEF, false)).isEqualTo(4);
  }

  @Test
  void leavesAllItsPlacesToWhoAsksForNoMore() {
    assertThat(placesOnAverage(places(20, 20, 4), 4, BRIEF, true)).isEqualTo(4);
  }

  @Test
  void halvesThePlacesOfWhoAsksForMoreWithinSomeTenthsOfASecond() {
    var places = places(20, 20, 8);
    ask(places, OTHER).giveBack();
    taken.clear();
    for (int i = 0; i < 40; i++) {
      ask(places, GREEDY);
    }
    assertThat(taken).hasSize(8);
    pass(Duration.ofMillis(250));
    for (int i = 0; i < 4; i++) {
      taken.removeFirst().giveBack();
    }
    assertThat(taken).as("half of them").hasSize(4);
    taken.removeFirst().giveBack();
    assertThat(taken).hasSize(4);
  }

  @Test
  void givesPlacesAgainToWhoHasHadTooManyAlthoughNothingElseHappens() {
    var places = places(20, 20, 4);
    ask(places, OTHER);
    for (int i = 0; i < 40; i++) {
      ask(places, GREEDY);
    }
    pass(Duration.ofMillis(900));
    List.copyOf(taken).forEach(Places.Place::giveBack);
    taken.clear();
    pass(Duration.ofMillis(800));
    assertThat(taken).isEmpty();
    pass(Duration.ofMillis(100));
    assertThat(taken).as("a mean of 2.4 falls to 1 in 865 ms").isNotEmpty();
  }

  @Test
  void countsWhatAKeyHasAtAllServices() {
    var usage = new Usage(4, 1);
    var places = places(20, 20, 4, usage, true);
    var elsewhere = places(20, 20, 4, usage, true);
    ask(places, OTHER);
    for (int i = 0; i < 40; i++) {
      ask(places, GREEDY);
    }
    pass(Duration.ofMillis(900));
    taken.clear();
    ask(elsewhere, GREEDY);
    assertThat(taken).isEmpty();
    var sibling = ask(elsewhere, SIBLING);
    var other = ask(elsewhere, OTHER);
    assertThat(taken).containsExactly(sibling, other);
  }

  /// What waits for something outside does some of it itself, and has all its places for that.
  @Test
  void countsLittleOfWhatWaitsForSomethingOutside() {
    var places = places(20, 20, 4, new Usage(4, 1), false);
    assertThat(placesOnAverage(places, 20, BRIEF, true)).isBetween(.85, 1.15);
    taken.clear();
    places = places(20, 20, 4, new Usage(4, 1), false);
    assertThat(placesOnAverage(places, 20, Duration.ofMillis(200), true)).isEqualTo(4);
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
