package org.doubleloop.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LoggedPolicyTest {
  private static final ColumnMapping MAPPING =
      new ColumnMapping("log.csv", "sent", "came", "P7D", Map.of("size", "history"));

  @Test
  void offersWhatWasDoneInTheContextsThatThereWere() {
    LoggedPolicy policy = LoggedPolicy.of(log("A mail", "(no) mail!"), MAPPING, 0.5);

    assertThat(policy.content())
        .containsEntry("mode", "EXPLORE")
        .containsEntry("exploration", Map.of("share", 0.5, "floor", 0.02))
        .containsEntry(
            "metric", Map.of("outcome", "came", "direction", "INCREASE", "window", "P7D"))
        .containsEntry(
            "options",
            List.of(
                Map.of("id", "no-mail", "title", "(no) mail!"),
                Map.of("id", "A-mail", "title", "A mail")))
        .containsEntry(
            "attributes",
            List.of(
                Map.of(
                    "name",
                    "size",
                    "type",
                    "STRING",
                    "values",
                    List.of("large", "small"),
                    "required",
                    true)));
    assertThat(policy.option(row("A mail", "small"))).isEqualTo("A-mail");
  }

  @Test
  void refusesOptionsThatIdsCannotTellApart() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LoggedPolicy.of(log("A mail", "A-mail"), MAPPING, 1))
        .withMessageContaining("too much alike");
  }

  @Test
  void measuresWhatFewCallsExceed() {
    Latencies calls = new Latencies();
    for (int millis = 2_000; millis >= 1; millis--) {
      calls.add(millis * 1_000_000L);
    }

    assertThat(calls.exceededBy(0.5)).isEqualTo(1_000);
    assertThat(calls.exceededBy(0.01)).isEqualTo(1_980);
    assertThat(calls.total()).isEqualTo(2_001);
  }

  private static ReplayLog log(String one, String other) {
    return new ReplayLog(
        List.of(other, one),
        List.of("size"),
        List.of(row(one, "small"), row(other, "large"), row(one, "small")));
  }

  private static ReplayLog.Row row(String option, String size) {
    return new ReplayLog.Row(Map.of("size", size), option, true);
  }
}
