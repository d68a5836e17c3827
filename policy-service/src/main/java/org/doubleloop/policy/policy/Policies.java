package org.doubleloop.policy.policy;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.client.MongoCollection;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.doubleloop.kit.id.Creation;
import org.doubleloop.kit.lane.Appended;
import org.doubleloop.kit.lane.LaneWriter;
import org.doubleloop.kit.organization.OrganizationClock;
import org.doubleloop.kit.problem.CommonProblem;
import org.doubleloop.kit.problem.FieldFault;
import org.doubleloop.kit.problem.ServiceException;
import org.doubleloop.kit.store.Found;
import org.doubleloop.kit.store.Store;
import org.doubleloop.policy.PolicyProblem;
import org.doubleloop.policy.archival.Archival;
import org.doubleloop.policy.archival.Archivals;
import org.doubleloop.policy.content.PolicyContent;
import org.doubleloop.policy.evidence.EvidenceLink;
import org.doubleloop.policy.evidence.EvidenceLinks;
import org.doubleloop.policy.quota.PolicyQuota;
import org.doubleloop.policy.quota.PolicyQuotas;
import org.doubleloop.policy.validation.ContentSize;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The versions of all policies. A version is made by appending it to this process's lane: its
/// `_id` lets it be made once, and its place in the lane tells those who follow the feed.
@Component
public final class Policies {
  /// The collection of the versions, which is also the feed's.
  public static final String COLLECTION = "policy-versions";

  private final MongoCollection<Document> versions;
  private final LaneWriter lane;
  private final OrganizationClock clock;
  private final Archivals archivals;
  private final EvidenceLinks links;
  private final PolicyQuotas quotas;

  public Policies(
      Store store,
      LaneWriter lane,
      OrganizationClock clock,
      Archivals archivals,
      EvidenceLinks links) {
    this.versions = store.collection(COLLECTION);
    this.lane = lane;
    this.clock = clock;
    this.archivals = archivals;
    this.links = links;
    this.quotas = new PolicyQuotas(this::quota);
    store.ensureIndexes(
        COLLECTION,
        List.of("organization", "policy", "version"),
        List.of("organization", "version", "policy"));
    store.ensurePartialIndexes(COLLECTION, List.of("proposal", "organization"));
  }

  /// Makes version 1 of a policy, in force at once, or finds the one that the same request made.
  ///
  /// @param bodyHash what the request's body is known by
  /// @throws ServiceException when another body was stored under this id, or the organization has
  ///   no room for it
  public PolicyVersion create(
      Creation creation, PolicyContent content, String author, String bodyHash) {
    var made =
        PolicyVersion.first(
            creation.organization(), creation.id(), content, author, clock.instant());
    var document = PolicyVersionDocuments.toDocument(made, bodyHash);
    var standing = standing(document).orElseGet(() -> appendWithin(made, document));
    boolean isSame = bodyHash.equals(PolicyVersionDocuments.bodyHash(standing));
    if (!isSame && creation.naming() == Creation.Naming.CLIENT) {
      throw taken(creation.id());
    }
    return creation.again(PolicyVersionDocuments.fromDocument(standing), isSame);
  }

  private static ServiceException taken(String policy) {
    return new ServiceException(
        CommonProblem.CONFLICT,
        ("There is a policy %s with another content, and versions never change. To change it,"
                + " propose the next one: POST /v1/proposals with \"policy\" and \"baseVersion\", or"
                + " apply a file with the ETag of the newest version as If-Match, PUT"
                + " /v1/policies/%1$s/file. Another policy needs another id")
            .formatted(policy),
        List.of(new FieldFault("/id", "TAKEN", "names a policy that there is")));
  }

  private Optional<Document> standing(Document version) {
    return Optional.ofNullable(versions.find(eq("_id", version.getString("_id"))).first());
  }

  private Document appendWithin(PolicyVersion version, Document document) {
    var quota = quotas.of(version.organization());
    // Together, as many may come at once.
    synchronized (quota) {
      quota.requireRoom(version.policy(), PolicyVersionDocuments.size(document));
      return append(version, document);
    }
  }

  /// @throws ServiceException when the policy is archived, or the organization has no room for this
  ///   as the next version
  public void requireRoom(String organization, String policy, PolicyContent next) {
    archived(organization, policy)
        .ifPresent(archival -> {
          throw new ServiceException(
              PolicyProblem.POLICY_ARCHIVED,
              "It was archived by %s: restore it first".formatted(archival.by()));
        });
    quotas.of(organization).requireRoom(policy, ContentSize.of(next));
  }

  /// That the policy is archived, where it is.
  public Optional<Archival> archived(String organization, String policy) {
    return archivals.latest(organization, policy).filter(Archival::archived);
  }

  /// @throws ServiceException when the organization has no room for an archived policy any more
  public void requireRoomAgain(String organization, String policy) {
    quotas.of(organization).requireRoomAgain(policy);
  }

  /// Notes what an archived policy does not take any more, or a restored one takes again.
  public void note(Archival archival) {
    quotas.note(archival.organization(), quota -> quota.add(archival));
  }

