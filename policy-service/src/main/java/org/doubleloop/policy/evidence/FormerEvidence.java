package org.doubleloop.policy.evidence;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.cursor.TimeoutMode;
import java.time.Instant;
import org.bson.Document;
import org.doubleloop.kit.feed.FeedCollection;
import org.doubleloop.kit.store.Store;
import org.doubleloop.policy.content.ContentCodec;
import org.doubleloop.policy.content.PolicyContent;
import org.springframework.stereotype.Component;

/// Links what was stored before there were links: looks through all that there is, once in the life
/// of a store. Whoever is stopped meanwhile begins again, as does every other process, and finds
/// those links that are there.
@Component
public final class FormerEvidence {
  private static final String DONE = "all-that-was-stored-before";
  private static final String CONTENT = "content";

  private final MongoCollection<Document> marks;
  private final MongoCollection<Document> versions;
  private final MongoCollection<Document> proposals;
  private final EvidenceLinks links;
  private volatile boolean done;

  public FormerEvidence(Store store, FeedCollection versions, EvidenceLinks links) {
    this.marks = store.collection(EvidenceLinks.COLLECTION);
    this.versions = store.collection(versions.name());
    this.proposals = store.collection(ProposedEvidence.COLLECTION);
    this.links = links;
  }

  /// Whether all has been looked through.
  public boolean isLinked() {
    done = done || marks.find(eq("_id", DONE)).first() != null;
    return done;
  }

  /// Looks through all that is stored, where nobody has.
  public void link() {
    if (isLinked()) {
      return;
    }
    versions
        .find(exists("version"))
        .timeoutMode(TimeoutMode.ITERATION)
        .forEach(version ->
            links.add(
                EvidenceLink.ofRules(
                    version.getString("organization"),
                    version.getString("policy"),
                    version.getInteger("version"),
                    version.get("createdAt", Instant.class),
                    content(version))));
    // What they propose stood in this field when there were no links.
    proposals
        .find(exists(CONTENT))
        .timeoutMode(TimeoutMode.ITERATION)
        .forEach(proposal ->
            links.add(
                EvidenceLink.ofProposal(
                    proposal.getString("organization"),
                    proposal.getString("id"),
                    proposal.getString("policy"),
                    proposal.get("createdAt", Instant.class),
                    ProposedEvidence.evidence(proposal),
                    content(proposal))));
    Store.insertNew(marks, new Document("_id", DONE));
    done = true;
  }

  private static PolicyContent content(Document document) {
    return ContentCodec.read(document.get(CONTENT, Object.class), PolicyContent.class);
  }
}
