package org.doubleloop.gateway.organization;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.MongoCollection;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.doubleloop.kit.id.Ids;
import org.doubleloop.kit.store.Store;

/// All organizations.
public final class Organizations {

  private static final String AHEAD = "sandbox.ahead";
  private static final String RESETS = "sandbox.resets";
  private static final String RESET_KEY = "sandbox.resetKey";

  private final MongoCollection<Document> organizations;

  public Organizations(Store store) {
    organizations = store.collection("organizations");
  }

  public boolean isEmpty() {
    return organizations.find().limit(1).first() == null;
  }

  public boolean contains(String id) {
    return organizations.find(byId(id)).first() != null;
  }

  /// Adds an organization; it may be there already.
  public void add(String id, Instant now) {
    Store.insertNew(organizations, document(id, now));
  }

  /// Adds a sandbox; it may be there already.
  public void addSandbox(String id, Instant now) {
    Store.insertNew(
        organizations,
        document(id, now).append("sandbox", new Document("ahead", 0L).append("resets", 0)));
  }

  /// The organization, where it is a sandbox.
  public Optional<Sandbox> sandbox(String id) {
    return Optional.ofNullable(organizations.find(byId(id)).first())
        .flatMap(found ->
            Optional.ofNullable(found.get("sandbox", Document.class))
                .map(sandbox -> sandbox(id, sandbox)));
  }

  /// The sandbox that services know by this name, as it is now.
  public Optional<Sandbox> sandboxWithData(String dataOrganization) {
    return sandbox(Sandbox.organizationOf(dataOrganization))
        .filter(sandbox -> sandbox.dataOrganization().equals(dataOrganization));
  }

  /// Moves a sandbox's clock on; nothing where it is there already.
  public void move(String id, Duration ahead) {
    organizations.updateOne(
        and(byId(id), lt(AHEAD, ahead.toSeconds())), set(AHEAD, ahead.toSeconds()));
  }

  /// Begins a sandbox anew, with the true time; nothing where it has been done meanwhile.
  ///
  /// @param before as it was
  /// @param key of the request, so that a repeat is known
  public void reset(Sandbox before, String key) {
    organizations.updateOne(
        and(byId(before.organization()), eq(RESETS, before.resets())),
        combine(inc(RESETS, 1), set(AHEAD, 0L), set(RESET_KEY, key)));
  }

  private static Sandbox sandbox(String id, Document sandbox) {
    return new Sandbox(
        id,
        Duration.ofSeconds(sandbox.getLong("ahead")),
        sandbox.getInteger("resets"),
        sandbox.getString("resetKey"));
  }

  private static Document document(String id, Instant now) {
    return new Document("_id", documentId(id))
        .append("id", id)
        .append("organization", id)
        .append("kind", "organization")
        .append("createdAt", now);
  }

  private static Bson byId(String id) {
    return eq("_id", documentId(id));
  }

  private static String documentId(String id) {
    return Ids.document(id, "organization", id);
  }
}
