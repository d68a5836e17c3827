package org.doubleloop.recommender.answer;

import java.util.Optional;
import org.doubleloop.recommender.fact.Amounts;
import org.doubleloop.recommender.fact.Dates;
import org.doubleloop.recommender.fact.Names;
import org.doubleloop.recommender.fact.Numbers;
import org.doubleloop.recommender.phrasing.Fault;

/// Whether a text states numbers, prices, dates or names that are not in the data.
public final class Stated implements Check {

  @Override
  public Optional<Fault> fault(Answer answer) {
    return fault(answer.own(), answer.data());
  }

  /// The first such fault of a text beside what it is made of.
  public static Optional<Fault> fault(String own, String data) {
    return Check.when(!Numbers.in(data).containsAll(Numbers.in(own)), Fault.NUMBER)
        .or(() -> Check.when(!Amounts.in(data).containsAll(Amounts.in(own)), Fault.PRICE))
        .or(() -> Check.when(!Dates.in(data).containsAll(Dates.in(own)), Fault.DATE))
        .or(() -> Check.when(!Names.unknown(own, data).isEmpty(), Fault.NAME));
  }
}