  /// Adds a version that was accepted.
  ///
  /// @return what stands under its number now: this version, or the one that came first
  public PolicyVersion add(PolicyVersion version) {
    return PolicyVersionDocuments.fromDocument(
        append(version, PolicyVersionDocuments.toDocument(version, null)));
  }

  /// The newest version whose time has come. A first version is in force from the start, whatever
  /// the clocks of two processes say.
  public Optional<PolicyVersion> inForce(String organization, String policy) {
    return newest(and(of(organization, policy), lte("effectiveFrom", clock.instant())))
        .or(() -> version(organization, policy, 1));
  }

  /// The number of the newest version that was or, as far as is known now, will be effective at a
  /// moment.
  Optional<Integer> inForceAt(String organization, String policy, Instant moment) {
    return Optional.ofNullable(
            versions
                .find(and(of(organization, policy), lte("effectiveFrom", moment)))
                .projection(include("version"))
                .sort(descending("version"))
                .limit(1)
                .first())
        .map(found -> found.getInteger("version"));
  }

  /// The newest that is known of a policy.
  ///
  /// @param version its number
  /// @param archivals how often it was archived or restored
  record Newest(String policy, int version, int archivals) {}

  /// Which policies have a version or an archival beyond these: each has the next number.
  Set<String> followed(String organization, Collection<Newest> known) {
    var next = new HashMap<String, String>();
    for (var each : known) {
      var policy = each.policy;
      next.put(PolicyVersionDocuments.documentId(organization, policy, each.version + 1), policy);
      next.put(Archivals.documentId(organization, policy, each.archivals + 1), policy);
    }
    var followed = new HashSet<String>();
    versions
        .find(in("_id", next.keySet()))
        .projection(include("_id"))
        .forEach(found -> followed.add(next.get(found.getString("_id"))));
    return followed;
  }

  /// The newest version, whether in force or not.
  public Optional<PolicyVersion> newest(String organization, String policy) {
    return newest(of(organization, policy));
  }

  public Optional<PolicyVersion> version(String organization, String policy, int version) {
    var id = PolicyVersionDocuments.documentId(organization, policy, version);
    return Optional.ofNullable(versions.find(eq("_id", id)).first())
        .map(PolicyVersionDocuments::fromDocument);
  }

  boolean has(String organization, String policy, int version) {
    var id = PolicyVersionDocuments.documentId(organization, policy, version);
    return versions.find(eq("_id", id)).projection(include("_id")).first() != null;
  }

  /// The version that a proposal became.
  public Optional<PolicyVersion> ofProposal(String organization, String proposal) {
    // With a version: what is told of proposals stands there too.
    return newest(
        and(eq("proposal", proposal), eq("organization", organization), gte("version", 1)));
  }

  /// When the versions with higher numbers than this come into force, by their numbers.
  NavigableMap<Integer, Instant> above(PolicyVersion version) {
    var above = new TreeMap<Integer, Instant>();
    versions
        .find(and(of(version.organization(), version.policy()), gt("version", version.version())))
        .projection(include("version", "effectiveFrom"))
        .forEach(each ->
            above.put(each.getInteger("version"), each.get("effectiveFrom", Instant.class)));
    return above;
  }

  /// The versions of a policy, newest first.
  ///
  /// @param below the version to go on below
  public Found<PolicyVersion> versions(
      String organization, String policy, @Nullable Integer below, int limit) {
    var all = of(organization, policy);
    return Found.first(
            versions,
            below == null ? all : and(all, lt("version", below)),
            descending("version"),
            limit)
        .map(PolicyVersionDocuments::fromDocument);
  }

  private Optional<PolicyVersion> newest(Bson filter) {
    return Optional.ofNullable(versions.find(filter).sort(descending("version")).limit(1).first())
        .map(PolicyVersionDocuments::fromDocument);
  }

  private PolicyQuota quota(String organization) {
    var quota = new PolicyQuota();
    versions
        // With a version: what else is told in the feed stands there too.
        .find(and(eq("organization", organization), gte("version", 1)))
        .projection(include("policy", "version", "terms", "characters"))
        .forEach(version -> add(quota, version));
    archivals.forEach(organization, quota::add);
    return quota;
  }

  private static void add(PolicyQuota quota, Document version) {
    quota.add(
        version.getString("policy"),
        version.getInteger("version"),
        PolicyVersionDocuments.size(version));
  }

  private static Bson of(String organization, String policy) {
    return and(eq("organization", organization), eq("policy", policy));
  }

  private Document append(PolicyVersion version, Document written) {
    links.add(
        EvidenceLink.ofRules(
            version.organization(),
            version.policy(),
            version.version(),
            version.createdAt(),
            version.content()));
    return switch (lane.store(written)) {
      case Appended.Stored(var document) -> {
        quotas.note(document.getString("organization"), quota -> add(quota, document));
        yield document;
      }
      case Appended.Duplicate(var stored) -> stored;
      case Appended.Refused(var reason) ->
          throw new ServiceException(
              PolicyProblem.INVALID_POLICY, "The store does not take it: " + reason);
    };
  }
}
