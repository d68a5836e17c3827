package org.doubleloop.policy.preview;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import org.bson.Document;
import org.doubleloop.kit.lane.LaneOverloadedException;
import org.doubleloop.kit.lane.LaneWriter;
import org.doubleloop.kit.lane.StoreUnavailableException;
import org.doubleloop.kit.store.Store;
import org.doubleloop.policy.policy.Policies;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells those who follow the feed what proposals say. Nobody waits for that: the proposal is the
/// fact, and what was not told is told by whoever reads it next.
final class ProposalFeed {
  private static final Logger log = LoggerFactory.getLogger(ProposalFeed.class);

  private final MongoCollection<Document> documents;
  private final LaneWriter lane;

  ProposalFeed(Store store, LaneWriter lane) {
    this.documents = store.collection(Policies.COLLECTION);
    this.lane = lane;
  }

  /// Tells it where that has not been done.
  void tellMissing(ProposalNews news) {
    if (!isTold(news.organization(), news.proposal(), news.edition(), news.isOpen())) {
      tell(news);
    }
  }

  private void tell(ProposalNews news) {
    try {
      lane.append(ProposalNewsDocuments.toDocument(news))
          .exceptionally(failure -> {
            log.warn("Not told of proposal {} yet: {}", news.proposal(), failure.toString());
            return null;
          });
    } catch (LaneOverloadedException | StoreUnavailableException e) {
      log.warn("Not told of proposal {} yet: {}", news.proposal(), e.toString());
    }
  }

  boolean isTold(String organization, String proposal, int edition, boolean isOpen) {
    var id = ProposalNewsDocuments.documentId(organization, proposal, edition, isOpen);
    return documents.find(Filters.eq("_id", id)).projection(Projections.include("_id")).first()
        != null;
  }
}
