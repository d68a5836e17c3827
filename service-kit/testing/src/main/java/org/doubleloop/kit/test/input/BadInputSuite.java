package org.doubleloop.kit.test.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.doubleloop.kit.test.Answer;
import org.doubleloop.kit.test.HttpApi;
import org.doubleloop.kit.test.Mutations;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/// What a caller can get wrong is answered with a problem that says where, never with a 500, and
/// leaves nothing behind. The requests are made from the service's OpenAPI file; a service adds
/// what only its own rules say.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class BadInputSuite {

  /// More by `-Ddoubleloop.mutations=2000`.
  private static final int EACH = Integer.getInteger("doubleloop.mutations", 8);

  /// What stands deep in bodies is often described once for many operations; it is tried where it
  /// is met first, and all that breaks a type where that is met first; everything wherever it
  /// stands by `-Ddoubleloop.everywhere=true`.
  private static final boolean EVERYWHERE = Boolean.getBoolean("doubleloop.everywhere");

  /// After so many they go on in another organization, as what hangs on one thing is counted.
  private static final int MOST_IN_ONE = 50;

  private static final Set<Integer> OK = Set.of(200, 201);

  private static final Set<Integer> TAKEN_OR_REFUSED =
      Set.of(200, 201, 400, 403, 404, 409, 413, 422);

  private final List<Described> operations;
  private final Callers callers;
  private final List<Differing> differing;
  private String organization = "";

  /// @param resource the service's file on the class path, such as `openapi/signal.yaml`
  /// @param known the ids of what is there, by the path templates that end in them: `outreach` for
  ///   `/v1/policies/{id}`
  /// @param bodies those that are taken, by operations such as `POST /v1/actions`, where the
  ///   examples of the file are not
  /// @param differing where this service rightly answers otherwise
  protected BadInputSuite(
      String resource,
      Map<String, String> known,
      Map<String, String> bodies,
      List<Differing> differing) {
    operations = Described.all(resource, known, bodies);
    callers = new Callers(operations);
    this.differing = List.copyOf(differing);
  }

  /// A caller of the service who shows no token.
  protected abstract HttpApi nobody();

  /// Makes what paths and bodies name, and says in which organization it is: another one each time,
  /// where organizations can be had.
  protected abstract String opened();

  /// Where a thing that was made would be read; by default under the path that makes it, where the
  /// file describes that.
  ///
  /// @param path that was posted to
  protected Optional<String> read(String path, String id) {
    return operations.stream()
        .filter(each -> each.name().equals("GET " + path + "/{id}"))
        .findFirst()
        .map(_ -> path + "/" + id);
  }

  /// Somebody who may do everything in an organization.
  protected final HttpApi allowedIn(String anOrganization) {
    return callers.allowed(nobody(), anOrganization);
  }

  /// Somebody who may do everything where the cases are sent.
  protected final HttpApi allowed() {
    return allowedIn(organization);
  }

  @BeforeAll
  final void open() {
    organization = opened();
  }

  @TestFactory
  Stream<DynamicTest> takesWhatIsRight() {
    return operations.stream().flatMap(this::right);
  }

  @TestFactory
  Stream<DynamicTest> refusesBodiesOfAnotherShape() {
    return refused(BodyCases::ofShapes);
  }

  @TestFactory
  Stream<DynamicTest> refusesOtherMediaTypes() {
    return refused(BodyCases::ofTypes);
  }

  @TestFactory
  Stream<DynamicTest> pointsAtAWrongValue() {
    var met = new HashSet<String>();
    return refused(operation ->
        BodyCases.ofValues(
            operation,
            place -> EVERYWHERE || place.isAtTheTop() || met.add(place.described()),
            place -> EVERYWHERE || met.add(place.typed())));
  }

  @TestFactory
  Stream<DynamicTest> refusesWrongPaths() {
    return refused(RequestCases::ofPaths);
  }

  @TestFactory
  Stream<DynamicTest> refusesWrongQueries() {
    return refused(RequestCases::ofQueries);
  }

  @TestFactory
  Stream<DynamicTest> refusesWrongHeaders() {
    return refused(RequestCases::ofHeaders);
  }

  @TestFactory
  Stream<DynamicTest> refusesWhoMayNot() {
    return refused(RequestCases::ofCallers);
  }

  @TestFactory
  Stream<DynamicTest> refusesPlacesThatAreNone() {
    return RequestCases.ofPlaces(operations).map(this::refused);
  }

  @TestFactory
  Stream<DynamicTest> takesOnceOrRefusesWhatIsNearlyRight() {
    return operations.stream()
        .flatMap(BadInputSuite::nearlyRight)
        .filter(this::isTried)
        .map(each -> dynamicTest(each.name(), () -> takeOnceOrRefuse(each)));
  }

  @Test
  void differsOnlyWhereSomethingIsTried() {
    var names =
        operations.stream()
            .flatMap(each ->
                Stream.of(
                        Stream.of(Case.right(each)),
                        BodyCases.ofShapes(each),
                        BodyCases.ofValues(each, _ -> true, _ -> true),
                        RequestCases.ofHeaders(each),
                        nearlyRight(each))
                    .flatMap(cases -> cases))
            .map(Case::name)
            .toList();
    assertThat(differing).allSatisfy(one -> assertThat(names).anyMatch(one::speaksOf));
  }

  private static Stream<Case> nearlyRight(Described operation) {
    return operation.bodies().stream()
        .filter(Described.Body::isExemplified)
        .map(body -> Case.of(operation, body, "nearly right"));
  }

  private Stream<DynamicTest> refused(Function<Described, Stream<Case>> cases) {
    return operations.stream()
        .flatMap(operation ->
            Stream.concat(
                cases.apply(operation).filter(this::isTried).map(this::refused),
                leavesNothing(operation)));
  }

  private Stream<DynamicTest> leavesNothing(Described operation) {
    return operation.bodies().isEmpty()
        ? Stream.empty()
        : Stream.of(
            dynamicTest(
                operation.name() + ": leaves nothing",
                () -> isAbsent(operation.path(), BodyCases.WRONG, operation.name(), organization)));
  }

  private Stream<DynamicTest> right(Described operation) {
    var each = Case.right(operation).with("Accept", "text/html, */*;q=0.1");
    return Stream.of(each)
        .filter(this::isTried)
        .map(right ->
            dynamicTest(
                right.name(),
                () -> {
                  var answer = send(right, organization);
                  assertThat(statuses(right, OK)).as(right.said(answer)).contains(answer.status());
                }));
  }

  private DynamicTest refused(Case each) {
    return dynamicTest(
        each.name(),
        () -> {
          var answer = send(each, organization);
          var other = differing(each);
          if (other.isPresent()) {
            each.check(answer, other.get());
          } else {
            each.check(answer);
          }
        });
  }

  private Optional<Differing> differing(Case each) {
    return differing.stream().filter(one -> one.speaksOf(each.name())).findFirst();
  }

  private boolean isTried(Case each) {
    return differing(each).map(one -> !one.statuses().isEmpty()).orElse(true);
  }

  private Collection<Integer> statuses(Case each, Collection<Integer> usual) {
    return differing(each).<Collection<Integer>>map(Differing::statuses).orElse(usual);
  }

  private Answer send(Case each, String where) {
    var caller = callers.of(each, nobody(), where);
    for (var header : each.headers().entrySet()) {
      caller = caller.with(header.getKey(), header.getValue());
    }
    return caller.send(each.method(), each.path(), each.body());
  }

  /// @param right where the id of its body is [BodyCases#WRONG]
  private void takeOnceOrRefuse(Case right) {
    var statuses = statuses(right, TAKEN_OR_REFUSED);
    var where = organization;
    int number = 0;
    for (var mutation : Mutations.of(Objects.requireNonNull(right.body()), 1, EACH).toList()) {
      if (number % MOST_IN_ONE == 0) {
        where = opened();
      }
      var id = '"' + "made-" + number++ + '"';
      var body = mutation.replace('"' + BodyCases.WRONG + '"', id);
      var sent = right.with(body);
      var answer = send(sent, where);
      assertThat(statuses).as(body + " is answered " + answer).contains(answer.status());
      boolean taken = answer.status() < 300;
      if (taken && body.contains(id)) {
        assertThat(send(sent, where).text()).as(body).isEqualTo(answer.text());
      } else if (!taken) {
        isAbsent(right.path(), id.replace("\"", ""), body, where);
      }
    }
  }

  private void isAbsent(String path, String id, String what, String where) {
    read(path, id)
        .ifPresent(
            there -> assertThat(allowedIn(where).get(there).status()).as(what).isEqualTo(404));
  }
}
