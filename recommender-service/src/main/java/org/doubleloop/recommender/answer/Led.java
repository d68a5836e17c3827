package org.doubleloop.recommender.answer;

import java.util.Optional;
import java.util.regex.Pattern;
import org.doubleloop.recommender.fact.Addresses;
import org.doubleloop.recommender.phrasing.Fault;
import org.doubleloop.recommender.phrasing.Placeholders;

/// Where a text leads, and what it has places for: only where the template does, and only for the
/// values that it was asked for. No place is inside of an address, also where the template has it
/// so: a value would go where nobody wrote it to.
final class Led implements Check {

  private static final Pattern OPEN_PLACE = Pattern.compile("[{}]|\\[[^\\[\\]\\n]*]|_{3,}|\\.{6,}");

  @Override
  public Optional<Fault> fault(Answer answer) {
    return Check.when(hasOtherPlaces(answer), Fault.PLACEHOLDER)
        .or(() -> Check.when(hasOtherAddresses(answer), Fault.ADDRESS));
  }

  private static boolean hasOtherPlaces(Answer answer) {
    if (OPEN_PLACE.matcher(answer.own()).find()) {
      return true;
    }
    return !answer.filled().isEmpty()
        && !Placeholders.in(answer.data()).containsAll(Placeholders.in(answer.text()));
  }

  private static boolean hasOtherAddresses(Answer answer) {
    var original = answer.prompt().sources().original();
    var allowed = Addresses.in(original == null ? "" : original.template());
    return Addresses.in(answer.text()).stream()
        .anyMatch(address -> address.contains("{{") || !allowed.contains(address));
  }
}
