package org.doubleloop.bench.edits;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.doubleloop.bench.Figure;
import org.doubleloop.recommender.pattern.Pattern;
import org.doubleloop.recommender.pattern.Pattern.Agreement;
import org.doubleloop.recommender.pattern.PatternKind;
import org.doubleloop.recommender.pattern.PhraseSearch;
import org.doubleloop.recommender.pattern.Reworded;
import org.doubleloop.recommender.wording.Rewording;
import org.doubleloop.recommender.wording.Rewording.Change;
import org.doubleloop.signal.edit.TextDiff;

/// Made-up people who edit drafts as they wish, and a drafter who follows what is named of it.
///
/// A draft has an opening, two claims and a closing, each drawn from some. People dislike some of
/// these phrases, everywhere or in one of two contexts; six people share the wishes, but two
/// disagree on one phrase; in one case of ten they do not mind, now and then they change a word for
/// no reason, and after half of the time one wish is given up and another comes.
final class Wishes {
  private static final int WORLDS = 20;

  /// Of worlds at which nobody has looked while what looks for wishes was made.
  private static final long FIRST = Long.getLong("doubleloop.first-world", 5_000);

  private static final int ROUNDS = 200;
  private static final int DRAFTS_A_ROUND = 6;
  private static final int LOOK_EVERY = 10;

  /// As many of the newest drafts as tell what is done lately.
  private static final int NEWEST = 240;

  private static final double MINDS = 0.9;
  private static final double NOISE = 0.03;

  private static final List<List<String>> SLOTS =
      List.of(
          List.of(
              "I hope this finds you well",
              "Just checking in on my last note",
              "Your renewal comes up in May",
              "Thank you for the talk on Monday"),
          List.of(
              "Our cutting edge platform does it all",
              "We save your team two days a month",
              "Most customers start with a small trial",
              "It works with what you already have"),
          List.of(
              "Our solution is truly best in class",
              "The price is the same as last year",
              "Three of your neighbours use it",
              "Nothing has to be installed"),
          List.of(
              "Looking forward to hearing from you soon",
              "Please do not hesitate to reach out",
              "Shall we talk on Thursday",
              "Tell me if another week is better"));

  private final SplittableRandom random;
  private final Map<String, Set<Integer>> stable = new HashMap<>();
  private final String disputed = SLOTS.get(1).get(0);
  private final String givenUp = SLOTS.get(2).get(0);
  private final String later = SLOTS.get(3).get(1);
  private final List<Reworded> seen = new ArrayList<>();
  private final List<Integer> contexts = new ArrayList<>();
  private final Map<String, Set<Integer>> named = new HashMap<>();
  private boolean conflictTold;
  private double changedLate;
  private double namedAtHalf;

  private Wishes(long seed) {
    random = new SplittableRandom(seed);
    stable.put(SLOTS.get(0).get(0), Set.of(0, 1));
    stable.put(SLOTS.get(0).get(1), Set.of(0));
    stable.put(SLOTS.get(3).get(0), Set.of(1));
  }

  static List<String> figures() {
    double with = 0;
    double without = 0;
    double found = 0;
    double wrong = 0;
    double all = 0;
    int conflicts = 0;
    for (int world = 0; world < WORLDS; world++) {
      var guided = new Wishes(FIRST + world);
      guided.run(true);
      var alone = new Wishes(FIRST + world);
      alone.run(false);
      with += guided.changedLate / WORLDS;
      without += alone.changedLate / WORLDS;
      found += alone.namedAtHalf / WORLDS;
      wrong += guided.wrong();
      all += guided.named.values().stream().mapToInt(Set::size).sum();
      conflicts += alone.conflictTold ? 1 : 0;
    }
    return List.of(
        EditsBench.told("wishes.share-changed-alone", without, "of words"),
        EditsBench.told("wishes.share-changed-guided", with, "of words"),
        new Figure("edits.wishes.share-changed-less", 1 - with / without, "of it").atLeast(0.5),
        new Figure("edits.wishes.stable-named-by-100", found, "of them").atLeast(0.85),
        new Figure("edits.wishes.named-and-nobodys", all == 0 ? 0 : wrong / all, "of named")
            .atMost(0.05),
        new Figure("edits.wishes.conflicts-told", (double) conflicts / WORLDS, "of worlds")
            .atLeast(0.85));
  }

