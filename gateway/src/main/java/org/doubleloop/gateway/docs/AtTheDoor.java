package org.doubleloop.gateway.docs;

import static org.doubleloop.gateway.docs.SpecFile.list;
import static org.doubleloop.gateway.docs.SpecFile.map;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.doubleloop.gateway.contract.DocumentedOperation;

/// What holds of every operation because it is asked for at the gateway, and so stands in no file
/// of a service: a header of its own takes a key too, and some answers come before any service is
/// asked.
final class AtTheDoor {

  private static final Map<String, String> ANSWERS =
      Map.of(
          "400", "BadRequest",
          "406", "NotAcceptable",
          "414", "UriTooLong",
          "431", "HeadersTooLarge",
          "503", "Unavailable");

  private AtTheDoor() {}

  static Map<String, Object> told(DocumentedOperation operation, Map<String, Object> node) {
    var told = new LinkedHashMap<>(node);
    told.put("responses", responses(map(node.get("responses"))));
    if (!operation.isOpen()) {
      told.put("security", security(list(node.get("security"))));
      told.merge(
          "description", scopes(operation), (description, needs) -> description + "\n\n" + needs);
    }
    return told;
  }

  private static Map<String, Object> responses(Map<String, Object> documented) {
    var responses = new TreeMap<>(documented);
    ANSWERS.forEach((status, name) ->
        responses.putIfAbsent(status, Map.of("$ref", "#/components/responses/" + name)));
    return responses;
  }

  private static List<Object> security(List<?> documented) {
    var security = new ArrayList<Object>(documented);
    documented.forEach(
        each -> security.add(Map.of("apiKey", map(each).getOrDefault("token", List.of()))));
    return security;
  }

  /// Says in words which scopes a key needs: browsers do not show those of bearer tokens.
  private static String scopes(DocumentedOperation operation) {
    return operation.described().scopes().stream()
        .map(all -> all.stream().sorted().collect(Collectors.joining("` and `", "`", "`")))
        .collect(Collectors.joining(" or ", "Takes a key with the scope ", "."));
  }
}
