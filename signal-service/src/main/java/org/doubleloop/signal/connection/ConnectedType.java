package org.doubleloop.signal.connection;

import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.doubleloop.kit.unit.UnitHash;
import org.doubleloop.signal.type.PersonalData;
import org.doubleloop.signal.type.SignalType;
import org.springframework.stereotype.Component;

/// Statements of what actions have led to, as a kind of signal. This service makes them itself.
@Component
public final class ConnectedType implements SignalType<Connection> {
  private final UnitHash units;

  public ConnectedType(UnitHash units) {
    this.units = units;
  }

  @Override
  public String name() {
    return "CONNECTED";
  }

  @Override
  public String action(Connection connection) {
    return connection.cause().action();
  }

  @Override
  public Set<String> foundBy() {
    return Set.of("of", "subject", "policy", "version", "option");
  }

  @Override
  public Map<String, Object> content(Connection connection) {
    return ConnectionDocuments.toDocument(connection);
  }

  /// By these it is found, as its action is.
  @Override
  public Map<String, Object> derived(Connection connection) {
    return ConnectionDocuments.found(connection.cause());
  }

  @Override
  public Connection read(Document document) {
    return ConnectionDocuments.fromDocument(document, units);
  }

  @Override
  public Object toApi(Connection connection) {
    return ConnectionMapping.toApi(connection);
  }

  @Override
  public PersonalData personalData() {
    return new PersonalData(
        Set.of("subject", "cause.subject", "cause.trigger"), Set.of("cause.context"));
  }
}
