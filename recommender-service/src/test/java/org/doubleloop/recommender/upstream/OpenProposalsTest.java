package org.doubleloop.recommender.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.doubleloop.client.policy.model.PolicyFeedItemJson;
import org.doubleloop.client.policy.model.ProposalNewsJson;
import org.doubleloop.kit.follow.ArchivedFeed.Page;
import org.doubleloop.recommender.upstream.OpenProposals.Missed;
import org.doubleloop.recommender.upstream.OpenProposals.News;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OpenProposalsTest {
  /// Characters of a proposal without content: `null`.
  private static final int EMPTY = 4;

  private final OpenProposals proposals = new OpenProposals(10 * EMPTY);

  @Test
  void handsOverTheOneThatWaitsForLongestOnce() throws Exception {
    hear("p-1", 1, true);
    hear("p-2", 1, true);
    assertThat(next()).isEqualTo("p-1/1");
    assertThat(next()).isEqualTo("p-2/1");
    assertThat(next()).isEqualTo("none");
  }

  @Test
  void keepsTheHighestEditionInWhateverOrderTheyAreTold() throws Exception {
    hear("p-1", 2, true);
    hear("p-1", 1, true);
    hear("p-1", 1, false);
    assertThat(next()).isEqualTo("p-1/2");
  }

  @Test
  void forgetsWhatIsNotOpenAnyMore() throws Exception {
    hear("p-1", 1, true);
    hear("p-1", 1, false);
    assertThat(next()).isEqualTo("none");
  }

  @Test
  void putsBackWhatCouldNotBeDoneUnlessSomethingNewerHasCome() throws Exception {
    hear("p-1", 1, true);
    var news = proposals.next(Duration.ZERO).orElseThrow();
    proposals.again(news);
    assertThat(next()).isEqualTo("p-1/1");
    hear("p-1", 2, true);
    proposals.again(news);
    assertThat(next()).isEqualTo("p-1/2");
  }

  @Test
  void passesOverWhatIsNoProposal() throws Exception {
    proposals.hear(new PolicyFeedItemJson().organization("acme"), null);
    assertThat(next()).isEqualTo("none");
  }

  @Test
  void readsAgainWhatThereWasNoRoomForAndForgetsNone() throws Exception {
    var feed = new ArrayList<PolicyFeedItemJson>();
    for (int i = 0; i < 100; i++) {
      feed.add(item("p-" + i, 1, true));
    }
    feed.add(item("p-3", 1, false));
    feed.add(item("p-50", 2, true));
    feed.forEach(item -> proposals.hear(item, null));
    var missed = new MissedProposals(proposals, (cursor, limit, _) -> page(feed, cursor, limit));
    var found = new LinkedHashSet<String>();
    for (var next = next(); !next.equals("none"); next = next()) {
      found.add(next);
      if (found.size() == 30) {
        var live = item("p-live", 1, true);
        feed.add(live);
        proposals.hear(live, "at the end");
      }
      missed.read();
    }
    var expected = new LinkedHashSet<String>();
    for (int i = 0; i < 100; i++) {
      expected.add("p-" + i + "/1");
    }
    expected.addAll(List.of("p-50/2", "p-live/1"));
    assertThat(found).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(proposals.missed()).isEmpty();
  }

  @Test
  void goesOnWhereTheFeedCouldNotBeRead() {
    for (int i = 0; i < 11; i++) {
      hear("p-" + i, 1, true);
    }
    var missed =
        new MissedProposals(
            proposals,
            (_, _, _) -> {
              throw new IllegalStateException("no feed");
            });
    assertThatCode(missed::read).as("there is no room yet").doesNotThrowAnyException();
    for (int i = 0; i < 11; i++) {
      hear("p-" + i, 1, false);
    }
    assertThatThrownBy(missed::read).hasMessage("no feed");
    assertThat(proposals.missed()).contains(new Missed(null));
  }

  private static Page<PolicyFeedItemJson> page(
      List<PolicyFeedItemJson> feed, @Nullable String cursor, int limit) {
    int from = cursor == null ? 0 : Integer.parseInt(cursor);
    int to = Math.min(feed.size(), from + Math.min(limit, 40));
    return new Page<>(feed.subList(from, to), Integer.toString(to), to < feed.size());
  }

  private void hear(String id, int edition, boolean isOpen) {
    proposals.hear(item(id, edition, isOpen), null);
  }

  private static PolicyFeedItemJson item(String id, int edition, boolean isOpen) {
    return new PolicyFeedItemJson()
        .organization("acme")
        .proposal(new ProposalNewsJson().id(id).edition(edition).isOpen(isOpen));
  }

  private String next() throws InterruptedException {
    Optional<News> news = proposals.next(Duration.ZERO);
    return news.map(each -> each.said().getId() + "/" + each.said().getEdition()).orElse("none");
  }
}
