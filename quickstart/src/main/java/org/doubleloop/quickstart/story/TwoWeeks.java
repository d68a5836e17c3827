package org.doubleloop.quickstart.story;

import static org.doubleloop.quickstart.telling.StoryFailed.expect;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.doubleloop.quickstart.telling.SandboxClock;
import org.doubleloop.quickstart.telling.Teller;

/// Two weeks of outreach, two touches a contact, and two more until the last window has closed:
/// reps mostly follow the suggestions. With vice presidents in financial services every other rep
/// trusts their own judgement, and now and then with everybody else; with directors in
/// manufacturing whoever knows them does. Replies are captured as they come, and nothing else is.
final class TwoWeeks {
  private static final int EACH = 60;
  private static final int OTHERS = 120;
  private static final int TOUCHES = 2;
  private static final int NOW_AND_THEN = 3;

  private final Teller teller;
  private final Rep rep;
  private final SandboxClock clock;
  private final RandomGenerator world = new SplittableRandom(7);

  TwoWeeks(Teller teller, Rep rep, SandboxClock clock) {
    this.teller = teller;
    this.rep = rep;
    this.clock = clock;
  }

  void tell() {
    teller.chapter("Two weeks pass");
    var silent = contacts();
    int number = silent.size();
    for (int touch = 1; touch <= TOUCHES; touch++) {
      silent = touched(silent, touch);
      clock.pass(4);
    }
    teller.say(
        "%d contacts, %d actions, %d replies. %d times a rep did something else than suggested, and"
            + " said so.",
        number, rep.actions(), rep.replies(), rep.changed());
    expect(rep.changed() > 0, "some suggestions to be changed", rep.changed());
    teller.say(
        "Nobody says what was not answered. Another two weeks, and every window has closed:"
            + " silence has become a no.");
    clock.pass(15);
  }

  private static List<Contact> contacts() {
    var contacts = new ArrayList<Contact>();
    for (int i = 0; i < EACH; i++) {
      contacts.add(Contact.financeVp("f-" + i));
      contacts.add(Contact.manufacturingDirector("m-" + i, i % 2 == 0));
    }
    var others =
        List.of(
            new Contact("", "financial-services", "manager"),
            new Contact("", "manufacturing", "vp"),
            new Contact("", "manufacturing", "manager"),
            new Contact("", "retail", "vp"),
            new Contact("", "retail", "director"),
            new Contact("", "retail", "manager"));
    for (int i = 0; i < OTHERS; i++) {
      var like = others.get(i % others.size());
      contacts.add(new Contact("o-" + i, like.industry(), like.seniority()));
    }
    return contacts;
  }

  /// Touches all of them, and takes in who has replied a day later.
  ///
  /// @return those who have not
  private List<Contact> touched(List<Contact> contacts, int touch) {
    var replied = new ArrayList<Contact>();
    var silent = new ArrayList<Contact>();
    for (int i = 0; i < contacts.size(); i++) {
      var contact = contacts.get(i);
      var option = rep.touch(contact, touch, isOwn(contact, i));
      (contact.replies(option, world) ? replied : silent).add(contact);
    }
    clock.pass(1);
    replied.forEach(contact -> rep.hear(contact, touch));
    return silent;
  }

  /// Whether the rep trusts their own judgement.
  private static boolean isOwn(Contact contact, int place) {
    if (contact.isFinanceVp()) {
      return place / 2 % 2 == 0;
    }
    return contact.isManufacturingDirector() ? contact.warm() : place % NOW_AND_THEN == 0;
  }
}
