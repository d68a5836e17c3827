package org.doubleloop.policy.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doubleloop.policy.test.PolicyStore.START;
import static org.doubleloop.policy.test.PolicyStore.named;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.doubleloop.policy.archival.Archival;
import org.doubleloop.policy.content.ContentCodec;
import org.doubleloop.policy.content.PolicyContent;
import org.doubleloop.policy.edition.Opening;
import org.doubleloop.policy.edition.Suggested;
import org.doubleloop.policy.inbox.Inbox.Page;
import org.doubleloop.policy.inbox.Inbox.Reviewer;
import org.doubleloop.policy.proposal.Proposals;
import org.doubleloop.policy.proposal.Proposals.Open;
import org.doubleloop.policy.proposal.Proposals.Position;
import org.doubleloop.policy.test.Outreach;
import org.doubleloop.policy.test.PolicyStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What waits for a reviewer, however much that is.
class InboxTest {
  private static final Reviewer LEAD = new Reviewer("acme", "lead");

  private final PolicyStore store = new PolicyStore();
  private final Proposals proposals = new Proposals(store.store());
  private final Opening opening =
      new Opening(proposals, store.policies(), store.previews(), store.clock());

  @BeforeEach
  void tenProposalsOfTwoPolicies() {
    for (String policy : List.of("calls", "mails")) {
      store.policies().create(named("acme", policy), content("h"), "rep", policy);
    }
    for (int i = 0; i < 10; i++) {
      open("p-" + i, i % 3 == 0 ? "calls" : "mails", i % 2 == 0 ? "rep" : "other");
    }
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void goesOnBehindWhatIsReadTogether() {
    for (int atOnce : List.of(1, 3, 10, 11)) {
      var inbox = inbox(atOnce);
      assertThat(pages(inbox, null, null, 4)).hasSize(10).doesNotHaveDuplicates();
      assertThat(pages(inbox, null, null, 4)).first().isEqualTo("p-0");
      assertThat(pages(inbox, "calls", null, 1)).containsExactly("p-0", "p-3", "p-6", "p-9");
      assertThat(pages(inbox, null, "other", 2)).containsExactly("p-1", "p-3", "p-5", "p-7", "p-9");
      assertThat(pages(inbox, "calls", "rep", 5)).containsExactly("p-0", "p-6");
    }
  }

  @Test
  void countsAllThatWaitsWhateverIsShown() {
    for (int atOnce : List.of(3, 1_000)) {
      var page = inbox(atOnce).page(LEAD, new Open("calls", "rep", null), 1);
      assertThat(page.items()).hasSize(1);
      assertThat(page.more()).isTrue();
      assertThat(page.counts()).isEqualTo(Map.of("calls", 4L, "mails", 6L));
      assertThat(page.waiting()).isEqualTo(10);
    }
  }

  @Test
  void leavesOutOnesOwnAndArchivedPolicies() {
    var inbox = inbox(1_000);
    assertThat(ids(inbox.page(new Reviewer("acme", "rep"), Open.ALL, 10)))
        .containsExactly("p-1", "p-3", "p-5", "p-7", "p-9");
    assertThat(ids(inbox.page(new Reviewer("others", "lead"), Open.ALL, 10))).isEmpty();
    store.archivals().add(new Archival("acme", "mails", 1, true, START, "rep", "r", null));
    assertThat(ids(inbox.page(LEAD, Open.ALL, 10))).containsExactly("p-0", "p-3", "p-6", "p-9");
  }

  private Inbox inbox(int atOnce) {
    return new Inbox(proposals, store.policies(), store.standings(), store.clock(), atOnce);
  }

  private static List<String> pages(
      Inbox inbox, @Nullable String policy, @Nullable String author, int limit) {
    var found = new ArrayList<String>();
    @Nullable Position behind = null;
    while (true) {
      var page = inbox.page(LEAD, new Open(policy, author, behind), limit);
      found.addAll(ids(page));
      if (!page.more()) {
        return found;
      }
      assertThat(page.items()).hasSize(limit);
      behind = Position.of(page.items().getLast().head());
    }
  }

  private static List<String> ids(Page page) {
    return page.items().stream().map(each -> each.head().id()).toList();
  }

  private void open(String id, String policy, String author) {
    store.pass(Duration.ofMinutes(1));
    var content = content("the hypothesis of " + id);
    var proposal =
        new Opening.NewProposal(
            policy,
            1,
            base -> new Suggested(content, null),
            "because",
            List.of(),
            null,
            new Suggested.By(author, false));
    opening.open(named("acme", id), proposal, ContentCodec.hash(content));
  }

  private static PolicyContent content(String hypothesis) {
    return ContentCodec.convert(Outreach.content(hypothesis), PolicyContent.class);
  }
}
