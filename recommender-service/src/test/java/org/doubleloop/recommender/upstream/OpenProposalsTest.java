package org.doubleloop.recommender.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.doubleloop.client.policy.model.PolicyFeedItemJson;
import org.doubleloop.client.policy.model.ProposalNewsJson;
import org.doubleloop.recommender.upstream.OpenProposals.News;
import org.junit.jupiter.api.Test;

class OpenProposalsTest {
  private final OpenProposals proposals = new OpenProposals();

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
    proposals.hear(new PolicyFeedItemJson().organization("acme"));
    assertThat(next()).isEqualTo("none");
  }

  private void hear(String id, int edition, boolean isOpen) {
    proposals.hear(
        new PolicyFeedItemJson()
            .organization("acme")
            .proposal(new ProposalNewsJson().id(id).edition(edition).isOpen(isOpen)));
  }

  private String next() throws InterruptedException {
    Optional<News> news = proposals.next(Duration.ZERO);
    return news.map(each -> each.proposal() + "/" + each.edition()).orElse("none");
  }
}
