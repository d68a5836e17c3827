package org.doubleloop.gateway.token;

import static com.mongodb.client.model.Filters.lt;

import com.mongodb.client.MongoCollection;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.bson.Document;
import org.doubleloop.kit.id.Ids;
import org.doubleloop.kit.store.Store;

/// The assertions that tokens were given for, each for as long as it could be shown again. They are
/// stored, so that a replay is noticed by every process and after a restart.
final class UsedAssertions {

  private static final String NAME = "usedAssertions";
  private static final int CLEAR_EVERY = 256;

  private final MongoCollection<Document> used;
  private final AtomicLong count = new AtomicLong();

  UsedAssertions(Store store) {
    store.ensureIndexes(NAME, List.of("endsAt"));
    used = store.collection(NAME);
  }

  /// Uses an assertion up.
  ///
  /// @return whether it was still unused
  boolean use(String client, String assertion, Instant endsAt, Instant now) {
    if (count.getAndIncrement() % CLEAR_EVERY == 0) {
      used.deleteMany(lt("endsAt", now));
    }
    return Store.insertNew(
        used,
        new Document("_id", Ids.hash("assertion", client, assertion)).append("endsAt", endsAt));
  }
}
