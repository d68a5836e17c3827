package org.doubleloop.policy.change;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.doubleloop.kit.json.StrictJson;
import org.doubleloop.policy.content.ContentCodec;
import org.doubleloop.policy.content.PolicyContent;
import org.doubleloop.policy.edition.ChangeStep;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Contents and changes of them by chance, small enough that the same is often hit twice.
final class RandomContents {
  private static final JsonMapper MAPPER = StrictJson.mapper();
  private static final int IDS = 6;

  private final SplittableRandom random;

  RandomContents(long seed) {
    this.random = new SplittableRandom(seed);
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  /// One option at least stays in all that comes of it.
  PolicyContent content() {
    var content = MAPPER.createObjectNode().put("hypothesis", text());
    content
        .putObject("metric")
        .put("outcome", "replied")
        .put("direction", "INCREASE")
        .put("window", "P7D");
    content.putArray("options").addObject().put("id", "fixed");
    var empty = ContentCodec.convert(content, PolicyContent.class);
    return changed(empty, 12, ClauseKind.values());
  }

  /// After some steps by chance.
  PolicyContent changed(PolicyContent from, int steps, ClauseKind... kinds) {
    var content = from;
    for (int i = 0; i < steps; i++) {
      var clauses = Clauses.of(content);
      content = content(ChangeStep.apply(List.of(step(clauses, kinds)), content));
    }
    return content;
  }

  /// With other own fields.
  PolicyContent withFields(PolicyContent from) {
    return content(ChangeStep.apply(List.of(fields()), from));
  }

  static PolicyContent content(ObjectNode content) {
    return ContentCodec.convert(content, PolicyContent.class);
  }

  private ChangeStep step(Clauses clauses, ClauseKind... kinds) {
    var kind = kinds[random.nextInt(kinds.length)];
    var there = new ArrayList<>(clauses.of(kind).keySet());
    there.remove("fixed");
    var id = "c" + random.nextInt(IDS);
    if (!there.contains(id)) {
      return clauses.of(kind).size() >= kind.most()
          ? new ChangeStep.Remove(new ClauseRef(kind, there.getFirst()))
          : new ChangeStep.Add(kind, clause(kind, id), before(clauses, kind, id));
    }
    var ref = new ClauseRef(kind, id);
    return switch (random.nextInt(3)) {
      case 0 -> new ChangeStep.Remove(ref);
      case 1 -> new ChangeStep.Replace(ref, clause(kind, id));
      default -> new ChangeStep.Move(ref, before(clauses, kind, id));
    };
  }

  private ChangeStep fields() {
    var set = MAPPER.createObjectNode().put("hypothesis", text());
    if (random.nextBoolean()) {
      set.put("title", text());
    }
    return new ChangeStep.SetFields(set, random.nextBoolean() ? Set.of("title") : Set.of());
  }

  private @Nullable String before(Clauses clauses, ClauseKind kind, String id) {
    var others = new ArrayList<>(clauses.ids(kind));
    others.remove(id);
    return others.isEmpty() || random.nextInt(3) == 0
        ? null
        : others.get(random.nextInt(others.size()));
  }

  ObjectNode clause(ClauseKind kind, String id) {
    var clause = MAPPER.createObjectNode().put(kind.key(), id);
    return switch (kind) {
      case OPTION -> clause.put("title", text());
      case RULE -> {
        clause.put("when", text()).put("effect", "PREFER").put("reason", text());
        clause.putArray("options").add("fixed");
        yield clause;
      }
      case GUARDRAIL -> {
        clause.put("reason", text());
        clause.putArray("options").add("fixed");
        yield clause;
      }
      case GUIDANCE -> clause.put("text", text());
      case ATTRIBUTE -> clause.put("type", "STRING").put("required", random.nextBoolean());
      case WATCH, LEADING -> clause.put("outcome", text()).put("direction", "INCREASE");
    };
  }

  /// Some words, each of few.
  String text() {
    var words = new ArrayList<String>();
    int length = random.nextInt(1, 5);
    for (int i = 0; i < length; i++) {
      words.add("w" + random.nextInt(3));
    }
    return String.join(random.nextBoolean() ? " " : "  ", words);
  }
}
