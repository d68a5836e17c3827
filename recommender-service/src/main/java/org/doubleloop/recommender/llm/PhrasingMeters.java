package org.doubleloop.recommender.llm;

import dev.langchain4j.model.output.TokenUsage;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.function.Supplier;
import org.doubleloop.recommender.phrasing.AnswerCheck.Fault;
import org.doubleloop.recommender.phrasing.Phrased;
import org.doubleloop.recommender.phrasing.Phrased.NotWritten;
import org.doubleloop.recommender.phrasing.Phrased.Written;
import org.jspecify.annotations.Nullable;

/// How often the model was asked, how long it took and what came of it; the tokens that it counted;
/// which check failed.
final class PhrasingMeters {

  private final MeterRegistry registry;

  PhrasingMeters(MeterRegistry registry) {
    this.registry = registry;
  }

  Phrased timed(Supplier<Phrased> work) {
    var sample = Timer.start(registry);
    var phrased = work.get();
    var outcome =
        switch (phrased) {
          case Written written -> "WRITTEN";
          case NotWritten(var reason) -> reason.name();
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

  private void tokens(String kind, @Nullable Integer count) {
    if (count != null && count > 0) {
      registry.counter("doubleloop.model.tokens", "kind", kind).increment(count);
    }
  }
}
