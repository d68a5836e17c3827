package org.doubleloop.recommender.draft;

import static org.doubleloop.recommender.draft.Drafting.Progress.Step.WRITING;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.doubleloop.recommender.abridged.Abridged;
import org.doubleloop.recommender.asking.Instructions;
import org.doubleloop.recommender.asking.Reason;
import org.doubleloop.recommender.draft.Drafting.Progress;
import org.doubleloop.recommender.phrasing.Fault;
import org.doubleloop.recommender.phrasing.Original;
import org.doubleloop.recommender.phrasing.Phrased.NotWritten;
import org.doubleloop.recommender.phrasing.Phrased.Written;
import org.doubleloop.recommender.phrasing.Phraser;
import org.doubleloop.recommender.phrasing.Phrasing;
import org.doubleloop.recommender.phrasing.Phrasing.WellReceived;
import org.doubleloop.recommender.phrasing.Placeholders;
import org.doubleloop.recommender.policy.Guidance;
import org.doubleloop.recommender.policy.Option;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Writes messages: the model where it can, else the template.
@Component
final class Drafter {

  private static final Instructions TASK = Instructions.named("draft.v2");
  private static final int LONGEST_BY_MODEL = 10_000;

  private final Phraser phraser;

  Drafter(Phraser phraser) {
    this.phraser = phraser;
  }

  /// Texts that differ, at least one: the model is asked for each in turn and told of those before
  /// it, all within the deadline of one; where it writes none the template ends them.
  ///
  /// @param past the past texts that are like a message
  List<Draft> drafts(
      String organization,
      DraftRequest request,
      Function<String, WellReceived> past,
      int count,
      Consumer<Progress> progress) {
    return phraser.together(() -> {
      var drafts = new ArrayList<Draft>();
      var asked = phrasing(request, past.apply(message(request)));
      for (int number = 1; number <= count; number++) {
        progress.accept(new Progress(WRITING, number));
        var texts = drafts.stream().map(Draft::text).toList();
        var draft = draft(organization, request, asked.besides(texts));
        if (!texts.contains(draft.text())) {
          drafts.add(draft);
        }
        if (draft.by() == null) {
          break;
        }
      }
      return drafts;
    });
  }

  private Draft draft(String organization, DraftRequest request, Phrasing asked) {
    return switch (phraser.phrase(organization, asked)) {
      case Written(var text, var ids, var by) ->
          Draft.byModel(by, text, request.guidance(), ids, asked.wellReceived().actions());
      case NotWritten(var why, var fault) -> byTemplate(request, why, fault);
    };
  }

  private static Draft byTemplate(DraftRequest request, Reason why, @Nullable Fault fault) {
    var option = abridged(request);
    return Draft.byTemplate(
        Template.fill(option, request.context(), request.values()),
        Template.missing(option, request.context(), request.values()),
        request.guidance(),
        why,
        fault);
  }

  /// Follows of the guidance what it can without words of its own.
  private static Option abridged(DraftRequest request) {
    var option = request.option();
    var draft = option.draft();
    return draft == null
        ? option
        : option.with(Abridged.of(draft, option.says(), request.guidance()));
  }

  /// What is to be said, with what is known of the context where there is no template for it.
  private static String message(DraftRequest request) {
    var original = original(request);
    return original.filled().isEmpty()
        ? Stream.concat(
                Stream.of(Template.fill(request.option(), Map.of(), Map.of())),
                new TreeMap<>(request.context())
                    .values().stream().filter(String.class::isInstance).map(Object::toString))
            .collect(Collectors.joining(" "))
        : original.filled();
  }

  private static Phrasing phrasing(DraftRequest request, WellReceived past) {
    var option = request.option();
    return new Phrasing(
        TASK,
        Map.of(
            "title",
            Objects.requireNonNullElse(option.title(), option.id()),
            "attributes",
            new TreeMap<>(option.attributes())),
        captured(request),
        request.guidance().stream()
            .collect(
                Collectors.toMap(
                    Guidance::id, Guidance::text, (first, second) -> first, LinkedHashMap::new)),
        new TreeMap<>(request.values()),
        original(request),
        List.of(),
        past,
        LONGEST_BY_MODEL);
  }

  private static Original original(DraftRequest request) {
    var template = request.option().draft();
    if (template == null) {
      return new Original("", "", request.option().says());
    }
    var context = new TreeMap<>(request.context());
    context.replaceAll((name, value) ->
        value instanceof String text
            ? Placeholders.disarmed(text, request.values().keySet())
            : value);
    var places =
        request.values().keySet().stream()
            .collect(Collectors.toMap(Function.identity(), name -> "{{" + name + "}}"));
    return new Original(
        template, Template.fill(request.option(), context, places), request.option().says());
  }

  private static Map<String, Object> captured(DraftRequest request) {
    var context = new TreeMap<>(request.context());
    context.replaceAll(
        (name, value) -> value instanceof Number number ? Template.plain(number) : value);
    var captured = new LinkedHashMap<String, Object>();
    captured.put("context", context);
    if (request.wish() != null) {
      captured.put("wish", request.wish());
    }
    return captured;
  }
}
