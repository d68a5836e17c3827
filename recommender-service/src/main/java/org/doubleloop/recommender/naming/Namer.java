package org.doubleloop.recommender.naming;

import static org.doubleloop.recommender.cited.Additions.Kind.NAME;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import org.doubleloop.kit.loop.Loop;
import org.doubleloop.recommender.asking.Asked.NotTold;
import org.doubleloop.recommender.asking.Asked.Told;
import org.doubleloop.recommender.asking.Asker;
import org.doubleloop.recommender.asking.Form.Fields;
import org.doubleloop.recommender.asking.Form.Text;
import org.doubleloop.recommender.asking.Instructions;
import org.doubleloop.recommender.asking.Question;
import org.doubleloop.recommender.cited.Additions;
import org.doubleloop.recommender.cited.Hidden;
import org.doubleloop.recommender.naming.Nameable.Example;
import org.doubleloop.recommender.policy.PolicyKey;

/// Has patterns named by a model, one after the other.
public final class Namer implements Naming, Loop.Step {
  private static final Instructions INSTRUCTIONS = Instructions.named("pattern-name.v1");
  private static final Fields FORM = Fields.of("name", new Text(400));
  private static final int MOST_WAITING = 200;

  private final PatternNames names;
  private final Asker asker;
  private final Additions additions;
  private final Clock clock;
  private final BlockingQueue<Wanted> waiting = new LinkedBlockingQueue<>(MOST_WAITING);
  private final Set<String> known = ConcurrentHashMap.newKeySet();

  private record Wanted(PolicyKey key, Nameable pattern) {
    String name() {
      return String.join(
          "\n",
          key.organization(),
          key.policy(),
          pattern.kind().name(),
          PatternNames.folded(pattern.phrase()));
    }
  }

  public Namer(PatternNames names, Asker asker, Additions additions, Clock clock) {
    this.names = names;
    this.asker = asker;
    this.additions = additions;
    this.clock = clock;
  }

  @Override
  public Optional<PatternName> name(PolicyKey key, Nameable pattern) {
    if (isDue(key, pattern)) {
      var wanted = new Wanted(key, pattern);
      if (known.add(wanted.name()) && !waiting.offer(wanted)) {
        known.remove(wanted.name());
      }
    }
    return standing(key, pattern);
  }

  @Override
  public Optional<PatternName> nameNow(PolicyKey key, Nameable pattern) {
    if (isDue(key, pattern)) {
      ask(key, pattern);
    }
    return standing(key, pattern);
  }

  private Optional<PatternName> standing(PolicyKey key, Nameable pattern) {
    return names.of(key, pattern.kind(), pattern.phrase()).filter(each -> each.name() != null);
  }

  /// Whether nobody has asked, or it has twice as many drafts since.
  private boolean isDue(PolicyKey key, Nameable pattern) {
    return asker.isThere()
        && names
            .of(key, pattern.kind(), pattern.phrase())
            .map(each -> pattern.drafts() >= 2 * each.drafts())
            .orElseGet(() -> names.hasRoom(key));
  }

  @Override
  public void take() throws InterruptedException {
    var wanted = waiting.take();
    try {
      nameNow(wanted.key(), wanted.pattern());
    } finally {
      known.remove(wanted.name());
    }
  }

  private void ask(PolicyKey key, Nameable pattern) {
    var texts = new ArrayList<String>();
    texts.add(pattern.phrase());
    pattern.examples().forEach(each -> texts.addAll(List.of(each.before(), each.after())));
    var hidden = new Hidden(texts, "");
    if (hidden.leaves(texts)) {
      return;
    }
    var sent =
        new Nameable(
            pattern.kind(),
            hidden.hidden(pattern.phrase()),
            pattern.drafts(),
            pattern.examples().stream()
                .map(each -> new Example(hidden.hidden(each.before()), hidden.hidden(each.after())))
                .toList());
    var question = new Question(key.organization(), INSTRUCTIONS, FORM, data(sent), Map.of());
    switch (asker.ask(question)) {
      case Told(var answer, var author) -> {
        var name = answer.path("name").asString("").strip();
        var flaw = NameCheck.flaw(name, sent);
        additions.count(NAME, flaw);
        names.record(
            new PatternName(
                key,
                pattern.kind(),
                PatternNames.folded(pattern.phrase()),
                1
                    + names
                        .of(key, pattern.kind(), pattern.phrase())
                        .map(PatternName::number)
                        .orElse(0),
                pattern.drafts(),
                flaw.isPresent() ? null : name,
                author,
                clock.instant()));
      }
      case NotTold _ -> {} // whoever looks again asks again
    }
  }

  private static Map<String, Object> data(Nameable sent) {
    return Map.of(
        "change",
        switch (sent.kind()) {
          case REMOVED -> "people remove the phrase";
          case ADDED -> "people add the phrase";
        },
        "phrase",
        sent.phrase(),
        "examples",
        sent.examples().stream()
            .map(each -> Map.of("before", each.before(), "after", each.after()))
            .toList());
  }
}
