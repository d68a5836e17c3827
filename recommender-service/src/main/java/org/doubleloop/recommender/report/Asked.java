package org.doubleloop.recommender.report;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.doubleloop.kit.problem.CommonProblem;
import org.doubleloop.kit.problem.FieldFault;
import org.doubleloop.kit.problem.ServiceException;
import org.doubleloop.recommender.counts.CellSpace;
import org.doubleloop.recommender.policy.PolicyVersion;
import org.doubleloop.recommender.sheet.Division;
import org.doubleloop.recommender.sheet.Division.By;
import org.doubleloop.recommender.sheet.Facet;
import org.doubleloop.recommender.sheet.Weeks;
import org.jspecify.annotations.Nullable;

/// What was asked for, as far as it can be answered.
final class Asked {
  private static final String CONTEXT = "context.";

  private final PolicyVersion version;

  private Asked(PolicyVersion version) {
    this.version = version;
  }

  /// Of which option and weeks something was asked.
  ///
  /// @param thisWeek the Monday of the week that goes on
  record Question(
      @Nullable String option,
      @Nullable LocalDate from,
      @Nullable LocalDate to,
      LocalDate thisWeek) {}

  /// @param by names, in the words of the API
  /// @throws ServiceException when nothing is counted apart like this
  static Division division(PolicyVersion version, List<String> by, Question question) {
    var division = weeks(new Asked(version).by(by), question);
    boolean isOfAllWeeks =
        division.by().size() == 2
            && division.by().stream().allMatch(each -> each instanceof By.Attribute);
    var faults =
        Stream.of(given("from", question.from()), given("to", question.to()))
            .flatMap(Optional::stream)
            .toList();
    if (isOfAllWeeks && !faults.isEmpty()) {
      throw new ServiceException(
          ReportProblem.NOT_DIVIDED,
          "By two attributes all weeks are counted together: leave out `from` and `to`, or divide"
              + " by one of the two",
          faults);
    }
    return division;
  }

  private static Optional<FieldFault> given(String name, @Nullable LocalDate day) {
    return Optional.ofNullable(day)
        .map(_ -> new FieldFault(name, "NOT_DIVIDED", "must be left out beside two attributes"));
  }

  /// The weeks that are asked for.
  static Division weeks(List<By> by, Question question) {
    var from = question.from();
    var to = question.to();
    var faults = new ArrayList<FieldFault>();
    requireMonday(faults, "from", from);
    requireMonday(faults, "to", to);
    var last = to == null ? question.thisWeek() : to;
    if (from != null && from.isAfter(last)) {
      faults.add(new FieldFault("from", "AFTER_TO", "must not be after `to`, or after this week"));
    }
    if (from != null && ChronoUnit.WEEKS.between(from, last) >= Weeks.TOLD_APART) {
      faults.add(
          new FieldFault(
              "from",
              "SPAN",
              "must be less than two years before `to`, or before this week: ask for less"));
    }
    if (!faults.isEmpty()) {
      throw new ServiceException(
          CommonProblem.INVALID_REQUEST, "Such weeks cannot be asked for", faults);
    }
    return new Division(by, from == null ? null : Weeks.of(from), to == null ? null : Weeks.of(to));
  }

  private static void requireMonday(List<FieldFault> faults, String name, @Nullable LocalDate day) {
    if (day != null && day.getDayOfWeek() != DayOfWeek.MONDAY) {
      faults.add(
          new FieldFault(
              name, "MONDAY", "must be a Monday, such as " + day.with(DayOfWeek.MONDAY)));
    }
  }

  private List<By> by(List<String> names) {
    var parts = new LinkedHashMap<By, String>();
    for (String name : names) {
      var part = by(name);
      if (parts.putIfAbsent(part, name) != null) {
        throw notDivided(name, "asks for the same twice: leave one out");
      }
    }
    return List.copyOf(parts.keySet());
  }

  private By by(String name) {
    if (name.equals("version")) {
      return new By.Version();
    }
    if (name.equals("week")) {
      return new By.Week();
    }
    return Arrays.stream(Facet.values())
        .filter(facet -> facet.parameter().equals(name))
        .findFirst()
        .map(Facet::attribute)
        .map(By.Attribute::new)
        .orElseGet(() -> attribute(name));
  }

  private By.Attribute attribute(String name) {
    var attribute = name.startsWith(CONTEXT) ? name.substring(CONTEXT.length()) : name;
    var forming = version.cells().attributes().stream().map(CellSpace.Attribute::name).toList();
    if (forming.contains(attribute)) {
      return new By.Attribute(attribute);
    }
    boolean isDeclared = version.attribute(attribute).isPresent();
    throw notDivided(
        name,
        (isDeclared
                ? "divides nothing: only booleans and strings with declared values do, the first %d of them"
                    .formatted(CellSpace.MOST_ATTRIBUTES)
                : "is no attribute of version %d".formatted(version.version()))
            + "; there are "
            + known(forming));
  }

  private static String known(List<String> attributes) {
    var all = new ArrayList<>(List.of("version", "week"));
    Arrays.stream(Facet.values()).map(Facet::parameter).forEach(all::add);
    all.addAll(attributes);
    return all.stream().map("`%s`"::formatted).collect(Collectors.joining(", "));
  }

  private static ServiceException notDivided(String name, String fault) {
    return new ServiceException(
        ReportProblem.NOT_DIVIDED,
        "Results are not divided by " + name,
        List.of(new FieldFault("by", "NOT_DIVIDED", fault)));
  }
}
