package org.doubleloop.kit.test;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingInt;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.springframework.beans.factory.annotation.Autowired;

/// What holds for the classes of every service.
///
/// A service says what its *stores* are: with `*Documents`, and a `*Type` that says how a kind of
/// things is stored, these are the only classes outside of the kit that know MongoDB.
public final class ArchitectureRules {

  private static final String ROOT = "org.doubleloop";
  private static final String KIT = ROOT + ".kit";
  private static final List<String> SERVICES =
      List.of("signal", "policy", "recommender", "gateway");
  private static final Set<String> TIME_SOURCES =
      Set.of("now", "systemUTC", "systemDefaultZone", "currentTimeMillis", "randomUUID");

  /// So many files a package may have, its `package-info` among them.
  private static final int MOST_FILES = 12;

  /// Packages that have more. This list only shrinks, and so do the numbers.
  private static final Map<String, Integer> LARGER =
      Map.of(KIT + ".lane", 31, KIT + ".access", 15, KIT + ".embedded", 13);

  private static final DescribedPredicate<JavaClass> MONGO =
      resideInAnyPackage("com.mongodb..", "org.bson..");

  private ArchitectureRules() {}

  /// Checks the production classes below a package, such as `org.doubleloop.signal`.
  ///
  /// @param stores the names of its stores below that package, such as `policy.Policies`
  public static void check(String root, String... stores) {
    JavaClasses classes =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("/kit/test/"))
            .importPackages(root);
    var storeNames = Stream.of(stores).map(store -> root + "." + store).collect(toSet());
    assertThat(classes).extracting(JavaClass::getName).containsAll(storeNames);
    Stream.of(
            featuresAreFreeOfCycles(root),
            translatorsAreHidden(),
            recordsKnowNoDocuments(),
            optionalIsOnlyReturned(),
            onlyStoresKnowMongo(storeNames),
            onlyLlmKnowsLangChain(),
            generatedModelsStopAtTheDoor(),
            timeAndChanceArePassedIn(),
            noServiceImportsAnother(root),
            namesSayWhatThingsAre(),
            packagesAreNullMarked(),
            dependenciesComeByConstructor())
        .forEach(rule -> rule.check(classes));
    packagesAreSmall(classes);
  }

  private static void packagesAreSmall(JavaClasses classes) {
    var files =
        classes.stream()
            .filter(each -> !each.getName().contains("$"))
            .collect(groupingBy(JavaClass::getPackageName, summingInt(_ -> 1)));
    files.forEach((name, number) ->
        assertThat(number)
            .as("the files of %s, which has to be parted (or its number in the list lowered)", name)
            .satisfiesAnyOf(
                small -> assertThat(small).isLessThanOrEqualTo(MOST_FILES),
                large -> assertThat(large).isEqualTo(LARGER.get(name))));
  }

  /// A translator is nobody's but its feature's, unless another feature tells the same thing.
  private static ArchRule translatorsAreHidden() {
    return classes()
        .that()
        .haveNameMatching(".*(Documents|Mapping)")
        .and()
        .arePublic()
        .should(
            new ArchCondition<>("be needed in another package") {
              @Override
              public void check(JavaClass item, ConditionEvents events) {
                boolean needed =
                    item.getDirectDependenciesToSelf().stream()
                        .anyMatch(
                            from -> !from.getOriginClass().getPackage().equals(item.getPackage()));
                if (!needed) {
                  events.add(
                      SimpleConditionEvent.violated(item, item.getName() + " need not be public"));
                }
              }
            })
        .allowEmptyShould(true);
  }

  private static ArchRule recordsKnowNoDocuments() {
    return noClasses()
        .that()
        .areRecords()
        .and()
        .haveSimpleNameNotEndingWith("Documents")
        .should()
        .dependOnClassesThat()
        .haveSimpleNameEndingWith("Documents")
        .allowEmptyShould(true);
  }

  /// What may be absent is `@Nullable`; an `Optional` is an answer.
  private static ArchRule optionalIsOnlyReturned() {
    return noFields().should().haveRawType(Optional.class);
  }

  private static ArchRule featuresAreFreeOfCycles(String root) {
    return slices().matching(root + ".(*)..").should().beFreeOfCycles();
  }

  private static ArchRule onlyStoresKnowMongo(Set<String> stores) {
    return noClasses()
        .that()
        .resideOutsideOfPackage(KIT + "..")
        .and(
            named(
                "neither stores nor documents nor types",
                name ->
                    !stores.contains(name)
                        && !name.endsWith("Documents")
                        && !name.endsWith("Type")))
        .should()
        .dependOnClassesThat(MONGO)
        // In the kit there are no such classes.
        .allowEmptyShould(true);
  }

  private static ArchRule onlyLlmKnowsLangChain() {
    return noClasses()
        .that()
        .resideOutsideOfPackage("..llm..")
        .should()
        .dependOnClassesThat(resideInAPackage("dev.langchain4j.."));
  }

  private static ArchRule generatedModelsStopAtTheDoor() {
    return noClasses()
        .that()
        .resideOutsideOfPackages("..upstream..", ROOT + ".api..", ROOT + ".client..")
        .and(
            named(
                "neither controllers nor mappings",
                name -> !name.endsWith("Controller") && !name.endsWith("Mapping")))
        .should()
        .dependOnClassesThat(resideInAnyPackage(ROOT + ".api..model..", ROOT + ".client.."));
  }

  private static ArchRule timeAndChanceArePassedIn() {
    return noClasses()
        .that()
        .resideOutsideOfPackage(KIT + ".time..")
        .and()
        .doNotHaveFullyQualifiedName(KIT + ".lane.LaneClock")
        .should()
        .callCodeUnitWhere(
            describe("asks for the time or for chance", ArchitectureRules::isTimeOrChance));
  }

  private static boolean isTimeOrChance(JavaCall<?> call) {
    var owner = call.getTargetOwner();
    var name = call.getTarget().getName();
    boolean asksForTime =
        TIME_SOURCES.contains(name)
            && (owner.getPackageName().equals("java.time")
                || owner.isEquivalentTo(System.class)
                || owner.isEquivalentTo(UUID.class))
            && call.getTarget().getRawParameterTypes().isEmpty();
    boolean asksForChance =
        (name.equals("<init>") && owner.isAssignableTo(Random.class))
            || owner.isEquivalentTo(ThreadLocalRandom.class)
            || (owner.isEquivalentTo(Math.class) && name.equals("random"));
    return asksForTime || asksForChance;
  }

  private static ArchRule noServiceImportsAnother(String root) {
    var others =
        SERVICES.stream()
            .map(service -> ROOT + "." + service)
            .filter(service -> !service.equals(root))
            .map(service -> service + "..")
            .toArray(String[]::new);
    return noClasses()
        .that()
        .resideInAPackage(root + "..")
        .should()
        .dependOnClassesThat(resideInAnyPackage(others));
  }

  private static ArchRule namesSayWhatThingsAre() {
    return noClasses()
        .should()
        .haveNameMatching(".*[a-z](Impl|Utils?|Helper|Manager|Dto|DTO|Base)(\\$.*)?")
        .orShould()
        .haveNameMatching(".*[.$]Abstract[A-Z].*");
  }

  private static ArchRule packagesAreNullMarked() {
    return classes()
        .should(
            new ArchCondition<>("stand in a @NullMarked package") {
              @Override
              public void check(JavaClass item, ConditionEvents events) {
                if (!item.getPackage().isAnnotatedWith(NullMarked.class)) {
                  events.add(
                      SimpleConditionEvent.violated(
                          item, item.getPackageName() + " is not @NullMarked"));
                }
              }
            });
  }

  private static ArchRule dependenciesComeByConstructor() {
    return noFields().should().beAnnotatedWith(Autowired.class);
  }

  /// By the full name of the outermost class.
  private static DescribedPredicate<JavaClass> named(String description, Predicate<String> rule) {
    return describe(
        description, javaClass -> rule.test(javaClass.getName().replaceAll("\\$.*", "")));
  }
}
