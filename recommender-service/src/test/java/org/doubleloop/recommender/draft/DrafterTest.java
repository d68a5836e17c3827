package org.doubleloop.recommender.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.doubleloop.kit.phrase.Marks;
import org.doubleloop.recommender.abridged.Unfollowed;
import org.doubleloop.recommender.abridged.Unfollowed.Why;
import org.doubleloop.recommender.asking.Author;
import org.doubleloop.recommender.asking.Reason;
import org.doubleloop.recommender.phrasing.Original;
import org.doubleloop.recommender.phrasing.Phrased;
import org.doubleloop.recommender.phrasing.Phrased.NotWritten;
import org.doubleloop.recommender.phrasing.Phrased.Written;
import org.doubleloop.recommender.phrasing.Phrasing;
import org.doubleloop.recommender.phrasing.Phrasing.WellReceived;
import org.doubleloop.recommender.policy.Guidance;
import org.doubleloop.recommender.policy.Option;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DrafterTest {

  private static final Guidance SOBER = new Guidance("sober", null, "No jokes.");
  private static final Guidance SHORT = new Guidance("short", null, "Be brief.");
  private static final Option OPTION =
      new Option(
          "a",
          "Offer a trial",
          Map.of("channel", "email"),
          "Hello {{contact}} in {{industry}} at {{company}}, try it.");
  private static final DraftRequest REQUEST =
      new DraftRequest(
          OPTION,
          List.of(SOBER, SHORT),
          Map.of("industry", "retail", "touch", 1.0),
          Map.of("contact", "Ada"),
          "in French");

  private static final Author BY = new Author("openai", "m", "draft.v2");

  private final List<Phrasing> asked = new ArrayList<>();
  private final List<String> messages = new ArrayList<>();

  @Test
  void takesWhatTheModelWroteAndTheGuidanceThatItSaysItFollowed() {
    assertThat(draft(new Written("Bonjour Ada", List.of("short"), BY), REQUEST))
        .isEqualTo(
            new Draft(
                "Bonjour Ada",
                List.of(SHORT),
                List.of(new Unfollowed(SOBER, Why.NOT_NAMED)),
                BY,
                null,
                null,
                List.of(),
                List.of()));
  }

  @ParameterizedTest
  @EnumSource
  void fillsTheTemplateWhereTheModelWroteNothing(Reason reason) {
    assertThat(draft(new NotWritten(reason), REQUEST))
        .isEqualTo(
            new Draft(
                "Hello Ada in retail at [company], try it.",
                List.of(),
                List.of(new Unfollowed(SOBER, Why.NO_MARKS), new Unfollowed(SHORT, Why.NO_MARKS)),
                null,
                reason,
                null,
                List.of(),
                List.of("company")));
  }

  /// And not what chance has left out, which it is not given.
  @Test
  void leavesOutOfTheTemplateWhatGuidanceForbids() {
    var direct = new Guidance("d", null, "Be direct.", new Marks(List.of("I hope"), List.of()), 1);
    var option = OPTION.with("I hope so. Hello {{contact}}, try it.");
    var request =
        new DraftRequest(option, List.of(direct), Map.of(), Map.of("contact", "I hope"), null);
    var draft = draft(new NotWritten(Reason.NO_MODEL), request);
    assertThat(draft.text()).isEqualTo("Hello I hope, try it.");
    assertThat(draft.unfollowed()).containsExactly(new Unfollowed(direct, Why.WOULD_LOSE));
    var ada = new DraftRequest(option, List.of(direct), Map.of(), Map.of("contact", "Ada"), null);
    assertThat(draft(new NotWritten(Reason.NO_MODEL), ada).guidance()).containsExactly(direct);
    assertThat(asked.getLast().original())
        .extracting(Original::template)
        .isEqualTo("I hope so. Hello {{contact}}, try it.");
  }

  @Test
  void givesTheModelThePolicysWordsApartFromWhatWasCaptured() {
    draft(new NotWritten(Reason.BUSY), REQUEST);

    var phrasing = asked.getFirst();
    assertThat(phrasing.policy())
        .isEqualTo(Map.of("title", "Offer a trial", "attributes", Map.of("channel", "email")));
    assertThat(phrasing.captured().toString())
        .isEqualTo("{context={industry=retail, touch=1}, wish=in French}");
    assertThat(phrasing.original())
        .isEqualTo(
            new Original(
                "Hello {{contact}} in {{industry}} at {{company}}, try it.",
                "Hello {{contact}} in retail at [company], try it.",
                List.of()));
    assertThat(phrasing.guidance())
        .containsExactly(Map.entry("sober", "No jokes."), Map.entry("short", "Be brief."));
    assertThat(phrasing.personal()).isEqualTo(Map.of("contact", "Ada"));
  }

  @Test
  void asksAlsoWhereThereIsNeitherTitleNorDraftNorWish() {
    var bare = new Option("call", null, Map.of(), null);
    var draft =
        draft(
            new NotWritten(Reason.BUSY),
            new DraftRequest(bare, List.of(), Map.of(), Map.of(), null));

    assertThat(draft.text()).isEqualTo("call.");
    assertThat(asked.getFirst().policy()).containsEntry("title", "call");
    assertThat(asked.getFirst().captured()).containsOnlyKeys("context");
  }

  @Test
  void asksForPastTextsThatAreLikeTheMessageAndSaysWhichItsModelWasShown() {
    var past = new WellReceived(List.of("a-1"), List.of("Hello […], try it."), List.of());
    Function<String, WellReceived> find =
        message -> {
          messages.add(message);
          return past;
        };
    var written = new Written("Bonjour Ada", List.of(), BY);
    assertThat(draft(written, REQUEST, find).examples()).containsExactly("a-1");
    assertThat(asked.getFirst().wellReceived()).isEqualTo(past);
    assertThat(draft(new NotWritten(Reason.BUSY), REQUEST, find).examples()).isEmpty();
    draft(
        written,
        new DraftRequest(OPTION.with(null), List.of(), REQUEST.context(), Map.of(), null),
        find);
    assertThat(messages)
        .containsExactly(
            "Hello {{contact}} in retail at [company], try it.",
            "Hello {{contact}} in retail at [company], try it.",
            "Offer a trial: channel email. retail");
  }

  private Draft draft(Phrased answer, DraftRequest request) {
    return draft(answer, request, _ -> WellReceived.NONE);
  }

  private Draft draft(Phrased answer, DraftRequest request, Function<String, WellReceived> past) {
    return new Drafter(
            (_, phrasing) -> {
              asked.add(phrasing);
              return answer;
            })
        .drafts("acme", request, past, 1, _ -> {})
        .getFirst();
  }
}
