package org.doubleloop.policy.preview;

import static org.doubleloop.kit.problem.CommonProblem.NOT_FOUND;
import static org.doubleloop.policy.PolicyProblem.PROPOSAL_CLOSED;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.doubleloop.kit.lane.LaneWriter;
import org.doubleloop.kit.problem.ServiceException;
import org.doubleloop.kit.store.Store;
import org.springframework.stereotype.Component;

/// The previews of proposals, each edition's in a document of its own.
@Component
public final class Previews {
  private static final String COLLECTION = "proposal-previews";

  private final MongoCollection<Document> previews;
  private final ProposalFeed feed;

  public Previews(Store store, LaneWriter lane) {
    this.previews = store.collection(COLLECTION);
    this.feed = new ProposalFeed(store, lane);
  }

  /// Lets those who make previews know what a proposal says now, or that it is not open any more:
  /// once, however often this is called.
  public void announce(ProposalNews now) {
    feed.tellMissing(now);
  }

  /// Whether the feed tells this already.
  public boolean isTold(ProposalNews now) {
    return feed.isTold(now.organization(), now.proposal(), now.edition(), now.isOpen());
  }

  /// The preview of what a proposal says now. Where there is none yet, it is made sure that
  /// somebody knows of it who makes one.
  public Optional<Preview> of(ProposalNews now) {
    var found = find(now.organization(), now.proposal(), now.edition());
    if (found.isEmpty()) {
      announce(now);
    }
    return found;
  }

  /// The preview of what a proposal said, whether it still does or not.
  public Optional<Preview> find(String organization, String proposal, int edition) {
    var id = PreviewDocuments.documentId(organization, proposal, edition);
    return Optional.ofNullable(previews.find(Filters.eq("_id", id)).first())
        .map(PreviewDocuments::fromDocument);
  }

  /// In a sentence each what proposals would have changed, as far as that is known.
  ///
  /// @param editions of the proposals by their ids
  public Map<String, String> effects(String organization, Map<String, Integer> editions) {
    var effects = new HashMap<String, String>();
    if (!editions.isEmpty()) {
      previews
          .find(
              Filters.in(
                  "_id",
                  editions.entrySet().stream()
                      .map(each ->
                          PreviewDocuments.documentId(organization, each.getKey(), each.getValue()))
                      .toList()))
          .projection(Projections.include("proposal", PreviewDocuments.EFFECT))
          .forEach(
              found -> effects.put(found.getString("proposal"), PreviewDocuments.effect(found)));
    }
    return effects;
  }

  /// Keeps a preview, in the place of one that was made before.
  ///
  /// @throws ServiceException when nobody was told of such an edition, or that it is not open
  void put(Preview preview) {
    var organization = preview.organization();
    if (!feed.isTold(organization, preview.proposal(), preview.edition(), true)) {
      throw new ServiceException(
          NOT_FOUND,
          "There is no edition %d of proposal %s".formatted(preview.edition(), preview.proposal()));
    }
    if (feed.isTold(organization, preview.proposal(), preview.edition(), false)) {
      throw new ServiceException(
          PROPOSAL_CLOSED, "Proposal %s is not open any more".formatted(preview.proposal()));
    }
    var document = PreviewDocuments.toDocument(preview);
    if (!Store.insertNew(previews, document)) {
      previews.replaceOne(Filters.eq("_id", document.getString("_id")), document);
    }
  }
}
