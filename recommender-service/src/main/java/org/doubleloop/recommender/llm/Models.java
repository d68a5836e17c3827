package org.doubleloop.recommender.llm;

import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.doubleloop.recommender.asking.Author;
import org.doubleloop.recommender.asking.Instructions;
import org.doubleloop.recommender.asking.Reason;
import org.doubleloop.recommender.llm.endpoint.CallFailedException;
import org.doubleloop.recommender.llm.endpoint.Deadline;
import org.doubleloop.recommender.llm.endpoint.Provider;
import org.doubleloop.recommender.llm.endpoint.Provider.Surroundings;
import org.doubleloop.recommender.llm.endpoint.Sent;
import tools.jackson.databind.json.JsonMapper;

/// The providers in the operator's order. Each is asked where those before it had no answer, within
/// its share of the time that is left.
final class Models implements AutoCloseable {

  private static final int MARK_LETTERS = 12;

  /// In force from the first to the last of several questions that share it.
  private static final ScopedValue<Deadline> TOGETHER = ScopedValue.newInstance();

  private final LlmProperties properties;
  private final JsonMapper mapper;
  private final List<Provider> providers;
  private final ModelMeters meters;
  private final String mark;

  Models(LlmProperties properties, JsonMapper mapper, Surroundings surroundings) {
    this.properties = properties;
    this.mapper = mapper;
    this.providers =
        properties.providers().stream()
            .map(each -> new Provider(each, properties.deadline(), mapper, surroundings))
            .toList();
    this.meters = new ModelMeters(surroundings.meters());
    this.mark = word(surroundings.random());
  }

  /// What a model answered.
  record Answer(String content, Provider provider) {
    Author author(Instructions instructions) {
      return new Author(provider.name(), provider.model(), instructions.name());
    }
  }

  boolean isEmpty() {
    return providers.isEmpty();
  }

  /// What one question has, answers and repeats included.
  Deadline deadline() {
    return TOGETHER.isBound() ? TOGETHER.get() : Deadline.in(properties.deadline());
  }

  /// Has several questions share the deadline of one.
  <T> T together(Supplier<T> questions) {
    return ScopedValue.where(TOGETHER, deadline()).call(questions::get);
  }

  /// A word of no language for the instructions; drawn by chance, so that nobody can know it.
  String mark() {
    return mark;
  }

  JsonMapper mapper() {
    return mapper;
  }

  ModelMeters meters() {
    return meters;
  }

  /// @throws CallFailedException when no provider had an answer in time: why the last had none
  Answer ask(String organization, Sent sent, Deadline deadline) {
    var failed = CallFailedException.notMade(Reason.NO_MODEL);
    for (int i = 0; i < providers.size() && !deadline.left().isZero(); i++) {
      var provider = providers.get(i);
      try {
        var reply = provider.answer(sent, deadline.share(providers.size() - i));
        meters.tokens(provider.name(), reply);
        return new Answer(reply.content(), provider);
      } catch (CallFailedException failure) {
        meters.failed(provider.name(), failure.reason());
        failed = failure;
      }
    }
    throw failed;
  }

  @Override
  public void close() {
    providers.forEach(Provider::close);
  }

  private static String word(RandomGenerator random) {
    return random
        .ints(MARK_LETTERS, 'a', 'z' + 1)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
