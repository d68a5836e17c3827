package org.doubleloop.signal.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.doubleloop.kit.test.Patience.await;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.bson.Document;
import org.doubleloop.kit.id.Creation;
import org.doubleloop.kit.lane.Cursor;
import org.doubleloop.kit.problem.ServiceException;
import org.doubleloop.kit.test.StoreFixture;
import org.doubleloop.signal.connector.SignalProcess;
import org.doubleloop.signal.edit.Edit;
import org.doubleloop.signal.edit.TextDiff;
import org.doubleloop.signal.type.Captured;
import org.doubleloop.signal.type.Difference;
import org.doubleloop.signal.type.Header;
import org.doubleloop.signal.type.NewSignal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What capturing promises, on every store.
class SignalsTest {
  private final StoreFixture fixture = StoreFixture.open();
  private final SignalProcess process = new SignalProcess(fixture.store());
  private final Signals signals = process.signals();

  @AfterEach
  void close() {
    process.close();
    fixture.close();
  }

  @Test
  void storesWhatCanBeReadAgain() {
    var captured = signals.capture(process.action("acme", "a-1"));
    assertThat(captured).isInstanceOf(Captured.Stored.class);
    var found = signals.find(process.actionType(), "acme", "a-1").orElseThrow();
    assertThat(found)
        .isEqualTo(process.actionType().read(((Captured.Stored<Document>) captured).signal()))
        .satisfies(action -> assertThat(action.context()).containsEntry("touch.n", 2).hasSize(2));
    var all = process.types().all();
    assertThat(signals.find(all, "acme", "a-1"))
        .extracting(process.actionType()::read)
        .containsExactly(found);
    assertThat(signals.find(all, "other", "a-1")).isEmpty();
    assertThat(signals.find(process.editType(), "acme", "a-1")).isEmpty();
  }

  @Test
  void aRepeatIsNoConflictAndAnotherContentIs() {
    signals.capture(process.outcome("acme", "o-1", "a-1", 3, null, false));
    assertThat(signals.capture(process.outcome("acme", "o-1", "a-1", 3, null, false)))
        .isInstanceOf(Captured.Repeated.class);
    assertThat(signals.capture(process.outcome("acme", "o-1", "a-1", 4, null, false)))
        .isEqualTo(new Captured.Conflicting<>(new Difference(List.of("/value"), null)));
    assertThat(signals.capture(process.outcome("acme", "o-1", "a-2", 3, null, false)))
        .isEqualTo(new Captured.Conflicting<>(new Difference(List.of("/action"), null)));
    assertThat(signals.capture(process.outcome("other", "o-1", "a-1", 4, null, false)))
        .isInstanceOf(Captured.Stored.class);
    await().untilAsserted(() -> assertThat(process.feed(Cursor.ALL)).hasSize(2));
  }

  @Test
  void aSourceOnceStatedIsPartOfAnAction() {
    var plain = process.action("acme", "a-1");
    var mailer = from("/mailer", plain);
    var crm = from("/crm", plain);
    assertThat(signals.capture(mailer)).isInstanceOf(Captured.Stored.class);
    assertThat(signals.capture(plain)).isInstanceOf(Captured.Repeated.class);
    assertThat(signals.capture(mailer)).isInstanceOf(Captured.Repeated.class);
    assertThat(signals.capture(crm)).isInstanceOf(Captured.Conflicting.class);
  }

  /// Numbers were once hashed, and stored, as they were written.
  @Test
  void whatWasStoredWithANumberWrittenOtherwiseIsRepeated() {
    var now = process.action("acme", "a-1");
    var content = new Document(now.content());
    content.put("context", new Document("touch\uff0en", 2.0).append("plan", "paid"));
    var before = new NewSignal(now.type(), now.header(), null, content, now.derived());
    content = new Document(content);
    content.put("context", new Document("plan", "paid").append("touch\uff0en", 2));
    var again = new NewSignal(now.type(), now.header(), null, content, now.derived());
    assertThat(signals.capture(before)).isInstanceOf(Captured.Stored.class);
    assertThat(signals.capture(before)).isInstanceOf(Captured.Repeated.class);
    assertThat(signals.capture(again)).isInstanceOf(Captured.Repeated.class);
    assertThat(signals.captureAll(List.of(again, again)))
        .allMatch(Captured.Repeated.class::isInstance);
    content = new Document(content);
    content.put("context", new Document("plan", "paid").append("touch\uff0en", 3));
    var other = new NewSignal(now.type(), now.header(), null, content, now.derived());
    assertThat(signals.capture(other))
        .isEqualTo(new Captured.Conflicting<>(new Difference(List.of("/context/touch.n"), null)));
  }

  @Test
  void aBatchAnswersForEachInOrder() {
    signals.capture(process.action("acme", "a-1"));
    var captured =
        signals.captureAll(
            List.of(
                process.action("acme", "a-2"),
                process.action("acme", "a-1"),
                process.outcome("acme", "o-1", "a-1", 1, null, false),
                process.outcome("acme", "o-1", "a-1", 2, null, false),
                process.outcome("acme", "o-1", "a-1", 1, null, false),
                process.edit("acme", "e-1", "a-1")));
    assertThat(captured)
        .extracting(one -> one.getClass().getSimpleName())
        .containsExactly("Stored", "Repeated", "Stored", "Conflicting", "Repeated", "Stored");
  }

