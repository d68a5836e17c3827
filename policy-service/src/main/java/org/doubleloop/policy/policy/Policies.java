package org.doubleloop.policy.policy;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.client.MongoCollection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.doubleloop.kit.id.Creation;
import org.doubleloop.kit.lane.Appended;
import org.doubleloop.kit.lane.LaneWriter;
import org.doubleloop.kit.organization.OrganizationClock;
import org.doubleloop.kit.problem.ServiceException;
import org.doubleloop.kit.store.Found;
import org.doubleloop.kit.store.Store;
import org.doubleloop.policy.PolicyProblem;
import org.doubleloop.policy.content.PolicyContent;
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
  private final PolicyQuotas quotas;

  public Policies(Store store, LaneWriter lane, OrganizationClock clock) {
    this.versions = store.collection(COLLECTION);
    this.lane = lane;
    this.clock = clock;
    this.quotas = new PolicyQuotas(this::quota);
    store.ensureIndexes(
        COLLECTION,
        List.of("organization", "policy", "version"),
        List.of("organization", "version", "policy"));
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
    var standing = standing(document).orElseGet(() -> appendWithin(document));
    return creation.again(
        PolicyVersionDocuments.fromDocument(standing),
        bodyHash.equals(PolicyVersionDocuments.bodyHash(standing)));
  }

  private Optional<Document> standing(Document version) {
    return Optional.ofNullable(versions.find(eq("_id", version.getString("_id"))).first());
  }

  private Document appendWithin(Document version) {
    var quota = quotas.of(version.getString("organization"));
    // Together, as many may come at once.
    synchronized (quota) {
      quota.requireRoom(version.getString("policy"), PolicyVersionDocuments.size(version));
      return append(version);
    }
  }

  /// @throws ServiceException when the organization has no room for this as the next version
  public void requireRoom(String organization, String policy, PolicyContent next) {
    quotas.of(organization).requireRoom(policy, ContentSize.of(next));
  }

  /// Adds a version that was accepted.
  ///
  /// @return what stands under its number now: this version, or the one that came first
  public PolicyVersion add(PolicyVersion version) {
    return PolicyVersionDocuments.fromDocument(
        append(PolicyVersionDocuments.toDocument(version, null)));
  }

  /// The newest version whose time has come. A first version is in force from the start, whatever
  /// the clocks of two processes say.
  public Optional<PolicyVersion> inForce(String organization, String policy) {
    return newest(and(of(organization, policy), lte("effectiveFrom", clock.instant())))
        .or(() -> version(organization, policy, 1));
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

  /// The versions in force of all policies, by the policies' ids.
  ///
  /// @param after the policy's id to go on behind
  public Found<PolicyVersion> allInForce(String organization, @Nullable String after, int limit) {
    var firsts = and(eq("organization", organization), eq("version", 1));
    var inForce = new TreeMap<String, Integer>();
    versions
        .find(after == null ? firsts : and(firsts, gt("policy", after)))
        .projection(include("policy"))
        .sort(ascending("policy"))
        .limit(limit + 1)
        .forEach(first -> inForce.put(first.getString("policy"), 1));
    if (inForce.isEmpty()) {
      return new Found<>(List.of(), false);
    }
    versions
        .find(
            and(
                eq("organization", organization),
                gte("policy", inForce.firstKey()),
                lte("policy", inForce.lastKey()),
                lte("effectiveFrom", clock.instant())))
        .projection(include("policy", "version"))
        .forEach(found ->
            inForce.computeIfPresent(
                found.getString("policy"),
                (policy, newest) -> Math.max(newest, found.getInteger("version"))));
    var ids = new ArrayList<String>();
    inForce.forEach((policy, version) ->
        ids.add(PolicyVersionDocuments.documentId(organization, policy, version)));
    return Found.first(versions, ids, limit).map(PolicyVersionDocuments::fromDocument);
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

  private Document append(Document version) {
    return switch (lane.store(version)) {
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
