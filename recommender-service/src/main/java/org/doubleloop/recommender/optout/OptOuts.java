package org.doubleloop.recommender.optout;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bson.Document;
import org.doubleloop.kit.store.Store;
import org.doubleloop.kit.unit.UnitKind;
import org.doubleloop.recommender.feed.Feed;
import org.doubleloop.recommender.feed.FeedItem;
import org.doubleloop.recommender.fold.Chunks;
import org.doubleloop.recommender.fold.FoldPart;
import org.doubleloop.recommender.policy.PolicyKey;
import org.doubleloop.recommender.signal.OptOut;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/// For whom nothing is eligible.
///
/// What was said last stands in the store and not in memory: however many have opted out, none is
/// forgotten, and each process knows it as soon as one has read of it, also before it has caught up
/// itself. So nothing of it is in a snapshot.
@Repository
public final class OptOuts implements FoldPart {

  private final MongoCollection<Document> collection;

  OptOuts(Store store) {
    this.collection = store.collection("opt_outs");
  }

  /// The opt-out for which nothing under a policy is eligible, where there is one: of the subject,
  /// else of the account.
  ///
  /// @param subject its unit; null where that is not known
  /// @param account its unit; null where none is named
  public Optional<OptedOut> of(PolicyKey key, @Nullable String subject, @Nullable String account) {
    var asked = new ArrayList<Asked>();
    ask(asked, key, UnitKind.SUBJECT, subject);
    ask(asked, key, UnitKind.ACCOUNT, account);
    var words = words(asked.stream().flatMap(each -> Stream.of(each.ofAll(), each.ofPolicy())));
    return asked.stream().flatMap(each -> each.optedOut(key, words).stream()).findFirst();
  }

  /// Of whom it is asked, and where the words on that are.
  private record Asked(UnitKind scope, String ofAll, String ofPolicy) {
    /// The later of both words holds, where it says out.
    Optional<OptedOut> optedOut(PolicyKey key, Map<String, Word> words) {
      var all = words.get(ofAll);
      var one = words.get(ofPolicy);
      boolean isOfAll = one == null || (all != null && all.compareTo(one) > 0);
      return Optional.ofNullable(isOfAll ? all : one)
          .filter(Word::out)
          .map(word -> new OptedOut(scope, isOfAll ? null : key.policy(), word.at(), word.id()));
    }
  }

  private static void ask(List<Asked> asked, PolicyKey key, UnitKind scope, @Nullable String unit) {
    if (unit != null) {
      asked.add(
          new Asked(
              scope,
              WordDocuments.id(key.organization(), scope, unit, null),
              WordDocuments.id(key.organization(), scope, unit, key.policy())));
    }
  }

  private Map<String, Word> words(Stream<String> ids) {
    Map<String, Word> words = new HashMap<>();
    collection
        .find(Filters.in("_id", ids.toList()))
        .forEach(found -> words.put(found.getString("_id"), WordDocuments.word(found)));
    return words;
  }

  @Override
  public String name() {
    return "opt-outs";
  }

  @Override
  public int rules() {
    return 1;
  }

  @Override
  public Set<Feed> feeds() {
    return Set.of(Feed.SIGNALS);
  }

  /// Where it throws, some of it may have been written; to be told again changes nothing there.
  @Override
  public void take(List<FeedItem> items) {
    var said = FeedItem.only(OptOut.class, items);
    if (!said.isEmpty()) {
      collection.bulkWrite(
          said.stream().map(WordDocuments::update).toList(), new BulkWriteOptions().ordered(false));
    }
  }

  @Override
  public void beginAgain() {}

  @Override
  public void save(Chunks chunks) {}

  @Override
  public void restore(Stream<Chunks.Chunk> chunks) {}

  @Override
  public Set<String> personalFields() {
    return Set.of();
  }
}
