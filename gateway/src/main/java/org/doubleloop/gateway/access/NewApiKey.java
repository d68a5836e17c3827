package org.doubleloop.gateway.access;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.doubleloop.kit.id.Ids;
import org.doubleloop.kit.json.Moments;
import org.doubleloop.kit.json.StrictJson;
import org.doubleloop.kit.problem.CommonProblem;
import org.doubleloop.kit.problem.FieldFault;
import org.doubleloop.kit.problem.ServiceException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What is asked for when a key is to be made.
record NewApiKey(String owner, Set<Scope> scopes, @Nullable Instant expiresAt) {

  private static final JsonMapper STRICT = StrictJson.mapper();

  NewApiKey {
    scopes = Set.copyOf(scopes);
  }

  /// @throws ServiceException `malformed-json` or `invalid-request`, which points at every fault
  static NewApiKey parse(byte[] body, Instant now) {
    JsonNode root;
    try {
      root = STRICT.readTree(body);
    } catch (JacksonException notJson) {
      throw new ServiceException(
          CommonProblem.MALFORMED_JSON, "The body is not JSON that can be read");
    }
    return new Reading(now).read(root);
  }

  /// Collects all faults of a body before it refuses it.
  private static final class Reading {
    private final Instant now;
    private final List<FieldFault> faults = new ArrayList<>();

    Reading(Instant now) {
      this.now = now;
    }

    NewApiKey read(@Nullable JsonNode root) {
      if (root == null || !root.isObject()) {
        fault("", "TYPE", "must be an object");
        throw refusal();
      }
      for (String name : root.propertyNames()) {
        if (!Set.of("owner", "scopes", "expiresAt").contains(name)) {
          fault("/" + name.replace("~", "~0").replace("/", "~1"), "UNKNOWN", "is not known here");
        }
      }
      var owner = owner(root.path("owner"));
      var scopes = scopes(root.path("scopes"));
      var expiresAt = expiresAt(root.path("expiresAt"));
      if (!faults.isEmpty()) {
        throw refusal();
      }
      return new NewApiKey(owner, scopes, expiresAt);
    }

    private String owner(JsonNode node) {
      if (node.isMissingNode()) {
        fault("/owner", "REQUIRED", "is missing");
      } else if (!node.isString()) {
        fault("/owner", "TYPE", "must be a string");
      } else if (!Ids.CLIENT_ID.matcher(node.stringValue()).matches()) {
        fault("/owner", "PATTERN", "must match ^" + Ids.CLIENT_ID + "$");
      } else {
        return node.stringValue();
      }
      return "";
    }

    private Set<Scope> scopes(JsonNode node) {
      var scopes = EnumSet.noneOf(Scope.class);
      if (node.isMissingNode()) {
        fault("/scopes", "REQUIRED", "is missing");
      } else if (!node.isArray()) {
        fault("/scopes", "TYPE", "must be an array");
      } else if (node.isEmpty() || node.size() > 16) {
        fault("/scopes", "SIZE", "must have 1 to 16 items");
      } else {
        for (int i = 0; i < node.size(); i++) {
          scope(node.get(i), "/scopes/" + i, scopes);
        }
      }
      return scopes;
    }

    private void scope(JsonNode node, String pointer, Set<Scope> scopes) {
      if (!node.isString()) {
        fault(pointer, "TYPE", "must be a string");
        return;
      }
      var scope = Scope.parse(node.stringValue()).filter(Scope.forKeys()::contains);
      if (scope.isEmpty()) {
        fault(pointer, "ENUM", "must be one of " + String.join(", ", Scope.texts(Scope.forKeys())));
      }
      scope.ifPresent(scopes::add);
    }

    private @Nullable Instant expiresAt(JsonNode node) {
      if (node.isMissingNode() || node.isNull()) {
        return null;
      }
      if (!node.isString()) {
        fault("/expiresAt", "TYPE", "must be a string");
        return null;
      }
      try {
        var at = Moments.parse(node.stringValue());
        if (!at.isAfter(now)) {
          fault("/expiresAt", "RANGE", "must be in the future");
        }
        return at;
      } catch (DateTimeException e) {
        fault("/expiresAt", "FORMAT", "must be an RFC 3339 date-time");
        return null;
      }
    }

    private void fault(String pointer, String code, String message) {
      faults.add(new FieldFault(pointer, code, message));
    }

    private ServiceException refusal() {
      return new ServiceException(
          CommonProblem.INVALID_REQUEST, "The key cannot be made as asked", faults);
    }
  }
}
