package org.doubleloop.recommender.sheet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.doubleloop.recommender.counts.Cell.Trait;
import org.doubleloop.recommender.evidence.Evidence;
import org.doubleloop.recommender.policy.PolicyVersion;
import org.jspecify.annotations.Nullable;

/// What an action can be divided by beside the attributes of its context.
public enum Facet {
  TRIGGER,
  TOUCH,
  CHANNEL,
  /// What kind of actor did it.
  ACTOR,
  TEAM;

  private static final Comparator<Trait> ORDER = Comparator.comparing(Trait::attribute);

  /// How the API calls it.
  public String parameter() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// By which name it stands among attributes: none of these can begin so.
  public String attribute() {
    return "@" + parameter();
  }

  /// The one that has this name among attributes.
  public static Optional<Facet> of(String attribute) {
    return Arrays.stream(values()).filter(each -> each.attribute().equals(attribute)).findFirst();
  }

  /// All values by which an action is divided, in the order of their attributes.
  public static List<Trait> traits(PolicyVersion version, Evidence evidence) {
    var traits = new ArrayList<>(version.cells().traitsOf(evidence.context()));
    var occasion = evidence.occasion();
    var touch = occasion.touch();
    TRIGGER.add(traits, evidence.trigger());
    TOUCH.add(traits, touch == null ? null : touch.toString());
    CHANNEL.add(traits, occasion.channel());
    ACTOR.add(traits, evidence.actorKind());
    TEAM.add(traits, occasion.team());
    traits.sort(ORDER);
    return traits;
  }

  /// The same of a suggestion, which knows less.
  public static List<Trait> traits(
      PolicyVersion version, Map<String, Object> context, @Nullable String trigger) {
    var traits = new ArrayList<>(version.cells().traitsOf(context));
    TRIGGER.add(traits, trigger);
    traits.sort(ORDER);
    return traits;
  }

  private void add(List<Trait> traits, @Nullable String value) {
    if (value != null) {
      traits.add(new Trait(attribute(), value));
    }
  }
}
