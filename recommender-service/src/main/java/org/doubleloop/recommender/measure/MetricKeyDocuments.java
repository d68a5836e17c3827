package org.doubleloop.recommender.measure;

import java.time.Duration;
import org.bson.Document;
import org.doubleloop.recommender.policy.PolicyKey;

/// The keys of models, and of policies, as documents.
public final class MetricKeyDocuments {

  private MetricKeyDocuments() {}

  public static Document toDocument(PolicyKey key) {
    return new Document("organization", key.organization()).append("policy", key.policy());
  }

  public static PolicyKey policy(Document document) {
    return new PolicyKey(document.getString("organization"), document.getString("policy"));
  }

  public static Document toDocument(MetricKey metric) {
    var document =
        toDocument(metric.key())
            .append("outcome", metric.outcome())
            .append("window", metric.window().toString())
            .append("countWeak", metric.countWeak());
    return metric.cap() == null ? document : document.append("cap", metric.cap());
  }

  /// Those that were stored before there was a cap have none.
  public static MetricKey metric(Document document) {
    return new MetricKey(
        policy(document),
        document.getString("outcome"),
        Duration.parse(document.getString("window")),
        document.getBoolean("countWeak"),
        document.getDouble("cap"));
  }
}