  @Test
  void sixtyFourAtOnceStoreOne() throws Exception {
    List<Callable<Captured<Document>>> same =
        Collections.nCopies(64, () -> signals.capture(process.action("acme", "a-1")));
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      var captured = new ArrayList<Captured<Document>>();
      for (var one : executor.invokeAll(same)) {
        captured.add(one.get());
      }
      assertThat(captured).filteredOn(Captured.Stored.class::isInstance).hasSize(1);
      assertThat(captured).filteredOn(Captured.Repeated.class::isInstance).hasSize(63);
      assertThat(captured)
          .extracting(one ->
              switch (one) {
                case Captured.Stored<Document>(var document) -> process.actionType().read(document);
                case Captured.Repeated<Document>(var document) ->
                    process.actionType().read(document);
                default -> one;
              })
          .containsOnly(signals.find(process.actionType(), "acme", "a-1").orElseThrow());
    }
  }

  @Test
  void anActionTakesAThousandOutcomes() {
    var sent =
        IntStream.range(0, 999).mapToObj(n -> process.outcome("acme", "o-" + n, "a-1")).toList();
    signals.captureAll(sent);
    assertThat(
            signals.captureAll(
                List.of(
                    process.outcome("acme", "o-1", "a-1"),
                    process.outcome("acme", "last", "a-1"),
                    process.outcome("acme", "last", "a-1"),
                    process.outcome("acme", "beyond", "a-1"),
                    process.outcome("acme", "another", "a-2"),
                    process.edit("acme", "edit", "a-1"))))
        .extracting(one -> one.getClass().getSimpleName())
        .containsExactly("Repeated", "Stored", "Repeated", "Stored", "Stored", "Stored");
    assertThat(signals.capture(process.outcome("acme", "beyond", "a-1")))
        .isInstanceOf(Captured.Repeated.class);
    assertThat(signals.folded("acme", "a-1")).isOne();
    assertThat(signals.capture(process.outcome("acme", "o-7", "a-1")))
        .isInstanceOf(Captured.Repeated.class);
    assertThat(signals.about(process.outcomeType(), "acme", "a-1", null).items()).hasSize(1_000);
  }

  @Test
  void anActionTakesAHundredEdits() {
    var edits =
        IntStream.range(0, 102).mapToObj(n -> process.edit("acme", "e-" + n, "a-1")).toList();
    assertThat(signals.captureAll(edits).subList(99, 102))
        .extracting(one -> one.getClass().getSimpleName())
        .containsExactly("Stored", "Overfull", "Overfull");
    assertThat(signals.capture(process.edit("acme", "e-1", "a-1")))
        .isInstanceOf(Captured.Repeated.class);
    assertThat(signals.about(process.editType(), "acme", "a-1", null).items()).hasSize(100);
  }

  @Test
  void createSaysWhatIsWrong() {
    var creation = new Creation("acme", "a-1", Creation.Naming.CLIENT);
    var type = process.actionType();
    var stored = signals.create(creation, type, process.act("acme", "a-1", "plain"));
    assertThat(signals.create(creation, type, process.act("acme", "a-1", "plain")))
        .isEqualTo(stored);
    assertThatThrownBy(() -> signals.create(creation, type, process.act("acme", "a-1", "bold")))
        .isInstanceOf(ServiceException.class)
        .hasMessageContaining("a-1");
  }

  @Test
  void listsTheNewestFirstInPagesThatLeaveNothingOut() {
    var sent = new ArrayList<NewSignal>();
    for (int n = 0; n < 25; n++) {
      sent.add(process.action("acme", "a-" + n));
      sent.add(process.action("other", "a-" + n));
      sent.add(process.edit("acme", "e-" + n, "a-" + n));
    }
    signals.captureAll(sent);
    var ids = new ArrayList<String>();
    var type = process.actionType();
    var page = signals.newest(type, "acme", Sought.ANY, null, 10);
    page.items().forEach(found -> ids.add(found.header().id()));
    while (page.next() != null) {
      page = signals.newest(type, "acme", Sought.ANY, page.next(), 10);
      page.items().forEach(found -> ids.add(found.header().id()));
    }
    assertThat(ids)
        .containsExactlyElementsOf(
            IntStream.iterate(24, n -> n >= 0, n -> n - 1).mapToObj(n -> "a-" + n).toList());
  }

  @Test
  void whatIsTooLargeForTheStoreIsRefused() {
    var text = "x".repeat(17 << 20);
    var large =
        new Edit(
            process.header("acme", "e-1"),
            "a-1",
            null,
            text,
            "",
            new TextDiff(List.of(), 0),
            null,
            null);
    var type = process.editType();
    assertThat(signals.capture(NewSignal.of(type, large))).isInstanceOf(Captured.Refused.class);
    assertThatThrownBy(
            () -> signals.create(new Creation("acme", "e-1", Creation.Naming.CLIENT), type, large))
        .isInstanceOf(ServiceException.class);
  }

  private NewSignal from(String source, NewSignal signal) {
    var header = process.header("acme", signal.header().id());
    return new NewSignal(
        signal.type(),
        new Header("acme", header.id(), header.recordedAt(), source, Map.of()),
        signal.action(),
        signal.content(),
        signal.derived());
  }
}
