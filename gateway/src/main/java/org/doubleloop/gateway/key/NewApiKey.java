package org.doubleloop.gateway.key;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.doubleloop.gateway.access.Scope;
import org.doubleloop.gateway.contract.Service;
import org.doubleloop.kit.id.Ids;
import org.doubleloop.kit.json.StrictJson;
import org.doubleloop.kit.problem.CommonProblem;
import org.doubleloop.kit.problem.FieldFault;
import org.doubleloop.kit.problem.JsonFaults;
import org.doubleloop.kit.problem.ServiceException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// What is asked for when a key is to be made.
record NewApiKey(
    String owner, @Nullable String label, Set<Scope> scopes, @Nullable Instant expiresAt) {

  private static final JsonMapper STRICT = StrictJson.mapper();
  private static final int MOST_SCOPES = 16;
  private static final int LABEL = 100;

  NewApiKey {
    scopes = Set.copyOf(scopes);
  }

  private record Body(
      @Nullable String owner,
      @Nullable String label,
      @Nullable List<String> scopes,
      @Nullable Instant expiresAt) {}

  /// @throws ServiceException `malformed-json` or `invalid-request`
  static NewApiKey parse(byte[] json) {
    try {
      @Nullable Body body = STRICT.readValue(json, Body.class);
      return of(body == null ? new Body(null, null, null, null) : body);
    } catch (JacksonException e) {
      throw JsonFaults.of(e);
    }
  }

  private static NewApiKey of(Body body) {
    var faults = new ArrayList<FieldFault>();
    var owner = body.owner();
    if (owner == null) {
      faults.add(new FieldFault("/owner", "REQUIRED", "is missing"));
    } else if (!Ids.CLIENT_ID.matcher(owner).matches()) {
      faults.add(new FieldFault("/owner", "PATTERN", "must match ^" + Ids.CLIENT_ID + "$"));
    } else if (isService(owner)) {
      faults.add(new FieldFault("/owner", "RESERVED", "is the name of a service of Doubleloop's"));
    }
    var label = body.label();
    if (label != null && (label.isBlank() || label.codePointCount(0, label.length()) > LABEL)) {
      faults.add(new FieldFault("/label", "SIZE", "must have 1 to %d characters".formatted(LABEL)));
    }
    var scopes = scopes(body.scopes(), faults);
    if (owner == null || !faults.isEmpty()) {
      throw refusal(faults);
    }
    return new NewApiKey(owner, label, scopes, body.expiresAt());
  }

  private static boolean isService(String owner) {
    return Stream.of(Service.values())
        .anyMatch(service -> owner.equalsIgnoreCase(service.id() + "-service"));
  }

  private static Set<Scope> scopes(@Nullable List<String> texts, List<FieldFault> faults) {
    var scopes = EnumSet.noneOf(Scope.class);
    if (texts == null) {
      faults.add(new FieldFault("/scopes", "REQUIRED", "is missing"));
    } else if (texts.isEmpty() || texts.size() > MOST_SCOPES) {
      faults.add(new FieldFault("/scopes", "SIZE", "must have 1 to 16 items"));
    } else {
      var possible = String.join(", ", Scope.texts(Scope.forKeys()));
      for (int i = 0; i < texts.size(); i++) {
        var scope = Scope.parse(texts.get(i)).filter(Scope.forKeys()::contains);
        scope.ifPresent(scopes::add);
        if (scope.isEmpty()) {
          faults.add(new FieldFault("/scopes/" + i, "ENUM", "must be one of " + possible));
        }
      }
    }
    return scopes;
  }

  /// The key that is made now of what is asked for.
  ///
  /// @throws ServiceException `invalid-request` when it would end before it begins
  ApiKey make(KeyText text, String organization, Instant now) {
    if (expiresAt != null && !expiresAt.isAfter(now)) {
      throw refusal(List.of(new FieldFault("/expiresAt", "RANGE", "must be in the future")));
    }
    return new ApiKey(
        text.id(),
        organization,
        owner,
        label,
        scopes,
        text.hash(),
        false,
        now,
        expiresAt,
        null,
        null);
  }

  private static ServiceException refusal(List<FieldFault> faults) {
    return new ServiceException(
        CommonProblem.INVALID_REQUEST, "The key cannot be made as asked", faults);
  }
}
