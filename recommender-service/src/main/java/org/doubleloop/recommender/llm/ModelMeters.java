package org.doubleloop.recommender.llm;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.doubleloop.recommender.asking.Asked;
import org.doubleloop.recommender.asking.Asked.NotTold;
import org.doubleloop.recommender.asking.Asked.Told;
import org.doubleloop.recommender.asking.Question;
import org.doubleloop.recommender.asking.Reason;
import org.doubleloop.recommender.llm.endpoint.Provider;
import org.doubleloop.recommender.llm.endpoint.Reply;
import org.doubleloop.recommender.phrasing.Fault;
import org.doubleloop.recommender.phrasing.Phrased;
import org.doubleloop.recommender.phrasing.Phrased.NotWritten;
import org.doubleloop.recommender.phrasing.Phrased.Written;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How often models were asked, how long it took and what came of it; the tokens that they counted
/// and what those cost; which provider failed, and which check.
final class ModelMeters {

  private static final Logger log = LoggerFactory.getLogger(ModelMeters.class);

  private final MeterRegistry registry;
  private final AtomicBoolean saidNotHidden = new AtomicBoolean();

  ModelMeters(MeterRegistry registry) {
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

  Asked timed(Question question, Supplier<Asked> work) {
    var sample = Timer.start(registry);
    var asked = work.get();
    var outcome =
        switch (asked) {
          case Told told -> "TOLD";
          case NotTold notTold -> notTold.reason().name();
        };
    sample.stop(
        registry.timer(
            "doubleloop.model.questions",
            "prompt",
            question.instructions().name(),
            "outcome",
            outcome));
    return asked;
  }

  void spent(Provider provider, Reply reply) {
    tokens(provider.name(), "input", reply.inputTokens());
    tokens(provider.name(), "output", reply.outputTokens());
    registry
        .counter("doubleloop.model.cost", "provider", provider.name())
        .increment(provider.cost(reply));
  }

  void failed(String provider, Reason reason) {
    registry
        .counter("doubleloop.model.failures", "provider", provider, "reason", reason.name())
        .increment();
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

  private void tokens(String provider, String kind, int count) {
    registry
        .counter("doubleloop.model.tokens", "provider", provider, "kind", kind)
        .increment(count);
  }
}
