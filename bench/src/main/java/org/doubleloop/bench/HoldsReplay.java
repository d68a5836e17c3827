package org.doubleloop.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.doubleloop.bench.trials.Book;
import org.doubleloop.recommender.counts.Cell.Trait;
import org.doubleloop.recommender.evalue.DifferenceSequence;
import org.doubleloop.recommender.evalue.Interval;
import org.doubleloop.recommender.evalue.Stratum;
import org.doubleloop.recommender.evalue.Superiority;
import org.doubleloop.recommender.hunch.Assigned;
import org.doubleloop.recommender.hunch.Assigned.Chance;
import org.doubleloop.recommender.hunch.Contrast;
import org.doubleloop.recommender.hunch.Nominations;

/// A logged experiment lived through as a loop: one option is suggested to all, half of the units
/// are given any of them by chance, and a row counts where chance gave what was really done.
public final class HoldsReplay {
  private static final double EXPLORATION = .5;
  private static final int EVERY = 500;
  private static final int ORDERS = 20;
  private static final String EVERYWHERE = " everywhere";

  private HoldsReplay() {}

  /// Takes the properties of the log, the log or its folder, and the option that is suggested.
  public static void main(String[] arguments) throws IOException {
    ColumnMapping mapping = ColumnMapping.read(Path.of(arguments[0]));
    Optional<Path> file = mapping.locate(arguments[1]);
    if (file.isEmpty()) {
      System.out.println("Skipped: no log is named, by an argument or by DOUBLELOOP_DATA.");
      return;
    }
    ReplayLog log = ReplayLog.read(file.get(), mapping);
    Map<String, List<String>> said = new TreeMap<>();
    for (int order = 1; order <= ORDERS; order++) {
      Book book = replay(log, arguments[2], order);
      Nominations.widest(book.held())
          .forEach(contrast ->
              said.computeIfAbsent(name(contrast), none -> new ArrayList<>())
                  .add(figures(book, contrast)));
    }
    said.forEach((name, figures) ->
        System.out.println(
            name + ": in " + figures.size() + " of " + ORDERS + " orders, " + figures.getFirst()));
    log.options().stream()
        .filter(option -> !option.equals(arguments[2]))
        .forEach(option -> {
          String slug = option.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
          share(
              "holds-replay." + slug,
              said,
              name -> isOf(option, name) && name.endsWith(EVERYWHERE));
          share(
              "holds-replay." + slug + ".by-part",
              said,
              name -> isOf(option, name) && !name.endsWith(EVERYWHERE));
        });
  }

  private static boolean isOf(String option, String name) {
    return name.startsWith(option + " better");
  }

  private static void share(String name, Map<String, List<String>> said, Predicate<String> which) {
    int most =
        said.entrySet().stream()
            .filter(each -> which.test(each.getKey()))
            .mapToInt(each -> each.getValue().size())
            .sum();
    System.out.println(new Figure(name, (double) most / ORDERS, "a run").line());
  }

  private static Book replay(ReplayLog log, String top, int order) {
    Random random = new Random(order);
    List<ReplayLog.Row> rows = new ArrayList<>(log.rows());
    Collections.shuffle(rows, random);
    Map<String, Double> shares = new TreeMap<>();
    double even = EXPLORATION / log.options().size();
    log.options()
        .forEach(option -> shares.put(option, option.equals(top) ? 1 - EXPLORATION + even : even));
    Chance chance = new Chance(1, shares, top);
    Book book = new Book();
    for (ReplayLog.Row row : rows) {
      String given =
          random.nextDouble() < EXPLORATION
              ? log.options().get(random.nextInt(log.options().size()))
              : top;
      if (given.equals(row.option())) {
        List<Trait> traits = new ArrayList<>();
        row.context().forEach((name, value) -> traits.add(new Trait(name, value)));
        book.close(new Assigned(chance, traits, given, row.success() ? 10_000 : 0));
        if (book.closed() % EVERY == 0) {
          book.look();
        }
      }
    }
    return book;
  }

  private static String name(Contrast contrast) {
    return contrast.better()
        + " better than "
        + contrast.than()
        + (contrast.place().traits().isEmpty() ? EVERYWHERE : " where " + contrast.place());
  }

  private static String figures(Book book, Contrast contrast) {
    List<Stratum> strata = book.strata(contrast);
    Interval interval = DifferenceSequence.of(strata).orElseThrow();
    return String.format(
        Locale.ROOT,
        "at first e-value %.2g, %+.3f [%+.3f, %+.3f] after %d units",
        Superiority.shown(Superiority.logE(strata)),
        interval.estimate(),
        interval.low(),
        interval.high(),
        book.closed());
  }
}
