package org.doubleloop.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doubleloop.kit.test.Patience.await;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedQuickstart.Giver.class)
class SampleDataTest {

  @Test
  void fillsTheSandboxThatTheFirstStartOpensAndNothingElse(SharedQuickstart quickstart)
      throws Exception {
    var sandbox = client(quickstart, quickstart.sandboxKeys());
    await()
        .untilAsserted(
            () -> assertThat(sandbox.get("/v1/policies/welcome-mail").statusCode()).isEqualTo(200));
    await()
        .untilAsserted(() -> {
          var drafts = sandbox.get("/v1/signals?kind=DRAFT&limit=1").body();
          assertThat(JournallingClient.json(drafts).at("/items")).hasSize(1);
        });
    var main = client(quickstart, quickstart.keys());
    assertThat(main.get("/v1/policies/welcome-mail").statusCode()).isEqualTo(404);
  }

  private static JournallingClient client(SharedQuickstart quickstart, Keys keys) {
    return new JournallingClient(quickstart.address(), keys.rep(), new Journal());
  }
}
