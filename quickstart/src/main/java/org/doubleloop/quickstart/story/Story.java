package org.doubleloop.quickstart.story;

import static org.doubleloop.quickstart.story.StoryFailed.expect;

import java.io.PrintStream;
import java.net.URI;
import org.doubleloop.quickstart.Keys;

/// One turn of the loop through the public API: a policy is written down, a rep works by it, two
/// weeks of outcomes contradict it for one group, a person proposes a rule with that evidence, a
/// reviewer accepts it, and the next suggestion follows.
///
/// Every fact that is told comes from an answer; [StoryFailed] ends the story where an answer is
/// not what it should be.
public final class Story {

  private final Teller teller;
  private final Api rep;
  private final Api reviewer;
  private final SandboxClock clock;

  /// @param keys of a sandbox
  public Story(URI gateway, Keys keys, PrintStream out, boolean atOnce) {
    this.teller = new Teller(out, atOnce);
    this.rep = Api.at(gateway, keys.rep());
    this.reviewer = Api.at(gateway, keys.reviewer());
    this.clock = new SandboxClock(rep.sandbox());
  }

  /// Tells the story to its end.
  public void tell() {
    new FirstTouch(teller, rep, clock).tell();
    var weeks = new TwoWeeks(teller, rep, clock);
    weeks.tell();
    var results = new Results(teller, rep);
    results.tell();
    var revision = new RuleProposal(teller, rep, reviewer, results);
    revision.tell();
    expect(revision.accepted(), "the proposal to be accepted", "it is not");
    teller.chapter("The loop has turned");
    teller.say(
        "What %d actions led to became a rule, with its evidence and by a person's decision.%n"
            + "It applies to everyone from the next suggestion on.",
        weeks.actions());
  }
}
