package org.doubleloop.recommender.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doubleloop.recommender.edited.SomeEdit.added;
import static org.doubleloop.recommender.edited.SomeEdit.kept;
import static org.doubleloop.recommender.edited.SomeEdit.removed;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.doubleloop.recommender.edited.SomeEdit;
import org.doubleloop.recommender.edited.SomeEdit.Piece;
import org.doubleloop.recommender.pattern.Pattern.Agreement;
import org.doubleloop.recommender.wording.Phrase;
import org.doubleloop.recommender.wording.Rewording;
import org.junit.jupiter.api.Test;

class PhraseSearchTest {
  private static final List<String> WORDS =
      List.of(
          "plan", "renewal", "team", "budget", "offer", "meeting", "invoice", "season", "order");

  private final Random random = new Random(5);

  @Test
  void findsThePhraseThatPeopleRemoveWholeAndOnce() {
    var found = search(PatternKind.REMOVED, some(80, 4, 0.9));
    assertThat(found.patterns()).hasSize(1);
    var pattern = found.patterns().getFirst();
    assertThat(pattern.phrase()).isEqualTo(Phrase.of("I hope this email finds you well"));
    assertThat(pattern.people()).isEqualTo(4);
    assertThat(pattern.agreement()).isEqualTo(Agreement.MOST_DO);
    assertThat(pattern.all().drafts()).isEqualTo(80);
    assertThat(pattern.share()).isBetween(0.75, 0.95);
    assertThat(pattern.checked().drafts()).isBetween(25L, 55L);
    assertThat(pattern.edits()).hasSize(20).doesNotHaveDuplicates();
  }

  @Test
  void findsWhatPeopleAdd() {
    var found = search(PatternKind.ADDED, some(80, 4, 0.9));
    assertThat(found.patterns())
        .extracting(Pattern::phrase)
        .containsExactly(Phrase.of("Please reply by Friday"));
  }

  @Test
  void findsNothingWhereAllIsChangedAlike() {
    int found = 0;
    for (int world = 0; world < 20; world++) {
      var drafts =
          IntStream.range(0, 100).mapToObj(number -> reworded(number, 4, noise())).toList();
      found +=
          search(PatternKind.REMOVED, drafts).patterns().size()
              + search(PatternKind.ADDED, drafts).patterns().size();
    }
    assertThat(found).isLessThanOrEqualTo(2);
  }

  @Test
  void saysHowManyPeopleAreMissingAndNotWhatTheyChange() {
    var found = search(PatternKind.REMOVED, some(80, 2, 0.9));
    assertThat(found.patterns()).isEmpty();
    assertThat(found.tooFewPeople()).isEqualTo(1);
    assertThat(found.peopleMissing()).isEqualTo(1);
  }

  @Test
  void saysWherePeopleDisagree() {
    var drafts = new ArrayList<Reworded>();
    for (int number = 0; number < 100; number++) {
      drafts.add(reworded(number, 5, pieces(number % 5 != 0)));
    }
    assertThat(search(PatternKind.REMOVED, drafts).patterns())
        .singleElement()
        .matches(pattern -> pattern.agreement() == Agreement.DISAGREE);
  }

  /// Each of them whole, and not the word that they share.
  @Test
  void tellsPhrasesThatBeginAlikeApart() {
    var phrases = List.of("Our platform does it all", "Our solution is best in class");
    var drafts =
        IntStream.range(0, 160)
            .mapToObj(number ->
                reworded(
                    number,
                    4,
                    List.of(removed(phrases.get(number / 4 % 2) + ". "), kept(words(12) + "."))))
            .toList();
    assertThat(search(PatternKind.REMOVED, drafts).patterns())
        .extracting(Pattern::phrase)
        .containsExactlyInAnyOrder(Phrase.of(phrases.get(0)), Phrase.of(phrases.get(1)));
  }

  @Test
  void saysWhereOnlySomeDo() {
    var drafts = new ArrayList<Reworded>();
    for (int number = 0; number < 100; number++) {
      drafts.add(reworded(number, 40, pieces(number % 40 < 19)));
    }
    assertThat(search(PatternKind.REMOVED, drafts).patterns())
        .singleElement()
        .matches(pattern -> pattern.agreement() == Agreement.SOME_DO);
  }

  @Test
  void orderMakesNoDifferenceToWhatIsCounted() {
    var drafts = some(80, 4, 0.7);
    var turned = drafts.reversed();
    var one = search(PatternKind.REMOVED, drafts).patterns().getFirst();
    var other = search(PatternKind.REMOVED, turned).patterns().getFirst();
    assertThat(other.phrase()).isEqualTo(one.phrase());
    assertThat(other.found()).isEqualTo(one.found());
    assertThat(other.checked()).isEqualTo(one.checked());
    assertThat(other.score()).isEqualTo(one.score());
  }

  @Test
  void aPhraseThatOnlyMovedIsNotRemoved() {
    var drafts =
        IntStream.range(0, 60)
            .mapToObj(number ->
                reworded(
                    number,
                    4,
                    List.of(
                        removed("We start on Monday. "),
                        kept(words(12) + ". "),
                        added("We start on Monday. "))))
            .toList();
    assertThat(search(PatternKind.REMOVED, drafts).patterns()).isEmpty();
    assertThat(search(PatternKind.ADDED, drafts).patterns()).isEmpty();
  }

  private static PhraseSearch.Found search(PatternKind kind, List<Reworded> drafts) {
    return PhraseSearch.of(kind, drafts);
  }

  private List<Reworded> some(int size, int people, double share) {
    return IntStream.range(0, size)
        .mapToObj(number -> reworded(number, people, pieces(random.nextDouble() < share)))
        .toList();
  }

  private List<Piece> pieces(boolean isChanged) {
    var opening = "I hope this email finds you well. ";
    return List.of(
        kept("Hi Ada, "),
        isChanged ? removed(opening) : kept(opening),
        kept("the " + words(6) + " is about " + words(4) + ". "),
        isChanged ? added("Please reply by Friday. ") : kept(""),
        random.nextInt(3) == 0 ? new Piece(words(2), words(2)) : kept(words(2)),
        kept("."));
  }

  private List<Piece> noise() {
    var pieces = new ArrayList<Piece>();
    for (int i = 0; i < 40; i++) {
      pieces.add(random.nextInt(5) == 0 ? new Piece(words(1), words(1)) : kept(words(1)));
      pieces.add(kept(i % 10 == 9 ? ". " : " "));
    }
    return pieces;
  }

  private String words(int size) {
    return String.join(
        " ",
        IntStream.range(0, size).mapToObj(_ -> WORDS.get(random.nextInt(WORDS.size()))).toList());
  }

  private Reworded reworded(int number, int people, List<Piece> pieces) {
    var edit = new SomeEdit("" + number, "p", Map.of(), pieces);
    return new Reworded(
        "e-" + number,
        1 + number % people,
        number,
        random.nextBoolean(),
        Rewording.of(edit.draft(), edit.revised(), edit.changes()));
  }
}
