package org.doubleloop.recommender;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.doubleloop.kit.test.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  private static final String ROOT = "org.doubleloop.recommender";

  @Test
  void keepsTheRulesOfTheHouse() {
    ArchitectureRules.check(
        ROOT,
        "feed.StoredKind",
        "fold.Chunks",
        "fold.Snapshots",
        "llm.SpentTokens",
        "look.Looks",
        "trial.TrialLooks",
        "measure.MeasuredDocuments",
        "measure.Measures",
        "measure.MetricKeyDocuments",
        "naming.PatternNames",
        "tick.TickDocuments",
        "tick.Ticks",
        "assignment.Assignments",
        "optout.OptOuts",
        "feedback.FeedbackLog",
        "suggestion.Suggestions",
        "upstream.OwnFeed");
  }

  /// They know numbers and each other: no policy, no store, no wire.
  @Test
  void keepsTheStatisticsPure() {
    var statistics =
        new String[] {
          ROOT + ".window",
          ROOT + ".counts",
          ROOT + ".metric",
          ROOT + ".fit",
          ROOT + ".ranking",
          ROOT + ".exploration",
          ROOT + ".ratio",
          ROOT + ".evalue",
          ROOT + ".hunch",
          ROOT + ".association",
          ROOT + ".wording",
          ROOT + ".pattern"
        };
    var libraries =
        List.of(
            "java.lang..",
            "java.math",
            "java.nio",
            "java.text",
            "java.time",
            "java.util..",
            "org.apache..");
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            Stream.of(Stream.of(statistics), libraries.stream(), Stream.of("org.jspecify.."))
                .flatMap(Function.identity())
                .toArray(String[]::new))
        .check(
            new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(statistics));
  }
}
