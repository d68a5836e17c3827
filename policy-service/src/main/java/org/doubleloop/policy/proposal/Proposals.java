package org.doubleloop.policy.proposal;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Sorts.orderBy;

import com.mongodb.client.MongoCollection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.doubleloop.kit.id.Creation;
import org.doubleloop.kit.problem.ServiceException;
import org.doubleloop.kit.store.Found;
import org.doubleloop.kit.store.Store;
import org.doubleloop.policy.evidence.EvidenceLink;
import org.doubleloop.policy.evidence.EvidenceLinks;
import org.doubleloop.policy.proposal.Proposal.State;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// All proposals, each in one document that is changed by compare-and-set.
@Component
public final class Proposals {
  static final String COLLECTION = "proposals";

  private final MongoCollection<Document> proposals;
  private final EvidenceLinks links;

  public Proposals(Store store) {
    this.proposals = store.collection(COLLECTION);
    this.links = new EvidenceLinks(store);
    store.ensureIndexes(
        COLLECTION,
        List.of("organization", "createdAt", "id"),
        List.of("organization", "policy", "createdAt", "id"),
        List.of("organization", "state", "createdAt", "id"),
        List.of("state"));
    store.ensurePartialIndexes(
        COLLECTION, List.of("head.expiresAt", "state"), List.of("head.trial.on"));
  }

  /// The proposal that the same request made before, as it was then.
  ///
  /// @param bodyHash what the request's body is known by
  /// @throws ServiceException when another body was stored under this id
  public Optional<Proposal> made(Creation creation, String bodyHash) {
    var id = ProposalDocuments.documentId(creation.organization(), creation.id());
    return Optional.ofNullable(proposals.find(eq("_id", id)).first())
        .map(document ->
            creation.again(
                ProposalDocuments.fromDocument(document).asCreated(),
                bodyHash.equals(ProposalDocuments.bodyHash(document))));
  }

  /// Adds a proposal, or finds the one that the same request made.
  ///
  /// @throws ServiceException when another body was stored under this id
  public Proposal add(Creation creation, Proposal proposal, String bodyHash) {
    link(proposal);
    return Store.insertNew(proposals, ProposalDocuments.toDocument(proposal, bodyHash))
        ? proposal
        : made(creation, bodyHash).orElseThrow();
  }

  private void link(Proposal proposal) {
    links.add(
        EvidenceLink.ofProposal(
            proposal.organization(),
            proposal.id(),
            proposal.policy(),
            proposal.createdAt(),
            proposal.evidence(),
            proposal.content()));
  }

  public Optional<Proposal> find(String organization, String id) {
    var documentId = ProposalDocuments.documentId(organization, id);
    return Optional.ofNullable(proposals.find(eq("_id", documentId)).first())
        .map(ProposalDocuments::fromDocument);
  }

  /// Moves a proposal on from the change that was read.
  ///
  /// @return whether that still was the last
  public boolean move(Proposal from, Progress to) {
    var read =
        and(
            eq("_id", ProposalDocuments.documentId(from.organization(), from.id())),
            eq(ProposalDocuments.CHANGE_NUMBER, from.progress().changeNumber()));
    var moved = from.with(to);
    if (!moved.contentHash().equals(from.contentHash())) {
      link(moved);
    }
    var update = new Document("$set", ProposalDocuments.changing(moved));
    return proposals.updateOne(read, update).getMatchedCount() == 1;
  }

  /// Newest first.
  ///
  /// @param below the proposal to go on behind
  public Found<Proposal> list(
      String organization, Filter filter, @Nullable Position below, int limit) {
    var filters = new ArrayList<Bson>();
    filters.add(eq("organization", organization));
    if (filter.policy() != null) {
      filters.add(eq("policy", filter.policy()));
    }
    if (filter.state() != null) {
      filters.add(eq("state", filter.state().name()));
    }
    if (below != null) {
      // Implied by the next, and what an index can use.
      filters.add(lte("createdAt", below.createdAt()));
      filters.add(
          or(
              lt("createdAt", below.createdAt()),
              and(eq("createdAt", below.createdAt()), lt("id", below.id()))));
    }
    return Found.first(
            proposals, and(filters), orderBy(descending("createdAt"), descending("id")), limit)
        .map(ProposalDocuments::fromDocument);
  }

  /// The open ones, the oldest first.
  ///
  /// @param policy null: of all policies
  public List<Head> open(String organization, @Nullable String policy, int limit) {
    var filters = new ArrayList<Bson>();
    filters.add(eq("organization", organization));
    filters.add(eq("state", State.OPEN.name()));
    if (policy != null) {
      filters.add(eq("policy", policy));
    }
    return heads(and(filters), limit);
  }

  /// The open ones of any organization that have waited long enough.
  List<Proposal> expired(Instant now, int limit) {
    return proposals
        .find(and(eq("state", State.OPEN.name()), lte("head.expiresAt", now)))
        .limit(limit)
        .map(ProposalDocuments::fromDocument)
        .into(new ArrayList<>());
  }

  /// Those of any organization that are on trial, as far as they know.
  public List<Proposal> onTrial(int limit) {
    return proposals
        .find(eq("head.trial.on", true))
        .limit(limit)
        .map(ProposalDocuments::fromDocument)
        .into(new ArrayList<>());
  }

  private List<Head> heads(Bson filter, int limit) {
    var found = new ArrayList<Head>();
    proposals
        .find(filter)
        .projection(include(ProposalDocuments.HEAD))
        .sort(orderBy(ascending("createdAt"), ascending("id")))
        .limit(limit)
        .forEach(document ->
            found.add(
                ProposalDocuments.hasHead(document)
                    ? ProposalDocuments.head(document)
                    : former(document.getString("_id"))));
    return found;
  }

  private Head former(String documentId) {
    var document = Objects.requireNonNull(proposals.find(eq("_id", documentId)).first());
    return Head.of(ProposalDocuments.fromDocument(document));
  }

  /// Those of any organization whose acceptance has begun and not ended.
  List<Proposal> accepting(int limit) {
    return accepting(eq("state", State.ACCEPTING.name()), limit);
  }

  /// Those of one organization whose acceptance has begun and not ended.
  List<Proposal> accepting(String organization, int limit) {
    return accepting(
        and(eq("organization", organization), eq("state", State.ACCEPTING.name())), limit);
  }

  private List<Proposal> accepting(Bson filter, int limit) {
    return proposals
        .find(filter)
        .limit(limit)
        .map(ProposalDocuments::fromDocument)
        .into(new ArrayList<>());
  }

  /// Which proposals to list; what is absent is any.
  public record Filter(@Nullable String policy, @Nullable State state) {}

  /// Where a proposal stands among those of its organization.
  public record Position(Instant createdAt, String id) implements Comparable<Position> {
    private static final Comparator<Position> ORDER =
        Comparator.comparing(Position::createdAt).thenComparing(Position::id);

    public static Position of(Proposal proposal) {
      return new Position(proposal.createdAt(), proposal.id());
    }

    /// Reads what [#toString] has written.
    public static Position parse(String text) {
      int space = text.indexOf(' ');
      return new Position(Instant.parse(text.substring(0, space)), text.substring(space + 1));
    }

    @Override
    public int compareTo(Position other) {
      return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
      return createdAt + " " + id;
    }
  }
}