  private void run(boolean isGuided) {
    double changed = 0;
    int counted = 0;
    for (int round = 0; round < ROUNDS; round++) {
      for (int draft = 0; draft < DRAFTS_A_ROUND; draft++) {
        double share = edit(round, draft, isGuided);
        if (round >= ROUNDS - 50) {
          changed += share;
          counted++;
        }
      }
      if (round % LOOK_EVERY == LOOK_EVERY - 1) {
        look();
        if (round + 1 == ROUNDS / 2) {
          namedAtHalf = namedShare();
        }
      }
    }
    changedLate = changed / counted;
  }

  private double namedShare() {
    double all = 0;
    double there = 0;
    for (var wish : stable.entrySet()) {
      for (int context : wish.getValue()) {
        all++;
        there += named.getOrDefault(wish.getKey(), Set.of()).contains(context) ? 1 : 0;
      }
    }
    return there / all;
  }

  private int wrong() {
    int wrong = 0;
    for (var each : named.entrySet()) {
      for (int context : each.getValue()) {
        boolean isOfSomebody =
            stable.getOrDefault(each.getKey(), Set.of()).contains(context)
                || Set.of(givenUp, later).contains(each.getKey());
        wrong += isOfSomebody ? 0 : 1;
      }
    }
    return wrong;
  }

  private double edit(int round, int person, boolean isGuided) {
    int context = random.nextInt(2);
    var draft = new ArrayList<String>();
    var revised = new ArrayList<String>();
    for (List<String> slot : SLOTS) {
      var phrase = slot.get(random.nextInt(slot.size()));
      while (isGuided && named.getOrDefault(phrase, Set.of()).contains(context)) {
        phrase = slot.get(random.nextInt(slot.size()));
      }
      draft.add(phrase + ".");
      if (!dislikes(person, phrase, context, round) || random.nextDouble() >= MINDS) {
        revised.add(noisy(phrase) + ".");
      }
    }
    var before = String.join(" ", draft);
    var after = String.join(" ", revised);
    var diff = TextDiff.between(before, after);
    var id = round + "-" + person;
    seen.add(
        new Reworded(
            id,
            person + 1,
            seen.size(),
            random.nextBoolean(),
            Rewording.of(
                before,
                after,
                diff.spans().stream()
                    .map(
                        span -> new Change(span.offset(), span.from().length(), span.to().length()))
                    .toList())));
    contexts.add(context);
    return diff.shareChanged();
  }

  private boolean dislikes(int person, String phrase, int context, int round) {
    boolean isEarly = round < ROUNDS / 2;
    return stable.getOrDefault(phrase, Set.of()).contains(context)
        || (phrase.equals(givenUp) && isEarly)
        || (phrase.equals(later) && !isEarly)
        || (phrase.equals(disputed) && person % 2 == 0);
  }

  private String noisy(String phrase) {
    var words = new ArrayList<String>();
    for (String word : phrase.split(" ", -1)) {
      words.add(random.nextDouble() < NOISE ? "other" + random.nextInt(50) : word);
    }
    return String.join(" ", words);
  }

  /// What is looked for at each context, in all drafts and in the newest, and named where most
  /// people do it and it is surely changed in more than half of the drafts.
  private void look() {
    for (int context = 0; context < 2; context++) {
      var there = new ArrayList<Reworded>();
      for (int i = 0; i < seen.size(); i++) {
        if (contexts.get(i) == context) {
          there.add(seen.get(i));
        }
      }
      name(context, there);
      name(context, there.subList(Math.max(0, there.size() - NEWEST), there.size()));
    }
  }

  private void name(int context, List<Reworded> drafts) {
    for (Pattern pattern : PhraseSearch.of(PatternKind.REMOVED, drafts).patterns()) {
      var phrase = phrase(pattern);
      if (pattern.agreement() == Agreement.DISAGREE) {
        conflictTold |= phrase.equals(disputed);
      } else if (pattern.agreement() == Agreement.MOST_DO && pattern.all().holdsAbove(0.5)) {
        named.computeIfAbsent(phrase, _ -> new HashSet<>()).add(context);
      }
    }
  }

  /// The whole phrase of the world that it is, or is a part of.
  private static String phrase(Pattern pattern) {
    return SLOTS.stream()
        .flatMap(List::stream)
        .filter(each -> pattern.phrase().in(each).isPresent())
        .findFirst()
        .orElse("(none)");
  }
}
