package org.doubleloop.recommender.draw;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.bson.Document;
import org.doubleloop.recommender.draw.Draw.Reason;
import org.doubleloop.recommender.exploration.Chance;
import org.junit.jupiter.api.Test;

class DrawDocumentsTest {

  @Test
  void saysTheSameAgain() {
    var first =
        new Draw(
            Reason.FIRST, 3, 7, "a", List.of(new Chance("a", 1, 0.925), new Chance("b", 2, 0.075)));
    for (var draw :
        List.of(first, Draw.without(Reason.CLOSED, 2), Draw.without(Reason.NONE, null))) {
      var document = new Document(DrawDocuments.FIELD, DrawDocuments.toDocument(draw));
      assertThat(DrawDocuments.fromDocument(document)).isEqualTo(draw);
      assertThat(DrawDocuments.episode(document)).isEqualTo(draw.episode());
    }
    assertThat(first.isFirst()).isTrue();
  }

  @Test
  void knowsNothingOfWhatWasStoredBefore() {
    assertThat(DrawDocuments.fromDocument(new Document())).isNull();
    assertThat(DrawDocuments.episode(new Document())).isNull();
  }
}
