package org.doubleloop.recommender.llm;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.langchain4j.model.embedding.EmbeddingModel;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.doubleloop.kit.id.Ids;
import org.doubleloop.recommender.similar.Embeddings;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes vectors by a small model in this process, on one thread, one text at a time. The model is
/// loaded when vectors are asked for first; nobody waits for that. Where it cannot be loaded, as on
/// a machine for which its library has no native part, there are none.
final class LocalEmbeddings implements Embeddings, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(LocalEmbeddings.class);

  /// Of 1.5 kB each.
  private static final int MOST_KEPT = 5_000;

  /// So long vectors outlive the last question for their texts, as what was erased must go.
  private static final Duration KEPT = Duration.ofHours(6);

  private static final int MOST_WAITING = 8;

  /// Near to nothing, of a text that the model cannot read.
  private static final float[] NONE = new float[384];

  private final Supplier<EmbeddingModel> loader;
  private final Duration patience;
  private final MeterRegistry registry;
  private final Cache<String, float[]> kept =
      Caffeine.newBuilder().maximumSize(MOST_KEPT).expireAfterAccess(KEPT).build();
  private final ThreadPoolExecutor thread =
      new ThreadPoolExecutor(
          1,
          1,
          1,
          TimeUnit.MINUTES,
          new ArrayBlockingQueue<>(MOST_WAITING),
          Thread.ofPlatform().daemon().name("embeddings").factory());
  private volatile @Nullable EmbeddingModel model;
  private volatile boolean isBroken;

  /// @param loader of the model; throws where it cannot be had
  /// @param patience how long vectors are waited for
  LocalEmbeddings(Supplier<EmbeddingModel> loader, Duration patience, MeterRegistry registry) {
    this.loader = loader;
    this.patience = patience;
    this.registry = registry;
    thread.allowCoreThreadTimeOut(true);
  }

  @Override
  public Map<String, float[]> of(Collection<String> texts) {
    var there = there(texts);
    if (there.keySet().containsAll(texts)) {
      return there;
    }
    if (isBroken) {
      return count("BROKEN", there);
    }
    boolean isLoaded = model != null;
    try {
      var made = thread.submit(() -> make(texts));
      return isLoaded ? await(made, texts) : count("LOADING", there);
    } catch (RejectedExecutionException tooMany) {
      return count("BUSY", there);
    }
  }

  private Map<String, float[]> await(Future<?> made, Collection<String> texts) {
    try {
      made.get(patience.toMillis(), TimeUnit.MILLISECONDS);
      return there(texts);
    } catch (TimeoutException goesOn) {
      return count("LATE", there(texts));
    } catch (ExecutionException failed) {
      log.error("No vectors of texts can be made", failed.getCause());
      return count("FAILED", there(texts));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return there(texts);
    }
  }

  private Map<String, float[]> there(Collection<String> texts) {
    var there = new HashMap<String, float[]>();
    for (String text : texts) {
      var vector = kept.getIfPresent(Ids.hash(text));
      if (vector != null) {
        there.put(text, vector);
      }
    }
    return there;
  }

  private Map<String, float[]> count(String why, Map<String, float[]> there) {
    registry.counter("doubleloop.embeddings.missing", "reason", why).increment();
    return there;
  }

  private void make(Collection<String> texts) {
    var loaded = loaded();
    for (String text : texts) {
      var name = Ids.hash(text);
      if (loaded != null && kept.getIfPresent(name) == null) {
        kept.put(name, vector(loaded, text));
      }
    }
  }

  private float[] vector(EmbeddingModel loaded, String text) {
    try {
      var timer = registry.timer("doubleloop.embeddings.made");
      return Objects.requireNonNull(timer.record(() -> loaded.embed(text).content().vector()));
    } catch (RuntimeException unreadable) {
      log.warn("A text has no vector", unreadable);
      return NONE;
    }
  }

  private @Nullable EmbeddingModel loaded() {
    if (model == null && !isBroken) {
      try {
        model = registry.timer("doubleloop.embeddings.loaded").record(loader);
        log.info("The model for vectors of texts is loaded");
      } catch (LinkageError | RuntimeException notHere) {
        isBroken = true;
        log.warn(
            "Drafts are written without past texts: the model for vectors cannot be loaded",
            notHere);
      }
    }
    return model;
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
