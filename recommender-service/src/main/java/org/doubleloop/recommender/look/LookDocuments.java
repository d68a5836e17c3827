package org.doubleloop.recommender.look;

import java.time.Instant;
import org.bson.Document;
import org.doubleloop.kit.id.Ids;
import org.doubleloop.recommender.feed.StoredKind;
import org.doubleloop.recommender.given.NominationDocuments;
import org.doubleloop.recommender.look.Found.Counted;
import org.doubleloop.recommender.look.Found.Range;
import org.doubleloop.recommender.look.Found.Side;
import org.doubleloop.recommender.look.Found.Test;
import org.doubleloop.recommender.measure.MetricKeyDocuments;
import org.jspecify.annotations.Nullable;

/// Looks as documents. The number is taken by the `_id`: of those who look at the same time one is
/// heard.
public final class LookDocuments {
  private static final String KIND = "LOOK";
  private static final String LOOK = "look";

  /// Nothing is judged as by this: whoever looked before versions were noted is followed by others.
  private static final int BEFORE_VERSIONS = 0;

  private LookDocuments() {}

  /// How looks are read from the lanes.
  public static StoredKind storedKind() {
    return new StoredKind(KIND, LookDocuments::fromStored);
  }

  static Document toStored(Look look) {
    var id = Ids.hash(look.key().policy(), Integer.toString(look.number()));
    return new Document("_id", Ids.document(look.organization(), KIND, id))
        .append("id", id)
        .append("kind", KIND)
        .append("organization", look.organization())
        .append(LOOK, toDocument(look));
  }

  static Look fromStored(Document stored) {
    return look(stored.get(LOOK, Document.class));
  }

  public static Document toDocument(Look look) {
    var document =
        MetricKeyDocuments.toDocument(look.key())
            .append("number", look.number())
            .append("version", look.version())
            .append("moment", look.moment().toEpochMilli())
            .append("closed", look.closed())
            .append("open", look.open())
            .append("found", look.found().stream().map(LookDocuments::toDocument).toList())
            .append(
                "nominated",
                look.nominated().stream().map(NominationDocuments::toDocument).toList())
            .append("recordedAt", look.recordedAt().toEpochMilli());
    var limit = look.limit();
    return limit == null
        ? document
        : document.append(
            "limit", new Document("since", limit.since()).append("place", limit.place()));
  }

  public static Look look(Document document) {
    return new Look(
        MetricKeyDocuments.policy(document),
        document.getInteger("number"),
        document.getInteger("version", BEFORE_VERSIONS),
        Instant.ofEpochMilli(document.getLong("moment")),
        document.getLong("closed"),
        document.getLong("open"),
        document.getList("found", Document.class).stream().map(LookDocuments::found).toList(),
        document.getList("nominated", Document.class).stream()
            .map(NominationDocuments::nomination)
            .toList(),
        limit(document.get("limit", Document.class)),
        Instant.ofEpochMilli(document.getLong("recordedAt")));
  }

  private static Look.@Nullable Limit limit(@Nullable Document limit) {
    return limit == null ? null : new Look.Limit(limit.getLong("since"), limit.getLong("place"));
  }

  private static Document toDocument(Found found) {
    var document =
        NominationDocuments.toDocument(found.contrast())
            .append("tier", found.tier().name())
            .append("counts", toDocument(found.counts()));
    var test = found.test();
    return test == null ? document : document.append("test", toDocument(test));
  }

  private static Found found(Document document) {
    var test = document.get("test", Document.class);
    return new Found(
        NominationDocuments.contrast(document),
        Tier.valueOf(document.getString("tier")),
        counted(document.get("counts", Document.class)),
        test == null ? null : test(test));
  }

  private static Document toDocument(Test test) {
    var document =
        new Document("number", test.number())
            .append("since", test.since().toEpochMilli())
            .append("counts", toDocument(test.counts()))
            .append("logE", test.logE())
            .append("logNeeded", test.logNeeded());
    var range = test.range();
    return range == null
        ? document
        : document
            .append("estimate", range.estimate())
            .append("low", range.low())
            .append("high", range.high());
  }

  private static Test test(Document document) {
    var estimate = document.getDouble("estimate");
    return new Test(
        document.getInteger("number"),
        Instant.ofEpochMilli(document.getLong("since")),
        counted(document.get("counts", Document.class)),
        document.getDouble("logE"),
        document.getDouble("logNeeded"),
        estimate == null
            ? null
            : new Range(estimate, document.getDouble("low"), document.getDouble("high")));
  }

  private static Document toDocument(Counted counted) {
    return new Document("option", toDocument(counted.option()))
        .append("against", toDocument(counted.against()));
  }

  private static Counted counted(Document document) {
    return new Counted(
        side(document.get("option", Document.class)),
        side(document.get("against", Document.class)));
  }

  private static Document toDocument(Side side) {
    return new Document("trials", side.trials())
        .append("successes", side.successes())
        .append("open", side.open());
  }

  private static Side side(Document document) {
    return new Side(
        document.getLong("trials"), document.getLong("successes"), document.getLong("open"));
  }
}
