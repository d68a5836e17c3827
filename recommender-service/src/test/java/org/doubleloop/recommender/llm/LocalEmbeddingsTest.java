package org.doubleloop.recommender.llm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.output.Response;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.doubleloop.kit.test.Patience;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Vectors of texts: by the real model once, and where it is slow or cannot be loaded.
class LocalEmbeddingsTest {
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private @Nullable LocalEmbeddings embeddings;

  @AfterEach
  void close() {
    if (embeddings != null) {
      embeddings.close();
    }
  }

  @Test
  void paraphrasesAreNearerThanTextsAboutSomethingElse() {
    var asked = "Hello, would you like to talk about the renewal of your contract?";
    var alike = "Hi Bob, your contract ends soon. Shall we talk about how to go on with it?";
    var same = "Hello Bob, would you like to talk about the renewal of your contract?";
    var trade = "Thank you for the demo. Our engineers will see how the import works.";
    var other = "Lunch on Friday is moved to the big room because of the paint.";
    var german = "Guten Tag, Ihr Vertrag endet bald. Wollen wir sprechen, wie es weitergeht?";
    var texts = List.of(asked, alike, same, trade, other, german);
    var real = embeddings(LocalModel::load, Duration.ofSeconds(30));
    assertThat(real.of(texts)).as("nobody waits for the model").isEmpty();
    Patience.await().until(() -> real.of(texts).size() == texts.size());
    var vectors = real.of(texts);
    assertThat(vectors.get(asked)).hasSize(384);
    assertThat(cosine(vectors, asked, asked)).isBetween(0.999, 1.001);
    assertThat(cosine(vectors, asked, same)).isGreaterThan(0.8);
    assertThat(cosine(vectors, asked, alike)).isBetween(0.4, 0.97);
    assertThat(cosine(vectors, asked, trade)).isLessThan(0.25);
    assertThat(cosine(vectors, asked, other)).isLessThan(0.25);
    assertThat(cosine(vectors, asked, german)).isLessThan(0.25);
    assertThat(System.getProperty("OPT_OUT_TRACKING")).isEqualTo("true");
    assertThat(System.getProperty("ai.djl.offline")).isEqualTo("true");
    assertThat(real.of(List.of(" ", "\u200b", asked)))
        .as("what it cannot read is like nothing")
        .hasSize(3)
        .allSatisfy((text, vector) ->
            assertThat(text.equals(asked) || Math.abs(dot(vector, vectors.get(asked))) < 0.25)
                .isTrue());
  }

  @Test
  void eachTextIsReadOnceByOneThreadAndWhatIsLateIsThereForTheNext() {
    var model = new SlowModel();
    var slow = embeddings(() -> model, Duration.ofMillis(50));
    assertThat(slow.of(List.of("a"))).isEmpty();
    assertThat(missing("LOADING")).isEqualTo(1);
    model.go.countDown();
    Patience.await().until(() -> slow.of(List.of("a")).size() == 1);
    double late = missing("LATE");
    model.go = new CountDownLatch(1);
    assertThat(slow.of(List.of("a", "b"))).containsOnlyKeys("a");
    assertThat(missing("LATE")).isEqualTo(late + 1);
    model.go.countDown();
    Patience.await().until(() -> slow.of(List.of("a", "b")).size() == 2);
    assertThat(model.read).hasValue(2);
  }

  @Test
  void whoComesWhileManyWaitGetsNone() {
    var model = new SlowModel();
    var slow = embeddings(() -> model, Duration.ofMillis(10));
    for (int i = 0; i < 20; i++) {
      assertThat(slow.of(List.of("text " + i))).isEmpty();
    }
    assertThat(missing("BUSY")).isBetween(10.0, 12.0);
    model.go.countDown();
  }

  @Test
  void whereTheModelCannotBeLoadedThereAreNoneAndItIsTriedOnce() {
    var tried = new AtomicInteger();
    var broken =
        embeddings(
            () -> {
              tried.incrementAndGet();
              throw new UnsatisfiedLinkError("no such library");
            },
            Duration.ofMillis(50));
    Patience.await()
        .until(() -> {
          assertThat(broken.of(List.of("a"))).isEmpty();
          return missing("BROKEN") > 0;
        });
    assertThat(tried).hasValue(1);
  }

  @Test
  void nothingIsLoadedBeforeItIsAskedFor() {
    var loaded = new AtomicInteger();
    var unasked =
        embeddings(
            () -> {
              loaded.incrementAndGet();
              return new SlowModel();
            },
            Duration.ofMillis(50));
    assertThat(unasked.of(List.of())).isEmpty();
    assertThat(loaded).hasValue(0);
  }

  private LocalEmbeddings embeddings(Supplier<EmbeddingModel> loader, Duration patience) {
    var made = new LocalEmbeddings(loader, patience, registry);
    embeddings = made;
    return made;
  }

  private double missing(String reason) {
    return registry.counter("doubleloop.embeddings.missing", "reason", reason).count();
  }

  private static double cosine(Map<String, float[]> vectors, String one, String other) {
    return dot(vectors.get(one), vectors.get(other));
  }

  private static double dot(float @Nullable [] one, float @Nullable [] other) {
    var a = Objects.requireNonNull(one);
    var b = Objects.requireNonNull(other);
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }

  /// Reads nothing until it is told to go.
  private static final class SlowModel implements EmbeddingModel {
    private final AtomicInteger read = new AtomicInteger();
    private volatile CountDownLatch go = new CountDownLatch(1);

    @Override
    public Response<List<Embedding>> embedAll(List<TextSegment> texts) {
      try {
        go.await();
      } catch (InterruptedException closed) {
        Thread.currentThread().interrupt();
      }
      read.addAndGet(texts.size());
      return Response.from(texts.stream().map(_ -> Embedding.from(new float[] {1})).toList());
    }
  }
}
