package org.doubleloop.recommender.pattern;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.doubleloop.recommender.wording.Phrase;
import org.doubleloop.recommender.wording.PhraseScan;

/// Finds phrases in one half of the drafts and holds them against the other.
///
/// A phrase *holds* where its share in the half that checks is above the base share, however often
/// one looks: how often a word is changed at all.
public final class PhraseSearch {
  /// Of fewer people, or to fewer recipients, nothing is told.
  public static final int LEAST_PEOPLE = 3;

  private static final int MOST = 30;

  private final PatternKind kind;
  private final List<Reworded> drafts;

  private PhraseSearch(PatternKind kind, List<Reworded> drafts) {
    this.kind = kind;
    this.drafts = drafts;
  }

  /// What was found.
  ///
  /// @param patterns that hold, with enough people behind them, the most telling first
  /// @param didNotHold how many did not
  /// @param tooFewPeople how many did, of too few people
  /// @param peopleMissing how many more it takes for one of these; 0 where there are none
  public record Found(List<Pattern> patterns, int didNotHold, int tooFewPeople, int peopleMissing) {
    public Found {
      patterns = List.copyOf(patterns);
    }
  }

  /// @param drafts in an order that says nothing of them
  public static Found of(PatternKind kind, List<Reworded> drafts) {
    return new PhraseSearch(kind, drafts).found();
  }

  /// How it stands with phrases in all drafts, whichever half they belong to; one that stands in
  /// none is left out.
  public static Map<Phrase, Share> shares(
      PatternKind kind, List<Reworded> drafts, Collection<Phrase> phrases) {
    var met = new PhraseSearch(kind, drafts).met(phrases);
    var shares = new HashMap<Phrase, Share>();
    for (Phrase phrase : phrases) {
      var meeting = met.get(phrase.key());
      if (meeting != null) {
        shares.put(phrase, meeting.all());
      }
    }
    return shares;
  }

  private Found found() {
    var totals = Totals.of(kind, drafts);
    var finding = drafts.stream().filter(each -> !each.checks()).toList();
    var candidates = Candidates.of(kind, finding, totals, MOST);
    var met = met(candidates.stream().map(each -> each.phrase).toList());
    var patterns = new ArrayList<Pattern>();
    int didNotHold = 0;
    int tooFewPeople = 0;
    int missing = 0;
    for (Candidate each : candidates) {
      var meeting = met.getOrDefault(each.phrase.key(), new Meeting());
      double base = totals.base();
      if (!meeting.checked().holdsAbove(base)) {
        didNotHold++;
      } else if (meeting.missing() > 0) {
        tooFewPeople++;
        missing = missing == 0 ? meeting.missing() : Math.min(missing, meeting.missing());
      } else {
        patterns.add(pattern(kind, each, meeting, base));
      }
    }
    return new Found(patterns, didNotHold, tooFewPeople, missing);
  }

  private static Pattern pattern(PatternKind kind, Candidate found, Meeting meeting, double base) {
    return new Pattern(
        kind,
        found.phrase,
        found.found(),
        meeting.checked(),
        base,
        found.score(),
        meeting.people(),
        meeting.agreement(),
        meeting.edits());
  }

  private Map<Long, Meeting> met(Collection<Phrase> phrases) {
    var met = new HashMap<Long, Meeting>();
    var scan = new PhraseScan(phrases);
    for (Reworded draft : drafts) {
      var source = kind.source(draft.words());
      var there = scan.in(source.ids());
      var changed = changed(draft, there);
      for (long key : there) {
        met.computeIfAbsent(key, _ -> new Meeting()).add(draft, changed.contains(key));
      }
    }
    return met;
  }

  /// Those of the phrases in a text that were changed as a whole and do not stand in the other one.
  private Set<Long> changed(Reworded draft, Set<Long> there) {
    var changed = new HashSet<Long>();
    var source = kind.source(draft.words());
    for (int from = source.changed().nextSetBit(0);
        from >= 0 && !there.isEmpty();
        from = source.changed().nextSetBit(from + 1)) {
      int run = Math.min(kind.mostWords(), source.changed().nextClearBit(from) - from);
      int most = Math.min(run, source.ids().length - from);
      long key = 0;
      for (int length = 1; length <= most; length++) {
        key = Phrase.extended(key, source.ids()[from + length - 1]);
        if (there.contains(key)
            && source.foundIn(kind.other(draft.words()), from, length) < length) {
          changed.add(key);
        }
      }
    }
    return changed;
  }
}
