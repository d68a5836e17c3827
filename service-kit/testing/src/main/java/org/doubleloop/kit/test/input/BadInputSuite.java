package org.doubleloop.kit.test.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.doubleloop.kit.test.Answer;
import org.doubleloop.kit.test.HttpApi;
import org.doubleloop.kit.test.Mutations;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/// What a caller can get wrong is answered with a problem that says where, never with a 500, and
/// leaves nothing behind. The requests are made from the service's OpenAPI file; a service adds
/// what only its own rules say.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class BadInputSuite {

  /// More by `-Ddoubleloop.mutations=2000`.
  private static final int EACH = Integer.getInteger("doubleloop.mutations", 60);

  /// After so many they go on in another organization, as what hangs on one thing is counted.
  private static final int MOST_IN_ONE = 50;

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
    return operations.stream().map(each -> Case.of(each, "right")).map(this::right);
  }

  @TestFactory
  Stream<DynamicTest> refusesBodiesOfAnotherShape() {
    return bodies(BodyCases::ofShapes).map(this::refused);
  }

  @TestFactory
  Stream<DynamicTest> refusesOtherMediaTypes() {
    return operations.stream().flatMap(BodyCases::ofTypes).map(this::refused);
  }

  @TestFactory
  Stream<DynamicTest> pointsAtAWrongValue() {
    return bodies((operation, body) ->
        Stream.concat(
            BodyCases.ofValues(operation, body).map(this::refused),
            Stream.of(
                dynamicTest(
                    operation.name(body) + ": leaves nothing",
                    () -> isAbsent(operation, BodyCases.WRONG, "", organization)))));
  }

  @TestFactory
  Stream<DynamicTest> refusesWrongPathsAndQueries() {
    return operations.stream()
        .flatMap(each -> Stream.concat(RequestCases.ofPaths(each), RequestCases.ofQueries(each)))
        .map(this::refused);
  }

  @TestFactory
  Stream<DynamicTest> refusesWrongHeaders() {
    return operations.stream().flatMap(RequestCases::ofHeaders).map(this::refused);
  }

  @TestFactory
  Stream<DynamicTest> refusesWhoMayNot() {
    return operations.stream().flatMap(RequestCases::ofCallers).map(this::refused);
  }

  @TestFactory
  Stream<DynamicTest> refusesPlacesThatAreNone() {
    return RequestCases.ofPlaces(operations).map(this::refused);
  }

  @TestFactory
  Stream<DynamicTest> takesOnceOrRefusesWhatIsNearlyRight() {
    return bodies((operation, body) -> {
      var name = operation.name(body) + ": nearly right";
      boolean elsewhere = differing.stream().anyMatch(one -> one.speaksOf(name));
      return elsewhere || !body.isExemplified()
          ? Stream.empty()
          : Stream.of(dynamicTest(name, () -> takeOnceOrRefuse(operation, body)));
    });
  }

  private <T> Stream<T> bodies(BiFunction<Described, Described.Body, Stream<T>> each) {
    return operations.stream()
        .flatMap(
            operation -> operation.bodies().stream().flatMap(body -> each.apply(operation, body)));
  }

  private DynamicTest right(Case each) {
    return dynamicTest(
        each.name(),
        () -> {
          var answer = send(each.with("Accept", "text/html, */*;q=0.1"), organization);
          if (!differs(each, answer)) {
            assertThat(answer.status()).as(each.said(answer)).isBetween(200, 299);
          }
        });
  }

  private DynamicTest refused(Case each) {
    return dynamicTest(
        each.name(),
        () -> {
          var answer = send(each, organization);
          if (!differs(each, answer)) {
            each.check(answer);
          }
        });
  }

  private boolean differs(Case each, Answer answer) {
    var here = differing.stream().filter(one -> one.speaksOf(each.name())).findFirst();
    here.ifPresent(
        one -> assertThat(one.statuses()).as(each.said(answer)).contains(answer.status()));
    return here.isPresent();
  }

  private Answer send(Case each, String where) {
    var caller = callers.of(each, nobody(), where);
    for (var header : each.headers().entrySet()) {
      caller = caller.with(header.getKey(), header.getValue());
    }
    return caller.send(each.method(), each.path(), each.body());
  }

  private void takeOnceOrRefuse(Described operation, Described.Body body) {
    var right = BodyCases.named(body.right(), "ID").toString();
    var where = organization;
    int number = 0;
    for (var mutation : Mutations.of(right, 1, EACH).toList()) {
      if (number % MOST_IN_ONE == 0) {
        where = opened();
      }
      var id = "made-" + number++;
      var sent = Case.of(operation, body, "").with(mutation.replace("\"ID\"", '"' + id + '"'));
      var answer = send(sent, where);
      assertThat(TAKEN_OR_REFUSED)
          .as(sent.body() + " is answered " + answer)
          .contains(answer.status());
      boolean taken = answer.status() < 300;
      if (taken && Objects.requireNonNull(sent.body()).contains('"' + id + '"')) {
        assertThat(send(sent, where).text()).as(sent.body()).isEqualTo(answer.text());
      } else if (!taken) {
        isAbsent(operation, id, Objects.requireNonNull(sent.body()), where);
      }
    }
  }

  private void isAbsent(Described operation, String id, String body, String where) {
    read(operation.path(), id)
        .ifPresent(path -> assertThat(allowedIn(where).get(path).status()).as(body).isEqualTo(404));
  }
}
