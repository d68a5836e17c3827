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
import org.jspecify.annotations.Nullable;
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
  private final @Nullable Budget budget;
  private final ModelMeters meters;
  private final String mark;

  /// @param budget of each organization; null: there is none
  Models(
      LlmProperties properties,
      JsonMapper mapper,
      @Nullable Budget budget,
      Surroundings surroundings) {
    this.properties = properties;
    this.mapper = mapper;
    this.providers =
        properties.providers().stream()
            .map(each -> new Provider(each, properties.deadline(), mapper, surroundings))
            .toList();
    this.budget = budget;
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

  /// @throws CallFailedException when the organization has spent its budget, or no provider had an
  ///   answer in time: why the last had none
  Answer ask(String organization, Sent sent, Deadline deadline) {
    if (budget != null && budget.isSpent(organization)) {
      throw CallFailedException.notMade(Reason.BUDGET_SPENT);
    }
    var failed = CallFailedException.notMade(Reason.TIMED_OUT);
    for (int i = 0; i < providers.size() && !deadline.left().isZero(); i++) {
      var provider = providers.get(i);
      try {
        var reply = provider.answer(sent, deadline.share(providers.size() - i));
        meters.spent(provider, reply);
        if (budget != null) {
          budget.spend(organization, reply.tokens());
        }
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
