package org.doubleloop.quickstart.story;

import java.io.PrintStream;
import java.net.URI;
import org.doubleloop.quickstart.Keys;
import org.doubleloop.quickstart.edits.EditsToGuidance;
import org.doubleloop.quickstart.edits.Model;
import org.doubleloop.quickstart.telling.Api;
import org.doubleloop.quickstart.telling.SandboxClock;
import org.doubleloop.quickstart.telling.Teller;

/// One turn of both loops through the public API: a policy is written down, reps work by it, two
/// weeks of outcomes make two hunches, the recommender proposes what would follow, and a reviewer
/// tries it. One trial holds, is accepted, and the next suggestion follows; the other does not
/// hold. Then an edit that three people make becomes guidance, and the next draft follows it.
///
/// Every fact that is told comes from an answer; [StoryFailed] ends the story where an answer is
/// not what it should be.
public final class Story {

  private final Teller teller;
  private final Api rep;
  private final Api reviewer;
  private final SandboxClock clock;
  private final Model model;

  /// @param keys of a sandbox
  /// @param model that the gateway's services ask; switched off
  public Story(URI gateway, Keys keys, Model model, PrintStream out, boolean atOnce) {
    this.teller = new Teller(out, atOnce);
    this.rep = Api.at(gateway, keys.rep());
    this.reviewer = Api.at(gateway, keys.reviewer());
    this.clock = new SandboxClock(rep.sandbox());
    this.model = model;
  }

  /// Tells the story to its end.
  public void tell() {
    new FirstTouch(teller, rep, clock).tell();
    var reps = new Rep(rep);
    new TwoWeeks(teller, reps, clock).tell();
    new Results(teller, rep).tell();
    var hunches = new Hunches(teller, rep, reviewer);
    hunches.tell();
    new Trials(teller, reviewer, reps, hunches, clock).tell();
    new EditsToGuidance(teller, rep, reviewer, model).tell();
    teller.chapter("Both loops have turned");
    teller.say(
        "%d actions made two hunches; chance told the right one from the wrong one, and a person"
            + " decided.%nIt applies to everyone from the next suggestion on.",
        reps.actions());
  }
}
