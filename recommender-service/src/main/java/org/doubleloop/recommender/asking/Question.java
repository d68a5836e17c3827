package org.doubleloop.recommender.asking;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// What a model is asked. But for the instructions, all of it is data: one JSON object, which no
/// text inside it can close.
///
/// @param organization whose budget it is asked on
/// @param form that the answer has to have
/// @param data strings, numbers, booleans, lists and maps. None of its strings is trusted:
///   invisible characters are taken out, and addresses and numbers of persons leave as `{{mail.1}}`
/// @param personal values by name that must not leave; where one stands in the data, its `{{name}}`
///   does. Empty where the data has none, or has them masked already
public record Question(
    String organization,
    Instructions instructions,
    Form.Fields form,
    Map<String, Object> data,
    Map<String, String> personal) {

  public Question {
    data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
    personal = Map.copyOf(personal);
  }
}
