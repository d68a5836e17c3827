package org.doubleloop.recommender.llm;

import dev.langchain4j.model.output.TokenUsage;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.doubleloop.recommender.phrasing.Fault;
import org.doubleloop.recommender.phrasing.Phrased;
import org.doubleloop.recommender.phrasing.Phrased.NotWritten;
import org.doubleloop.recommender.phrasing.Phrased.Written;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How often the model was asked, how long it took and what came of it; the tokens that it counted;
/// which check failed.
final class PhrasingMeters {

  private static final Logger log = LoggerFactory.getLogger(PhrasingMeters.class);

  private final MeterRegistry registry;
  private final AtomicBoolean saidNotHidden = new AtomicBoolean();

  PhrasingMeters(MeterRegistry registry) {
    this.registry = registry;
  }

  Phrased timed(Supplier<Phrased> work) {
    var sample = Timer.start(registry);
    var phrased = work.get();
    var outcome =
        switch (phrased) {
          case Written written -> "WRITTEN";
          case NotWritten notWritten -> notWritten.reason().name();
        };
    sample.stop(registry.timer("doubleloop.model.phrasings", "outcome", outcome));
    return phrased;
  }

  void tokens(@Nullable TokenUsage usage) {
    if (usage != null) {
      tokens("input", usage.inputTokenCount());
      tokens("output", usage.outputTokenCount());
    }
  }

  void unusable(Fault fault) {
    registry.counter("doubleloop.model.unusable", "fault", fault.name()).increment();
  }

  /// Of values that cannot be told from other words; said once, as it will happen again.
  void notHidden(int values) {
    if (values > 0) {
      registry.counter("doubleloop.model.values.not.masked").increment(values);
      if (saidNotHidden.compareAndSet(false, true)) {
        log.warn(
            "Values that are one or two letters or a common word cannot be masked in what is sent"
                + " to the model; where captured text has one that looks like a name, nothing is"
                + " sent. Counted in doubleloop.model.values.not.masked, and not said again");
      }
    }
  }

  private void tokens(String kind, @Nullable Integer count) {
    if (count != null && count > 0) {
      registry.counter("doubleloop.model.tokens", "kind", kind).increment(count);
    }
  }
}
