package org.doubleloop.policy.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;

class FeedItemTypeTest {
  private final FeedItemType<String> versions =
      FeedItemType.of(
          "version", document -> document.getInteger("version"), "version %d"::formatted);
  private final FeedItemType<String> experiments =
      new FeedItemType<>("experiment", _ -> "an experiment");

  @Test
  void makesItemsOfDocumentsByTheirKinds() {
    var reading = FeedItemType.reading(List.of(versions, experiments));
    assertThat(reading.apply(new Document("kind", "version").append("version", 7)))
        .isEqualTo("version 7");
    assertThat(reading.apply(new Document("kind", "experiment"))).isEqualTo("an experiment");
  }

  @Test
  void leavesNothingOutThatItCannotTell() {
    var reading = FeedItemType.reading(List.of(versions));
    assertThatThrownBy(() -> reading.apply(new Document("kind", "experiment")))
        .hasMessageContaining("experiment");
  }
}
